"""Color."""

from __future__ import annotations

from .._runtime.enums import OpenEnum


class Color(OpenEnum):
    """What it looks like."""

    RED = "red"
    RED_ = "Red"
    DARK_RED = "dark red"
    FFFFFF = "#ffffff"
    VALUE_2ND = "2nd"
    EMPTY = ""
    CLASS = "class"
    NONE = "None"
    PLUS_1 = "+1"
    MINUS_1 = "-1"
