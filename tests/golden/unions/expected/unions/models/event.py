"""Event, EventType."""

from __future__ import annotations

from typing import Annotated

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .._runtime.unions import BySibling, UnknownVariant
from .drawn import Drawn
from .erased import Erased


class EventType(OpenEnum):
    """Event type."""

    DRAWN = "drawn"
    ERASED = "erased"


class Event(Model):
    """The type stands beside what it decides."""

    type: EventType
    data: Annotated[
        Drawn | Erased | UnknownVariant, BySibling("type", {"drawn": Drawn, "erased": Erased})
    ]
