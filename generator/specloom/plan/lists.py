"""What stands in a list of schemas has no key: it is known again by what it says.

Each item of a `oneOf`, `anyOf`, `allOf` or `prefixItems` has a label: its place when it was first
seen. It keeps that when others are put before it, when the list is sorted anew, and when it changes
a little. `specloom.lock` has a few characters of each thing that an item says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct

LISTS: Final = frozenset(("oneOf", "anyOf", "allOf", "prefixItems"))
_PROSE: Final = frozenset(
    ("$comment", "deprecated", "description", "example", "examples", "externalDocs")
)
_MOST: Final = 16
"""Of an item that says more, these many things are enough: those with the smallest digests, which
are the same ones of what changed little (bottom-k sketch)."""
_ALIKE: Final = 0.4
"""The part of what two items say that has to be the same in both, for one to be the other."""


_DIGITS: Final = (4, 8, 16)
"""Lengths of a digest: the first, unless two items of a list are told apart by more alone."""


class Item(Struct, frozen=True):
    """What an item says, in digests; `named` are those of its title and constants."""

    named: frozenset[str]
    says: frozenset[str]
    digits: int = _DIGITS[0]

    def render(self) -> str:
        return "".join((*(f"!{each}" for each in sorted(self.named)), *sorted(self.says)))

    def alike(self, other: Item) -> float:
        """From 0 to 1: 0 for two with other titles or constants, over a half for the same."""
        most = max(len(self.named | self.says), len(other.named | other.says))
        part = self.shared(other) / (most or 1)
        if self.named & other.named:
            return (1 + part) / 2
        return 0 if self.named and other.named else part

    def shared(self, other: Item) -> int:
        """How many things both say."""
        return len((self.named | self.says) & (other.named | other.says))


def parse_item(text: str, digits: int = _DIGITS[0]) -> Item:
    """What `Item.render` gave; of other text, something that is like nothing."""
    named: list[str] = []
    while text.startswith("!"):
        named.append(text[1 : 1 + digits])
        text = text[1 + digits :]
    says = (text[at : at + digits] for at in range(0, len(text), digits))
    return Item(frozenset(named), frozenset(says), digits)


class Said(Struct, frozen=True):
    """All that an item says, in the longest digests."""

    named: frozenset[str]
    says: frozenset[str]

    def item(self, digits: int) -> Item:
        says = sorted({each[:digits] for each in self.says})[:_MOST]
        return Item(frozenset(each[:digits] for each in self.named), frozenset(says), digits)


def item_of(schema: Any) -> Said:
    """What a schema says, but for what is only read by people."""
    said = list(_said(schema))
    named = frozenset(_digest(text) for text, names in said if names)
    says = frozenset(_digest(text) for text, names in said if not names)
    return Said(named, says)


def _digits(items: Sequence[Said]) -> int:
    """As many digits as tell the items apart, whatever their order, and what names them."""
    names = {name for each in items for name in each.named}
    count = len({each.item(_DIGITS[-1]) for each in items})
    for digits in _DIGITS[:-1]:
        apart = len({each.item(digits) for each in items}) == count
        if apart and len({name[:digits] for name in names}) == len(names):
            return digits
    return _DIGITS[-1]


def _said(schema: Any) -> Iterator[tuple[str, bool]]:
    """Things said, and whether they tell what it is."""
    if not isinstance(schema, dict):
        yield _plain(schema), False
        return
    for key, value in schema.items():
        if key in _PROSE or key.startswith("x-") or (key, value) == ("type", "object"):
            continue
        if key == "properties" and isinstance(value, dict):
            for name, inner in value.items():
                yield f".{name}", False
                yield f".{name} {_plain(inner)}", _is_constant(inner)
        elif isinstance(value, list):
            yield from ((f"{key} {_plain(each)}", False) for each in value)
        else:
            yield f"{key} {_plain(value)}", key in ("title", "const", "$ref")


def _is_constant(schema: Any) -> bool:
    if not isinstance(schema, dict):
        return False
    values = schema.get("enum")
    return "const" in schema or (isinstance(values, list) and len(values) == 1)


def _plain(value: Any) -> str:
    return json.dumps(_without_prose(value), sort_keys=True, default=str)


def _without_prose(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_prose(each)
            for key, each in value.items()
            if not (key in _PROSE and not isinstance(each, dict)) and not key.startswith("x-")
        }
    return [_without_prose(each) for each in value] if isinstance(value, list) else value


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[: _DIGITS[-1]]


def labels(old: dict[int, Item], items: Sequence[Said]) -> list[int]:
    """The labels of the items of a list; `old` are those it had, in their order."""
    digits = next((each.digits for each in old.values()), _DIGITS[0])
    new = [each.item(digits) for each in items]
    left = dict(old)
    found: dict[int, int] = {}

    def give(place: int, label: int) -> None:
        found[place] = label
        del left[label]

    equal: dict[Item, list[int]] = {}
    for label in reversed(old):
        equal.setdefault(old[label], []).append(label)
    for place, item in enumerate(new):  # equal ones in their order
        if equal.get(item):
            give(place, equal[item].pop())
    pairs = (
        (-alike, -item.shared(left[label]), abs(at - place), place, label)
        for place, item in enumerate(new)
        if place not in found
        for at, label in enumerate(old)
        if label in left and (alike := item.alike(left[label])) >= _ALIKE
    )
    for *_, place, label in sorted(pairs):
        if place not in found and label in left:
            give(place, label)
    if len(old) == len(new):  # what says something else now, at the same place
        for place, label in enumerate(old):
            if place not in found and label in left and not _differ(left[label], new[place]):
                give(place, label)
    following = max(old, default=-1) + 1
    for place in range(len(new)):
        if place not in found:
            found[place], following = following, following + 1
    return [found[place] for place in range(len(new))]


def _differ(one: Item, other: Item) -> bool:
    return bool(one.named and other.named)


def render_list(marks: Sequence[int], items: Sequence[Said]) -> str:
    """The items of a list for the lock, each with its label where that is not its place; before
    them the length of their digests, where it is not the usual one."""
    digits = _digits(items)
    texts = (
        item.render() if place == label else f"{label}:{item.render()}"
        for place, (label, item) in enumerate(
            zip(marks, (each.item(digits) for each in items), strict=True)
        )
    )
    return ("" if digits == _DIGITS[0] else f"{digits}~") + " ".join(texts)


def parse_list(text: str) -> dict[int, Item]:
    """What `render_list` gave, by label; nothing of what it did not."""
    found: dict[int, Item] = {}
    length, tilde, listed = text.rpartition("~")
    if tilde and length not in map(str, _DIGITS):
        return {}
    digits = int(length) if tilde else _DIGITS[0]
    for place, each in enumerate(listed.split(" ") if listed else ()):
        label, colon, item = each.rpartition(":")
        if colon and not (label.isascii() and label.isdecimal() and len(label) < 10):
            return {}
        found[int(label) if colon else place] = parse_item(item, digits)
    return found
