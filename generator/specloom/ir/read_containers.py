"""Lists, tuples and maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..normalize.canonical import At
from ..normalize.flat import Flat
from .schemas import Origin
from .types import AnyType, ListType, TupleType, Type, union_of

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def read_array(reader: SchemaReader, flat: Flat, child: Callable[[str], Origin]) -> Type:
    """A list; a tuple where the length is fixed. `child` gives the origins of what is inside."""
    low, high = flat.limits.get("minItems"), flat.limits.get("maxItems")
    if flat.prefix_items is None:
        return ListType(_items(reader, flat, child), low, high)
    items = tuple(
        reader.held(node, child(f"item{index + 1}")) for index, node in enumerate(flat.prefix_items)
    )
    closed = flat.items is False or high == len(items)
    if closed and (low or 0) >= len(items):
        return TupleType(items, None)
    # Python has no type for an open or shorter tuple: a list of what may stand in it.
    rest = [] if closed else [_items(reader, flat, child)]
    return ListType(union_of([*items, *rest]), low, high)


def _items(reader: SchemaReader, flat: Flat, child: Callable[[str], Origin]) -> Type:
    return reader.held(flat.items, child("item")) if isinstance(flat.items, At) else AnyType()


def read_map_value(reader: SchemaReader, flat: Flat, origin: Origin) -> Type:
    """The type of the properties that have no name in the document."""
    values = [reader.held(node, origin) for node in flat.patterns.values()]
    if isinstance(flat.additional, At):
        values.append(reader.held(flat.additional, origin))
    elif flat.additional is not False or not values:
        return AnyType()
    return union_of(values)
