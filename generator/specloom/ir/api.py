"""Operations and all that belongs to them, as the document means them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from .schemas import MISSING, Doc, Named
from .types import Type


class Parameter(Struct, frozen=True):
    """One argument of an operation outside its body (OpenAPI 3.1, section 4.8.12)."""

    wire: str
    location: str
    """path, query, header or cookie."""
    type: Type
    required: bool
    pointer: str
    doc: Doc
    style: str
    explode: bool
    allow_reserved: bool = False
    media: str = ""
    """How a `content` parameter is written: json, form or text; empty for a styled one."""
    whole: bool = False
    """Whether it is the whole query (`in: querystring`)."""
    default: Any = MISSING
    wished: str = ""
    lists: str = ""
    """How lists of style `deepObject` are written; empty: as the operation says."""


class PartEncoding(Struct, frozen=True):
    """`encoding` of one property of a form or multipart body."""

    property: str
    content_type: str = ""
    style: str = "form"
    explode: bool = True
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    """Headers of the part that can only have one value, with it."""


class Content(Struct, frozen=True):
    """One media type of a body or an answer. `kind`: json, form, multipart, text, xml, binary,
    events (server-sent events) or lines (JSON lines)."""

    media: str
    kind: str
    type: Type | None
    pointer: str
    encodings: tuple[PartEncoding, ...] = ()
    examples: tuple[Any, ...] = ()
    doc: Doc = field(default_factory=Doc)
    """What is said of it, and of its schema where that is written out here."""
    whole_events: bool = False
    """Whether `type` is that of server-sent events with all their fields, not of their data."""
    stream_end: str = ""
    """The data of the event that ends a stream (`x-speakeasy-sse-sentinel`)."""


class Header(Struct, frozen=True):
    """A header of an answer."""

    wire: str
    type: Type
    doc: Doc


class Link(Struct, frozen=True):
    """What an answer leads to (OpenAPI 3.1, section 4.8.20)."""

    name: str
    target: str
    """operationId of the other operation, or a reference to it."""
    arguments: tuple[tuple[str, str], ...] = ()
    """Its parameters and its body, and where in the answer their values are."""
    description: str = ""


class Response(Struct, frozen=True):
    status: str
    """"200", "2XX" or "default"."""
    description: str
    contents: tuple[Content, ...]
    headers: tuple[Header, ...]
    error_codes: tuple[str, ...] = ()
    detail_codes: tuple[str, ...] = ()
    code_texts: tuple[tuple[str, str], ...] = ()
    """(code, what it means here), where the document says so."""
    links: tuple[Link, ...] = ()
    pointer: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it is raised: an error, or the answer that what one has is still good."""
        return self.status[0] in "45" or self.status == "304"


class Server(Struct, frozen=True):
    url: str
    description: str = ""
    variables: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """(name, default, allowed values) of each `{name}` in the URL."""


class SecurityScheme(Struct, frozen=True):
    key: str
    kind: str
    """bearer, basic, api-key, oauth2, open-id, mutual-tls or http (any other HTTP scheme)."""
    doc: Doc
    location: str = ""
    wire: str = ""
    token_url: str = ""
    """Token endpoint of the client credentials flow; empty when there is none."""
    scopes: tuple[str, ...] = ()


Security = tuple[tuple[str, ...], ...]
"""Alternatives (OR) of scheme keys that go together (AND); an empty alternative = none needed."""


class Operation(Struct, frozen=True):
    id: str
    """`operationId`, or method and path in words when there is none."""
    declared_id: str
    method: str
    path: str
    pointer: str
    tags: tuple[str, ...]
    doc: Doc
    summary: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[Content, ...]
    body_required: bool
    body_description: str
    responses: tuple[Response, ...]
    security: Security | None
    """None: the document's default."""
    servers: tuple[Server, ...]
    extensions: Mapping[str, Any]
    shared_id: str = ""
    """The `operationId` of the document, where another operation has it, too."""


class Event(Struct, frozen=True):
    """A message the service sends to the user: a webhook or a callback."""

    name: str
    kind: str
    """webhook or callback."""
    method: str
    pointer: str
    doc: Doc
    summary: str
    contents: tuple[Content, ...]
    operations: tuple[str, ...] = ()
    """Pointers of the operations a callback belongs to."""
    headers: tuple[tuple[str, str], ...] = ()
    """Header parameters that the message comes with, and what they are for."""


class Api(Struct, frozen=True):
    """A whole document, ready to be planned."""

    title: str
    version: str
    description: str
    tags: tuple[tuple[str, str], ...]
    """(name, description), declared ones first, in the document's order."""
    servers: tuple[Server, ...]
    security: Security
    schemes: tuple[SecurityScheme, ...]
    operations: tuple[Operation, ...]
    events: tuple[Event, ...]
    schemas: Mapping[str, Named]
    """Every named schema by pointer, components first, in the document's order."""
    extensions: Mapping[str, Any]
    request: frozenset[str] = frozenset()
    """Pointers of the named schemas that requests can hold."""
    response: frozenset[str] = frozenset()
    multipart: frozenset[str] = frozenset()
    """Pointers of the object schemas that are form or multipart bodies."""
    python_names: frozenset[str] = frozenset()
    """Names of the user's own classes that models mention."""
    summary: str = ""
    lists: str = "numbered"
    """How lists of style `deepObject` are written where nothing else is said."""
    about: tuple[str, ...] = ()
    """Sentences: its version, terms, contact, licence, where to read on."""
