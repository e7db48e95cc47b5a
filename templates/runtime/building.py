"""From the arguments of a method to the request."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from typing_extensions import TypedDict

from .errors import BuildError
from .operation import Operation
from .params import cookie_header, header_value, query_pairs
from .request import Request, RequestOptions, Upload
from .urls import origin

if TYPE_CHECKING:
    from .client import BaseClient

NONE: Mapping[str, Any] = {}
BODY_METHODS = frozenset({"POST", "PUT", "PATCH"})


class Arguments(TypedDict, total=False):
    """The arguments of a method, by where they go; None is left out."""

    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    cookies: Mapping[str, Any]
    body: Any
    content_type: str | None


def build(
    client: BaseClient,
    operation: Operation[Any],
    options: RequestOptions,
    url: str | None,
    arguments: Arguments,
) -> Request:
    """The request for a call; to ``url`` instead of the operation's path if given.

    Raises:
        BuildError: The arguments break rules of the document.
    """
    if operation.bounds is not None:
        operation.bounds.check(arguments)
    base, styles = client._server(operation), operation.styles
    url = url or base + operation.template.expand(arguments.get("path", NONE))
    if query := arguments.get("query"):
        url = joined(url, query, styles.get("query", NONE))
    fields = client._fields.copy()
    fields["accept"] = operation.accept
    if base != client._base_url:
        fields["host"] = origin(base)[1]
    if headers := arguments.get("headers"):
        own = styles.get("header", NONE)
        for name, value in headers.items():
            if value is not None:
                fields[name.lower()] = header_value(name, value, own.get(name))
    cookies = arguments.get("cookies")
    if cookies and (text := cookie_header(cookies, styles.get("cookie", NONE))):
        fields["cookie"] = text
    content: bytes | Upload = b""
    body, more = arguments.get("body"), options.get("extra_body", NONE)
    if body is not None or more or (operation.body and operation.body[0].null):
        kind = _chosen(operation, arguments.get("content_type"))
        if more and not kind.open_ended:
            raise BuildError("extra_body needs a body that is an object")
        content, media_type = kind.encode({} if body is None and more else body, more)
        if media_type:
            fields["content-type"] = media_type
    if extra := options.get("extra_query"):
        url = joined(url, extra, NONE)
    for name, value in options.get("extra_headers", NONE).items():
        fields[name.lower()] = header_value(name, value)
    if operation.idempotency_header and not operation.repeatable:
        key = options.get("idempotency_key") or str(uuid.uuid4())
        field = operation.idempotency_header.lower()
        fields.setdefault(field, header_value("idempotency_key", key))
    size = len(content) if isinstance(content, bytes) else content.size
    if not isinstance(content, bytes) and content.async_only and not client._asynchronous:
        raise BuildError("an async iterator can only be sent by the async client")
    if size is None and "content-length" not in fields:
        fields["transfer-encoding"] = "chunked"
    elif size or (size == 0 and operation.method in BODY_METHODS):
        fields["content-length"] = str(size)
    return Request(operation.method, url, fields, content)


def _chosen(operation: Operation[Any], content_type: str | None) -> Any:
    """The kind of body for a media type; the first when none is asked for."""
    for kind in operation.body:
        if content_type is None or kind.media_type == content_type:
            return kind
    known = ", ".join(kind.media_type for kind in operation.body)
    if not known:
        raise BuildError(f"{operation.name} has no body, and takes no extra_body")
    raise BuildError(f"content_type must be one of {known}")


def joined(url: str, query: Mapping[str, Any], styles: Mapping[str, Any]) -> str:
    """The URL with more in its query."""
    text = "&".join(filter(None, query_pairs(query, styles)))
    return f"{url}{'&' if '?' in url else '?'}{text}" if text else url
