"""What is printed steers no terminal and forges no line of a log (24)."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from specloom.report import REPORTS
from support.yields import yielded

EVIL = (
    "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07\x1b]52;c;ZXZpbA==\x07\x1b[2J\r"
    "\n::error file=a.py::forged\n::set-output name=x::y\n\u202e\u2028" + "A" * 1_000_000
)


@pytest.mark.parametrize("report", sorted(REPORTS))
def test_reports_are_plain_text(report: str, tmp_path: Path) -> None:
    doc = {
        "openapi": "3.1.0",
        "info": {"title": EVIL, "version": EVIL},
        "paths": {"/{" + EVIL + "}": {"get": {"responses": {EVIL: {"description": EVIL}}}}},
        "components": {
            "schemas": {
                EVIL: {"$ref": f"#/components/schemas/{EVIL}"},
                "B": {"$ref": "#/" + EVIL},
                "C": {"enum": []},
            }
        },
    }
    made = yielded(doc, tmp_path)
    assert made.items
    text = REPORTS[report](made.items)
    assert not {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl")} - {"\n"}
    if report in ("github", "text"):
        assert max(len(line) for line in text.splitlines()) < 20_000
    if report == "github":
        assert all(
            line.startswith(("::error ", "::warning ", "::notice ")) for line in text.splitlines()
        )
        assert text.count("\n") == len(made.items)
    if report in ("json", "sarif"):
        json.loads(text)
