"""The names that were given before, as `specloom.lock` remembers them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from msgspec import Struct, field

Key = tuple[str, str]
"""What holds a name, and the place in it; nothing holds what stands alone (`("", "GET /pets")`)."""


FOLLOWS = ""
"""In place of a name: the one that follows from where the thing stands."""
_MARK = "#"


@lru_cache(maxsize=262_144)  # asked for what was there, and then for what is to be kept
def marked(key: Key, *, short: bool = False) -> Key:
    """The key with a digest in place of the place: of what nobody looks for in the lock, such
    as those whose names follow. The digest is another one when it is the short name that follows.
    """
    holder, place = key
    text = f"{place}\n" if short else place
    return holder, _MARK + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


class Kept(Struct, frozen=True):
    """Names by kind (`methods`, `models`, `fields`) and key.

    `styles` are the spellings that most things of a kind have in the document: names of things in
    that spelling follow from it, and are not written down (`specloom.naming.spelling`).
    """

    styles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[Key, str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.styles or self.names)

    def with_also(self, other: Kept) -> Kept:
        """These names, and those of the other for what has none here."""
        names = {
            kind: {**other.names.get(kind, {}), **self.names.get(kind, {})}
            for kind in sorted(self.names.keys() | other.names.keys())
        }
        return Kept({**other.styles, **self.styles}, names)

    def render(self) -> dict[str, Any]:
        """As JSON data: kind, then what holds the names, then the place; the marks of what has the
        name that follows are one text, at the place `""`."""
        data: dict[str, Any] = {}
        for kind, names in self.names.items():
            table: dict[str, Any] = {}
            for (holder, place), name in names.items():
                if holder and name == FOLLOWS and place.startswith(_MARK):
                    inside = table.setdefault(holder, {})
                    inside[""] = f"{inside.get('', '')} {place[1:]}".lstrip()
                elif holder:
                    table.setdefault(holder, {})[place] = name
            alone = {place: name for (holder, place), name in names.items() if not holder}
            if alone:
                table[""] = alone
            data[kind] = table.get("", {}) if table.keys() == {""} else table
        if self.styles:
            data["styles"] = dict(self.styles)
        return {key: value for key, value in data.items() if value}


def parse_kept(data: Any) -> Kept:
    """What `Kept.render` gave.

    Raises:
        ValueError: It is something else.
    """
    if not isinstance(data, dict):
        raise ValueError("not a table")
    styles: dict[str, str] = {}
    names: dict[str, dict[Key, str]] = {}
    for kind, table in data.items():
        if not isinstance(table, dict):
            raise ValueError("not a table")
        found: dict[Key, str] = {}
        for key, value in table.items():
            if isinstance(value, str):
                found["", key] = value
            elif isinstance(value, dict) and all(isinstance(x, str) for x in value.values()):
                marks = value.get("", "").split() if key else ()
                found.update(((key, _MARK + each), FOLLOWS) for each in marks)
                found.update(
                    ((key, place), name) for place, name in value.items() if place or not key
                )
            else:
                raise ValueError("not a name")
        if kind == "styles":
            styles = {key: value for (_, key), value in found.items()}
        else:
            names[kind] = found
    return Kept(styles, names)
