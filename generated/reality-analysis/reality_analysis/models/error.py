"""Error, ErrorResponse."""

from __future__ import annotations

from .._runtime.models import Model


class Error(Model):
    """Contains error information."""

    __nullable__ = frozenset({"target"})

    code: str
    """One of a server-defined set of error codes."""
    message: str
    """A human-readable representation of the error."""
    details: list[Error] | None = None
    """What exactly is wrong, one entry per cause."""
    target: str | None = None
    """The target of the error."""


class ErrorResponse(Model):
    """Gives details for an error that occurred while handling the request. Note that clients MUST
    NOT assume that every failed request will produce an object of this schema, or that all of
    the properties in the response will be non-null, as the error may have prevented this
    response from being constructed.
    """

    __closed__ = True

    error: Error
    """Error information."""
