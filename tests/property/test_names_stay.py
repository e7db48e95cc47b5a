"""What is in a document keeps its names when something is added."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from specloom.compat.surface import parse_surface
from specloom.compat.surfacediff import compare_surfaces
from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from specloom.naming import parse_kept
from specloom.write import parse_lock
from support.growing import documents, grown, rearranged
from support.public_names import planned, public_names

MANY = settings(max_examples=150)


@MANY
@given(st.data())
def test_nothing_is_renamed_by_what_is_added(data: st.DataObject) -> None:
    document = data.draw(documents())
    with TemporaryDirectory() as folder:
        root = Path(folder)
        before = planned(root, document)
        for _ in range(data.draw(st.integers(1, 2))):
            document = data.draw(grown(document))
            after = planned(root, document, before.kept)
            assert renamed(public_names(before), public_names(after)) == {}
            before = after


@MANY
@given(st.data())
def test_what_stands_in_a_list_keeps_its_names_wherever_it_goes(data: st.DataObject) -> None:
    document = data.draw(documents())
    made = data.draw(rearranged(document))
    if made is None:
        reject()
    new, went = made
    with TemporaryDirectory() as folder:
        before = planned(Path(folder), document)
        names = public_names(planned(Path(folder), new, before.kept))
    old = {tuple(moved(part, went) for part in key): name
           for key, name in public_names(before).items()}  # fmt: skip
    assert {key: names.get(key) for key in old} == old


def moved(place: str, went: Mapping[str, str]) -> str:
    """Where what stood at a place stands now."""
    for old, new in went.items():
        if place == old or place.startswith((f"{old}/", f"{old}~")):
            return new + place.removeprefix(old)
    return place


@MANY
@given(documents())
def test_what_is_kept_gives_the_same_names_again(document: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        first = planned(Path(folder), document)
        again = planned(Path(folder), document, parse_kept(first.kept.render()))
    assert public_names(again) == public_names(first)
    assert again.kept == first.kept


@MANY
@given(documents(), st.integers(0, 3))
def test_what_clashes_with_nothing_renames_nothing_without_memory(
    document: dict[str, Any], what: int
) -> None:
    new = deepcopy(document)
    add_unrelated(new, what)
    with TemporaryDirectory() as folder:
        names = public_names(planned(Path(folder), document))
        after = public_names(planned(Path(folder), new))
    assert {key: after.get(key) for key in names} == names


@settings(max_examples=8, derandomize=True)
@given(st.data())
def test_the_surface_only_grows(data: st.DataObject) -> None:
    """The same of whole SDKs, by `API.txt`: what can be named can be named still."""
    document = data.draw(documents())
    new = data.draw(grown(document))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        before = generated(root, document)
        if before is None or (after := generated(root, new, before)) is None:
            reject()
        again = generated(root, new, after)
    old, now = (parse_surface(each["API.txt"].decode()) for each in (before, after))
    told = {finding.rule.id for finding in compare_surfaces(old, now)}
    assert {rule for rule in told if rule.endswith(("-removed", "-renamed"))} == set()
    assert again == after


def generated(
    root: Path, document: dict[str, Any], last: Mapping[str, bytes] | None = None
) -> Mapping[str, bytes] | None:
    """The tree of a document, in place of the last one; None when there are errors in it."""
    (root / "openapi.json").write_text(json.dumps(document), "utf-8")
    config = SdkConfig(root=root, name="sdk", document="openapi.json", formatter="ruff")
    found = Diagnostics()
    names = parse_lock(last["specloom.lock"]).names if last else None
    tree = generate(config, found, names=names)
    return None if found.has_errors else tree


def add_unrelated(document: dict[str, Any], what: int) -> None:
    """Something that has no word in common with what is in the document."""
    zebra = {"type": "object", "properties": {"stripe": {"enum": ["thin", "thick"]}}}
    answer = {"description": "It is.", "content": {"application/json": {"schema": zebra}}}
    match what:
        case 0:
            document["components"]["schemas"]["Zebra"] = zebra
        case 1:
            document["paths"]["/zebras"] = {
                "get": {"tags": ["Zebras"], "parameters": [], "responses": {"200": answer}}
            }
        case 2:
            document["webhooks"]["zebra"] = {"post": {"requestBody": answer, "responses": {}}}
        case 3:
            for schema in document["components"]["schemas"].values():
                if "properties" in schema:
                    schema["properties"]["zebra"] = zebra


def renamed(
    old: dict[tuple[str, ...], str], new: dict[tuple[str, ...], str]
) -> dict[tuple[str, ...], tuple[str, str]]:
    """What has another name; where a place in a list moved, what is not there any more."""
    gone = set(old.values()) - set(new.values())
    return {
        key: (name, new.get(key, ""))
        for key, name in old.items()
        if (new.get(key, name) != name and not any("oneOf" in part for part in key)) or name in gone
    }
