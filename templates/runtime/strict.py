"""The check of what is about to be sent: everything the document demands, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from types import NoneType
from typing import Any, TypeAlias, get_args

from pydantic import ValidationError
from pydantic_core import SchemaSerializer, core_schema, from_json

from .errors import BuildError
from .fit import adapter, fit
from .mismatch import At, Mismatch
from .models import Model, accepted_names, did_you_mean, wire_name

_ANY = SchemaSerializer(
    core_schema.any_schema(), {"ser_json_inf_nan": "constants", "ser_json_bytes": "base64"}
)
_PLAIN = (str, int, float, bool, datetime, NoneType)


def to_wire(tp: Any, body: Any, *, error: type[BuildError] = BuildError) -> bytes:
    """A request body as JSON, if it is what the document wants.

    Args:
        tp: The type of the body.
        body: A model, what a builder made, or plain data: mappings take the names of Python and of
            the API. Fields that were not given are left out; None is sent as null.
        error: What to raise.

    Raises:
        BuildError: It breaks rules; lists every one.
    """
    value, sent = _checked(tp, body, "the request", "", error)
    # A model has written itself with the names of the API; plain data may have used Python's.
    return sent if Model in type(body).__mro__ else json_bytes(value, "the request", error)


def checked(
    tp: Any,
    body: Any,
    *,
    name: str = "the request",
    inside: str = "",
    error: type[BuildError] = BuildError,
) -> Any:
    """The body as a fresh ``tp``, if it is what the document wants; see ``to_wire``.

    Args:
        name: What to call it in the error.
        inside: A field whose name is left out of the paths in the error.
    """
    return _checked(tp, body, name, inside, error)[0]


def _checked(
    tp: Any, body: Any, name: str, inside: str, error: type[BuildError]
) -> tuple[Any, bytes]:
    sent = json_bytes(body, name, error)
    value, found = examine(tp, sent)
    if found:
        lines = [_line(mismatch, inside) for mismatch in found]
        rules = "1 rule" if len(lines) == 1 else f"{len(lines)} rules"
        raise error(f"{name}: {rules} broken", lines)
    return value, sent


def examine(tp: Any, sent: bytes, *, by_name: bool = True) -> tuple[Any, list[Mismatch]]:
    """JSON as a ``tp``, and everything in which it is not what the document wants.

    Raises:
        ValueError: It is not JSON.
    """
    found: list[Mismatch] = []
    try:
        value = adapter(tp).validator.validate_json(
            sent, strict=True, by_alias=True, by_name=by_name
        )
    except ValidationError:
        value, misfits = fit(tp, from_json(sent), strict=True, by_name=by_name)
        found.extend(misfits)
    _look(value, None, found)
    return value, found


Path: TypeAlias = "tuple[Path, type[Model] | None, str | int] | None"
"""Steps into a value, the last one first: in which class, if any, and to which name or index."""


def _look(value: Any, path: Path, found: list[Mismatch]) -> None:
    """Collect what no type says: unknown keys and members, nulls, rules across fields."""
    if Model in type(value).__mro__:  # isinstance() is slow for pydantic's classes
        _look_at_model(value, path, found)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _look(item, (path, None, index), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _look(item, (path, None, key), found)
    elif getattr(value, "is_known", True) is False:
        known = {str(member): None for member in getattr(type(value), "__members__", {}).values()}
        name = str(getattr(value, "tag", value))
        hint = did_you_mean(name, known) or (known and f"; one of {', '.join(known)}") or ""
        found.append(_at(path).mismatch(f"{name!r} is not known{hint}", value))


@cache
def _watched(cls: type[Model]) -> tuple[list[str], list[str]]:
    """The fields of a class that None is no value of, and those with something inside."""
    fields = cls.model_fields.items()
    never_null = [n for n, f in fields if not f.is_required() and n not in cls.__nullable__]
    deep = [
        name
        for name, field in fields
        if not all(part in _PLAIN for part in get_args(field.annotation) or [field.annotation])
    ]
    return never_null, deep


def _look_at_model(model: Model, path: Path, found: list[Mismatch]) -> None:
    cls, values, given = type(model), model.__dict__, model.__pydantic_fields_set__
    extra = model.__pydantic_extra__ or {}
    never_null, deep = _watched(cls)
    for name in never_null:
        if name in given and values[name] is None:
            found.append(_at((path, cls, name)).mismatch("cannot be null; leave it out"))
    for name in deep:
        if (value := values.get(name)) is not None:
            _look(value, (path, cls, name), found)
    for key, value in extra.items():
        here = (path, cls, key)
        if key in accepted_names(cls):
            found.append(_at(here).mismatch("is given twice, under both of its names", value))
        elif cls.__closed__:
            hint = did_you_mean(key, cls.model_fields)
            found.append(_at(here).mismatch(f"is not known{hint}", value))
        else:
            _look(value, here, found)
    given.update(cls.__constants__)
    if cls.__rules__:
        fields = {name: values[name] for name in given if name in values} | extra
        for rule in cls.__rules__:
            for message in rule.broken(fields):
                at = _at((path, cls, rule.at) if rule.at else path)
                found.append(at.mismatch(message))


def _at(path: Path) -> At:
    if path is None:
        return At()
    before, cls, step = path
    at = _at(before)
    if isinstance(step, int):
        return at.item(step)
    if cls is None:
        return at.key(step)
    return at.field(step, wire_name(cls, step) if step in cls.model_fields else step)


def _line(mismatch: Mismatch, inside: str) -> str:
    path = mismatch.path.removeprefix(f"{inside}.") if inside else mismatch.path
    return f"{path}: {mismatch.message}" if path and path != inside else mismatch.message


def json_bytes(body: Any, name: str = "the data", error: type[BuildError] = BuildError) -> bytes:
    """Models and plain data in JSON, unchecked."""
    for last in (False, True):
        try:
            return _ANY.to_json(
                body, by_alias=True, exclude_unset=True, warnings="none", fallback=_plain
            )
        except (ValueError, TypeError) as problem:
            if last:
                raise error(f"{name} cannot be written as JSON: {problem}") from None
            _complete(body)
    raise AssertionError  # for type checkers


def _complete(value: Any) -> None:
    """Build the classes of the models in plain data: pydantic 2.12 does not do it by itself."""
    if Model in type(value).__mro__:
        type(value).model_rebuild()
    elif isinstance(value, (Mapping, list, tuple)):
        for item in value.values() if isinstance(value, Mapping) else value:
            _complete(item)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} is no JSON")
