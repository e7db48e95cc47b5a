"""Bodies of one JSON value per line (JSON Lines; RFC 7464 with a mark before each)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .body import Body
from .errors import BuildError
from .request import Upload
from .strict import to_wire


class LinesBody(Body):
    """An iterable of values, each one checked and written on a line of its own."""

    open_ended = False

    def encode(self, value: Any, extra: Mapping[str, Any]) -> tuple[bytes | Upload, str]:
        if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
            kind = type(value).__name__
            raise BuildError(f"{self.media_type} needs a list of values, not a {kind}")
        shape = self.shape() if self.shape else Any
        mark = b"\x1e" if "json-seq" in self.media_type else b""
        lines = [mark + to_wire(shape, item) + b"\n" for item in value]
        return b"".join(lines), self.media_type
