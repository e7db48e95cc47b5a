"""ECMA-262 patterns (the dialect of JSON Schema) for the engine of pydantic-core.

That engine is linear: a pattern such as `(a+)+$` cannot be made to run for ever. What it does not
have (look-around, back-references) is refused with a reason, and documented instead of enforced.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct
from pydantic_core import SchemaError, SchemaValidator, core_schema

_MAX_LENGTH = 4_000
_QUANTIFIER = re.compile(r"\{\d{1,4}(,\d{0,4})?\}")
_BETWEEN_SLASHES = re.compile(r"/\^.*\$/[a-z]*", re.DOTALL)
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}
_KEPT = frozenset(".+*?()|[]{}^$#&-~/\\")
_CONTROLS = frozenset("tnrfv")


class Refusal(Struct, frozen=True):
    """Why a pattern cannot be enforced."""

    reason: str


class _Refused(Exception):
    pass


@lru_cache(maxsize=4096)
def translate(source: str) -> str | Refusal:
    """The same pattern for pydantic-core, or why there is none. It matches anywhere in a text."""
    if len(source) > _MAX_LENGTH:
        return Refusal(f"it is longer than {_MAX_LENGTH} characters")
    if _BETWEEN_SLASHES.fullmatch(source):
        return Refusal("it is written between slashes, as in JavaScript: no text matches that")
    try:
        pattern = _Translator(source).run()
    except _Refused as refused:
        return Refusal(str(refused))
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except (SchemaError, UnicodeEncodeError):
        return Refusal("the regular expression engine does not accept it")
    return pattern


class _Translator:
    """One pass over the pattern, a character or an escape at a time."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []

    def run(self) -> str:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "\\":
                self.out.append(self._escape(in_class=False))
            elif char == "[":
                self._class()
            elif char == "(":
                self._group()
            elif char == "{":
                found = _QUANTIFIER.match(self.source, self.at)
                self.out.append(found.group() if found else "\\{")
                self.at += len(found.group()) if found else 1
            elif char == "}":
                self.out.append("\\}")
                self.at += 1
            else:
                self.out.append(char)
                self.at += 1
        return "".join(self.out)

    def _group(self) -> None:
        rest = self.source[self.at : self.at + 4]
        if rest.startswith(("(?=", "(?!", "(?<=", "(?<!")):
            raise _Refused("it looks ahead or behind")
        named = re.compile(r"\(\?P?<\w+>").match(self.source, self.at)
        if named:
            self.out.append("(?:")
            self.at = named.end()
        else:
            self.out.append("(")
            self.at += 1

    def _class(self) -> None:
        """A character class; `[`, `&&`, `--` and `~~` mean more inside one than in ECMA-262."""
        self.at += 1
        if self.source.startswith("^]", self.at):
            self.out.append("(?s:.)")
            self.at += 2
            return
        if self.source.startswith("]", self.at):
            raise _Refused("an empty character class matches nothing")
        self.out.append("[")
        if self.source.startswith("^", self.at):
            self.out.append("^")
            self.at += 1
        while self.at < len(self.source) and self.source[self.at] != "]":
            char = self.source[self.at]
            if char == "\\":
                self.out.append(self._escape(in_class=True))
                continue
            doubled = char in "&-~" and self.source[self.at + 1 : self.at + 2] == char
            self.out.append("\\" + char if char in "[^" or doubled else char)
            self.at += 1
        if self.at >= len(self.source):
            raise _Refused("a character class is not closed")
        self.out.append("]")
        self.at += 1

    def _escape(self, *, in_class: bool) -> str:
        if self.at + 1 >= len(self.source):
            raise _Refused("it ends with a backslash")
        char = self.source[self.at + 1]
        self.at += 2
        if char in "123456789" and not in_class:
            raise _Refused("it refers back to a group")
        if char == "k":
            raise _Refused("it refers back to a group")
        if char in _CLASSES:
            return _CLASSES[char] if in_class else f"[{_CLASSES[char]}]"
        if char.lower() in _CLASSES and char.isupper():
            return f"[^{_CLASSES[char.lower()]}]"
        if char in "sS" or char in _CONTROLS:
            return "\\" + char
        if char in "bB":
            return "\\x08" if in_class else f"(?-u:\\{char})"
        if char == "0":
            return "\\x00"
        if char in "ux":
            return self._code_point(char)
        if char == "c":
            letter = self.source[self.at : self.at + 1]
            self.at += 1
            return f"\\x{ord(letter or 'A') % 32:02X}"
        if char in "pP":
            found = re.compile(r"\{[\w=]+\}").match(self.source, self.at)
            if not found:
                raise _Refused("a property class is not complete")
            self.at = found.end()
            return "\\" + char + found.group()
        return "\\" + char if char in _KEPT else char

    def _code_point(self, kind: str) -> str:
        braced = re.compile(r"\{([0-9A-Fa-f]{1,6})\}").match(self.source, self.at)
        if kind == "u" and braced:
            self.at = braced.end()
            return f"\\u{{{braced.group(1)}}}"
        width = 4 if kind == "u" else 2
        digits = self.source[self.at : self.at + width]
        if not re.fullmatch(rf"[0-9A-Fa-f]{{{width}}}", digits):
            return kind  # in ECMA-262 an incomplete escape is the letter itself
        self.at += width
        value = int(digits, 16)
        if 0xD800 <= value < 0xDC00:
            low = re.compile(r"\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})").match(self.source, self.at)
            if not low:
                raise _Refused("it names half of a surrogate pair")
            self.at = low.end()
            value = 0x10000 + ((value - 0xD800) << 10) + (int(low.group(1), 16) - 0xDC00)
        elif 0xDC00 <= value < 0xE000:
            raise _Refused("it names half of a surrogate pair")
        return f"\\u{{{value:X}}}" if value > 0xFF else f"\\x{value:02X}"
