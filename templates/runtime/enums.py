"""Enumerations that stay open: a value newer than this SDK is kept, not refused."""

from __future__ import annotations

from enum import Enum
from typing import Any, ClassVar

from typing_extensions import Self


class _Open:
    """What open enumerations of text and of whole numbers share."""

    _name_: str
    _value_: Any
    _member_type_: ClassVar[Any]
    is_known: bool = True
    """Whether the document lists this value."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        plain = cls._member_type_  # str or int
        if not isinstance(value, plain) or isinstance(value, bool):
            return None
        member: Self = plain.__new__(cls, value)
        member._name_, member._value_, member.is_known = str(value), plain(value), False
        return member

    def __str__(self) -> str:
        return str(self._value_)

    def __format__(self, spec: str) -> str:
        return format(self._value_, spec)

    def __repr__(self) -> str:
        cls, value = type(self).__name__, repr(self._value_)
        if self.is_known:
            return f"{cls}.{self._name_}"
        return f"{cls}({value if len(value) <= 100 else value[:100] + '...'})"

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return type(self), (self._value_,)

    def __deepcopy__(self, memo: Any) -> Self:
        return self


class OpenEnum(_Open, str, Enum):
    """Text from a list that may grow.

    A member is its text: ``JobState.QUEUED == "Queued"``, and ``str()`` and f-strings give
    ``Queued``. A value that is not in the list becomes a member of its own, equal to the same text
    and with ``is_known`` False. It is not registered anywhere: a server cannot make the class grow.
    """


class OpenIntEnum(_Open, int, Enum):
    """A whole number from a list that may grow; see ``OpenEnum``."""
