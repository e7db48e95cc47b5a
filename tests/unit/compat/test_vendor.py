"""A vendor changes documents at random: the report names each change, rates it, and no other."""

from __future__ import annotations

import copy
import json
import os
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from specloom.compat.specdiff import RULES, compare
from specloom.diagnostics import Diagnostics
from specloom.load import load
from support.changes import Plain, changed, read_yaml
from support.vendor import BREAKING, CHANGES, MAY_BREAK, level_of

TESTS = Path(__file__).parents[2]
OWN = {
    "harbour": TESTS / "cases" / "specdiff" / "base.yaml",
    **{path.stem: path for path in sorted((TESTS / "data" / "compat").glob("*.yaml"))},
}
TODAY = date(2099, 1, 1)
CORPUS = os.environ.get("SPECLOOM_CORPUS")
needs_corpus = pytest.mark.skipif(
    CORPUS is None, reason="SPECLOOM_CORPUS names no folder of documents"
)


def found(old: Any, new: Any) -> set[str]:
    """The rules that name a change; each finding has the level that it has to have."""
    findings = compare(Plain(old), Plain(new), today=TODAY)
    for item in findings:
        assert item.level is level_of(item.rule.id), item.rule.id
    return {item.rule.id for item in findings}


def from_corpus() -> list[Any]:
    if CORPUS is None:
        return []
    files = (path for path in Path(CORPUS).iterdir() if path.suffix in (".json", ".yaml"))
    small = sorted(path for path in files if path.stat().st_size < 2_000_000)
    return [pytest.param(path, id=path.name) for path in small]


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("name", OWN)
def test_each_kind_of_change(name: str, kind: str) -> None:
    old = read_yaml(OWN[name])
    for seed in range(3):
        new = copy.deepcopy(old)
        expected = CHANGES[kind](new, random.Random(f"{kind} {seed}"))
        if expected is None:
            return
        assert found(old, new) == expected
        assert found(new, new) == set()


def test_each_kind_of_change_has_a_site_in_one_of_our_documents() -> None:
    documents = [read_yaml(path) for path in OWN.values()]
    for kind, change in CHANGES.items():
        made = [change(copy.deepcopy(data), random.Random(kind)) for data in documents]
        assert any(expected is not None for expected in made), kind


def test_several_changes_at_once_are_each_named() -> None:
    old = read_yaml(OWN["harbour"])
    for seed in range(10):
        rng = random.Random(seed)
        new = copy.deepcopy(old)
        expected: set[str] = set()
        for kind in ("parameter removed", "required header added", "server added", "title changed"):
            expected |= CHANGES[kind](new, rng) or set()
        assert found(old, new) == expected


def test_every_level_is_of_a_rule_and_of_one_level() -> None:
    assert RULES.keys() >= BREAKING | MAY_BREAK
    assert not BREAKING & MAY_BREAK
    assert len(CHANGES) >= 60


def test_every_expectation_is_a_rule() -> None:
    for data in map(read_yaml, OWN.values()):
        for kind, change in CHANGES.items():
            assert (change(copy.deepcopy(data), random.Random(kind)) or set()) <= RULES.keys()


@needs_corpus
@pytest.mark.parametrize("path", from_corpus())
def test_public_documents(path: Path) -> None:
    """Each of them is the same as itself, and one of every seven kinds of change is found."""
    old = load(path.name, base=path.parent, diagnostics=Diagnostics()).data
    assert found(old, json.loads(json.dumps(old, sort_keys=True))) == set()
    for kind in list(CHANGES)[random.Random(path.name).randrange(7) :: 7]:
        new = copy.deepcopy(old)
        expected = CHANGES[kind](new, random.Random(kind))
        if expected is not None:
            assert found(old, new) == expected, kind


@needs_corpus
def test_two_versions_that_were_published() -> None:
    """The pet store of the OpenAPI Initiative, as it was and as it was expanded."""
    old, new = (
        load(f"{name}.yaml", base=Path(str(CORPUS)), diagnostics=Diagnostics()).data
        for name in ("petstore30", "petstore-expanded")
    )
    assert found(old, new) == {
        *("docs-changed", "operation-added", "operation-id-changed"),
        *("operation-tag-removed", "path-parameter-renamed", "request-limit-loosened"),
        *("request-optional-parameter-added", "request-type-changed", "response-header-removed"),
        *("response-limit-loosened", "response-success-status-added"),
        *("response-success-answer-removed", "schema-added", "schema-removed"),
        "server-default-changed",
    }


HISTORIES: dict[str, list[tuple[list[list[Any]], set[str]]]] = {
    # The pet store gets owners, drops its oldest operation and pages its list.
    "swagger-petstore.yaml": [
        (
            [
                ["set", "/components/schemas/Pet/properties/owner", {"type": "string"}],
                ["set", "/info/version", "1.1.0"],
            ],
            {
                "request-optional-property-added",
                "response-optional-property-added",
                "api-version-changed",
            },
        ),
        (
            [
                ["remove", "/paths/~1pet~1findByTags"],
                ["set", "/components/schemas/Pet/required/-", "owner"],
                ["set", "/info/version", "2.0.0"],
            ],
            {
                "operation-removed",
                "request-property-became-required",
                "response-property-became-required",
                "api-version-changed",
            },
        ),
    ],
    # The museum renames a schema, closes a day and asks for a token everywhere.
    "museum31.yaml": [
        (
            [
                ["rename", "/components/schemas/MuseumDailyHours", "DailyHours"],
                ["swap", "schemas/MuseumDailyHours", "schemas/DailyHours"],
            ],
            {"schema-renamed"},
        ),
        (
            [["remove", "/paths/~1special-events~1{eventId}/delete"]],
            {"operation-removed"},
        ),
    ],
    # The patent office moves a path and narrows a parameter.
    "uspto.yaml": [
        (
            [
                [
                    "rename",
                    "/paths/~1{dataset}~1{version}~1records",
                    "/v2/{dataset}/{version}/records",
                ]
            ],
            {"operation-moved"},
        ),
        (
            [["set", "/servers/0/url", "https://api.uspto.example"]],
            {"server-default-changed"},
        ),
    ],
}


@needs_corpus
@pytest.mark.parametrize("name", HISTORIES)
def test_histories(name: str) -> None:
    """Versions of a public document, one after the other, and the first against the last."""
    first = version = load(name, base=Path(str(CORPUS)), diagnostics=Diagnostics()).data
    everything: set[str] = set()
    for edits, expected in HISTORIES[name]:
        following = changed(version, edits)
        assert found(version, following) == expected
        everything |= expected
        version = following
    # A property that is new and required is not one that became required.
    assert found(first, version) - everything <= {
        "request-required-property-added",
        "response-required-property-added",
    }
