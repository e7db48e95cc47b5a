"""Which characters never stand in a generated file as themselves.

The table is fixed, not taken from ``unicodedata`` or ``str.isprintable``: those grow with each
version of Python, and the same document must give the same bytes on all of them.
"""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 (tab and newline too), DEL, C1
    "\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"  # odd spaces, invisible
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164"  # spaces, joiners, bidi, separators
    "\ud800-\udfff\ue000-\uf8ff"  # lone surrogates, private use
    "\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff"  # noncharacters, selectors, BOM
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # shorthand and musical format controls
    "\U000e0000-\U0010ffff"  # tags, selectors, private use
    "]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff]"
)
"""One character that is escaped: it cannot be encoded, ends a line somewhere, or cannot be seen.

U+FE0F alone of the selectors stays: it only asks for the coloured form of the emoji before it.
"""

SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def escape(character: str) -> str:
    """The escape of one character inside a Python string literal."""
    if character in SHORT:
        return SHORT[character]
    point = ord(character)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def escape_hidden(text: str) -> str:
    """The text with every hidden character as its escape; backslashes are left alone."""
    if is_plain(text):
        return text
    return HIDDEN.sub(lambda match: escape(match[0]), text)


def is_plain(text: str) -> bool:
    """Whether a text is printable ASCII alone, which no rule about characters concerns.

    Nearly all text is, and this is told at a tenth of the price of a regular expression.
    """
    return text.isascii() and text.isprintable()
