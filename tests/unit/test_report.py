"""Printing diagnostics whose text is not to be trusted."""

import json

import pytest

from specloom.diagnostics import Diagnostic, Place, Severity
from specloom.report import (
    MESSAGE_LENGTH,
    REPORTS,
    github_report,
    json_report,
    printable,
    sarif_report,
    text_report,
)

NASTY = "a\x1b]8;;http://evil\x07b\rc\nd\x00e\u202ef\u200bg\ud800h\x85i\u2028j"


def finding(message: str = "m", **place: object) -> Diagnostic:
    at = Place("spec/a b.yaml", 3, 5, "/paths/~1x")
    return Diagnostic("load-number", Severity.ERROR, message, at, "do this")


def test_text_reads_like_a_compilers() -> None:
    assert text_report([finding("bad")]) == (
        "spec/a b.yaml:3:5: error: bad [load-number]\n    at /paths/~1x\n    hint: do this\n"
    )


def test_the_same_at_several_places_is_said_once() -> None:
    def found(line: int, message: str) -> Diagnostic:
        return Diagnostic("load-number", Severity.ERROR, message, Place("a.yaml", line, 5), "do")

    items = [found(1, "bad"), found(2, "worse"), *(found(line, "bad") for line in range(3, 11))]
    assert text_report(items) == (
        "a.yaml:1:5: error: bad [load-number]\n"
        "    and at a.yaml:3:5, a.yaml:4:5, a.yaml:5:5, a.yaml:6:5, a.yaml:7:5 and 3 more places\n"
        "    hint: do\n"
        "a.yaml:2:5: error: worse [load-number]\n"
        "    hint: do\n"
    )
    assert "more places" not in text_report(items[:7])
    cut = text_report(items, most=1)
    assert "worse" not in cut and cut.endswith("… and 1 more; --format json has all\n")
    files = [Diagnostic("drift-missing", Severity.ERROR, "gone", Place(name)) for name in "ab"]
    assert text_report(files).count("gone") == 2  # each file is a thing of its own


def test_text_without_a_place() -> None:
    item = Diagnostic("load-number", Severity.INFO, "m")
    assert text_report([item]) == "info: m [load-number]\n"


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())
def test_nothing_steers_a_terminal_or_forges_a_line(report) -> None:
    place = Place(NASTY, 1, 1, "/" + NASTY)
    out = report([Diagnostic("load-number", Severity.ERROR, NASTY, place, NASTY)])
    for character in "\x1b\x07\r\x00\u202e\u200b\ud800\x85\u2028":
        assert character not in out
    out.encode("utf-8")


def test_a_message_cannot_forge_a_workflow_command() -> None:
    out = github_report([finding("x\n::set-output name=a::b")])
    assert out.count("\n") == 1
    assert out.startswith("::error file=spec/a b.yaml,line=3,col=5,title=load-number::x")


def test_properties_of_a_workflow_command_are_escaped() -> None:
    place = Place("a,line=9:b%.yaml", 1)
    out = github_report([Diagnostic("load-number", Severity.WARNING, "50%", place)])
    assert out == "::warning file=a%2Cline=9%3Ab%25.yaml,line=1,title=load-number::50%25\n"


def test_long_messages_are_cut() -> None:
    out = text_report([Diagnostic("load-number", Severity.ERROR, "x" * 1_000_000)])
    assert len(out) < MESSAGE_LENGTH + 100


def test_printable_keeps_what_can_be_read() -> None:
    assert printable("naïve 例 🙂 {x}") == "naïve 例 🙂 {x}"
    assert printable("a\tb") == "a\\tb"


def test_json_keeps_the_text_whole() -> None:
    (item,) = json.loads(json_report([finding(NASTY)]))["diagnostics"]
    assert item == {
        "code": "load-number",
        "severity": "error",
        "message": NASTY,
        "hint": "do this",
        "file": "spec/a b.yaml",
        "line": 3,
        "column": 5,
        "pointer": "/paths/~1x",
    }


def test_sarif_has_rules_results_and_places() -> None:
    items = [finding("one"), Diagnostic("load-empty", Severity.INFO, "two")]
    (run,) = json.loads(sarif_report(items))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["load-empty", "load-number"]
    first, second = run["results"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "spec/a%20b.yaml"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert first["level"] == "error"
    assert second["level"] == "note"
    assert "locations" not in second
