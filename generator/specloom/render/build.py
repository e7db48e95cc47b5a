"""All views of an SDK, made from its plan once."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..plan.build import Plan
from ..plan.builder_views import builder_view
from ..plan.client import client_view, errors_view, package_view
from ..plan.events import events_view
from ..plan.model_parts import ModelPart
from ..plan.model_views import model_modules
from ..plan.resources import resource_views
from ..plan.twins import twin_modules
from .views import (
    BuilderView,
    ClientView,
    DictModuleView,
    ErrorsView,
    EventsView,
    ModelModuleView,
    PackageView,
    ResourceView,
)


class Views(Struct, frozen=True):
    """What the templates of the package print."""

    package: PackageView
    client: ClientView
    errors: ErrorsView
    events: EventsView | None
    modules: tuple[ModelModuleView, ...]
    dicts: tuple[DictModuleView, ...]
    resources: tuple[ResourceView, ...]
    builders: tuple[BuilderView, ...]


def build_views(plan: Plan, parts: Iterable[ModelPart]) -> Views:
    """The views of a plan; of its models, those of some parts."""
    resources = resource_views(plan.models, plan.resources, plan.errors, plan.names.client)
    raw = {
        str(view.attribute)
        for view in resources
        if (view.raw or view.chosen or view.paged) and not view.shared
    }
    return Views(
        package=package_view(plan.api, plan.names, builders=bool(plan.builders)),
        client=client_view(plan.api, plan.names, plan.resources.names, plan.credentials, raw=raw),
        errors=errors_view(plan.api, plan.errors),
        events=events_view(plan.models, plan.events, plan.signature),
        modules=model_modules(parts),
        dicts=twin_modules(plan.models),
        resources=resources,
        builders=tuple(builder_view(plan.models, each) for each in plan.builders),
    )
