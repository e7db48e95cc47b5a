"""The text of every class and enum: by shape, in parallel where that pays, from a cache."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

from ..diagnostics import Diagnostics, Place
from ..format.cache import Cache
from ..ir.schemas import EnumSchema, ObjectSchema
from ..plan.models import ModelPlan
from ..processes import mapped, processors
from ..render.views import ModelModuleView
from .check import differences
from .engine import EngineClass, View, run_engine, written_alone
from .strip import Stripped, strip_enum, strip_object, stripped_document

_FIELDS = 800
"""Fields per run of the engine: a run costs about as much as twenty fields, and what a run holds
in memory grows with them."""
_PARALLEL = 3_000
"""Fields from which a second process pays: some three seconds of work."""

Piece: TypeAlias = tuple[View, Stripped]


@dataclass(frozen=True, slots=True)
class Shape:
    """Classes that the engine is given as one: they have the same schema."""

    schema: dict[str, Any]
    views: list[View] = field(default_factory=list)
    stubs: int = 0

    @property
    def size(self) -> int:
        """How much the engine has to read and write: its fields, and a class's head as one."""
        return len(self.schema.get("properties", ())) + len(self.views)


def class_texts(
    plan: ModelPlan,
    modules: Sequence[ModelModuleView],
    templates: Path,
    diagnostics: Diagnostics,
    cache: Cache,
) -> dict[str, str]:
    """The source of each class, unformatted, by its name."""
    by_name = {name: pointer for pointer, name in plan.names.items()}
    salt = _salt(templates)
    texts: dict[str, str] = {}
    missing: list[tuple[str, list[Piece]]] = []
    for module in modules:
        pieces = _pieces(plan, module, by_name)
        key = _key(pieces) if cache else ""
        known = cache.get(salt, key)
        if known is not None:
            texts.update(json.loads(known))
        else:
            missing.append((key, pieces))
    chunks = _chunks(_shapes(piece for _, pieces in missing for piece in pieces))
    written = _run(chunks, templates)
    for key, pieces in missing:
        good = _judged(pieces, written, by_name, diagnostics)
        if len(good) == len(pieces):
            cache.put(salt, key, json.dumps(good))
        texts.update(good)
        for view, _ in pieces:
            if str(view.name) not in good:
                texts[str(view.name)] = written_alone(view, templates)
    return texts


def _pieces(plan: ModelPlan, module: ModelModuleView, by_name: Mapping[str, str]) -> list[Piece]:
    """The classes of a module with what the engine is given of them."""
    pieces: list[Piece] = []
    views: list[View] = [*module.classes, *module.enums]
    for view in views:
        schema = plan.api.schemas[by_name[str(view.name)]]
        if isinstance(schema, ObjectSchema):
            pieces.append((view, strip_object(plan, schema)))
        elif isinstance(schema, EnumSchema):
            pieces.append((view, strip_enum(schema)))
    return pieces


def _shapes(pieces: Iterable[Piece]) -> Iterable[Shape]:
    """The pieces by their schema, in the order in which each is first met."""
    shapes: dict[str, Shape] = {}
    for view, stripped in pieces:
        key = json.dumps(stripped.schema)
        if key not in shapes:
            shapes[key] = Shape(stripped.schema, stubs=len(stripped.mentions))
        shapes[key].views.append(view)
    return shapes.values()


def _chunks(shapes: Iterable[Shape]) -> list[list[Shape]]:
    """Shapes together until a run of the engine is large enough."""
    chunks: list[list[Shape]] = []
    size = _FIELDS
    for shape in shapes:
        if size >= _FIELDS:
            chunks.append([])
            size = 0
        chunks[-1].append(shape)
        size += shape.size
    return chunks


def _salt(templates: Path) -> str:
    """What decides the engine's output besides its input."""
    texts = [path.read_bytes() for path in sorted(templates.rglob("*.jinja2"))]
    version = metadata.version("datamodel-code-generator")
    return f"models {version} {hashlib.sha256(b'|'.join(texts)).hexdigest()}"


def _key(pieces: list[Piece]) -> str:
    return repr(pieces)


def _run(chunks: list[list[Shape]], templates: Path) -> dict[str, EngineClass]:
    """The engine over all chunks: every class by its name."""
    size = sum(shape.size for chunk in chunks for shape in chunk)
    workers = min(processors(), len(chunks)) if size >= _PARALLEL else 1
    if chunks:
        import datamodel_code_generator  # noqa: F401 (a third of a second; once, before any fork)
    found: dict[str, EngineClass] = {}
    gc.freeze()  # what is there now is no garbage of the engine's
    for written in mapped(_engine, [(chunk, templates) for chunk in chunks], workers):
        found.update(written)
    gc.unfreeze()
    return found


def _engine(work: tuple[list[Shape], Path]) -> dict[str, EngineClass]:
    """One run; a chunk that the engine cannot digest is halved until the shape is found that it
    cannot digest, whose classes are then missing from the result."""
    chunk, templates = work
    schemas = {f"Shape{number}": shape.schema for number, shape in enumerate(chunk)}
    views = {f"Shape{number}": shape.views for number, shape in enumerate(chunk)}
    document = stripped_document(schemas, max(shape.stubs for shape in chunk))
    try:
        return run_engine(document, views, templates)
    except Exception:  # the engine raises many kinds; the check names the class that is missing
        if len(chunk) <= 1:
            return {}
        middle = len(chunk) // 2
        return {**_engine((chunk[:middle], templates)), **_engine((chunk[middle:], templates))}
    finally:
        gc.collect()  # the engine's objects refer to each other: a run leaves tens of megabytes


def _judged(
    pieces: list[Piece],
    written: Mapping[str, EngineClass],
    by_name: Mapping[str, str],
    diagnostics: Diagnostics,
) -> dict[str, str]:
    """The classes that are as planned. One that is not is left out, and reported."""
    good: dict[str, str] = {}
    for view, stripped in pieces:
        name = str(view.name)
        found = written.get(name)
        problems = list(differences(found, view, stripped))
        if found is not None and not problems:
            good[name] = found.text
        else:
            diagnostics.warning(
                "models-engine",
                f"class {name} is written without the models engine: {problems[0]}",
                Place("", None, None, by_name[name]),
            )
    return good
