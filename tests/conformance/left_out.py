"""What of a document is in no SDK, and why: the table of `docs/schemas.md`, "Left out"."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "schemas.md"


def left_out() -> dict[str, str]:
    """Reasons by what is left out: `kind.field` of an object, or a keyword of a schema, which may
    stand with its place in brackets."""
    text = PAGE.read_text(encoding="utf-8").partition("## Left out")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \| (.+) \|$", text, re.MULTILINE)
    return {name: reason for names, reason in rows for name in re.findall(r"`([^`]+)`", names)}
