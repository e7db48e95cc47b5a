"""Header fields by name in any case, and what may be shown of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

SHOWN = re.compile(
    "accept|accept-encoding|cache-control|connection|content-(encoding|length|range|type)|date"
    "|deprecation|etag|host|if-(none-)?match|if-(un)?modified-since|last-(event-id|modified)|link"
    "|location|prefer|range|(x-)?ratelimit(-(limit|policy|remaining|reset))?|retry-after(-ms)?"
    "|server|sunset|transfer-encoding|user-agent|vary|(.+-)?request-id|x-correlation-id"
)
"""Headers that hold no secret; the values of all others are hidden in errors and logs."""


class Headers(Mapping[str, str]):
    """Header fields; a field that came several times has its values joined by ``, ``."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Iterable[tuple[bytes, bytes]] = ()) -> None:
        self._fields: dict[str, str] = {}
        for name, value in fields:
            key, text = name.decode("latin-1").lower(), value.decode("latin-1")
            self._fields[key] = f"{self._fields[key]}, {text}" if key in self._fields else text

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return f"Headers({redacted(self._fields)})"


def without(fields: Mapping[str, str], name: str) -> Headers:
    """A copy that lacks one field."""
    copy = Headers()
    copy._fields = {key.lower(): text for key, text in fields.items() if key.lower() != name}
    return copy


def redacted(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields, with the values hidden that could be secrets."""
    return {name: value if SHOWN.fullmatch(name) else "[hidden]" for name, value in fields.items()}
