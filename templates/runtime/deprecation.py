"""Warnings at the line that called into the package; one for each operation that is going away."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from .blame import level


def notice(label: str, headers: Mapping[str, str]) -> DeprecationWarning:
    """What to say of an operation that is deprecated in the document, or by RFC 9745 and 8594."""
    since, until = headers.get("deprecation", ""), headers.get("sunset", "")
    text = f"{label} is deprecated"
    if since.startswith("@"):
        with suppress(ValueError, OverflowError, OSError):
            text += f" since {datetime.fromtimestamp(int(since[1:]), timezone.utc):%Y-%m-%d}"
    if until:
        with suppress(ValueError, OverflowError):
            text += f" and stops working on {parsedate_to_datetime(until):%Y-%m-%d}"
    return DeprecationWarning(text)


def warn(warning: Warning) -> None:
    """Warn at the line that called into the package."""
    warnings.warn(warning, stacklevel=level())
