"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .color import Color
    from .dicts.light import LightDict
    from .level import Level
    from .light import Light, LightSize, LightState
    from .mode import Mode

_HOMES: dict[str, str] = {
    "Color": "color",
    "Level": "level",
    "Light": "light",
    "LightDict": "dicts.light",
    "LightSize": "light",
    "LightState": "light",
    "Mode": "mode",
}


if not TYPE_CHECKING:  # type checkers would take any name for a good one

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


__all__ = [
    "Color",
    "Level",
    "Light",
    "LightDict",
    "LightSize",
    "LightState",
    "Mode",
]
