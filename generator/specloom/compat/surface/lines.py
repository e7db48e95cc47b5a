"""Lines of `API.txt`: written, read back, sorted.

A line is the dotted path of a symbol, what it looks like, and tags:

    shop.models.order.Order(Model)  [class]
    shop.models.order.Order.name: str | None = None
    shop.models.order.State.OPEN = 'open'  [member]
    shop.resources.orders.Orders.cancel(id: str, /, **options: Unpack[RequestOptions]) -> Order
    shop.Shop = shop.client.Shop  [import]
    shop.models.dicts.order.OrderDict.'@id': Required[str]

The last part of a path is in quotes where it is a key that is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

_LINE: Final = re.compile(
    r"(?P<path>[^\W\d]\w*(?:\.[^\W\d]\w*)*"
    r"""(?:\.(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))?)"""
    r"(?P<rest>.*?)(?:  \[(?P<tags>[a-z, ]+)\])?"
)


class Tag(StrEnum):
    """What a symbol is, where its line does not show it."""

    CLASS = "class"
    MEMBER = "member"
    ALIAS = "alias"
    IMPORT = "import"
    PROPERTY = "property"
    ASYNC = "async"
    CLASSMETHOD = "classmethod"
    STATICMETHOD = "staticmethod"
    OVERLOAD = "overload"
    DEPRECATED = "deprecated"


class Kind(StrEnum):
    """What a symbol is."""

    CLASS = "class"
    CALLABLE = "callable"
    ATTRIBUTE = "attribute"
    MEMBER = "enum member"
    ALIAS = "type alias"
    IMPORT = "imported name"


class Line(Struct, frozen=True):
    """One public symbol: `path` is its dotted name, `rest` its bases, parameters or type."""

    path: str
    rest: str
    tags: tuple[Tag, ...] = ()

    @property
    def kind(self) -> Kind:
        """What the symbol is."""
        for tag, kind in _KINDS.items():
            if tag in self.tags:
                return kind
        return Kind.CALLABLE if self.rest.startswith("(") else Kind.ATTRIBUTE

    @property
    def owner(self) -> str:
        """The class or module that holds it."""
        return self.path.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]

    def __str__(self) -> str:
        tags = f"  [{', '.join(self.tags)}]" if self.tags else ""
        return f"{self.path}{self.rest}{tags}"


_KINDS: Final = {
    Tag.CLASS: Kind.CLASS,
    Tag.MEMBER: Kind.MEMBER,
    Tag.ALIAS: Kind.ALIAS,
    Tag.IMPORT: Kind.IMPORT,
    Tag.PROPERTY: Kind.ATTRIBUTE,
}


def render_surface(lines: Iterable[Line]) -> str:
    """The text of `API.txt`."""
    return "".join(f"{text}\n" for text in sorted({str(line) for line in lines}))


def parse_surface(text: str) -> tuple[Line, ...]:
    """The lines of an `API.txt`.

    Raises:
        ValueError: A line is not one that `render_surface` writes.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"line {number} is not a line of a surface: {line[:80]!r}")
        tags = tuple(Tag(tag) for tag in (match["tags"] or "").split(", ") if tag)
        found.append(Line(match["path"], match["rest"], tags))
    return tuple(found)
