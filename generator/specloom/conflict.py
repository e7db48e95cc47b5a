"""Files that a merge of git left with both sides in them."""

from __future__ import annotations

import re
from typing import Final

_MARKER: Final = re.compile(r"^<{7}(?: |$)", re.MULTILINE)

SAYS: Final = "a merge left both sides in it"
CHOOSE: Final = "choose between what stands from <<<<<<< to >>>>>>>"


def conflict_line(text: str) -> int | None:
    """The line of the first conflict marker, counted from 1; None where there is none."""
    found = _MARKER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None
