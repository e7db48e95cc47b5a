"""What a schema without a name of its own is called: its holder's name, and the way from there.

The short name says nothing twice: what a property says again of its holder is said once
(`BankAccount.account_type` is `BankAccountType`), and what stands in a list is one of what the
list's name says (`Pet.tags` has `PetTag`; `Pet.data` has `PetDataItem`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ..ir.schemas import Named
from ..load.pointer import unescape
from ..naming import pascal, singular, words

_Vocabulary = tuple[str, ...]
_COMPONENT = re.compile(r"/components/schemas/([^/]+)")
_ITEM = "item"
"""The step of a way that leads into a list."""
_MAX_LENGTH = 96
_CAPITALISED = re.compile(r"[^A-Z]*[A-Z]*[^A-Z]+|[A-Z]+$")


class PlaceName(Struct, frozen=True):
    """What something is called.

    `full` has every word of the way; `inside` begins the names of what stands inside.
    """

    short: str
    full: str
    inside: str


class PlaceNames:
    """The names of named schemas, by pointer. `bases` begin those of what stands in an operation or
    an event; `spoken` are what components are called that frameworks have named."""

    def __init__(
        self,
        schemas: Mapping[str, Named],
        bases: Mapping[str, tuple[str, ...]],
        vocabulary: _Vocabulary,
        spoken: Mapping[str, str],
    ) -> None:
        self._schemas = schemas
        self._bases = bases
        self._vocabulary = vocabulary
        self._spoken = spoken
        self._known: dict[str, PlaceName] = {}

    def __getitem__(self, pointer: str) -> PlaceName:
        found = self._known.get(pointer)
        if found is None:
            found = self._known[pointer] = self._named(self._schemas[pointer])
        return found

    def _named(self, schema: Named) -> PlaceName:
        origin = schema.origin
        given = origin.wished or origin.name
        if given:
            full = pascal(words(given, self._vocabulary))
            name = self._spoken.get(given)
            short = pascal(words(name, self._vocabulary)) if name else full
            return PlaceName(short, full, short)
        holder = self._holder(origin.parent)
        way = [pascal(words(word, self._vocabulary)) for word in origin.path]
        full = way[-1] if origin.alone else shortened(holder.full + "".join(way)) or "Schema"
        if not holder.inside:
            return PlaceName(full, full, full)
        short, inside = _said_once(holder.inside, origin.path, self._vocabulary)
        return PlaceName(shortened(short), full, shortened(inside))

    def _holder(self, pointer: str) -> PlaceName:
        name = self._bases.get(pointer, ("",))[0]
        if not name and pointer in self._schemas:
            return self[pointer]
        if not name and (left_out := _COMPONENT.fullmatch(pointer)):
            name = pascal(words(unescape(left_out[1]), self._vocabulary))
        return PlaceName(name, name, name)


def shortened(name: str) -> str:
    """A name; of one of a very deep place the first and the last words."""
    if len(name) <= _MAX_LENGTH:
        return name
    start, end = beginning(name), ""
    for part in reversed(_CAPITALISED.findall(name[len(start) :])):
        if len(end) + len(part) > _MAX_LENGTH * 2 // 3:
            break
        end = part + end
    return start + end


def beginning(name: str) -> str:
    """The first words of a name, of which there is room in a shortened one."""
    start = ""
    for part in _CAPITALISED.findall(name):
        if len(start) + len(part) > _MAX_LENGTH // 3:
            break
        start += part
    return start


def _said_once(holder: str, path: Sequence[str], vocabulary: _Vocabulary) -> tuple[str, str]:
    """The name at the end of a way from a holder, and what begins the names of what is inside."""
    name = holder
    steps = _steps(path, vocabulary)
    for place, step in enumerate(steps, 1):
        said = _said(name, step, vocabulary)
        if said == len(step) and place == len(steps):  # the holder has the name itself
            whole = _joined(name, step)
            return whole, whole if path[-1] == _ITEM else name
        name = _joined(name, step[said:])
    return name, name


def _steps(path: Sequence[str], vocabulary: _Vocabulary) -> list[str]:
    found: list[str] = []
    for place, word in enumerate(path):
        if word == _ITEM and found and (one := _one_of(found[-1], vocabulary)):
            found[-1] = one
        elif not (place and word == "items" and path[place + 1 : place + 2] == (_ITEM,)):
            # what is left out is a member of a union that is a list
            found.append(pascal(words(word, vocabulary), lead="").removesuffix("_"))
    return found


def _one_of(name: str, vocabulary: _Vocabulary) -> str:
    """One of what a plural names; empty when it is none."""
    last = words(name, vocabulary)[-1]
    if last[:-1].isupper():  # URLs, not SQS
        one = last[:-1] if last[-1] == "s" else last
    else:
        lower = singular(last.lower())
        one = last[: len(lower)] if last.lower().startswith(lower) else lower.capitalize()
    return "" if one == last or not name.endswith(last) else name.removesuffix(last) + one


def _said(holder: str, step: str, vocabulary: _Vocabulary) -> int:
    """How many letters of a step the end of its holder says already, in whole words."""
    if "_" in step:
        return 0
    had = [word.lower() for word in words(holder, vocabulary)]
    own = [word.lower() for word in words(step, vocabulary)]
    for count in range(min(len(had), len(own)), 0, -1):
        if had[-count:] == own[:count] and (size := sum(map(len, own[:count]))) > 1:
            return size
    return 0


def _joined(name: str, step: str) -> str:
    return f"{name}_{step}" if name[-1:].isdecimal() and step[:1].isdecimal() else name + step
