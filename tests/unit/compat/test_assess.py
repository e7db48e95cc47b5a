"""A vendor's change, all the way: both documents, both SDKs, one report, one version."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from specloom.compat.assess import Side, assess
from specloom.compat.judge import Policy
from specloom.compat.level import Level
from specloom.compat.report import Report
from specloom.compat.settings import DiffSettings
from specloom.compat.specdiff import Names
from specloom.compat.surface import parse_surface
from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import inspect
from specloom.load import load
from support.changes import changed
from support.reports import BASE, TODAY
from support.yields import PACKAGE, yielded

Edits = list[list[Any]]


def side(edits: Edits, folder: Path) -> Side:
    """One version of an SDK, generated from the base document after some edits."""
    made = yielded(changed(BASE, edits), folder, name="openapi.json")
    lines = parse_surface(made.tree["API.txt"].decode())
    config = SdkConfig(root=folder, name="sdk", document="openapi.json", package=PACKAGE)
    facts: Mapping[str, Any] = inspect(config, Diagnostics())
    document = load("openapi.json", base=folder, diagnostics=Diagnostics())
    return Side(folder.name, document, lines, Names.of_inspect(facts))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Side:
    return side([], tmp_path_factory.mktemp("old"))


def assessed(old: Side, edits: Edits, folder: Path, policy: Policy | None = None) -> Report:
    diagnostics = Diagnostics()
    report = assess(
        old,
        side(edits, folder),
        today=TODAY,
        diagnostics=diagnostics,
        policy=policy,
        current="1.4.0",
    )
    assert not diagnostics.items
    return report


@pytest.mark.parametrize(
    ("edits", "version"),
    [
        ([], "1.4.0"),
        ([["set", "/paths/~1boats/get/summary", "Other words."]], "1.4.1"),
        ([["set", "/components/schemas/BoatCreate/required", ["name"]]], "1.5.0"),
        ([["set", "/components/schemas/State/enum/-", "burning"]], "1.5.0"),
        (
            [
                [
                    "set",
                    "/paths/~1boats/get/parameters/-",
                    {"name": "z", "in": "query", "schema": {}},
                ]
            ],
            "1.5.0",
        ),
        ([["remove", "/components/schemas/Person/properties/boss"]], "2.0.0"),
        ([["remove", "/paths/~1boats~1{boatId}/get"]], "2.0.0"),
        ([["set", "/paths/~1boats/get/parameters/1/required", True]], "2.0.0"),
        ([["set", "/paths/~1boats/get/operationId", "boats-all"]], "2.0.0"),
    ],
)
def test_the_next_version(old: Side, edits: Edits, version: str, tmp_path: Path) -> None:
    report = assessed(old, edits, tmp_path)
    assert report.advice is not None
    assert report.advice.next == version


def test_the_surface_agrees_with_the_document(old: Side, tmp_path: Path) -> None:
    edits: Edits = [
        ["remove", "/paths/~1boats~1{boatId}/get"],
        ["remove", "/components/schemas/Person/properties/boss"],
        ["set", "/paths/~1boats/get/parameters/1/required", True],
        ["set", "/components/schemas/State/enum/-", "burning"],
    ]
    report = assessed(old, edits, tmp_path)
    assert len(report.surface) > len(edits)
    assert [str(item.where) for item in report.surface if not item.cause] == []
    assert {item.rule.id for item in report.live if item.level is Level.ERR} == {
        "operation-removed",
        "request-parameter-became-required",
        "response-property-removed",
    }


def test_the_report_speaks_as_the_sdk_does(old: Side, tmp_path: Path) -> None:
    report = assessed(old, [["set", "/paths/~1boats/get/parameters/1/required", True]], tmp_path)
    (found,) = report.document
    assert found.symbols == ("boats.list",)
    assert found.old.code.startswith("client.boats.list(limit=…)")


def test_what_is_ignored_asks_for_no_more_than_a_patch(old: Side, tmp_path: Path) -> None:
    settings = DiffSettings.model_validate(
        {
            "levels": {"sdk-attribute-removed": "info"},
            "ignore": [
                {
                    "reason": "nobody has a boss",
                    "rule": "response-property-removed",
                    "owner": "Person",
                    "expires": "2026-12-31",
                }
            ],
        }
    )
    edits: Edits = [["remove", "/components/schemas/Person/properties/boss"]]
    report = assessed(old, edits, tmp_path, settings.policy())
    assert report.live == ()
    assert [item.ignored for item in report.ignored] == ["nobody has a boss"]
    assert report.advice is not None
    assert report.advice.next == "1.4.1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": {}},
        {"levels": {"operation-removed": "fatal"}},
        {"ignore": [{"reason": "no choice"}]},
        {"ignore": [{"rule": "operation-removed"}]},
        {"ignore": [{"rule": "operation-removed", "reason": ""}]},
        {"ignore": [{"fingerprint": "xyz", "reason": "x"}]},
        {"ignore": [{"rule": "operation-removed", "reason": "x", "until": "2026-01-01"}]},
    ],
)
def test_settings_that_are_wrong(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        DiffSettings.model_validate(wrong)
