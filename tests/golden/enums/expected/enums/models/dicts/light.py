"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class LightDict(TypedDict, total=False):
    """``Light`` as plain data."""

    color: Required[
        models.Color
        | Literal["red", "Red", "dark red", "#ffffff", "2nd", "", "class", "None", "+1", "-1"]
    ]
    model: Required[Literal["L-100"]]
    level: models.Level | Literal[0, 1, 10]
    mode: models.Mode
    size: models.LightSize | Literal["small", "large"] | None
    state: models.LightState | Literal["on", "off"]
