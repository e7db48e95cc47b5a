"""For GitHub Actions: annotations of the new document."""

from __future__ import annotations

from ...diagnostics import Diagnostic, Severity
from ...report import github_report as _github_report
from ..finding import Finding
from ..level import Level
from .model import Report

_SEVERITIES = {
    Level.ERR: Severity.ERROR,
    Level.WARN: Severity.WARNING,
    Level.INFO: Severity.INFO,
}


def github_report(report: Report) -> str:
    """Workflow commands, the worst first: GitHub shows only the first ten of each kind."""
    return _github_report(diagnostic(finding) for finding in report.live)


def diagnostic(finding: Finding) -> Diagnostic:
    """A change as a diagnostic at its place in the new document, else in the old one."""
    return Diagnostic(
        finding.rule.id,
        _SEVERITIES[finding.level],
        f"{finding.where}: {finding.message}",
        finding.new.place or finding.old.place,
        finding.todo,
    )
