"""Fits a value to a type part by part, so that what does not fit costs only itself.

This is the slow way, taken after pydantic-core has refused the whole value: it keeps every part
that is right, leaves the others as they came, and says where they are.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import to_json
from typing_extensions import TypeAliasType

from .mismatch import Mismatch, Place, mismatch, written
from .models import BUILDING, Model, describe, set_fact, wire_name

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

LIMIT = 1000
"""Problems told apart; a hostile body may hold millions."""


def fit(tp: Any, value: Any, *, strict: bool, by_name: bool) -> tuple[Any, tuple[Mismatch, ...]]:
    """``value`` (plain JSON data) as a ``tp``, and what of it did not fit.

    Args:
        tp: A type as in an annotation.
        value: Dicts, lists, text, numbers, booleans, None.
        strict: Take no value of another JSON type, such as ``"5"`` for 5.
        by_name: Take the Python names of properties too.
    """
    fitter = _Fitter(strict, by_name)
    fitted = fitter.fit(tp, _whole(value) if strict else value, None, {})
    return fitted, tuple(fitter.problems)


class _Fitter:
    def __init__(self, strict: bool, by_name: bool) -> None:
        self.strict = strict
        self.by_name = by_name
        self.problems: list[Mismatch] = []

    def fit(self, tp: Any, value: Any, at: Place, fields: Mapping[str, Any]) -> Any:
        """``value`` as a ``tp``. ``fields`` stand before it, and may hold the tag of a union."""
        base, marks = unwrapped(tp)
        args = get_args(base)
        by = next((mark for mark in marks if hasattr(mark, "variants")), None)
        free: list[Any] = []
        if by is not None and not (value is None and NoneType in args):
            tag = by.tag(value, fields)
            if tag in by.variants:
                return self.fit(by.variants[tag], value, at, {})
            if tag is None:
                free = [arg for arg in args if by.may_lack(arg) and _takes(arg, value)]
            if not free and isinstance(value, dict) and (other := _fallback(args)):
                if tag is None:
                    self.refused(at, "has no tag", value)
                return other(tag, value)
            if not free:
                return self.refused(at, "is of a kind that is not known", value)
        try:
            return adapter(tp).validator.validate_json(
                to_json(value), strict=self.strict, by_name=self.by_name
            )
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        if free:
            return self.fit(max(free, key=lambda arg: _named(arg, value)), value, at, {})
        before = len(self.problems)
        fitted = self.parts(base, args, value, at, fields)
        return self.refused(at, first["msg"], value) if len(self.problems) == before else fitted

    def parts(self, base: Any, args: tuple[Any, ...], value: Any, at: Place, fields: Any) -> Any:
        """``value``, which does not fit as a whole, with its parts fitted one by one."""
        kind = get_origin(base) or base
        if kind in (Union, UnionType):
            takers = [arg for arg in args if _takes(arg, value)]
            if len(takers) == 1:
                return self.fit(takers[0], value, at, fields)
            if isinstance(value, dict) and (other := _fallback(args)):
                self.refused(at, "fits no member of the union", value)
                return other(None, value)
            closest = max(takers, key=lambda arg: _named(arg, value), default=None)
            if _named(closest, value):
                return self.fit(closest, value, at, fields)
        elif isinstance(value, dict) and _is(kind, Model):
            return self.model(kind, value, at)
        elif isinstance(value, dict) and _is(kind, Mapping) and args:
            return {k: self.fit(args[1], v, (at, None, k), fields) for k, v in value.items()}
        elif isinstance(value, list) and _is(kind, Sequence) and args:
            types = [arg for arg in args if arg is not Ellipsis]
            types += types[-1:] * (len(value) - len(types))
            parts = enumerate(zip(types, value, strict=False))
            return [self.fit(tp, part, (at, None, i), fields) for i, (tp, part) in parts]
        return value

    def model(self, cls: type[Model], value: dict[str, Any], at: Place) -> Model:
        """An instance with every field that fits, or that came at all."""
        before = len(self.problems)
        rest, values, given = dict(value), dict[str, Any](), set[str]()
        for name, wire, tp, info in _fields(cls):
            key = name if self.by_name and wire not in rest and name in rest else wire
            here: Place = (at, cls, name)
            if key in rest:
                values[name] = self.fit(tp, rest.pop(key), here, values)
                given.add(name)
            elif info.is_required():
                self.note(mismatch(here, "is required, but missing"))
            else:
                values[name] = info.get_default(call_default_factory=True)
        model = cls.__new__(cls)
        object.__setattr__(model, "__dict__", values)
        object.__setattr__(model, "__pydantic_fields_set__", given)
        object.__setattr__(model, "__pydantic_extra__", rest)
        object.__setattr__(model, "__pydantic_private__", None)
        if found := self.problems[before:]:
            pointer, path = map(len, written(at))  # told as seen from this object
            below = ((each[0][pointer:], each[1][path:].lstrip("."), *each[2:]) for each in found)
            set_fact(model, "problems", tuple(map(Mismatch._make, below)))
        return model

    def refused(self, at: Place, message: str, value: Any) -> Any:
        """Note that ``value`` does not fit, in pydantic's words, and keep it."""
        said = message.removeprefix("Input ")
        self.note(mismatch(at, f"{said} (got {describe(value, depth=1)})", value))
        return value

    def note(self, found: Mismatch) -> None:
        if len(self.problems) < LIMIT:
            self.problems.append(found)


