"""The files of the import package, from its views; unformatted."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

from jinja2 import Environment

from .. import pycode
from ..diagnostics import Diagnostics
from ..format.cache import Cache
from ..models.build import class_texts
from ..plan.build import Plan
from ..plan.imports import member_order, module_order
from ..plan.testing import answers, testing_view
from ..pycode import Ident, Safe
from .build import Views
from .custom import Folder
from .environment import render
from .views import ClassView, EnumView, ModelsIndexView


def render_package(
    plan: Plan,
    views: Views,
    env: Environment,
    folder: Folder,
    diagnostics: Diagnostics,
    cache: Cache,
    *,
    shared: bool = False,
) -> dict[str, str]:
    """Every Python file of the package but its runtime, by its path inside it.

    `shared` says that the runtime will be in another package.
    """
    return {
        **_models(plan, views, env, folder, diagnostics, cache, shared),
        **_resources(views, env),
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


def _models(
    plan: Plan,
    views: Views,
    env: Environment,
    folder: Folder,
    diagnostics: Diagnostics,
    cache: Cache,
    shared: bool,
) -> dict[str, str]:
    engine = folder.builtin / "models" / "engine"
    texts = class_texts(plan.models, views.modules, engine, diagnostics, cache)
    files: dict[str, str] = {}
    entries: list[tuple[Ident, Safe]] = []
    for module in views.modules:
        named: tuple[EnumView | ClassView, ...] = (*module.enums, *module.classes)
        classes = tuple(Safe(texts[str(view.name)]) for view in named)
        files[f"models/{module.name}.py"] = render(
            env, "models/module.py.jinja", {"module": module, "classes": classes}
        )
        entries += [(view.name, module.name) for view in named]
        entries += [(alias.name, module.name) for alias in module.aliases]
    for twins in views.dicts:
        files[f"models/dicts/{twins.name}.py"] = render(
            env, "models/dicts.py.jinja", {"module": twins}
        )
        home = pycode.dotted_name(f"dicts.{twins.name}")
        entries += [(each.name, home) for each in twins.dicts]
        entries += [(each.name, home) for each in twins.aliases]
    if views.dicts:
        files["models/dicts/__init__.py"] = render(env, "package/dicts_init.py.jinja", {})
    if any("UnknownVariant" in line.names for module in views.modules for line in module.imports):
        unknown = "._unknown" if shared else "._runtime.unions"
        entries.append((Ident("UnknownVariant"), pycode.dotted_name(unknown)))
        if shared:  # the index names modules of its own package, as text
            files["_unknown.py"] = render(env, "package/unknown.py.jinja", {})
    by_module = groupby(sorted(entries, key=_import_order), key=itemgetter(1))
    index = ModelsIndexView(
        tuple(sorted(entries)),
        tuple((module, tuple(name for name, _ in group)) for module, group in by_module),
    )
    files["models/__init__.py"] = render(env, "models/index.py.jinja", {"index": index})
    return files


def _import_order(entry: tuple[Ident, Safe]) -> tuple[object, object]:
    return module_order(f".{entry[1]}"), member_order(entry[0])


def _resources(views: Views, env: Environment) -> dict[str, str]:
    files = {
        f"resources/{view.module}.py": render(
            env, "resources/resource.py.jinja", {"resource": view}
        )
        for view in views.resources
    }
    files["resources/__init__.py"] = render(env, "package/resources_init.py.jinja", {})
    if any(view.waits for view in views.resources):
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
