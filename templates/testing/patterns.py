"""Texts that match a pattern: short ones, for data that is made up."""

from __future__ import annotations

import string
from collections.abc import Iterator

LONGEST = 1000
ZERO_WIDTH = "bBAzZG"
CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
KINDS = {"d": "019", "w": "aZ0_", "s": " ", "D": "a-", "W": "-", "S": "a"}
"""Characters of the classes ``\\d``, ``\\w`` and so on, what is likeliest to be wanted first."""
COMMON = string.ascii_letters + string.digits + "-_. /:@"


def example(pattern: str, more: int = 0) -> str:
    """A text that matches, if the pattern has nothing in it but what is usual.

    Lookarounds are passed over, so it has to be seen whether the text really matches.

    Args:
        pattern: A regular expression.
        more: How many times more often than it must each part that may repeat does.
    """
    try:
        return _Reader(pattern, more).alternatives()
    except (IndexError, ValueError, RecursionError):
        return ""  # no pattern, or nested too deeply


class _Reader:
    def __init__(self, pattern: str, more: int) -> None:
        self.pattern = pattern
        self.more = more
        self.at = 0

    def take(self, text: str) -> bool:
        """Go past a text, if it is next."""
        found = self.pattern.startswith(text, self.at)
        self.at += len(text) * found
        return found

    def next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def until(self, end: str) -> str:
        start, self.at = self.at, self.pattern.index(end, self.at) + len(end)
        return self.pattern[start : self.at - len(end)]

    def alternatives(self) -> str:
        found = [self.sequence()]
        while self.take("|"):
            found.append(self.sequence())
        return next(filter(None, found), "") if self.more else found[0]

    def sequence(self) -> str:
        found = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = self.part()
            least, most = self.times()
            found += part * min(most, least + self.more, LONGEST)
        return found[:LONGEST]

    def part(self) -> str:
        char = self.next()
        if char == "(":
            return self.group()
        if char == "[":
            return self.one_of()
        if char == "\\":
            return self.escaped()[:1]
        return {".": "a", "^": "", "$": ""}.get(char, char)

    def group(self) -> str:
        seen = True
        if self.take("?"):
            if self.take("=") or self.take("!") or self.take("<=") or self.take("<!"):
                seen = False
            elif self.take("P<") or self.take("<"):
                self.until(">")
            else:
                while self.next() not in ":)":  # flags
                    pass
                if self.pattern[self.at - 1] == ")":
                    return ""
        found = self.alternatives()
        if not self.take(")"):
            raise ValueError(self.pattern)
        return found if seen else ""

    def one_of(self) -> str:
        excluded = self.take("^")
        found = list(self.members())
        if not excluded:
            return found[0][0]
        return next(c for c in COMMON if not any(low <= c <= high for low, high in found))

    def members(self) -> Iterator[tuple[str, str]]:
        """First and last characters of the ranges in brackets."""
        first = True
        while first or not self.take("]"):
            first = False
            char = self.next()
            low = self.escaped() if char == "\\" else char
            if len(low) == 1 and self.pattern[self.at] == "-" and self.pattern[self.at + 1] != "]":
                self.at += 1
                high = self.next()
                yield low, self.escaped() if high == "\\" else high
            else:
                yield from ((each, each) for each in low)

    def escaped(self) -> str:
        """What stands behind a backslash: one character, or some of those that it stands for."""
        char = self.next()
        if char in ZERO_WIDTH:
            return ""
        if char in "pP":
            name = self.until("}")[1:] if self.pattern[self.at] == "{" else self.next()
            known = {"L": "aA", "Lu": "A", "N": "1", "P": "-", "Z": " "}
            return known.get(name, known.get(name[:1], "a")) if char == "p" else "-"
        if char in "xu":
            if self.take("{"):
                return chr(int(self.until("}"), 16))
            size = 2 if char == "x" else 4
            self.at += size
            return chr(int(self.pattern[self.at - size : self.at], 16))
        return KINDS.get(char) or CONTROLS.get(char, char)

    def times(self) -> tuple[int, int]:
        """How often at least and at most, where nothing is said: once."""
        if self.take("*"):
            found = 0, LONGEST
        elif self.take("+"):
            found = 1, LONGEST
        elif self.take("?"):
            found = 0, 1
        elif self.take("{"):
            least, comma, most = self.until("}").partition(",")
            found = int(least or 0), int(most or LONGEST) if comma else int(least)
        else:
            return 1, 1
        if not self.take("?"):
            self.take("+")
        return found