@cache
def _fields(cls: type[Model]) -> list[tuple[str, str, Any, FieldInfo]]:
    """Name, name on the wire, type and facts of each field."""
    cls.model_rebuild()  # also because pydantic 2.12 cannot write an odd value of an unbuilt class
    fields = cls.model_fields.items()
    return [(name, wire_name(cls, name), info.rebuild_annotation(), info) for name, info in fields]


def adapter(tp: Any) -> TypeAdapter[Any]:
    """pydantic's validator for any type, made once if the type can be a key."""
    try:
        hash(tp)
    except TypeError:  # Annotated[str, []]
        return _made.__wrapped__(tp)
    return _made(tp)


@lru_cache(maxsize=512)
def _made(tp: Any) -> TypeAdapter[Any]:
    """By one thread at a time."""
    own_config = isinstance(unwrapped(tp)[0], type(BaseModel))
    with BUILDING:
        made: TypeAdapter[Any] = TypeAdapter(tp, config=None if own_config else Model.model_config)
        made.rebuild()
        return made


def unwrapped(tp: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without its names and annotations, and the annotations."""
    marks: tuple[Any, ...] = ()
    while True:
        if isinstance(tp, TypeAliasType):
            home = vars(sys.modules[str(tp.__module__)])
            holder = type("Holder", (), {"__annotations__": {"value": tp.__value__}})
            tp = get_type_hints(holder, home, include_extras=True)["value"]
        elif get_origin(tp) is Annotated:
            tp, *own = get_args(tp)
            marks += tuple(own)
        else:
            return tp, marks


def _is(origin: Any, kind: type) -> bool:
    return isinstance(origin, type) and issubclass(origin, kind)


def _fallback(args: tuple[Any, ...]) -> Any:
    """The member of a union that holds what no other can."""
    return next((arg for arg in args if getattr(arg, "is_known", None) is False), None)


def _takes(tp: Any, value: Any) -> bool:
    """Whether a member of a union could be meant by ``value``, judged by its JSON type."""
    base, marks = unwrapped(tp)
    kind = get_origin(base) or base
    if isinstance(value, dict):
        return _is(kind, Model) or _is(kind, Mapping) or any(hasattr(m, "variants") for m in marks)
    return isinstance(value, list) and _is(kind, Sequence) and not _is(kind, str)


def _named(tp: Any, value: Any) -> int:
    """How many properties of a value a member of a union names."""
    base, _ = unwrapped(tp)
    return sum(wire in value for _, wire, _, _ in _fields(base)) if _is(base, Model) else 0


def _whole(value: Any) -> Any:
    """The same data with 5.0 as 5: JSON Schema knows one number, pydantic two types."""
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
