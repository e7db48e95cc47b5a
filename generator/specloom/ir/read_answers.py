"""The answers of an operation: their headers and links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..load.pointer import escape
from ..normalize.prose import prose
from .api import Content, Header, Link, Operation, Response
from .read_contents import read_contents
from .read_doc import doc_from, doc_of, together
from .schemas import Origin
from .types import ScalarType
from .values import text_of

if TYPE_CHECKING:
    from .read_operation import OperationReader

_STRING = ScalarType("string")
_WITHOUT_CONTENT = ("204", "205", "304")
"""RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: whatever is said of it never arrives."""


def read_responses(
    reader: OperationReader, node: dict[str, Any], operation: str
) -> Iterator[Response]:
    responses = node.get("responses")
    first = True
    for status, raw in (responses if isinstance(responses, dict) else {}).items():
        status = str(status)
        if status.startswith("x-"):
            continue
        known = _status(status)
        if known is None:
            reader.diagnostics.warning(
                "operation-response-status",
                f"{status!r:.40} is no status code, range (2XX) or `default`",
                reader.place(f"{operation}/responses/{escape(status)}"),
            )
            continue
        response, pointer = reader.follow(raw, f"{operation}/responses/{escape(status)}")
        success = known[0] in "23" or known == "default"
        words = ("response",) if success and first else ("response", known)
        words = words if success else ("error", known)
        first = first and not success
        origin = reader.shared(pointer) or Origin(parent=operation, path=words)
        declared = response.get("x-specloom-error-codes")
        declared = {"codes": declared} if isinstance(declared, list) else declared
        codes, details = _codes(declared, "codes"), _codes(declared, "details")
        yield Response(
            status=known,
            description=_both(response.get("summary"), response.get("description")),
            contents=tuple(_contents(reader, known, response, pointer, origin)),
            headers=tuple(_headers(reader, response.get("headers"), pointer, origin)),
            error_codes=tuple(codes),
            detail_codes=tuple(details),
            code_texts=tuple((code, text) for code, text in (codes | details).items() if text),
            links=tuple(_links(reader, response.get("links"), pointer)),
            pointer=pointer,
        )


def _contents(
    reader: OperationReader, status: str, response: dict[str, Any], pointer: str, origin: Origin
) -> Iterator[Content]:
    content = response.get("content")
    if status not in _WITHOUT_CONTENT:
        yield from read_contents(reader, content, pointer, origin)
    elif isinstance(content, dict) and any(content.values()):
        reader.diagnostics.warning(
            "operation-response-content",
            f"an answer with status {status} has no content; what is said of it is left out",
            reader.place(f"{pointer}/content"),
            "if the service sends something, its status is another one",
        )


def _headers(reader: OperationReader, node: Any, pointer: str, origin: Origin) -> Iterator[Header]:
    for wire, raw in (node if isinstance(node, dict) else {}).items():
        header, at = reader.follow(raw, f"{pointer}/headers/{escape(wire)}")
        where = reader.shared(at) or Origin(
            origin.name, origin.parent, (*origin.path, "header", wire)
        )
        doc = doc_from(header, reader.examples(header, at))
        content = header.get("content")
        if isinstance(content, dict) and content:
            key = next(iter(content))
            header, at = reader.follow(content[key], f"{at}/content/{escape(key)}")
        schema = header.get("schema")
        type_ = reader.schemas.read(schema, f"{at}/schema", where) if schema else _STRING
        doc = together(doc, doc_of(reader.schemas.flat(f"{at}/schema")) if schema else None)
        if wire.lower() != "content-type":  # to be ignored (OpenAPI 3.1, section 4.8.17)
            yield Header(wire, type_, doc)


def _links(reader: OperationReader, node: Any, pointer: str) -> Iterator[Link]:
    for name, raw in (node if isinstance(node, dict) else {}).items():
        link, _ = reader.follow(raw, f"{pointer}/links/{escape(name)}")
        parameters = link.get("parameters")
        yield Link(
            name,
            text_of(link.get("operationId")) or text_of(link.get("operationRef")),
            tuple(
                (str(key), value if isinstance(value, str) else json.dumps(value))
                for key, value in {
                    **(parameters if isinstance(parameters, dict) else {}),
                    **({"body": link["requestBody"]} if "requestBody" in link else {}),
                }.items()
            ),
            _both(None, link.get("description")) + _at_server(reader, link.get("server")),
        )


def report_links(operations: list[Operation], reader: OperationReader) -> None:
    """Report links that lead to no operation of the document."""
    known = {each.declared_id or each.shared_id for each in operations} - {""}
    places = {f"#{each.pointer}" for each in operations}
    for response in (answer for each in operations for answer in each.responses):
        for link in response.links:
            target = unquote(link.target)
            lost = target not in (places if target.startswith("#") else known)
            # a reference to another document is not looked up
            if target and lost and ("/" not in target or target.startswith("#")):
                reader.diagnostics.warning(
                    "operation-link",
                    f"the link {link.name!r:.60} leads to no operation: {link.target!r:.80}",
                    reader.place(f"{response.pointer}/links/{escape(link.name)}"),
                )


def _at_server(reader: OperationReader, node: Any) -> str:
    url = node.get("url") if isinstance(node, dict) else None
    return f" (at {url})" if isinstance(url, str) else ""


def _status(text: str) -> str | None:
    """A status key in one spelling: "200", "2XX" or "default"."""
    upper = text.strip().upper()
    if upper == "DEFAULT":
        return "default"
    return upper if re.fullmatch(r"[1-5](XX|\d\d)", upper) else None


def _codes(declared: Any, key: str) -> dict[str, str]:
    """Error codes with what they mean; "" where that is not said."""
    found = declared.get(key) if isinstance(declared, dict) else None
    if isinstance(found, dict):
        return {str(code): text_of(text) for code, text in found.items()}
    return {str(code): "" for code in found} if isinstance(found, list) else {}


def _both(summary: Any, description: Any) -> str:
    """A summary (OpenAPI 3.2) before its description, where they say different things."""
    first, second = text_of(summary), prose(text_of(description))
    return f"{first.rstrip('.')}. {second}" if first and second != first else second or first
