"""What the API sends by itself, webhooks and callbacks, as typed models."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, overload

from pydantic import Field

from . import models
from ._runtime.events import Event

__all__ = [
    "CLOSED_DAYS",
    "OVEN_HOT",
    "READY",
    "SOLD_OUT",
    "parse",
    "parse_closed_days",
    "parse_oven_hot",
    "parse_ready",
    "parse_sold_out",
]

CLOSED_DAYS: Event[list[date]] = Event(
    "closed-days", lambda: Annotated[list[date], Field(min_length=1)]
)
OVEN_HOT: Event[models.OvenHot] = Event("ovenHot", lambda: models.OvenHot)
READY: Event[models.Ready] = Event("ready", lambda: models.Ready)
SOLD_OUT: Event[models.SoldOutPayload] = Event(
    "sold-out", lambda: models.SoldOutPayload, reads="form"
)

_EVENTS: dict[str, Event[Any]] = {
    "closed-days": CLOSED_DAYS,
    "ovenHot": OVEN_HOT,
    "ready": READY,
    "sold-out": SOLD_OUT,
}


@overload
def parse(event: Literal["closed-days"], body: bytes | str) -> list[date]: ...
@overload
def parse(event: Literal["ovenHot"], body: bytes | str) -> models.OvenHot: ...
@overload
def parse(event: Literal["ready"], body: bytes | str) -> models.Ready: ...
@overload
def parse(event: Literal["sold-out"], body: bytes | str) -> models.SoldOutPayload: ...
@overload
def parse(event: str, body: bytes | str) -> Any: ...
def parse(event: str, body: bytes | str) -> Any:
    """The body of a message, by the name of its event.

    Raises:
        KeyError: The document has no such event.
        ValueError: The body is not what the document says.
    """
    return _EVENTS[event].parse(body)


def parse_closed_days(body: bytes | str) -> list[date]:
    """closed-days.

    The body of the webhook ``closed-days``.

    Raises:
        ValueError: The body is not what the document says.
    """
    return CLOSED_DAYS.parse(body)


def parse_oven_hot(body: bytes | str) -> models.OvenHot:
    """An oven is hot.

    The body of the webhook ``ovenHot``.

    Raises:
        ValueError: The body is not what the document says.
    """
    return OVEN_HOT.parse(body)


def parse_ready(body: bytes | str) -> models.Ready:
    """ready.

    The body of the callback ``ready``.

    Raises:
        ValueError: The body is not what the document says.
    """
    return READY.parse(body)


def parse_sold_out(body: bytes | str) -> models.SoldOutPayload:
    """sold-out.

    The body of the webhook ``sold-out``.

    Raises:
        ValueError: The body is not what the document says.
    """
    return SOLD_OUT.parse(body)
