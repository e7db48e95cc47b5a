"""The text of every class and enum: each type and each list of values read by the engine once."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from msgspec import Struct, field

from ..diagnostics import Diagnostics, Place
from ..format.cache import Cache
from ..ir.schemas import EnumSchema, ObjectSchema
from ..plan.model_parts import ModelPart
from ..render.views import ClassView, ModelModuleView
from .engine import View, Written, run_engine, written_alone
from .strip import Stripped, strip_enum, strip_object, stripped_document

_AT_ONCE = 800
"""Types and enums per run of the engine: what a run holds in memory grows with them."""
_FEW = 100
"""What so many of them leave in memory is not worth the search for it."""
_TYPES = "Types"


class Piece(Struct, frozen=True):
    """A class or enum, and the types of its fields by their names; the enum has one, its values."""

    view: View
    pointer: str
    parts: Mapping[str, Stripped]


class Part(Struct, frozen=True):
    """What the engine is to read, and the classes that it then writes."""

    stripped: Stripped
    is_type: bool
    views: list[View] = field(default_factory=list)


def class_texts(
    parts: Iterable[ModelPart],
    modules: Iterable[ModelModuleView],
    templates: Path,
    diagnostics: Diagnostics,
    cache: Cache,
) -> dict[str, str]:
    """The source of each class, unformatted, by its name.

    The engine is not started when it has read all the types and values in another run, as `cache`
    remembers.
    """
    pieces = [
        piece
        for part, module in zip(parts, modules, strict=True)
        for piece in _pieces(part, module)
    ]
    texts = written_alone((piece.view for piece in pieces), templates)
    salt = _salt(templates)
    hints: dict[str, str] = {}
    unread: dict[str, Part] = {}
    for piece in pieces:
        new: str | None = None
        for stripped in piece.parts.values():
            key = stripped.key
            if key not in hints and key not in unread:
                found = cache.get(salt, key)
                if found is None:
                    unread[key] = Part(stripped, isinstance(piece.view, ClassView))
                else:
                    hints[key] = found
            new = key if key in unread else new
        if new is not None:
            unread[new].views.append(piece.view)
    written = _run(unread, templates)
    for key, hint in written.hints.items():
        cache.put(salt, key, hint)
    hints |= written.hints
    due = {str(view.name) for part in unread.values() for view in part.views}
    for piece in pieces:
        name = str(piece.view.name)
        problem = _problem(piece, hints)
        if name in due and not problem and written.classes.get(name) != texts[name]:
            problem = "it is not what the template says"
        if problem:
            diagnostics.warning(
                "models-engine",
                f"class {name} is written without the models engine: {problem}",
                Place("", None, None, piece.pointer),
            )
    return texts


def _pieces(part: ModelPart, module: ModelModuleView) -> Iterator[Piece]:
    """The classes of a module with what the engine is given of them."""
    schemas = {part.names[schema.pointer]: schema for schema in part.schemas}
    views: list[View] = [*module.classes, *module.enums]
    for view in views:
        schema = schemas[str(view.name)]
        if isinstance(schema, ObjectSchema):
            yield Piece(view, schema.pointer, strip_object(part, schema))
        elif isinstance(schema, EnumSchema):
            yield Piece(view, schema.pointer, {"": strip_enum(schema)})


def _salt(templates: Path) -> str:
    """What decides what the engine reads, besides its input."""
    texts = [path.read_bytes() for path in sorted(templates.rglob("*.jinja2"))]
    version = metadata.version("datamodel-code-generator")
    return f"types {version} {hashlib.sha256(b'|'.join(texts)).hexdigest()}"


def _run(parts: Mapping[str, Part], templates: Path) -> Written:
    """The engine over everything that is not read yet; hints by the keys of the parts."""
    whole = Written({}, {})
    keys = list(parts)
    gc.freeze()  # what is there now is no garbage of the engine's
    for at in range(0, len(keys), _AT_ONCE):
        some = {key: parts[key] for key in keys[at : at + _AT_ONCE]}
        for written in _engine(some, templates):
            whole = Written({**whole.classes, **written.classes}, {**whole.hints, **written.hints})
        if len(some) > _FEW:
            gc.collect()  # its objects refer to each other: a run leaves tens of megabytes
    gc.unfreeze()
    return whole


def _engine(parts: Mapping[str, Part], templates: Path) -> Iterator[Written]:
    """One run; parts that the engine cannot digest are halved until the one is found that it
    cannot, which is then missing from the result."""
    types = {f"p{n}": key for n, (key, part) in enumerate(parts.items()) if part.is_type}
    enums = {f"Enum{n}": key for n, (key, part) in enumerate(parts.items()) if not part.is_type}
    document = stripped_document(
        {name: parts[key].stripped for name, key in types.items()},
        {name: parts[key].stripped for name, key in enums.items()},
        _TYPES,
    )
    views = {name: parts[key].views for name, key in enums.items()}
    views[_TYPES] = [view for key in types.values() for view in parts[key].views]
    try:
        written = run_engine(document, views, templates)
    except Exception:  # the engine raises many kinds
        keys = list(parts)
        middle = len(keys) // 2
        for half in (keys[:middle], keys[middle:]) if middle else ():
            yield from _engine({key: parts[key] for key in half}, templates)
        return
    read = {key: written.hints[name] for name, key in types.items() if name in written.hints}
    # of an enum it has read nothing but that it is one, which shows in the classes
    read |= {key: "" for key in enums.values() if _all_there(parts[key].views, written)}
    yield Written(written.classes, read)


def _all_there(views: Iterable[View], written: Written) -> bool:
    return all(str(view.name) in written.classes for view in views)


def _problem(piece: Piece, hints: Mapping[str, str]) -> str:
    """What is not as planned in what the engine read of a class; empty when all is well."""
    if not isinstance(piece.view, ClassView):
        return "" if piece.parts[""].key in hints else "the enum is missing"
    for view in piece.view.fields:
        stripped = piece.parts.get(str(view.name))
        hint = "" if stripped is None else stripped.spelled(hints.get(stripped.key, ""))
        if hint != view.engine:
            return f"field {view.name}: the engine read {hint or 'nothing'}, planned {view.engine}"
    return ""
