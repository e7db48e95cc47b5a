"""What the API sends by itself, webhooks and callbacks, as typed models."""

from __future__ import annotations

from typing import Any

from . import models
from ._runtime.events import Event

__all__ = [
    "STORM",
    "parse",
    "parse_storm",
]

STORM: Event[models.Storm] = Event("storm", lambda: models.Storm)

_EVENTS: dict[str, Event[Any]] = {
    "storm": STORM,
}


def parse(event: str, body: bytes | str) -> Any:
    """The body of a message, by the name of its event.

    Raises:
        KeyError: The document has no such event.
        ValueError: The body is not what the document says.
    """
    return _EVENTS[event].parse(body)


def parse_storm(body: bytes | str) -> models.Storm:
    """storm.

    The body of the webhook ``storm``.

    Raises:
        ValueError: The body is not what the document says.
    """
    return STORM.parse(body)
