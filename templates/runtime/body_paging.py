"""Lists whose pages are asked for in the body of the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from pydantic_core import from_json

from .building import Arguments
from .paging import Paging, _Pages
from .request import RequestOptions
from .strict import json_bytes
from .wire import dig


@dataclass(frozen=True, slots=True)
class BodyPaging(Paging):
    """The same where ``cursor_parameter`` and the like are dotted paths in the request body."""

    in_body: ClassVar = True

    json: bool = False
    """The cursor is no text (a number, an object): it stands in tokens as JSON."""

    def asked(self, pages: _Pages[Any]) -> Any:
        """The page that the caller begins with; None: the service's first."""
        return dig(_sent(pages), self.name)

    def ask(
        self, pages: _Pages[Any], token: str, arguments: Arguments, options: RequestOptions
    ) -> None:
        """Let a call ask for a page; the body says all the rest as it does."""
        value = token if self.cursor_parameter and not self.json else from_json(token)
        given = _sent(pages) if "." in self.name else {}
        options["extra_body"] = {**options.get("extra_body", {}), **_put(given, self.name, value)}
        if arguments.get("body") is None:
            arguments["body"] = {}

    def token(self, cursor: Any) -> str:
        """A cursor of an answer, as it is kept and sent."""
        return json_bytes(cursor).decode() if self.json else str(cursor)


def _sent(pages: _Pages[Any]) -> Any:
    """The body for the page that the caller begins with, by the names of the wire."""
    call = pages._client._call(pages._operation, pages._options, **pages._arguments)
    content: bytes = call.request.content or b"{}"
    return from_json(content) if content[:1] == b"{" else dict(parse_qsl(content.decode()))


def _put(given: Any, path: str, value: Any) -> dict[str, Any]:
    """What stands first on a dotted path, as it was given but for ``value`` at its end."""
    head, _, rest = path.partition(".")
    inner = dig(given, head)
    return {head: {**(inner or {}), **_put(inner, rest, value)} if rest else value}
