"""A vendor's change is told once: the surface of the SDK adds nothing to what the document says."""

from __future__ import annotations

import copy
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from specloom.cli.changes import Version, assessed, read_document, surface_of
from specloom.compat.reconcile import reconcile
from specloom.compat.surface import parse_surface
from specloom.compat.surfacediff import compare_surfaces
from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from support.changes import read_yaml
from support.vendor import CHANGES

BASE = Path(__file__).parents[2] / "cases" / "specdiff" / "base.yaml"
ALSO = {
    # The last answer with a status goes, and with it the class of its error.
    "operation removed": {"sdk-error-class-removed"},
    "error status removed": {"sdk-error-class-removed"},
    "error status added": {"sdk-error-class-added"},
    # The first file comes, the last one goes, and with it what the package exports for files.
    "response media type added": {"sdk-class-added"},
    "body removed": {"sdk-type-alias-removed"},
    # The document says that there may be another answer, the surface that the type is another.
    "success status added": {"sdk-return-type-changed"},
}


def written(data: Any, folder: Path) -> tuple[SdkConfig, Version]:
    folder.mkdir()
    (folder / "openapi.json").write_text(json.dumps(data, default=str), "utf-8")
    given = {"root": folder, "name": "sdk", "document": "openapi.json", "formatter": "ruff"}
    sdk = SdkConfig.model_validate(given)
    tree = generate(sdk, Diagnostics())
    return sdk, Version(folder.name, document=read_document(sdk, {}), surface=surface_of(sdk, tree))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> tuple[SdkConfig, Version]:
    return written(read_yaml(BASE), tmp_path_factory.mktemp("base") / "sdk")


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_told_once(kind: str, base: tuple[SdkConfig, Version], tmp_path: Path) -> None:
    data = copy.deepcopy(read_yaml(BASE))
    if CHANGES[kind](data, random.Random(kind)) is None:
        pytest.skip("this document has no place for it")
    sdk, old = base
    _, new = written(data, tmp_path / "sdk")
    report = assessed(sdk, old, new, Diagnostics(), today=date(2026, 1, 1))
    told = {item.rule.id for item in report.live if item.rule.id.startswith("sdk-")}
    assert told <= ALSO.get(kind, set())


RESOURCE = "shop.resources.boats.Boats({bases}Resource)  [class]\n"
SHARED = "shop.resources._shared.Shared(Resource)  [class]\n"
OWN = "shop.resources.boats.Boats.get(id: str) -> Boat\n"
INHERITED = "shop.resources._shared.Shared.get(id: {type}) -> Boat\n"


def changes(old: str, new: str) -> set[str]:
    found = compare_surfaces(parse_surface(old), parse_surface(new))
    return {f"{item.rule.id} {item.where.owner}" for item in found}


def test_a_method_that_moves_into_a_base_class_is_still_there() -> None:
    own = RESOURCE.format(bases="") + OWN
    shared = RESOURCE.format(bases="Shared, ") + SHARED + INHERITED.format(type="str")
    other = RESOURCE.format(bases="Shared, ") + SHARED + INHERITED.format(type="int")
    boats = "shop.resources.boats.Boats"
    assert changes(own, shared) == set()
    assert changes(shared, own) == set()
    assert changes(own, other) == {f"sdk-parameter-type-changed {boats}.get"}
    assert changes(shared, RESOURCE.format(bases="")) == {f"sdk-method-removed {boats}.get"}
    assert changes(RESOURCE.format(bases=""), shared) == {f"sdk-method-added {boats}.get"}


def test_a_twin_is_not_told_again() -> None:
    names = ("Boats", "AsyncBoats", "BoatsWithRawResponse", "BoatsWithStreamingResponse")
    lines = [f"shop.resources.boats.{name}(Resource)  [class]" for name in names]
    methods = [f"shop.resources.boats.{name}.get() -> Boat" for name in names]
    old, new = (parse_surface("\n".join(text)) for text in (lines + methods, lines))
    told = reconcile((), compare_surfaces(old, new))
    assert [item.where.owner for item in told if not item.cause] == [
        "shop.resources.boats.Boats.get"
    ]
