"""All views of an SDK, made from its plan once."""

from __future__ import annotations

from msgspec import Struct

from ..plan.build import Plan
from ..plan.builder_views import builder_view
from ..plan.client import client_view, errors_view, package_view
from ..plan.events import events_view
from ..plan.exports import runtime_exports
from ..plan.model_views import model_modules
from ..plan.resource_views import resource_views
from ..plan.twins import twin_modules
from .made import Made
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


def build_views(plan: Plan, made: Made) -> Views:
    """The views of a plan, but for those of files that are made already."""
    raw = {part.attribute for part in made.parts.resources if part.has_raw}
    return Views(
        package=package_view(
            plan.api, plan.names, runtime_exports(plan), builders=bool(plan.builders)
        ),
        client=client_view(plan.api, plan.names, plan.resources.names, plan.credentials, raw=raw),
        errors=errors_view(plan.api, plan.errors),
        events=events_view(plan.models, plan.events, plan.signature),
        modules=model_modules(made.fresh.models),
        dicts=twin_modules(plan.models),
        resources=resource_views(made.fresh.resources),
        builders=tuple(builder_view(plan.models, each) for each in plan.builders),
    )
