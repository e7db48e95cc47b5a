"""Requests and answers as the fake sees them, on whatever way they came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl

from .forms import read_form

Fault = Literal["", "drop", "truncate", "timeout"]


@dataclass(slots=True)
class ReceivedCall:
    """A request that reached the fake."""

    method: str
    path: str
    """As sent, percent-encoded."""
    query_string: str
    headers: Mapping[str, str]
    """By lower-case name."""
    content: bytes
    operation: str = ""
    """operationId; empty if the document has no such operation."""
    arguments: Mapping[str, str] = field(default_factory=dict)
    """Path parameters, decoded."""
    violations: tuple[str, ...] = ()
    """In what the request is not what the document wants."""
    status: int = 0
    """Status of the answer."""

    @property
    def query(self) -> dict[str, str]:
        """Query parameters; the last value of those given several times."""
        return dict(parse_qsl(self.query_string, keep_blank_values=True))

    @property
    def json(self) -> Any:
        """The body as JSON data; None without a body."""
        return json.loads(self.content) if self.content else None

    @property
    def form(self) -> dict[str, Any]:
        """The fields of a body that is a form, urlencoded or multipart: text, bytes of files, and
        lists and objects of what has brackets in its name. Empty if it is none."""
        kind = self.headers.get("content-type", "")
        is_form = kind.startswith(("multipart/", "application/x-www-form-urlencoded"))
        return read_form(kind, self.content) if is_form else {}

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a JSON object or of a form, whose values are text; else empty."""
        if "json" not in self.headers.get("content-type", "").lower():
            return self.form
        return data if isinstance(data := self.json, dict) else {}


@dataclass(slots=True)
class Reply:
    """What to send back, or how to fail."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""
    delay: float = 0.0
    """Seconds before it is sent."""
    fault: Fault = ""
