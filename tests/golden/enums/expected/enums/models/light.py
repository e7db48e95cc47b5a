"""Light, LightSize, LightState."""

from __future__ import annotations

from typing import Literal

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .color import Color
from .level import Level
from .mode import Mode


class LightSize(OpenEnum):
    """Light size."""

    SMALL = "small"
    LARGE = "large"


class LightState(OpenEnum):
    """Light state."""

    ON = "on"
    OFF = "off"


class Light(Model):
    """Light."""

    __nullable__ = frozenset({"size"})
    __constants__ = frozenset({"model"})

    color: Color
    model: Literal["L-100"] = "L-100"
    level: Level | None = None
    mode: Mode | None = None
    size: LightSize | None = None
    state: LightState = LightState.OFF
