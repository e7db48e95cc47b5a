"""The check of what is about to be sent: everything the document demands, all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import SchemaSerializer, core_schema, from_json

from .errors import BuildError
from .fit import adapter, fit, unwrapped
from .mismatch import Mismatch, Place, mismatch
from .models import Model, accepted_names, did_you_mean

_ANY = SchemaSerializer(
    core_schema.any_schema(), {"ser_json_inf_nan": "constants", "ser_json_bytes": "base64"}
)


class _Found(list[Mismatch]):
    """What is wrong; ``tries``: unless it is not with another kind of value. Within another kind no
    others are tried: kinds within kinds within kinds would take for ever."""

    def __init__(self, *, tries: bool = True) -> None:
        super().__init__()
        self.tries = tries


_PLAIN = (str, int, float, bool, datetime, NoneType)


def to_wire(tp: Any, body: Any) -> bytes:
    """A request body as JSON, if it is what the document wants.

    Args:
        tp: The type of the body.
        body: A model, what a builder made, or plain data: mappings take the names of Python and of
            the API. Fields that were not given are left out; None is sent as null.

    Raises:
        BuildError: It breaks rules; lists every one.
    """
    sent = json_bytes(body)
    value = checked(tp, sent)
    # A model has written itself with the names of the API; plain data may have used Python's.
    return sent if Model in type(body).__mro__ else json_bytes(value)


def checked(tp: Any, sent: bytes, *, name: str = "the request", inside: str = "") -> Any:
    """A body in JSON as a ``tp``, if it is what the document wants.

    Args:
        name: What to call it in the error.
        inside: A field whose name is left out of the paths in the error.

    Raises:
        BuildError: It breaks rules; lists every one.
    """
    value, found = examine(tp, sent)
    if found:
        lines = [_line(each, inside) for each in found]
        raise BuildError(f"{name}: {len(lines)} rule{'s' * (len(lines) > 1)} broken", lines)
    return value


def _line(found: Mismatch, inside: str) -> str:
    path = found.path.removeprefix(f"{inside}.")
    return f"{path}: {found.message}" if path and path != inside else found.message


def examine(tp: Any, sent: bytes, *, by_name: bool = True) -> tuple[Any, list[Mismatch]]:
    """JSON as a ``tp``, and everything in which it is not what the document wants.

    Raises:
        ValueError: It is not JSON.
    """
    return _examined(tp, sent, by_name, _Found())


def _examined(tp: Any, sent: bytes, by_name: bool, found: _Found) -> tuple[Any, list[Mismatch]]:
    try:
        value = adapter(tp).validator.validate_json(sent, strict=True, by_name=by_name)
    except ValidationError:
        value, misfits = fit(tp, from_json(sent), strict=True, by_name=by_name)
        found.extend(misfits)
    before = len(found)
    _look(value, None, found, tp)
    return (_as_another(value, found, before, tp) if len(found) > before else value), found


def _look(value: Any, at: Place, found: _Found, tp: Any = None) -> None:
    """Collect what no type says: unknown keys and members, nulls, rules across fields."""
    if look := _looking(value.__class__):
        look(value, at, found, tp)


def _as_another(value: Any, found: _Found, before: int, tp: Any) -> Any:
    """The value in which more was found than ``before``; as another member of a union without a
    tag, if that one is right.

    pydantic has taken the member that names most of the properties. Callers count by themselves:
    most values are right, and building a body would notice a call for each of them.
    """
    members = _members(tp) if found.tries else ()
    if any(unwrapped(member)[0] is type(value) for member in members):
        sent = _written(value)
        for member in members:
            other, wrong = _examined(member, sent, True, _Found(tries=False))
            if not wrong:
                del found[before:]
                return other
    return value


def _members(tp: Any) -> list[Any]:
    """The members of a union without a tag; of what a list or a mapping holds, too."""
    base, marks = unwrapped(tp)
    args = [arg for arg in get_args(base) if arg is not NoneType]
    if any(hasattr(mark, "variants") for mark in marks) or not args:
        return []
    if get_origin(base) in (Union, UnionType) and len(args) > 1:
        return args
    return _members(args[-1])


@cache
def _looking(cls: type) -> Callable[[Any, Place, _Found, Any], None] | None:
    """How to look at the values of a class; None: there is nothing to see."""
    for kind, look in ((Model, _look_at_model), (list, _look_at_items), (dict, _look_at_values)):
        if kind in cls.__mro__:  # issubclass() is slow for pydantic's classes
            return look
    return _look_at_member if hasattr(cls, "is_known") else None


def _look_at_items(items: list[Any], at: Place, found: _Found, tp: Any) -> None:
    for index, item in enumerate(items):
        if look := _looking(item.__class__):
            before = len(found)
            look(item, (at, None, index), found, tp)
            if len(found) > before:
                items[index] = _as_another(item, found, before, tp)


def _look_at_values(values: dict[str, Any], at: Place, found: _Found, tp: Any) -> None:
    for key, value in values.items():
        if look := _looking(value.__class__):
            before = len(found)
            look(value, (at, None, key), found, tp)
            if len(found) > before:
                values[key] = _as_another(value, found, before, tp)


def _look_at_member(value: Any, at: Place, found: _Found, _: Any) -> None:
    if not value.is_known:
        known = {str(member): None for member in getattr(type(value), "__members__", {}).values()}
        name = str(getattr(value, "tag", value))
        hint = did_you_mean(name, known) or (known and f"; one of {', '.join(known)}") or ""
        found.append(mismatch(at, f"{name!r} is not known{hint}", value))


@cache
def _watched(cls: type[Model]) -> tuple[list[str], dict[str, Any]]:
    """The fields of a class that None is no value of, and those with something inside: their types,
    unless a tag tells them apart."""
    fields = cls.model_fields.items()
    never_null = [n for n, f in fields if not f.is_required() and n not in cls.__nullable__]
    deep = {
        name: None if any(hasattr(m, "variants") for m in field.metadata) else field.annotation
        for name, field in fields
        if not {*(get_args(field.annotation) or [field.annotation])} <= {*_PLAIN}
    }
    return never_null, deep


def _look_at_model(model: Model, at: Place, found: _Found, _: Any) -> None:
    cls, given = type(model), model.__pydantic_fields_set__
    values: dict[str, Any] = vars(model)
    extra = model.__pydantic_extra__ or {}
    never_null, deep = _watched(cls)
    for name in never_null:
        if name in given and values[name] is None:
            found.append(mismatch((at, cls, name), "cannot be null; leave it out"))
    for name, tp in deep.items():
        if (value := values.get(name)) is not None and (look := _looking(value.__class__)):
            before = len(found)
            look(value, (at, cls, name), found, tp)
            if len(found) > before:
                values[name] = _as_another(value, found, before, tp)
    for key, value in extra.items():
        here: Place = (at, cls, key)
        if key in accepted_names(cls):
            found.append(mismatch(here, "is given twice, under both of its names", value))
        elif cls.__closed__:
            hint = did_you_mean(key, cls.model_fields)
            found.append(mismatch(here, f"is not known{hint}", value))
        else:
            _look(value, here, found)
    given.update(cls.__constants__)
    if cls.__rules__:
        fields = {name: values[name] for name in given if name in values} | extra
        for rule in cls.__rules__:
            # a rule in the words of JSON Schema is about the object as it is sent
            told = from_json(json_bytes(model)) if hasattr(rule, "schema") else fields
            for message in rule.broken(told):
                found.append(mismatch((at, cls, rule.at) if rule.at else at, message))


def json_bytes(body: Any) -> bytes:
    """Models and plain data in JSON, unchecked.

    Raises:
        BuildError: There is something in them that JSON cannot have.
    """
    try:
        return _written(body)
    except (ValueError, TypeError):
        _complete(body)
    try:
        return _written(body)
    except ValueError as problem:
        raise BuildError(f"the request cannot be written as JSON: {problem}") from None


def _written(body: Any) -> bytes:
    return _ANY.to_json(body, by_alias=True, exclude_unset=True, warnings="none", fallback=_plain)


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
