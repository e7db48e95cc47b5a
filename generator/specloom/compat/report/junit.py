"""For test reports: JUnit XML, a suite for each operation or component."""

from __future__ import annotations

from xml.etree import ElementTree

from ...report import printable
from ..finding import Finding
from ..level import Level
from .model import Report


def junit_report(report: Report) -> str:
    """A case for each change: a failure when it breaks something, skipped when it is ignored."""
    suites: dict[str, list[Finding]] = {}
    for finding in report.findings:
        suites.setdefault(finding.where.owner, []).append(finding)
    root = ElementTree.Element("testsuites", _counts("specloom diff", report.findings))
    for owner, findings in suites.items():
        suite = ElementTree.SubElement(root, "testsuite", _counts(printable(owner), findings))
        for finding in findings:
            _case(suite, finding)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _counts(name: str, findings: list[Finding] | tuple[Finding, ...]) -> dict[str, str]:
    failures = [item for item in findings if item.level is Level.ERR and not item.ignored]
    skipped = [item for item in findings if item.ignored]
    return {
        "name": name,
        "tests": str(len(findings)),
        "failures": str(len(failures)),
        "skipped": str(len(skipped)),
        "errors": "0",
    }


def _case(suite: ElementTree.Element, finding: Finding) -> None:
    name = f"{finding.rule.id} {finding.where.path} {finding.fingerprint}"
    attributes = {"name": printable(name), "classname": printable(finding.where.owner)}
    case = ElementTree.SubElement(suite, "testcase", attributes)
    text = printable(f"{finding.where}: {finding.message}")
    if finding.ignored:
        ElementTree.SubElement(case, "skipped", {"message": printable(finding.ignored)})
    elif finding.level is Level.ERR:
        failure = ElementTree.SubElement(case, "failure", {"message": text, "type": "breaking"})
        failure.text = _details(finding)
    else:
        output = ElementTree.SubElement(case, "system-out")
        output.text = f"{finding.level.label}: {text}\n{_details(finding)}"


def _details(finding: Finding) -> str:
    lines = [f"to do: {finding.todo}"]
    for sign, side in (("-", finding.old), ("+", finding.new)):
        if side.code:
            lines.append(f"{sign} {side.code}")
        if side.place:
            lines.append(f"{sign} at {side.place}")
    return "\n".join(map(printable, lines))
