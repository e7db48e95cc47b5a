"""The documentation of the rules is what the code says."""

from __future__ import annotations

from pathlib import Path

from specloom.compat.reference import rules_markdown
from specloom.compat.specdiff import RULES
from specloom.compat.surface.rules import RULES as SURFACE_RULES

DOCS = Path(__file__).parents[3] / "docs"


def test_the_reference_is_up_to_date() -> None:
    assert (DOCS / "diff-rules.md").read_text("utf-8") == rules_markdown(), (
        "run: python -m specloom.compat.reference > docs/diff-rules.md"
    )


def test_every_rule_is_in_it_once() -> None:
    text = rules_markdown()
    for name in (*RULES, *SURFACE_RULES):
        assert text.count(f"| `{name}` |") == 1
