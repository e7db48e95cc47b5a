"""The template contract: which variables each template gets, and what changed about them.

A template of the user is checked against this before anything is rendered. Names go through a
version in which they only warn: put them into `CHANGES` with `gone=False` first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from ..pycode import Ident, Safe
from . import views
from .views import CONTRACT

Context = Mapping[str, Any]
"""The type of each variable."""

TEMPLATES: Final[Mapping[str, Context]] = {
    "builders/builder.py.jinja": {"builder": views.BuilderView},
    "builders/index.py.jinja": {"builders": tuple[tuple[Ident, Ident], ...]},
    "client/client.py.jinja": {"client": views.ClientView},
    "client/config.py.jinja": {"client": views.ClientView},
    "errors/errors.py.jinja": {"errors": views.ErrorsView},
    "events/events.py.jinja": {"events": views.EventsView},
    "models/dicts.py.jinja": {"module": views.DictModuleView},
    "models/index.py.jinja": {"index": views.ModelsIndexView},
    "models/module.py.jinja": {"module": views.ModelModuleView, "classes": tuple[Safe, ...]},
    "package/NOTICE.jinja": {"notice": views.NoticeView},
    "package/dicts_init.py.jinja": {},
    "package/ruff.toml.jinja": {},
    "package/runtime_NOTICE.jinja": {"runtime": views.RuntimeView},
    "package/unknown.py.jinja": {},
    "package/init.py.jinja": {"package": views.PackageView},
    "package/progress.py.jinja": {},
    "package/resources_init.py.jinja": {},
    "project/README.md.jinja": {"project": views.ProjectView, "readme": views.ReadmeView},
    "project/runtime_README.md.jinja": {"runtime": views.RuntimeView},
    "project/runtime_pyproject.toml.jinja": {"runtime": views.RuntimeView},
    "project/test_events.py.jinja": {"tests": views.EventTestsView},
    "project/test_operations.py.jinja": {"tests": views.OwnTestsView},
    "project/api.md.jinja": {"api": views.ApiView},
    "project/pyproject.toml.jinja": {"project": views.ProjectView},
    "resources/resource.py.jinja": {"resource": views.ResourceView},
    "testing/init.py.jinja": {"testing": views.TestingView},
    "testing/samples.py.jinja": {},
}
"""What the built-in templates get, by name, and templates of the user in their place."""

OF_SHARED_RUNTIME: Final = frozenset(name for name in TEMPLATES if "/runtime_" in name)
"""Templates of a runtime that SDKs share: no file of an SDK is made from them."""

_ALWAYS: Final[Context] = {
    "client": views.ClientView,
    "package": views.PackageView,
    "errors": views.ErrorsView,
    "resources": tuple[views.ResourceView, ...],
    "modules": tuple[views.ModelModuleView, ...],
    "builders": tuple[views.BuilderView, ...],
}
EXTRAS: Final[Mapping[str, Context]] = {
    "sdk": _ALWAYS,
    "resource": {**_ALWAYS, "resource": views.ResourceView},
    "operation": {**_ALWAYS, "resource": views.ResourceView, "operation": views.OperationView},
    "model": {**_ALWAYS, "module": views.ModelModuleView, "model": views.ClassView},
    "builder": {**_ALWAYS, "builder": views.BuilderView},
    "error": {**_ALWAYS, "error": views.ErrorView},
}
"""What a template that adds files gets, by its `each`."""


class Change(Struct, frozen=True):
    """A name of the contract that goes, or is gone.

    Attributes:
        contract: The version in which that was decided.
        holder: The view, or the template of a block.
        name: The field or block.
        advice: What to write instead.
        gone: False while it is still there and only warns.
    """

    contract: int
    holder: str
    name: str
    advice: str
    gone: bool = True


CHANGES: Final[tuple[Change, ...]] = (
    Change(
        2,
        "resources/resource.py.jinja",
        "operations",
        "the block is called 'constants' since contract 2",
    ),
    Change(
        2,
        "EventView",
        "form",
        '\'reads\' says it: "form", "text", "bytes", "nothing", or empty for JSON',
        gone=False,
    ),
    Change(
        2,
        "ClientView",
        "resources[]",
        "since contract 2 an entry is a ClientResourceView: .attribute, .module, .name, .doc",
    ),
)

__all__ = ["CHANGES", "CONTRACT", "EXTRAS", "TEMPLATES", "Change", "Context"]
