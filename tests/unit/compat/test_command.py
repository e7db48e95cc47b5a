"""`specloom diff` from end to end."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from specloom.cli import diff
from specloom.compat.report import FORMATS
from support.changes import changed
from support.reports import BASE

Run = Callable[..., Result]
BREAKING = [["remove", "/paths/~1boats/get/parameters/0"]]
WARNING = [["set", "/info/title", "Marina"]]
HARMLESS = [["set", "/info/description", "Other words."]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder with `old.yaml`, and `new.yaml` after some edits."""
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(yaml.safe_dump(BASE, sort_keys=False), "utf-8")

    def call(edits: list[list[object]], *arguments: str, old: str = "old.yaml") -> Result:
        new = yaml.safe_dump(changed(BASE, edits), sort_keys=False)
        Path("new.yaml").write_text(new, "utf-8")
        return CliRunner().invoke(diff, [old, "new.yaml", *arguments])

    return call


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.com"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("edits", "fail_on", "code"),
    [
        ([], "warn", 0),
        (HARMLESS, "warn", 0),
        (WARNING, "breaking", 0),
        (WARNING, "warn", 1),
        (BREAKING, "none", 0),
        (BREAKING, "warn", 1),
        (BREAKING, "breaking", 1),
    ],
)
def test_exit_codes(run: Run, edits: list[list[object]], fail_on: str, code: int) -> None:
    assert run(edits, "--fail-on", fail_on).exit_code == code


def test_breaking_changes_fail_by_default(run: Run) -> None:
    done = run(BREAKING)
    assert done.exit_code == 1
    assert "query parameter state: parameter removed [request-parameter-removed]" in done.stdout
    assert "old.yaml → new.yaml: 1 breaking" in done.stdout
    assert "old.yaml:" in done.stdout and "new.yaml:" in done.stdout
    assert done.stderr == ""


def test_every_format_can_be_chosen(run: Run) -> None:
    (chosen,) = [each for each in diff.params if each.name == "output_format"]
    assert set(chosen.type.choices) == set(FORMATS)
    for name in FORMATS:
        done = run(WARNING, "--format", name)
        assert done.exit_code == 0
        assert "api-title-changed" in done.stdout


def test_the_report_goes_into_a_file(run: Run) -> None:
    done = run(BREAKING, "--format", "html", "--output", "report.html")
    assert (done.exit_code, done.stdout) == (1, "")
    assert Path("report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_report_that_cannot_be_written(run: Run) -> None:
    done = run(BREAKING, "--output", "no/such/folder/report.txt")
    assert done.exit_code == 2
    assert "[write-failed]" in done.stderr


def test_levels_can_be_changed(run: Run) -> None:
    assert run(BREAKING, "--level", "request-parameter-removed=info").exit_code == 0
    assert run(WARNING, "--level", "api-title-changed=breaking").exit_code == 1
    for wrong in ("request-parameter-remove=info", "request-parameter-removed=silly", "x"):
        done = run(BREAKING, "--level", wrong)
        assert done.exit_code == 2
        assert "[diff-unknown-" in done.stderr


def test_version_advice(run: Run) -> None:
    done = run(BREAKING, "--current", "1.2.3", "--format", "json")
    advice = json.loads(done.stdout)["advice"]
    assert (advice["next"], advice["bump"]) == ("2.0.0", "major")
    assert advice["notes"]
    assert run(BREAKING, "--current", "newest").exit_code == 2


@pytest.mark.parametrize(
    "old", ["missing.yaml", "git:main:old.yaml", "git:x", "http://x.invalid/a", "swagger.yaml"]
)
def test_bad_input_is_a_diagnostic(run: Run, old: str) -> None:
    Path("swagger.yaml").write_text("swagger: '2.0'\ninfo: {title: a, version: '1'}\n", "utf-8")
    done = run(BREAKING, old=old)
    assert done.exit_code == 2
    assert "error: " in done.stderr
    assert done.stdout == ""


def test_an_overlay_applies_to_both_sides(run: Run) -> None:
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": "ours", "version": "1"},
        "actions": [{"target": "$.info", "update": {"title": "Pinned"}}],
    }
    Path("overlay.yaml").write_text(yaml.safe_dump(overlay), "utf-8")
    assert run(WARNING, "--fail-on", "warn", "--overlay", "overlay.yaml").exit_code == 0


@pytest.fixture
def repository(run: Run) -> Run:
    """A repository whose first commit, tagged v1, has the old document in a folder."""
    Path("spec").mkdir()
    Path("spec/openapi.yaml").write_text(
        yaml.safe_dump(
            changed(BASE, [["set", "/components/schemas/Unused", {"$ref": "parts/unused.yaml"}]]),
            sort_keys=False,
        ),
        "utf-8",
    )
    Path("spec/parts").mkdir()
    Path("spec/parts/unused.yaml").write_text(
        "type: object\nproperties:\n  x: {type: string}\n", "utf-8"
    )
    git("init", "-q", "-b", "main")
    git("add", "spec")
    git("commit", "-q", "-m", "first")
    git("tag", "v1")
    return run


def test_a_document_of_a_commit_with_the_files_it_refers_to(repository: Run) -> None:
    Path("spec/parts/unused.yaml").write_text("type: object\nproperties: {}\n", "utf-8")
    done = CliRunner().invoke(diff, ["git:v1:spec/openapi.yaml", "spec/openapi.yaml"])
    assert done.exit_code == 1, done.stderr
    assert "property removed" in done.stdout
    assert "spec/parts/unused.yaml:3:" in done.stdout
    same = CliRunner().invoke(diff, ["git:v1:spec/openapi.yaml", "git:HEAD:spec/openapi.yaml"])
    assert same.exit_code == 0
    assert "no changes" in same.stdout


def test_a_path_from_where_one_stands(repository: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("spec")
    done = CliRunner().invoke(diff, ["git:v1:./openapi.yaml", "openapi.yaml"])
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize(
    "source",
    [
        "git:v9:spec/openapi.yaml",
        "git:v1:spec/nothing.yaml",
        "git:v1:../../etc/passwd",
        "git:v1:/etc/passwd",
        "git:v1:spec",
        "git:--help:spec/openapi.yaml",
        "git::spec/openapi.yaml",
        "git:v1:",
        "git:v1\n:spec/openapi.yaml",
    ],
)
def test_what_is_not_in_a_commit(repository: Run, source: str) -> None:
    done = CliRunner().invoke(diff, [source, "spec/openapi.yaml"])
    assert done.exit_code == 2
    assert "[load-git]" in done.stderr


def test_links_in_a_commit_are_not_followed(repository: Run, tmp_path: Path) -> None:
    Path("secret.yaml").write_text("type: integer\n", "utf-8")
    Path("spec/parts/unused.yaml").unlink()
    Path("spec/parts/unused.yaml").symlink_to(tmp_path / "secret.yaml")
    git("add", "spec")
    git("commit", "-q", "-m", "second")
    done = CliRunner().invoke(diff, ["git:HEAD:spec/openapi.yaml", "old.yaml"])
    assert done.exit_code == 2
    assert "unused.yaml" in done.stderr


def test_nothing_is_left_behind(repository: Run, tmp_path: Path) -> None:
    before = sorted(Path(tmp_path).rglob("*"))
    CliRunner().invoke(diff, ["git:v1:spec/openapi.yaml", "spec/openapi.yaml"])
    assert sorted(Path(tmp_path).rglob("*")) == before
