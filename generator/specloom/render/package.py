"""The files of the import package, from its views; unformatted."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from ..diagnostics import Diagnostics
from ..format.cache import Cache
from ..plan.build import Plan
from ..plan.fake_answers import answers
from ..plan.testing import testing_view
from .build import Views
from .custom import Folder
from .environment import render
from .made import Made
from .models import render_models


def render_package(
    plan: Plan,
    views: Views,
    made: Made,
    env: Environment,
    folder: Folder,
    diagnostics: Diagnostics,
    cache: Cache,
    *,
    shared: bool = False,
) -> dict[str, str]:
    """Every Python file of the package but its runtime, by its path inside it.

    Args:
        plan: The plan.
        views: Those of the plan, but for files that are `made` already.
        made: Files of its parts; takes those that are made here.
        env: The templates.
        folder: Where they are.
        diagnostics: Takes what the models engine does not agree with.
        cache: What that engine has read before.
        shared: Whether the runtime will be in another package.
    """
    return {
        **render_models(views, made, env, folder, diagnostics, cache, shared),
        **_resources(views, made, env),
        **_builders(views, env),
        **_top(views, env),
        **_testing(plan, env),
        "py.typed": "",
    }


def copied_runtime(tree: Mapping[str, bytes], folder: Folder) -> frozenset[str]:
    """The files of a tree that are the runtime's own, byte by byte: they are laid out already, by
    both formatters, which would take longer over them than over all the rest of a small SDK."""
    originals = {
        path.read_bytes()
        for name in ("runtime", "testing")
        for path in (folder.builtin / name).glob("*.py")
    }
    return frozenset(path for path, data in tree.items() if data in originals)


def _resources(views: Views, made: Made, env: Environment) -> dict[str, str]:
    for part, view in zip(made.fresh.resources, views.resources, strict=True):
        made.add(part.path, render(env, "resources/resource.py.jinja", {"resource": view}))
    parts = made.parts.resources
    files = {part.path: made.files[part.path].text for part in parts}
    files["resources/__init__.py"] = render(env, "package/resources_init.py.jinja", {})
    if any(part.waits for part in parts):
        files["progress.py"] = render(env, "package/progress.py.jinja", {})
    return files


def _builders(views: Views, env: Environment) -> dict[str, str]:
    if not views.builders:
        return {}
    files = {
        f"builders/{view.module}.py": render(env, "builders/builder.py.jinja", {"builder": view})
        for view in views.builders
    }
    index = tuple((each.module, each.name) for each in views.builders)
    files["builders/__init__.py"] = render(env, "builders/index.py.jinja", {"builders": index})
    return files


def _top(views: Views, env: Environment) -> dict[str, str]:
    files = {
        "__init__.py": render(env, "package/init.py.jinja", {"package": views.package}),
        "client.py": render(env, "client/client.py.jinja", {"client": views.client}),
        "_config.py": render(env, "client/config.py.jinja", {"client": views.client}),
        "errors.py": render(env, "errors/errors.py.jinja", {"errors": views.errors}),
    }
    if views.events is not None:
        files["events.py"] = render(env, "events/events.py.jinja", {"events": views.events})
    return files


def _testing(plan: Plan, env: Environment) -> dict[str, str]:
    if not plan.resources.operations:
        if not plan.api.events:
            return {}
        return {"testing/__init__.py": render(env, "testing/samples.py.jinja", {})}
    return {
        "testing/__init__.py": render(
            env, "testing/init.py.jinja", {"testing": testing_view(plan)}
        ),
        "testing/answers.json": answers(plan),
    }
