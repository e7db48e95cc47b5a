"""Whole SDKs before and after a vendor's changes: what griffe calls breaking, we do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe
import pytest

from specloom.compat.level import Level
from specloom.compat.surface import parse_surface
from specloom.compat.surfacediff import compare_surfaces
from support.changes import changed
from support.reports import BASE
from support.yields import PACKAGE, yielded

EDITS: list[list[list[Any]]] = [
    [
        ["remove", "/paths/~1boats~1{boatId}/get"],
        ["remove", "/components/schemas/Person/properties/boss"],
        ["set", "/paths/~1boats/get/parameters/1/required", True],
        ["set", "/components/schemas/State/enum/-", "burning"],
    ],
    [
        ["set", "/paths/~1boats/get/operationId", "boats-all"],
        ["remove", "/components/schemas/BoatCreate/required"],
        ["remove", "/paths/~1boats/get/parameters/0"],
        ["rename", "/components/schemas/Arrival", "Landing"],
        ["swap", "schemas/Arrival", "schemas/Landing"],
    ],
]


def written(edits: list[list[Any]], folder: Path) -> tuple[Any, str]:
    """The package as griffe sees it, and the surface."""
    folder.mkdir()
    tree = yielded(changed(BASE, edits), folder, name="openapi.json").tree
    for path, data in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    loaded = griffe.load(PACKAGE, search_paths=[folder], allow_inspection=False)
    return loaded, tree["API.txt"].decode()


def is_public(thing: Any) -> bool:
    """Modules are left out, since their classes are compared by their public names, and so are the
    operations as data, which are the SDK's own machinery."""
    machinery = thing.is_attribute and str(thing.annotation or "").startswith("Operation[")
    private = any(part.startswith("_") for part in thing.canonical_path.split("."))
    return not (private or thing.is_module or machinery)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, str]:
    return written([], tmp_path_factory.mktemp("base") / "sdk")


@pytest.fixture(params=EDITS, ids=["first", "second"])
def following(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Any, str]]:
    yield written(request.param, tmp_path / "sdk")


@pytest.mark.parametrize("back", [False, True], ids=["forth", "back"])
def test_what_griffe_calls_breaking_we_do(
    base: tuple[Any, str], following: tuple[Any, str], back: bool
) -> None:
    old, new = (following, base) if back else (base, following)
    theirs = {
        breakage.obj.canonical_path
        for breakage in griffe.find_breaking_changes(old[0], new[0])
        if is_public(breakage.obj)
    }
    ours = {
        finding.where.owner
        for finding in compare_surfaces(parse_surface(old[1]), parse_surface(new[1]))
        if finding.level is Level.ERR
    }
    assert theirs
    assert theirs <= ours
