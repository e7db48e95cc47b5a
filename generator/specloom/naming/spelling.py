"""The spellings that documents have for names: which one it is, and what it makes of a name.

A thing is spelled regularly when the spelling of the document makes the very text from its Python
name. Of all things that could get a name, one is: it needs no memory to keep the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

SPELLINGS: Final[Mapping[str, Callable[[Sequence[str]], str]]] = {
    "snake": "_".join,
    "camel": lambda parts: parts[0] + "".join(map(_capital, parts[1:])),
    "pascal": lambda parts: "".join(map(_capital, parts)),
    "kebab": "-".join,
    "dotted": ".".join,
    "spaced": " ".join,
    "upper": lambda parts: "_".join(parts).upper(),
}
"""How each makes a text from lower-case words; the first of those that fit equally often is it."""


_LETTER = re.compile(r"[^\W\d_]")


class Spelled(Struct, frozen=True):
    """A text of the document, its Python name, and the words of that, in lower case.

    `native` is the spelling of such names in Python: the text is the name itself.
    """

    text: str
    name: str
    parts: tuple[str, ...]
    native: str

    def fits(self, spelling: str) -> bool:
        """Whether the spelling makes the text from the name."""
        return spelling in _fitting(self)


@lru_cache(maxsize=65_536)  # documents have few names, many times
def _fitting(spelled: Spelled) -> tuple[str, ...]:
    """The spellings that make the text from the name."""
    parts = spelled.parts
    return tuple(
        name
        for name, make in SPELLINGS.items()
        if (
            spelled.text == spelled.name.rstrip("_")  # which a keyword has at its end
            if name == spelled.native
            else parts and make(parts) == spelled.text
        )
    )


def spelling_of(entries: Iterable[Spelled]) -> str:
    """The spelling that most of them have; empty when they have none."""
    fits: Counter[str] = Counter()
    for names, times in Counter(map(_fitting, entries)).items():
        fits.update(dict.fromkeys(names, times))
    return max(SPELLINGS, key=lambda name: fits[name]) if fits else ""


def _capital(word: str) -> str:
    """With a capital at its first letter: `2d` is `2D`."""
    return _LETTER.sub(lambda found: found.group().upper(), word, count=1)
