"""Bodies of type ``application/x-www-form-urlencoded``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json

from .body import Body
from .params import Written, query_pairs
from .request import Upload
from .strict import to_wire


@dataclass(frozen=True)
class FormBody(Body):
    """A form; each property is written as a query parameter would be."""

    media_type: str = "application/x-www-form-urlencoded"
    styles: Mapping[str, Written] = field(default_factory=dict)
    """The Encoding Objects of the document: properties not written in the default way."""

    def encode(self, value: Any, extra: Mapping[str, Any]) -> tuple[bytes | Upload, str]:
        data = from_json(to_wire(self.shape() if self.shape else Any, value))
        if isinstance(data, str):  # the document has the whole form as one text
            return data.encode(), self.media_type
        return "&".join(query_pairs({**data, **extra}, self.styles)).encode(), self.media_type
