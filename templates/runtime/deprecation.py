"""One warning for each operation that is going away."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from pathlib import Path

PACKAGE = f"{Path(__file__).parent.parent}{os.sep}"


def notice(label: str, documented: bool, headers: Mapping[str, str]) -> str | None:
    """What to say of an operation: ``deprecated`` in the document, or RFC 9745 and RFC 8594."""
    since, until = headers.get("deprecation"), headers.get("sunset")
    if not (documented or since or until):
        return None
    text = f"{label} is deprecated"
    if since and since.startswith("@") and since[1:].isdigit():
        with suppress(ValueError, OverflowError, OSError):
            text += f" since {datetime.fromtimestamp(int(since[1:]), timezone.utc):%Y-%m-%d}"
    if until:
        with suppress(ValueError):
            text += f" and stops working on {parsedate_to_datetime(until):%Y-%m-%d}"
    return text


def warn(text: str) -> None:
    """Warn at the line that called into the package."""
    level, frame = 1, sys._getframe()
    while frame.f_back and frame.f_code.co_filename.startswith(PACKAGE):
        level, frame = level + 1, frame.f_back
    warnings.warn(text, DeprecationWarning, stacklevel=level)
