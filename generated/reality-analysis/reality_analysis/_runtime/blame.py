"""Which line of the user's code a warning is about."""

from __future__ import annotations

import sys
from types import FrameType

RUNTIME = f"{__package__}."


def level() -> int:
    """The ``stacklevel`` of the line that called into the SDK, for the function that asks.

    What is passed over are this package and the SDK's own, which may be in different places.
    """
    frame: FrameType | None = sys._getframe(1)
    found, inside = 1, RUNTIME
    while frame is not None and frame.f_back is not None:
        name = f"{frame.f_globals.get('__name__', '')}."
        if not name.startswith((RUNTIME, inside)):
            inside = _sdk(name)
            if not inside:
                return found
        found, frame = found + 1, frame.f_back
    return found


def _sdk(name: str) -> str:
    """The package, with a dot, of the SDK that a module belongs to; empty for the user's code."""
    package = name.rstrip(".")
    while package:
        config = getattr(sys.modules.get(f"{package}._config"), "CONFIG", None)
        if config is not None and f"{type(config).__module__}.".startswith(RUNTIME):
            return f"{package}."
        package = package.rpartition(".")[0]
    return ""
