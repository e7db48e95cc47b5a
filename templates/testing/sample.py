"""Data that fits a type: the same each time, and as near as possible to what was wished."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import product
from types import UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin
from uuid import UUID

from .._runtime.fit import unwrapped
from .._runtime.models import Model, wire_name
from .._runtime.strict import examine, json_bytes
from .patterns import example

DEEP = 5
"""Below this depth only what is required is made."""
ENDLESS = 50
"""Below this depth nothing is: a class may require itself."""

TEXTS = (
    "text",
    "1",
    "a1b2c3d4",
    "2026-01-01",
    "user@example.com",
    "https://example.com/",
    "1.0",
    "#123456",
)

DAYS = [f"2026-01-{day:02}" for day in range(1, 29)]
PLAIN: Mapping[Any, Sequence[Any]] = {
    bool: (True, False),
    bytes: ("ZGF0YQ==", "ZGF0YTI="),
    date: DAYS,
    datetime: [f"{day}T00:00:00Z" for day in DAYS],
    time: [f"{hour:02}:00:00Z" for hour in (*range(12, 24), *range(12))],
    timedelta: [f"PT{minutes}M" for minutes in range(1, 29)],
    UUID: [f"00000000-0000-4000-8000-{number:012}" for number in range(1, 29)],
}
"""The first, and others where several are asked for that may have to differ."""
GUESSES = (1, *TEXTS, *(each[0] for each in PLAIN.values()), {}, [])
"""What is tried of a class that is not the document's own."""


