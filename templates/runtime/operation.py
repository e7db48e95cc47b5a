"""What the document says about one operation, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias

from typing_extensions import TypeVar

from .params import PathTemplate, Styles

if TYPE_CHECKING:
    from .decode import Decoder

T = TypeVar("T", default=Any)

Thunk: TypeAlias = Callable[[], Any]
"""Gives a type when called: naming a model must not load its module before it is needed."""

SAFE_TO_REPEAT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
"""Idempotent methods (RFC 9110, section 9.2.2), and ``QUERY`` (OpenAPI 3.2)."""


@dataclass(frozen=True)
class Operation(Generic[T]):
    """One operation; ``T`` is what its method returns. Computes nothing before its first call."""

    method: str
    path: str
    """Template below the base URL, as in the document: ``/jobs/{id}``."""
    _: KW_ONLY
    id: str = ""
    """operationId, for messages."""
    returns: Thunk | None = None
    """Type of the body of a success; None when the body is of no interest."""
    responses: Mapping[str, Thunk | Literal["text", "bytes"] | None] = field(default_factory=dict)
    """For the success statuses (``201``, ``2XX``) that differ from the rest: the type of their
    body, how it is read if it is not JSON, or None if there is none."""
    reads: Literal["json", "text", "bytes"] = "json"
    unwrap: str | None = None
    """Property (its Python name) of the body that is the result: ``{"job": …}`` → the job."""
    headers: Mapping[str, Thunk] = field(default_factory=dict)
    """Types of the answer's headers that are more than text, by lower-case name."""
    accept: str = "application/json"
    body: tuple[Any, ...] = ()
    """The media types the request body may have (`Body`); the first is the default."""
    styles: Styles = field(default_factory=dict)
    bounds: Any = None
    """`Bounds`, where parameters have limits."""
    security: tuple[tuple[str, ...], ...] | None = None
    """Alternatives, each a combination of schemes; None: as the client says; ``()``: none."""
    server: str | None = None
    """Base URL that the document gives for this operation alone; a relative one is below that of
    the API."""
    idempotent: bool = False
    """May be repeated although its method (POST, PATCH) says nothing about that."""
    idempotency_header: str | None = None
    """Header for a key under which the service ignores repetitions of one request."""
    retry_conflict: bool = False
    """409 passes by itself here, so that it is worth another try."""
    deprecated: bool = False
    paging: Any = None
    """A `Paging`, where the SDK has paging."""
    wait: Any = None
    """A `Wait`, where the SDK has polling."""
    stream: Any = None
    """`Events`, where the answer is a stream of events."""

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return self.id or f"{self.method} {self.path}"

    @cached_property
    def template(self) -> PathTemplate:
        """The path, taken apart once."""
        return PathTemplate(self.path, self.styles.get("path", {}))

    @cached_property
    def repeatable(self) -> bool:
        """Whether sending it twice does no more than sending it once."""
        return self.idempotent or self.method in SAFE_TO_REPEAT

    @cached_property
    def _decoders(self) -> dict[int, Decoder[T] | None]:
        return {}

    def decoder(self, status: int) -> Decoder[T] | None:
        """Reads the body under a success status; None: there is nothing to read."""
        try:
            return self._decoders[status]
        except KeyError:
            # with pydantic's machinery: not before it is needed
            from .decode import Decoder

            found = self._response(status, self.returns)
            decoder = Decoder[T](found(), unwrap=self.unwrap) if callable(found) else None
            return self._decoders.setdefault(status, decoder)

    def reading(self, status: int) -> Literal["json", "text", "bytes", "nothing"]:
        """How the body under a success status is read."""
        found = self._response(status, self.reads) if self.responses else self.reads
        if found == "json":
            found = self._response(status, self.returns) if self.responses else self.returns
        if found is None:
            return "nothing"
        how: Literal["json", "text", "bytes"] = "json" if callable(found) else found
        return how

    def _response(self, status: int, usual: Any) -> Any:
        types = self.responses
        return types.get(str(status), types.get(f"{status // 100}XX", usual))
