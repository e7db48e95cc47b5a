"""The formats of a report that are no page."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from specloom.compat.level import Level
from specloom.compat.report import FORMATS, Report
from specloom.compat.report.markdown import LENGTH
from specloom.compat.rule import Direction
from support.reports import report

CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


def lines(name: str, made: Report | None = None) -> list[str]:
    return FORMATS[name](made or report()).splitlines()


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_steers_a_terminal_or_hides(name: str) -> None:
    assert not CONTROLS.search(FORMATS[name](report()))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    text = FORMATS[name](report())
    assert FORMATS[name](report()) == text
    assert text.endswith("\n") and not text.endswith("\n\n")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_changed(name: str) -> None:
    assert FORMATS[name](Report("a.yaml", "b.yaml", ())) is not None


def test_text_names_every_change_and_what_to_do() -> None:
    made = report()
    text = "\n".join(lines("text", made))
    for finding in made.live:
        assert f"[{finding.rule.id}]" in text
        assert finding.fingerprint in text
    heads = [line for line in lines("text", made) if line.startswith(("breaking", "may", "compat"))]
    assert heads == sorted(heads, key=lambda line: "bmc".index(line[0]))
    assert "    because: nobody uses it" in text
    assert "version: 1.4.0 → 2.0.0 (major)" in text


def test_markdown_stays_what_it_is() -> None:
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(
        FORMATS["markdown"](report())
    )
    tags = set(re.findall(r"</?([a-z]+\d?)", html))
    assert tags <= {
        *("h3", "p", "ul", "li", "code", "strong", "br", "em", "sub", "details", "summary"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert "href" not in html and "onerror=" not in re.sub("<code>.*?</code>", "", html).replace(
        "onerror=window", ""
    )


def test_markdown_fits_into_a_pull_request() -> None:
    made = report()
    many = Report(made.old, made.new, made.document * 500, advice=made.advice)
    text = FORMATS["markdown"](many)
    assert len(text) < LENGTH + 500
    assert re.search(r"… and \d+ more", text)
    shown = len(re.findall(r"\b[0-9a-f]{12}\b", text))
    left = int(re.search(r"… and (\d+) more\. See", text)[1])
    assert shown + left == len(many.live)


def test_markdown_tells_changes_of_one_kind_to_one_thing_together() -> None:
    edits = [
        ("set", "/components/schemas/State/enum/-", value) for value in ("one", "two", "three")
    ]
    made = report(edits)
    lines = FORMATS["markdown"](made).splitlines()
    assert len([line for line in lines if "affects" in line]) == 2  # who sends it, and who reads it
    assert sum(line.startswith("- `State`") for line in lines) == 2
    for value in ("one", "two", "three"):
        assert sum(line.startswith(f'  - enum value "{value}" added: ') for line in lines) == 2
    assert {each.fingerprint for each in made.live} <= set(re.findall(r"\w+", "\n".join(lines)))
    html = MarkdownIt("gfm-like", {"linkify": False}).render("\n".join(lines))
    assert html.count("<ul>\n<li>enum value") == 2


def test_markdown_tells_what_became_of_several_things_together() -> None:
    paths = [("remove", path) for path in ("/paths/~1boats/get", "/paths/~1boats~1{boatId}/get")]
    text = FORMATS["markdown"](report(paths))
    assert text.count("Stop calling this method") == 1
    assert "\n- 2 changes: operation removed  \n  Stop calling" in text
    assert "\n  - `GET /boats`: `client.boats.list(" in text


def test_markdown_says_nothing_of_nothing_to_do() -> None:
    text = FORMATS["markdown"](report([("set", "/info/version", "2.0.0")]))
    assert "version of the API changed" in text and "Nothing." not in text


def test_json_is_complete() -> None:
    made = report()
    data = json.loads(FORMATS["json"](made))
    assert [item["fingerprint"] for item in data["changes"]] == [
        finding.fingerprint for finding in made.document
    ]
    assert data["counts"] == {level.value: made.counts()[level] for level in Level}
    assert data["advice"]["next"] == "2.0.0"
    for item in data["changes"]:
        assert item["level"] in ("ERR", "WARN", "INFO")
        assert item["direction"] in list(Direction)
        assert item["todo"] and item["message"] and item["owner"]
        assert item["old"]["pointer"] is not None or item["new"]["pointer"] is not None


def test_github_annotations_are_commands_and_nothing_else() -> None:
    made = report()
    found = lines("github", made)
    assert len(found) == len(made.live)
    for line, finding in zip(found, made.live, strict=True):
        command = {Level.ERR: "error", Level.WARN: "warning", Level.INFO: "notice"}[finding.level]
        assert line.startswith(f"::{command} file=v")
        assert f"title={finding.rule.id}::" in line


def test_sarif() -> None:
    made = report()
    (run,) = json.loads(FORMATS["sarif"](made))["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert len(run["results"]) == len(made.findings)
    suppressed = 0
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning", "note")
        assert len(result["partialFingerprints"]["specloom/v1"]) == 12
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri in ("v1/openapi.yaml", "v2/openapi.yaml")
        suppressed += "suppressions" in result
    assert suppressed == len(made.ignored) == 1


def test_junit() -> None:
    made = report()
    root = ElementTree.fromstring(FORMATS["junit"](made))
    breaking = [item for item in made.live if item.level is Level.ERR]
    assert int(root.get("tests", "")) == len(root.findall("*/testcase")) == len(made.findings)
    assert int(root.get("failures", "")) == len(root.findall("*/*/failure")) == len(breaking)
    assert int(root.get("skipped", "")) == len(root.findall("*/*/skipped")) == 1
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite)


def test_counts_by_resource() -> None:
    rows = report().by_resource()
    names = list(rows)
    assert names[-1] == "" and names[:-1] == sorted(names[:-1])
    assert rows["new"] == {Level.ERR: 0, Level.WARN: 0, Level.INFO: 1}