def sample(tp: Any, wish: Any = None, name: str = "text", depth: int = 0, turn: int = 0) -> Any:
    """JSON data that fits a type.

    Args:
        tp: A type as in an annotation.
        wish: JSON data to take over as far as it fits; text for numbers, truth values and lists of
            one, too, as forms have it. Of an object, what is neither wished nor required is then
            left out.
        name: What the value is called on the wire.
        depth: How far down it is.
        turn: Which of several samples of one type it is: they differ if they can.
    """
    base, marks = unwrapped(tp)
    if any(getattr(mark, "is_file", False) for mark in marks):
        return b"data" if wish is None else wish
    tag = next((mark for mark in marks if hasattr(mark, "property")), None)
    if tag is not None:
        wished = wish if isinstance(wish, dict) else {}
        found = tag.tag(wished, {})
        chosen = found if found is not None and found in tag.variants else next(iter(tag.variants))
        return sample(tag.variants[chosen], {**wished, tag.property: chosen}, name, depth)
    if get_origin(base) in (Union, UnionType):
        if wish is not None and fits(tp, wish):
            return wish
        unknown = [arg for arg in get_args(base) if getattr(arg, "is_known", None) is False]
        members = [arg for arg in get_args(base) if arg not in (type(None), *unknown)]
        parts, annotated = (members[0], *marks), cast(Any, Annotated)
        return sample(annotated[parts] if marks else members[0], wish, name, depth, turn)
    kind, args = get_origin(base) or base, get_args(base)
    if is_model(kind):
        return _object(kind, wish, depth) if depth < ENDLESS else {}
    if wish is not None and fits(tp, wish):
        return wish
    if kind in (bool, int, float) and isinstance(wish, str) and fits(tp, read := from_text(wish)):
        return read
    for schema in _limits(marks, "schema"):  # an enum that no Python type says
        values = schema.get("enum", [schema["const"]] if "const" in schema else [])
        if named := [value for value in values if fits(tp, value)]:
            return named[turn % len(named)]
    members = [*args] if kind is Literal else _members(kind)
    if members:
        texts = [member for member in members if member != ""] or members  # paths have no empty one
        return texts[turn % len(texts)]
    if _is(kind, Mapping) and args:
        return {} if depth > DEEP else {"key": sample(args[1], None, "value", depth + 1)}
    if _is(kind, Sequence) and kind is not str and args:
        types = [arg for arg in args if arg is not Ellipsis]
        places = len(types) if kind is tuple and Ellipsis not in args else 0
        count = max([0 if depth > DEEP else 1, *_limits(marks, "min_length"), places])
        one = [wish] if isinstance(wish, str) else []
        given: list[Any] = wish if isinstance(wish, list) else one
        return [
            sample(types[min(i, len(types) - 1)], item, name, depth + 1, i)
            for i, item in enumerate([*given, *[None] * (count - len(given))])
        ]
    if kind in (int, float):
        bounds = list(_limits(marks, "ge", "gt", "le", "lt", "multiple_of"))
        tries = [1 + turn, 1, *(n + more for n in bounds for more in (0, 1, -1)), 0, 0.5]
        steps = list(_limits(marks, "multiple_of"))
        tries += [
            (n // step + more) * step for step in steps for n in bounds for more in (0, 1, -1)
        ]
        return next((number for number in tries if fits(tp, number)), 1)
    if kind is str:
        name = f"{name}-{turn}" if turn else name
        return next((text for text in _texts(marks, name, turn) if fits(tp, text)), name)
    if kind is Any:
        return {}
    if known := PLAIN.get(kind):
        return known[turn % len(known)]
    return next((value for value in GUESSES if fits(tp, value)), None)


def _members(kind: Any) -> list[Any]:
    """The values of an enum; nothing of any other type."""
    return [member.value for member in kind] if _is(kind, Enum) else []


def fits(tp: Any, value: Any) -> bool:
    """Whether JSON data is what the document says, with nothing in it that is new."""
    return not examine(tp, json_bytes(value), by_name=False)[1]


def from_text(text: str) -> Any:
    """A number or a truth value as forms and parameters have it; other text as it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def is_model(kind: Any) -> bool:
    """Whether a type is a class of the document."""
    return _is(kind, object) and Model in kind.__mro__


def _object(cls: type[Model], wish: Any, depth: int) -> dict[str, Any]:
    cls.model_rebuild()
    names = {name: wire_name(cls, name) for name in cls.model_fields}
    if isinstance(wish, list) and all(isinstance(item, str) for item in wish):
        wish = {item: f"{item}-1" for item in wish}  # asked for by name, answered by id
    wished: dict[str, Any] = wish if isinstance(wish, dict) else {}
    needed = {*cls.__constants__, *(n for n, f in cls.model_fields.items() if f.is_required())}
    for rule in cls.__rules__:
        if getattr(rule, "least", 0) and not any(
            all(names.get(name, name) in wished for name in group) for group in rule.groups
        ):
            needed.update(rule.groups[0])
        given = {name for name, wire in names.items() if name in needed or wire in wished}
        missing = max(0, getattr(rule, "minimum", 0) - len(given))
        needed.update([name for name in names if name not in given][:missing])
    spare = set(names) if wish is None and not cls.__rules__ and depth <= DEEP else set[str]()
    made: dict[str, Any] = {}
    for name, wire in names.items():
        if name not in needed | spare and wire not in wished:
            continue
        if wished.get(wire, wire) is None and name in cls.__nullable__:
            made[wire] = None
            continue
        field = cls.model_fields[name]
        tp: Any = field.rebuild_annotation()
        for mark in (*field.metadata, *_marks_within(tp)):
            if hasattr(mark, "sibling"):
                tag = made.get(names[mark.sibling])
                tp = mark.variants.get(str(tag), dict[str, Any])
        kind = get_origin(unwrapped(tp)[0]) or unwrapped(tp)[0]
        empty: Any = {} if is_model(kind) else [] if _is(kind, list) else None
        # With a wish, the parts that nobody asked for are spare as well.
        part = wished.get(wire, empty if wish is not None else None)
        made[wire] = sample(tp, part, wire, depth + 1)
        judged = any(hasattr(mark, "schema") for mark in field.metadata)
        if judged and name not in needed and wish is None and not fits(tp, made[wire]):
            del made[wire]  # there is no sample for all that is asked of it
    if not cls.__closed__:
        made.update({name: name for name in needed - names.keys()})
        made.update({key: value for key, value in wished.items() if key not in made})
    return made


def _marks_within(tp: Any) -> tuple[Any, ...]:
    """The annotations of what a type is besides null."""
    base, _ = unwrapped(tp)
    if get_origin(base) not in (Union, UnionType):
        return ()
    members = [arg for arg in get_args(base) if arg is not type(None)]
    return unwrapped(members[0])[1] if len(members) == 1 else ()


def _texts(marks: Iterable[Any], name: str, turn: int) -> Iterator[str]:
    """Texts to try, from what says most about the name to what may fit a pattern."""
    shortest, longest = (
        max([0, *_limits(marks, "min_length")]),
        min([1000, *_limits(marks, "max_length")]),
    )
    patterns = [str(pattern) for pattern in _limits(marks, "pattern")]
    url = ["https://example.com/"] if re.search(r"(?i)(url|uri|href|link)$", name) else []
    other = (str(turn + 1), f"{turn + 1:08}", "abcdefghijklmnopqrstuvwxyz"[turn % 26])
    for text in (*url, f"{name}-1", *(other if turn else ()), *TEXTS):
        yield text
        if not turn:
            yield (text * (shortest + 1))[:longest]
    for pattern, more in product(patterns, (turn, turn + 1, shortest)):
        text = example(pattern, more)
        yield from (text, text[:longest], text.ljust(shortest, "x"))
    if turn:
        # What is cut to the same few letters comes after what differs.
        yield (name * (shortest + 1))[:longest]


def _limits(marks: Iterable[Any], *names: str) -> Iterator[Any]:
    """The values of constraints among annotations, also of those in a ``Field``."""
    for mark in marks:
        for limit in (mark, *getattr(mark, "metadata", ())):
            yield from (v for n in names if (v := getattr(limit, n, None)) is not None)


def _is(kind: Any, wanted: type) -> bool:
    return isinstance(kind, type) and issubclass(kind, wanted)
