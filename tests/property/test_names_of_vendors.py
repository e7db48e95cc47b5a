"""Vendors' documents without one thing, and with it again: nothing else has another name."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from support.changes import read_yaml
from support.public_names import planned, public_names

CORPUS = os.environ.get("SPECLOOM_CORPUS")
METHODS = {"get", "put", "post", "delete", "patch"}
needs_corpus = pytest.mark.skipif(
    CORPUS is None, reason="SPECLOOM_CORPUS names no folder of documents"
)


def vendors() -> list[Any]:
    files = Path(CORPUS).iterdir() if CORPUS else ()
    known = (path for path in files if path.suffix in (".json", ".yaml"))
    small = sorted(path for path in known if 10_000 < path.stat().st_size < 2_000_000)
    return [pytest.param(path, id=path.name) for path in small]


@needs_corpus
@pytest.mark.parametrize("path", vendors())
def test_what_comes_back_renames_nothing(path: Path, tmp_path: Path) -> None:
    document = read_yaml(path) if path.suffix == ".yaml" else json.loads(path.read_text("utf-8"))
    chance = random.Random(path.name)
    places = [*unused_components(document), *operations(document)]
    for holder, key in chance.sample(places, min(3, len(places))):
        without = deepcopy(document)
        del inside(without, holder)[key]
        before = planned(tmp_path, without)
        names = public_names(before)
        after = public_names(planned(tmp_path, document, before.kept))
        assert {each: after.get(each) for each in names} == names, (holder, key)


def unused_components(document: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    text = json.dumps(document, default=str)
    for name in document.get("components", {}).get("schemas", {}):
        if f"schemas/{name}" not in text:
            yield ("components", "schemas"), name


def operations(document: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for path, item in document.get("paths", {}).items():
        for method in sorted(METHODS & item.keys()):
            yield ("paths", path), method


def inside(document: dict[str, Any], holder: tuple[str, ...]) -> dict[str, Any]:
    for key in holder:
        document = document[key]
    return document
