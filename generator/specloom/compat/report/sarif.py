"""For code scanning: SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from ... import __version__
from ...diagnostics import Place
from ...report import printable
from ..finding import Finding
from ..level import Level
from ..rule import Rule
from .model import Report

_LEVELS = {Level.ERR: "error", Level.WARN: "warning", Level.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(report: Report) -> str:
    """A log with one result for each change; ignored ones are suppressed, with the reason."""
    rules = {finding.rule.id: finding.rule for finding in report.findings}
    driver = {
        "name": "specloom",
        "version": __version__,
        "rules": [_rule(rules[name]) for name in sorted(rules)],
    }
    results = [_result(finding) for finding in report.findings]
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.message},
        "help": {"text": rule.todo},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(finding: Finding) -> dict[str, Any]:
    text = f"{finding.where}: {finding.message}. {finding.todo}"
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "level": _LEVELS[finding.level],
        "message": {"text": printable(text)},
        "partialFingerprints": {"specloom/v1": finding.fingerprint},
    }
    place = finding.new.place or finding.old.place
    if place is not None:
        result["locations"] = [_location(place)]
    if finding.new.place is not None and finding.old.place is not None:
        related = _location(finding.old.place)
        result["relatedLocations"] = [{"id": 1, "message": {"text": "before"}, **related}]
    if finding.ignored:
        reason = printable(finding.ignored)
        result["suppressions"] = [{"kind": "external", "justification": reason}]
    return result


def _location(place: Place) -> dict[str, Any]:
    is_url = place.file.startswith(("http://", "https://"))
    uri = place.file if is_url else quote(place.file, errors="replace")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place.line is not None:
        physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": place.pointer}]
    return location
