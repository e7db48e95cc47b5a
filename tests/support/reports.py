"""Reports to print in tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from specloom.compat.judge import IgnoredChange, Policy, judge
from specloom.compat.report import Report
from specloom.compat.semver import advise
from specloom.compat.specdiff import RULES, compare
from specloom.diagnostics import Diagnostics
from support.changes import Plain, changed, read_yaml

BASE = read_yaml(Path(__file__).parents[1] / "cases" / "specdiff" / "base.yaml")
TODAY = date(2026, 9, 1)

HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    '" onfocus=window.hacked=1 autofocus x="\u202e\x1b[31m\r\n::error::x\n| a |`[x](javascript:1)'
)
EDITS: tuple[tuple[Any, ...], ...] = (
    ("remove", "/paths/~1boats~1{boatId}/get"),
    ("set", "/paths/~1boats/get/parameters/1/required", True),
    ("set", "/components/schemas/Arrival/properties/at/type", ["string", "null"]),
    ("set", "/components/schemas/State/enum/-", HOSTILE),
    ("set", "/info/title", HOSTILE),
    ("set", "/paths/~1boats/get/tags", [HOSTILE]),
    ("remove", "/components/schemas/BoatCreate/properties/secret"),
    ("set", "/components/schemas/Person/properties/name/type", "integer"),
    ("set", "/paths/~1new", {"get": {"operationId": "new-list", "tags": ["new"]}}),
)


def report(edits: Sequence[Sequence[Any]] = EDITS, **advice: Any) -> Report:
    """A report of `edits` to the base document, with an ignored change and version advice."""
    old, new = Plain(BASE, "v1/openapi.yaml"), Plain(changed(BASE, edits), "v2/openapi.yaml")
    findings = judge(
        compare(old, new, today=TODAY),
        Policy(ignores=(IgnoredChange("nobody uses it", rule="request-property-removed"),)),
        known=RULES,
        today=TODAY,
        diagnostics=Diagnostics(),
    )
    return Report(
        old.label, new.label, findings, advice=advise("1.4.0", document=findings, **advice)
    )
