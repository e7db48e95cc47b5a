"""Words put together as Python spells its names."""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from .words import is_part

MAX_BYTES = 120
"""Longest name, in UTF-8: a module of that name is a file on every disk, with room for suffixes."""


def snake(words: Iterable[str], *, lead: str = "value") -> str:
    """``objects_2d``: for arguments, fields, methods and modules.

    Args:
        words: From :func:`specloom.naming.words`.
        lead: The word put first where the name could not begin otherwise (``2d``).
    """
    return _snake(tuple(words), lead)


@lru_cache(maxsize=65_536)  # here and below: documents have few names, many times
def _snake(words: tuple[str, ...], lead: str) -> str:
    return _valid("_".join(_cut(words)).lower(), lead, "_")


def screaming(words: Iterable[str], *, lead: str = "VALUE") -> str:
    """``OBJECTS_2D``: for constants and enum members; two only where ``snake`` gives two."""
    return _screaming(tuple(words), lead)


@lru_cache(maxsize=65_536)
def _screaming(words: tuple[str, ...], lead: str) -> str:
    return _valid(_upper("_".join(_cut(words))), lead, "_")


def pascal(words: Iterable[str], *, lead: str = "Model") -> str:
    """``Objects2D``: for classes; capitals inside words stay, so a PascalCase name is unchanged.

    Words in capitals throughout (``JOB_STATE``) are written as ``JobState``; one such word alone,
    or among others, is an acronym and stays. A name that begins with a letter of a script without
    capitals has the lead before it: a field of a class could have the same name otherwise, and
    stand before it in the annotations of the class body.

    Args:
        words: From :func:`specloom.naming.words`.
        lead: The word put first where the name could not begin otherwise; empty for what comes
            after the beginning of a name.
    """
    return _pascal(tuple(words), lead)


@lru_cache(maxsize=65_536)
def _pascal(words: tuple[str, ...], lead: str) -> str:
    kept = _cut(words)
    if len(kept) > 1 and not any(c.islower() for word in kept for c in word):
        kept = [word if word[0].isdigit() else word[0] + word[1:].lower() for word in kept]
    name = ""
    for word in kept:
        runs_on = name[-1:].isdecimal() and word[:1].isdecimal()  # v1.2 is V1_2
        name += ("_" if runs_on else "") + word[:1].upper() + word[1:]
    name = _valid(name, lead, "")
    return name if name[:1].isupper() or name[:1].istitle() else lead + name


def _upper(text: str) -> str:
    """In capitals, but for letters that would become those of another text: ``ß`` is not SS."""
    if text.isascii():
        return text.upper()
    return "".join(c if c.islower() and c.upper().lower() != c else c.upper() for c in text)


def _cut(words: Iterable[str]) -> list[str]:
    """The words that fit, whole ones where possible: of too many the first, twice as many of the
    last, which say what it is (`Company.Product.Models.Pet`)."""
    given = list(words)
    if sum(map(len, given)) + len(given) <= MAX_BYTES // 4:  # no character has more than 4 bytes
        return given
    sizes = [len(word[: MAX_BYTES + 1].encode("utf-8", "replace")) + 1 for word in given]
    if sum(sizes) <= MAX_BYTES + 1:
        return given
    start = _fitting(sizes, MAX_BYTES // 3)
    end = _fitting(sizes[start:][::-1], MAX_BYTES - sum(sizes[:start]))
    if start + end == 0:
        return [_cut_word(given[0])]
    return [*given[:start], *given[len(given) - end :]]


def _fitting(sizes: list[int], room: int) -> int:
    """How many of the first ones there is room for."""
    return sum(total <= room for total in accumulate(sizes))


def _cut_word(word: str) -> str:
    word = word[: MAX_BYTES + 1]  # of a megabyte, the rest matters to nobody
    while len(word.encode("utf-8", "replace")) > MAX_BYTES:
        word = word[:-1]
    return word


def _valid(name: str, lead: str, separator: str) -> str:
    """The name in NFKC form, begun by the lead if it must be, and never a keyword."""
    if not (name.isascii() and name.replace("_", "a").isalnum()):  # the usual case is fine as it is
        name = "".join(filter(is_part, unicodedata.normalize("NFKC", name)))
    while name and not (name[0].isidentifier() or name[0].isdecimal()):
        name = name[1:]  # a combining mark with nothing before it
    if not name.isidentifier() or name.startswith("_"):
        name = f"{lead}{separator}{name}" if name else lead
    return f"{name}_" if keyword.iskeyword(name) else name
