"""Keywords of a schema that are not valid, or that no value fits together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

Node = Mapping[str, Any]
Flaw = tuple[tuple[str, ...], str]
"""The keys that lead from an object to what is wrong in it, and what is wrong."""

_SIZES: Final = tuple(
    f"{end}{what}"
    for what in ("Length", "Items", "Properties", "Contains")
    for end in ("min", "max")
)
KEYWORDS: Final = frozenset(
    (
        *_SIZES,
        *("multipleOf", "maximum", "exclusiveMinimum", "exclusiveMaximum", "readOnly", "enum"),
        *("const", "dependentRequired"),
        *("allOf", "anyOf", "oneOf"),
    )
)
"""Keywords of which one is in every schema that has a flaw."""


def schema(node: Node) -> Iterator[Flaw]:
    """What is wrong with a schema."""
    step = _number(node.get("multipleOf"))
    if step is not None and step <= 0:
        yield ("multipleOf",), f"multipleOf: a number above 0 is needed here, not {step}"
    for key in _SIZES:
        size = _number(node.get(key))
        if size is not None and (size < 0 or size != int(size)):
            yield (key,), f"{key}: a whole number from 0 on is needed here, not {size}"
    for key in ("allOf", "anyOf", "oneOf"):
        if node.get(key) == []:
            yield (key,), f"{key}: a list of at least one schema is needed here"
    dependent = node.get("dependentRequired")
    for name, names in dependent.items() if isinstance(dependent, dict) else ():
        if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
            at = ("dependentRequired", name)
            yield at, "dependentRequired: a list of texts is needed here; the rest is passed by"
    if node.get("readOnly") is True and node.get("writeOnly") is True:
        yield ("writeOnly",), "readOnly and writeOnly: what is both is neither sent nor received"
    yield from _exclusive(node)
    yield from _nothing_fits(node)


def _exclusive(node: Node) -> Iterator[Flaw]:
    """Numbers in JSON Schema, and flags beside a limit in OpenAPI 3.0."""
    for plain, key in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        value = node.get(key)
        if value is True and plain not in node:
            yield (key,), f"{key}: there is no `{plain}` that it could make exclusive"
        elif value is not None and not isinstance(value, bool | int | float):
            yield (key,), f"{key}: a number is needed here; it is passed by"


def _ends(node: Node, plain: str, exclusive: str) -> Iterator[tuple[int | float, bool, str]]:
    """Ends of a range of numbers: the number, whether it is outside, the keyword."""
    end, beyond = _number(node.get(plain)), _number(node.get(exclusive))
    if end is not None:
        yield end, node.get(exclusive) is True, plain
    if beyond is not None:
        yield beyond, True, exclusive


def _nothing_fits(node: Node) -> Iterator[Flaw]:
    for low, high in zip(_SIZES[::2], _SIZES[1::2], strict=True):
        least, most = _number(node.get(low)), _number(node.get(high))
        if least is not None and most is not None and 0 <= most < least:
            yield (high,), f"{low} is above {high}: no value fits"
    lows = list(_ends(node, "minimum", "exclusiveMinimum"))
    highs = list(_ends(node, "maximum", "exclusiveMaximum"))
    if lows and highs:
        start, above, _ = max(lows)
        end, below, key = min(highs, key=lambda each: (each[0], not each[1]))
        if start > end or (start == end and (above or below)):
            yield (key,), f"no number is from {start} to {end}: no value fits"
    enum, type_ = node.get("enum"), node.get("type")
    key, values = ("const", [node["const"]]) if "const" in node else ("enum", enum)
    given = [each for each in values if each is not None] if isinstance(values, list) else []
    kinds = _PYTHON.get(type_) if isinstance(type_, str) else None
    if given and kinds and not any(isinstance(each, kinds) for each in given):
        yield (key,), f"{key}: no value is of the type {type_!r}; the values count"
    if "const" in node and isinstance(enum, list) and node["const"] not in enum:
        yield ("const",), "const: it is not among the values of `enum`; it counts alone"


_PYTHON: Final[Mapping[str, type | tuple[type, ...]]] = {
    **{"integer": (int, float), "number": (int, float), "boolean": bool},
    **{"array": list, "object": dict},
}
"""Not text: numbers and flags in an enum of text are read as text."""


def _number(value: Any) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
