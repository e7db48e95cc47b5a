"""JSONPath queries (RFC 9535) by the python-jsonpath library, with help when nothing is found."""

from __future__ import annotations

import difflib
from typing import Any, Final

from jsonpath import JSONPath, JSONPathEnvironment, JSONPathError
from jsonpath.selectors import NameSelector
from msgspec import Struct


class _Environment(JSONPathEnvironment):
    max_recursion_depth = 1_000  # above the depth of any document that was loaded


_ENVIRONMENT: Final = _Environment(strict=True)


class Match(Struct, frozen=True):
    """A node that a query selects: the keys and indexes that lead to it, and its value."""

    parts: tuple[str | int, ...]
    value: Any


class Query:
    """A compiled query.

    Raises:
        ValueError: It is not a JSONPath query.
    """

    def __init__(self, text: str) -> None:
        try:
            path = _ENVIRONMENT.compile(text)
        except JSONPathError as error:
            raise ValueError(str(error).partition("\n")[0]) from None  # without a drawing of it
        if not isinstance(path, JSONPath):
            raise ValueError("only one path, without | or &")
        self._path = path

    def select(self, data: Any) -> list[Match]:
        """All nodes the query selects, in document order."""
        return [Match(tuple(match.parts), match.obj) for match in self._path.finditer(data)]

    def near_miss(self, data: Any) -> str:
        """For a query that selects nothing: how far it gets, and the name that was likely meant."""
        segments = self._path.segments
        for count in range(len(segments) - 1, -1, -1):
            shorter = JSONPath(env=_ENVIRONMENT, segments=segments[:count])
            found = [match.obj for match in shorter.finditer(data)]
            if not found:
                continue
            wanted = [
                selector.name
                for selector in segments[count].selectors
                if isinstance(selector, NameSelector)
            ]
            names = {str(key): None for node in found if isinstance(node, dict) for key in node}
            close = difflib.get_close_matches(wanted[0], names, n=1) if wanted else []
            reached = f"{shorter} matches, {shorter}{segments[count]} does not"
            return f"{reached}; did you mean {close[0]!r}?" if close else reached
        return ""
