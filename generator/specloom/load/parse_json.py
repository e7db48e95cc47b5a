"""JSON (RFC 8259) to plain data: fast, and strict where `json.loads` is not."""

from __future__ import annotations

import json
import math
from typing import Any

from ..diagnostics import Diagnostics, Place, SpecloomError, fatal
from . import surrogates
from .limits import Limits
from .scan_json import Problem, problems

# More digits than any double or 64-bit integer needs; int() itself gives up at 4,300.
_DIGITS = 400
_HOLDERS = frozenset((dict, list))


def parse_json(label: str, text: str, diagnostics: Diagnostics, limits: Limits) -> Any:
    """The data of a JSON text.

    `json.loads` does the work. What it lets through (duplicate keys, `NaN`, numbers beyond a
    double) is noticed by its hooks; where it stands is looked for only when there is something.

    Raises:
        SpecloomError: The text is not JSON, or is over the limits.
    """
    if text.count(",") + text.count("{") + text.count("[") > limits.values:
        raise fatal("load-too-large", f"{label} holds more than {limits.values:,} values")
    suspicious = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal suspicious
        made = dict(items)
        if len(made) != len(items):
            suspicious = True
        if made and len(longest := max(made, key=len)) > limits.key:
            raise _too_long(label, text, longest, limits)
        return made

    def integer(token: str) -> int | None:
        nonlocal suspicious
        if len(token) <= _DIGITS:
            return int(token)
        suspicious = True
        return None

    def number(token: str) -> float | None:
        nonlocal suspicious
        value = float(token)
        if math.isfinite(value):
            return value
        suspicious = True
        return None

    try:
        data = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_int=integer,
            parse_float=number,
            parse_constant=number,
        )
    except json.JSONDecodeError as error:
        place = Place(label, error.lineno, error.colno)
        raise fatal("load-json-syntax", f"not valid JSON: {error.msg}", place) from None
    except RecursionError:
        raise _too_deep(label, text, limits) from None
    if depth_of(data) > limits.depth:
        raise _too_deep(label, text, limits)
    if suspicious:
        for problem in problems(text, limits.depth):
            _report(problem, label, diagnostics)
    if surrogates.may_be_in(text):
        data, pointer = surrogates.replaced(data)
        if pointer is not None:
            diagnostics.warning(
                "load-surrogate",
                "half of a surrogate pair, which no text can hold; read as U+FFFD",
                Place(label, pointer=pointer),
            )
    return data


def depth_of(data: Any) -> int:
    """The number of levels of nested mappings and lists, found level by level (no recursion)."""
    level = [data] if type(data) in _HOLDERS else []
    depth = 0
    while level:
        depth += 1
        level = [
            child
            for value in level
            for child in (value.values() if isinstance(value, dict) else value)
            if type(child) in _HOLDERS
        ]
    return depth


def _report(problem: Problem, label: str, diagnostics: Diagnostics) -> None:
    place = Place(label, problem.line, problem.column, problem.pointer)
    if problem.code == "load-duplicate-key":
        diagnostics.error(problem.code, f"the key {problem.text} stands here twice", place)
    elif problem.code == "load-number":
        diagnostics.error(
            problem.code, f"{problem.text} is not a number that JSON can hold; read as null", place
        )


def _too_long(label: str, text: str, key: str, limits: Limits) -> SpecloomError:
    at = text.find(json.dumps(key, ensure_ascii=False)[:-1])
    line = text.count("\n", 0, at) + 1
    place = Place(label, line, at - text.rfind("\n", 0, at)) if at >= 0 else Place(label)
    return fatal("load-too-large", f"a key of more than {limits.key:,} characters", place)


def _too_deep(label: str, text: str, limits: Limits) -> SpecloomError:
    place = Place(label)
    for problem in problems(text, limits.depth):
        if problem.code == "load-too-large":
            place = Place(label, problem.line, problem.column)
            break
    return fatal("load-too-large", f"nested more than {limits.depth} levels deep", place)
