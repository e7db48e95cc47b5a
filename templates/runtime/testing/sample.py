"""Data that fits a type: the same each time, and as near as possible to what was wished."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from ..fit import unwrapped
from ..models import Model, wire_name
from ..strict import examine, json_bytes
from ..unions import BySibling, ByTag, UnknownVariant

DEEP = 6
"""Below this depth, only what is required is made."""

TEXTS = ("text", "1", "a1b2c3d4", "2026-01-01", "user@example.com", "https://example.com/", "1.0.0")

PLAIN: dict[Any, Any] = {
    bool: True,
    bytes: base64.b64encode(b"data").decode(),
    date: "2026-01-01",
    datetime: "2026-01-01T00:00:00Z",
    time: "12:00:00Z",
    timedelta: "PT1M",
    UUID: "00000000-0000-4000-8000-000000000001",
    Any: None,
    type(None): None,
}


def sample(tp: Any, wish: Any = None, *, name: str = "text", depth: int = 0) -> Any:
    """JSON data that fits a type.

    Args:
        tp: A type as in an annotation.
        wish: JSON data to take over as far as it fits.
        name: What the value is called, for text that says so.
        depth: How far down it is.
    """
    base, marks = unwrapped(tp)
    origin, args = get_origin(base) or base, get_args(base)
    if wish is not None and not (isinstance(wish, dict) and is_model(base)) and fits(tp, wish):
        return wish
    if origin in (Union, UnionType):
        return _of_union(args, marks, wish, name, depth)
    if is_model(base):
        return _object(base, wish, depth)
    if origin is Literal:
        return args[0]
    if isinstance(origin, type):
        if issubclass(origin, Enum):
            return next(iter(origin)).value
        if issubclass(origin, Mapping):
            return {} if depth > DEEP else {"key": sample(args[1], name="value", depth=depth + 1)}
        if issubclass(origin, Sequence) and origin not in (str, bytes):
            least = max((getattr(mark, "min_length", 0) or 0 for mark in _limits(marks)), default=0)
            count = max(least, 0 if depth > DEEP else 1)
            types = [arg for arg in args if arg is not Ellipsis] or [Any]
            return [
                sample(types[min(i, len(types) - 1)], name=name, depth=depth + 1)
                for i in range(count)
            ]
    if base in (int, float):
        return next((n for n in _numbers(marks) if fits(tp, n)), 1)
    if base is str:
        return next((text for text in _texts(marks, name) if fits(tp, text)), name)
    return PLAIN.get(base)


def fits(tp: Any, value: Any) -> bool:
    """Whether JSON data is what the document says, without anything new to it."""
    return not examine(tp, json_bytes(value), by_name=False)[1]


def is_model(base: Any) -> bool:
    """Whether a type is a generated class."""
    return isinstance(base, type) and Model in base.__mro__


def _of_union(args: Any, marks: Any, wish: Any, name: str, depth: int) -> Any:
    tag = next((mark for mark in marks if isinstance(mark, ByTag)), None)
    if tag is not None:
        wished = wish.get(tag.property) if isinstance(wish, dict) else None
        chosen = wished if wished in tag.variants else next(iter(tag.variants))
        made = sample(tag.variants[chosen], {**(wish or {}), tag.property: chosen}, depth=depth)
        return {**made, tag.property: chosen}
    members = [arg for arg in args if arg not in (type(None), UnknownVariant)]
    return sample(members[0], wish, name=name, depth=depth) if members else None


def _object(cls: type[Model], wish: Any, depth: int) -> dict[str, Any]:
    """With a wish, only what is wished or required; else everything that no rule could forbid."""
    cls.model_rebuild()
    names = {name: wire_name(cls, name) for name in cls.model_fields}
    if isinstance(wish, list):
        wish = {item: f"{item}-1" for item in wish}  # asked for by name: answered by id
    given: dict[str, Any] = wish if isinstance(wish, dict) else {}
    needed = set(cls.__constants__)
    for rule in cls.__rules__:
        if getattr(rule, "least", 0) and not any(
            all(names[name] in given for name in group) for group in rule.groups
        ):
            needed.update(rule.groups[0])
    everything = not isinstance(wish, dict) and not cls.__rules__ and depth <= DEEP
    made: dict[str, Any] = {}
    for name, field in cls.model_fields.items():
        wire = names[name]
        if not (everything or wire in given or field.is_required() or name in needed):
            continue
        wished = given.get(wire)
        if wire in given and wished is None and name in cls.__nullable__:
            made[wire] = None
            continue
        sibling = next((mark for mark in field.metadata if isinstance(mark, BySibling)), None)
        if sibling is not None:
            tp: Any = sibling.variants.get(made.get(names[sibling.sibling], ""), dict[str, Any])
        else:
            tp = field.rebuild_annotation()
        made[wire] = sample(tp, wished, name=wire, depth=depth + 1)
    if not cls.__closed__:
        made.update({key: value for key, value in given.items() if key not in made})
    return made


def _limits(marks: Iterable[Any]) -> list[Any]:
    """The constraints among annotations, also those in a ``Field``."""
    return [limit for mark in marks for limit in (mark, *getattr(mark, "metadata", ()))]


def _numbers(marks: Iterable[Any]) -> list[Any]:
    bounds = [
        getattr(mark, name, None) for mark in _limits(marks) for name in ("ge", "gt", "le", "lt")
    ]
    steps = [getattr(mark, "multiple_of", None) for mark in _limits(marks)]
    near = [
        n for bound in (*bounds, *steps) if bound is not None for n in (bound, bound + 1, bound - 1)
    ]
    return [1, *near, 0, 0.5]


def _texts(marks: Iterable[Any], name: str) -> Iterable[str]:
    url = ["https://example.com/"] if re.search(r"(?i)(url|uri|href|link)$", name) else []
    patterns = [getattr(mark, "pattern", None) for mark in _limits(marks)]
    starts = [match[1] for p in patterns if p and (match := re.match(r"\^([\w:/@. -]+)", str(p)))]
    for text in (*url, f"{name}-1", *(f"{start}x" for start in starts), *TEXTS):
        yield text
        for mark in _limits(marks):
            yield (text * ((getattr(mark, "min_length", None) or 0) + 1))[
                : getattr(mark, "max_length", None)
            ]
