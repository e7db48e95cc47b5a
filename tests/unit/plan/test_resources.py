"""What is said about a resource: the description of its tag."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from specloom.plan.resource_names import about_resource
from specloom.understand import understand

DONE = {"responses": {"204": {"description": "Done."}}}
DESCRIBED = [{"name": "Jobs", "description": "Work to do.\n\nMore."}]


@pytest.mark.parametrize(
    ("operations", "key", "said"),
    [
        ([{"tags": ["Jobs"]}], "jobs", "Work to do.\n\nMore."),
        ([{"tags": ["Jobs"], "x-specloom-resource": "work"}], "work", "Work to do.\n\nMore."),
        ([{"tags": ["Jobs", "Other"], "x-specloom-resource": "work"}], "work", "Work."),
        ([{"tags": ["Plain"], "x-specloom-resource": "work"}], "work", "Work."),
        ([{"x-specloom-resource": "work"}], "work", "Work."),
        ([{"tags": ["Plain"]}], "plain", "Plain."),
    ],
)
def test_a_resource_has_the_words_of_its_tag(
    tmp_path: Path, operations: list[dict[str, Any]], key: str, said: str
) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "tags": DESCRIBED,
        "paths": {f"/{n}": {"put": each | DONE} for n, each in enumerate(operations)},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=tmp_path, document="openapi.json")
    plan = understand(config, Diagnostics()).plan
    assert about_resource(key, plan.resources.names) == said


def test_headers_that_several_answers_have_stand_once(tmp_path: Path) -> None:
    def answers(*names: str) -> dict[str, Any]:
        headers = {name: {"schema": {"type": "integer"}} for name in names}
        return {
            "tags": ["jobs"],
            "responses": {"204": {"description": "Done.", "headers": headers}},
        }

    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/jobs": {"get": answers("Left", "Reset"), "post": answers("Left", "Reset")},
            "/jobs/{id}": {"get": answers("Left")},
        },
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=tmp_path, document="openapi.json")
    source = generate(config, Diagnostics())["t/resources/jobs.py"].decode()
    assert source.count('_HEADERS = {"left": lambda: int, "reset": lambda: int}\n') == 1
    assert source.count("headers=_HEADERS") == 2
    assert source.count('headers={"left": lambda: int}') == 1


def test_what_shared_headers_are_made_of_is_imported(tmp_path: Path) -> None:
    left = {"schema": {"type": "integer", "maximum": 100}}
    when = {"schema": {"type": "string", "format": "date-time"}}
    answered = {"204": {"description": "Done.", "headers": {"Left": left, "Reset": when}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {f"/{name}": {"get": {"tags": ["jobs"], "responses": answered}} for name in "ab"},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=tmp_path, document="openapi.json")
    source = generate(config, Diagnostics())["t/resources/jobs.py"].decode()
    assert source.count("headers=_HEADERS") == 2
    imported = {
        alias.name
        for line in ast.parse(source).body
        if isinstance(line, ast.ImportFrom)
        for alias in line.names
    }
    assert {"Annotated", "Field"} <= imported
