"""Plain scalars of YAML by the core schema (YAML 1.2.2, section 10.3.2)."""

from __future__ import annotations

import re
from typing import Any, Final

_WORDS: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START: Final = frozenset("+-.0123456789")
_INT: Final = re.compile(r"[-+]?[0-9]{1,400}")
_OCT: Final = re.compile(r"0o[0-7]{1,400}")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]{1,400}")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE: Final = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class NotInJsonError(ValueError):
    """A number that JSON cannot hold: infinite, or none at all."""


def plain_scalar(text: str) -> Any:
    """The value of a scalar that stands in no quotes.

    Raises:
        NotInJsonError: It is such a number.
    """
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _NUMBER_START else text


def _number(text: str) -> Any:
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        value = float(text)
        if value not in (float("inf"), float("-inf")):
            return value
    elif _OCT.fullmatch(text):
        return int(text[2:], 8)
    elif _HEX.fullmatch(text):
        return int(text[2:], 16)
    elif not _NOT_FINITE.fullmatch(text):
        return text
    raise NotInJsonError(text)
