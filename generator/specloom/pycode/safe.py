"""`Safe`, the only text a template may print, and identifiers."""

from __future__ import annotations

import keyword
import unicodedata
from collections.abc import Iterable
from typing import LiteralString, SupportsIndex, overload


class Safe(str):
    """Text that may stand in a generated file as it is.

    Two of them joined stay safe; every other string method gives a plain ``str``, which the
    template environment refuses. The constructors of this package make them; calling ``Safe``
    itself anywhere else is what the one-door test looks for.
    """

    __slots__ = ()

    @overload
    def __add__(self, other: Safe, /) -> Safe: ...
    @overload
    def __add__(self, other: str, /) -> str: ...
    # To pyright, `str` has another signature, which the overloads do not spell out.
    def __add__(self, other: str, /) -> str:  # pyright: ignore[reportIncompatibleMethodOverride]
        joined = str.__add__(self, other)
        return Safe(joined) if isinstance(other, Safe) else joined

    def __mul__(self, times: SupportsIndex, /) -> Safe:
        return Safe(str.__mul__(self, times))

    def join(self, parts: Iterable[str], /) -> Safe:
        """Join safe parts.

        Raises:
            TypeError: A part is not :class:`Safe`.
        """
        return Safe(str.join(self, (checked(part) for part in parts)))


def checked(part: object) -> Safe:
    """The part itself, when it is safe.

    Raises:
        TypeError: It is not.
    """
    if not isinstance(part, Safe):
        raise TypeError(f"not made by specloom.pycode: {type(part).__name__} {part!r:.80}")
    return part


def code(text: LiteralString, /, **parts: Safe) -> Safe:
    """Code that stands in specloom's own source, with safe parts in its ``{holes}``.

    The text must be a literal, which pyright checks; without parts it is taken as it is, braces
    and all.

    Raises:
        TypeError: A part is not :class:`Safe`.
    """
    if not parts:
        return Safe(text)
    return Safe(text.format_map({name: checked(part) for name, part in parts.items()}))


class Ident(Safe):
    """One Python identifier: in NFKC form, as Python itself compares names, and no keyword.

    Soft keywords (``match``, ``type``) are allowed, they are names everywhere specloom uses them.

    Raises:
        ValueError: The text is no such identifier. Names are decided in ``plan``: this is a bug.
    """

    __slots__ = ()

    def __new__(cls, name: str) -> Ident:
        if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
            raise ValueError(f"not an identifier: {name!r:.80}")
        if keyword.iskeyword(name):
            raise ValueError(f"a keyword of Python: {name!r}")
        return super().__new__(cls, name)


def dotted_name(path: str) -> Safe:
    """A module path: ``package.module``, ``..models``, or dots alone.

    Raises:
        ValueError: A part between dots is not an identifier, or there is nothing.
    """
    relative = path.lstrip(".")
    if not path:
        raise ValueError("an empty module path")
    for part in relative.split(".") if relative else ():
        Ident(part)
    return Safe(path)
