"""For programs: JSON."""

from __future__ import annotations

import json
from typing import Any

from ..finding import Finding, Side
from .model import Report

FORMAT = 1
"""Raised when a key changes its meaning or goes away."""


def json_report(report: Report) -> str:
    """An object with `changes` and `surface`; text is complete, and ASCII by JSON escapes."""
    advice = report.advice
    data = {
        "format": FORMAT,
        "old": report.old,
        "new": report.new,
        "counts": {level.value: count for level, count in report.counts().items()},
        "resources": {
            name: {level.value: count for level, count in counts.items()}
            for name, counts in report.by_resource().items()
        },
        "advice": None
        if advice is None
        else {
            "current": advice.current,
            "next": advice.next,
            "bump": str(advice.bump),
            "reasons": [
                {"input": reason.input, "bump": str(reason.bump), "text": reason.text}
                for reason in advice.reasons
            ],
            "notes": list(advice.notes),
        },
        "changes": [_finding(finding) for finding in report.document],
        "surface": [_finding(finding) for finding in report.surface],
    }
    return json.dumps(data, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule.id,
        "level": finding.level.value,
        "bump": str(finding.bump),
        "direction": finding.rule.direction.value,
        "area": finding.rule.area.value,
        "action": finding.rule.action.value,
        "contract": finding.rule.contract.value,
        "owner": finding.where.owner,
        "path": finding.where.path,
        "message": finding.message,
        "todo": finding.todo,
        "old": _side(finding.old),
        "new": _side(finding.new),
        "operations": [
            {"method": item.method, "path": item.path, "id": item.id, "resource": item.resource}
            for item in finding.operations
        ],
        "ignored": finding.ignored or None,
        "cause": finding.cause or None,
    }


def _side(side: Side) -> dict[str, Any]:
    place = side.place
    return {
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "pointer": place.pointer if place else None,
        "code": side.code or None,
    }
