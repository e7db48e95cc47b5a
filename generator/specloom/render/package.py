"""The files of the import package, from the plan; unformatted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment

from .. import pycode
from ..diagnostics import Diagnostics
from ..format.cache import Cache
from ..models.build import class_texts
from ..plan.build import Plan
from ..plan.builders import builder_view
from ..plan.client import client_view, errors_view, package_view
from ..plan.events import events_view
from ..plan.models import model_modules
from ..plan.resources import resource_views
from ..plan.runtime import needed_files
from ..plan.testing import answers, testing_view
from ..pycode import Ident, Safe
from .environment import environment
from .views import ModelsIndexView

_RUNTIME_IMPORT = re.compile(r"^\s*from \.+_runtime(?:\.(\w+))? import (.+)$", re.MULTILINE)


def render_package(
    plan: Plan, http: str, templates: Path, diagnostics: Diagnostics, cache: Cache
) -> dict[str, str]:
    """Every Python file of the package by its path inside it.

    `http` is the library that the SDK sends with, httpx or httpx2.
    """
    env = environment(templates)
    files = {
        **_models(plan, env, templates, diagnostics, cache),
        **_resources(plan, env),
        **_builders(plan, env),
        **_top(plan, env),
        **_testing(plan, env),
        "py.typed": "",
    }
    files.update(_runtime(files, templates / "runtime"))
    files["_runtime/_http.py"] = files["_runtime/_http.py"].replace(
        "import httpx as httpx", f"import {http} as httpx"
    )
    return files


def _models(
    plan: Plan, env: Environment, templates: Path, diagnostics: Diagnostics, cache: Cache
) -> dict[str, str]:
    modules = model_modules(plan.models)
    texts = class_texts(plan.models, modules, templates / "models" / "engine", diagnostics, cache)
    template = env.get_template("models/module.py.jinja")
    files: dict[str, str] = {}
    entries: list[tuple[Ident, Safe]] = []
    for module in modules:
        names = [view.name for view in module.enums] + [view.name for view in module.classes]
        classes = tuple(Safe(texts[str(name)]) for name in names)
        files[f"models/{module.name}.py"] = template.render(module=module, classes=classes)
        entries += [(name, module.name) for name in names]
        entries += [(alias.name, module.name) for alias in module.aliases]
    if any("UnknownVariant" in view.names for module in modules for view in module.imports):
        entries.append((Ident("UnknownVariant"), pycode.dotted_name("._runtime.unions")))
    index = ModelsIndexView(tuple(sorted(entries)))
    files["models/__init__.py"] = env.get_template("models/index.py.jinja").render(index=index)
    return files


def _resources(plan: Plan, env: Environment) -> dict[str, str]:
    template = env.get_template("resources/resource.py.jinja")
    views = resource_views(plan.models, plan.resources, plan.errors, plan.names.client)
    files = {f"resources/{view.module}.py": template.render(resource=view) for view in views}
    files["resources/__init__.py"] = env.get_template("package/resources_init.py.jinja").render()
    if any(view.waits for view in views):
        files["progress.py"] = env.get_template("package/progress.py.jinja").render()
    return files


def _builders(plan: Plan, env: Environment) -> dict[str, str]:
    if not plan.builders:
        return {}
    template = env.get_template("builders/builder.py.jinja")
    files: dict[str, str] = {}
    for builder in plan.builders:
        view = builder_view(plan.models, builder)
        files[f"builders/{view.module}.py"] = template.render(builder=view)
    index = tuple((Ident(each.module), Ident(each.name)) for each in plan.builders)
    files["builders/__init__.py"] = env.get_template("builders/index.py.jinja").render(
        builders=index
    )
    return files


def _top(plan: Plan, env: Environment) -> dict[str, str]:
    client = client_view(plan.api, plan.names, plan.resources.names, plan.credentials)
    package = package_view(plan.api, plan.names, builders=bool(plan.builders))
    errors = errors_view(plan.api, plan.errors)
    events = events_view(plan.models, plan.vocabulary)
    files = {} if events is None else {
        "events.py": env.get_template("events/events.py.jinja").render(events=events)
    }  # fmt: skip
    return files | {
        "__init__.py": env.get_template("package/init.py.jinja").render(package=package),
        "client.py": env.get_template("client/client.py.jinja").render(client=client),
        "_config.py": env.get_template("client/config.py.jinja").render(client=client),
        "errors.py": env.get_template("errors/errors.py.jinja").render(errors=errors),
    }


def _testing(plan: Plan, env: Environment) -> dict[str, str]:
    if not plan.resources.operations:
        return {}
    template = env.get_template("testing/init.py.jinja")
    return {
        "testing/__init__.py": template.render(testing=testing_view(plan)),
        "testing/answers.json": answers(plan),
    }


def _runtime(files: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The runtime's modules that the package needs, as they are."""
    sources = {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.py"))
    }
    roots = {"__init__", "client"}
    for path, text in files.items():
        for module, names in _RUNTIME_IMPORT.findall(text) if path.endswith(".py") else ():
            roots.update([module] if module else re.findall(r"\w+", names))
    return {f"_runtime/{name}.py": sources[name] for name in sorted(needed_files(sources, roots))}
