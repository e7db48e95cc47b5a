"""The text of every class and enum: in chunks, in parallel where that pays, from a cache."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

from ..diagnostics import Diagnostics, Place
from ..format.cache import Cache
from ..ir.schemas import EnumSchema, ObjectSchema
from ..plan.models import ModelPlan
from ..render.views import ClassView, EnumView, ModelModuleView
from .check import differences
from .engine import EngineClass, run_engine, written_alone
from .strip import strip_enum, strip_object, stripped_document

_CHUNK = 120
"""Classes per run of the engine: a run costs about as much as three classes."""
_PARALLEL = 400
"""Classes from which a second process pays."""

View: TypeAlias = ClassView | EnumView
Piece: TypeAlias = tuple[View, dict[str, dict[str, Any]]]


def class_texts(
    plan: ModelPlan,
    modules: Sequence[ModelModuleView],
    templates: Path,
    diagnostics: Diagnostics,
    cache: Cache,
) -> dict[str, str]:
    """The source of each class, unformatted, by its name."""
    by_name = {name: pointer for pointer, name in plan.names.items()}
    chunks = list(_chunks(_pieces(plan, modules, by_name)))
    salt = _salt(templates)
    texts: dict[str, str] = {}
    missing: list[tuple[str, list[Piece]]] = []
    for chunk in chunks:
        key = _key(chunk)
        known = cache.get(salt, key)
        if known is not None:
            texts.update(json.loads(known))
        else:
            missing.append((key, chunk))
    for (key, chunk), written in zip(
        missing, _run([chunk for _, chunk in missing], templates), strict=True
    ):
        good = _judged(plan, chunk, written, by_name, diagnostics)
        if len(good) == len(chunk):
            cache.put(salt, key, json.dumps(good))
        alone = (view for view, _ in chunk if str(view.name) not in good)
        texts.update({str(view.name): written_alone(view, templates) for view in alone}, **good)
    return texts


def _pieces(
    plan: ModelPlan, modules: Sequence[ModelModuleView], by_name: Mapping[str, str]
) -> Iterator[list[Piece]]:
    """The classes of each module with what the engine is given of them."""
    for module in modules:
        pieces: list[Piece] = []
        views: list[View] = [*module.classes, *module.enums]
        for view in views:
            schema = plan.api.schemas[by_name[str(view.name)]]
            if isinstance(schema, ObjectSchema):
                pieces.append((view, strip_object(plan, schema)))
            elif isinstance(schema, EnumSchema):
                pieces.append((view, strip_enum(plan, schema)))
        yield pieces


def _chunks(modules: Iterable[list[Piece]]) -> Iterator[list[Piece]]:
    """Whole modules together until a chunk is large enough."""
    chunk: list[Piece] = []
    for pieces in modules:
        if chunk and len(chunk) + len(pieces) > _CHUNK:
            yield chunk
            chunk = []
        chunk = [*chunk, *pieces]
    if chunk:
        yield chunk


def _salt(templates: Path) -> str:
    """What decides the engine's output besides its input."""
    texts = [path.read_bytes() for path in sorted(templates.rglob("*.jinja2"))]
    version = metadata.version("datamodel-code-generator")
    return f"models {version} {hashlib.sha256(b'|'.join(texts)).hexdigest()}"


def _key(chunk: list[Piece]) -> str:
    return json.dumps([[repr(view), stripped] for view, stripped in chunk], sort_keys=True)


def _run(chunks: list[list[Piece]], templates: Path) -> Iterator[dict[str, EngineClass]]:
    """The engine over each chunk, in order."""
    size = sum(len(chunk) for chunk in chunks)
    workers = min(os.cpu_count() or 1, len(chunks), 8)
    if size < _PARALLEL or workers < 2:
        for chunk in chunks:
            yield _engine(chunk, templates)
        return
    try:
        with ProcessPoolExecutor(workers) as pool:
            yield from pool.map(_engine, chunks, [templates] * len(chunks))
    except BrokenProcessPool as broken:
        raise MemoryError("a process of the models engine was ended from outside") from broken


def _engine(chunk: list[Piece], templates: Path) -> dict[str, EngineClass]:
    """One run; a chunk that the engine cannot digest is halved until the class is found that it
    cannot digest, which is then missing from the result."""
    views = {str(view.name): view for view, _ in chunk}
    try:
        return run_engine(stripped_document(part for _, part in chunk), views, templates)
    except Exception:  # the engine raises many kinds; the check names the class that is missing
        if len(chunk) <= 1:
            return {}
        middle = len(chunk) // 2
        return {**_engine(chunk[:middle], templates), **_engine(chunk[middle:], templates)}


def _judged(
    plan: ModelPlan,
    chunk: list[Piece],
    written: Mapping[str, EngineClass],
    by_name: Mapping[str, str],
    diagnostics: Diagnostics,
) -> dict[str, str]:
    """The classes that are as planned. One that is not is left out, and reported."""
    good: dict[str, str] = {}
    for view, _ in chunk:
        name = str(view.name)
        found = written.get(name)
        problems = list(differences(found, view))
        if found is not None and not problems:
            good[name] = found.text
        else:
            diagnostics.warning(
                "models-engine",
                f"class {name} is written without the models engine: {problems[0]}",
                Place("", None, None, by_name[name]),
            )
    return good
