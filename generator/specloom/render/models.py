"""The files of `models/`, unformatted."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from jinja2 import Environment

from .. import pycode
from ..diagnostics import Diagnostics
from ..format.cache import Cache
from ..models.build import class_texts
from ..plan.imports import member_order, module_order
from ..pycode import Ident, Safe
from .build import Views
from .custom import Folder
from .environment import render
from .made import Made
from .views import ClassView, EnumView, ModelsIndexView

_UNKNOWN = "UnknownVariant"


def render_models(
    views: Views,
    made: Made,
    env: Environment,
    folder: Folder,
    diagnostics: Diagnostics,
    cache: Cache,
    shared: bool,
) -> dict[str, str]:
    """Every file of `models/`; `views` are of those modules that are not made yet."""
    _make(views, made, env, folder, diagnostics, cache)
    entries: list[tuple[Ident, Safe]] = [
        (Ident(part.names[schema.pointer]), Ident(part.module))
        for part in made.parts.models
        for schema in part.schemas
    ]
    modules = {part.path: made.files[part.path] for part in made.parts.models}
    files = {path: module.text for path, module in modules.items()}
    for twins in views.dicts:
        files[f"models/dicts/{twins.name}.py"] = render(
            env, "models/dicts.py.jinja", {"module": twins}
        )
        home = pycode.dotted_name(f"dicts.{twins.name}")
        entries += [(each.name, home) for each in twins.dicts]
        entries += [(each.name, home) for each in twins.aliases]
    if views.dicts:
        files["models/dicts/__init__.py"] = render(env, "package/dicts_init.py.jinja", {})
    if any(_UNKNOWN in module.needs for module in modules.values()):
        unknown = "._unknown" if shared else "._runtime.unions"
        entries.append((Ident(_UNKNOWN), pycode.dotted_name(unknown)))
        if shared:  # the index names modules of its own package, as text
            files["_unknown.py"] = render(env, "package/unknown.py.jinja", {})
    by_module = groupby(sorted(entries, key=_import_order), key=itemgetter(1))
    index = ModelsIndexView(
        tuple(sorted(entries)),
        tuple((module, tuple(name for name, _ in group)) for module, group in by_module),
    )
    files["models/__init__.py"] = render(env, "models/index.py.jinja", {"index": index})
    return files


def _make(
    views: Views,
    made: Made,
    env: Environment,
    folder: Folder,
    diagnostics: Diagnostics,
    cache: Cache,
) -> None:
    fresh = made.fresh.models
    engine = folder.builtin / "models" / "engine"
    found = Diagnostics()
    texts = class_texts(fresh, views.modules, engine, found, cache)
    diagnostics.add(*found.items)
    for part, module in zip(fresh, views.modules, strict=True):
        named: tuple[EnumView | ClassView, ...] = (*module.enums, *module.classes)
        classes = tuple(Safe(texts[str(view.name)]) for view in named)
        text = render(env, "models/module.py.jinja", {"module": module, "classes": classes})
        needs = [_UNKNOWN] if any(_UNKNOWN in line.names for line in module.imports) else []
        made.add(part.path, text, *needs, keep=not found.items)


def _import_order(entry: tuple[Ident, Safe]) -> tuple[object, object]:
    return module_order(f".{entry[1]}"), member_order(entry[0])
