"""The lock keeps names: `generate`, `check`, `diff`, `update` and `inspect` go by it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support.ci_steps import git
from support.shop import commit, document

from .conftest import Life

TEXT = {"type": "string"}
ITEM = {"type": "object", "properties": {"id": TEXT}}


def shop(*, schemas: tuple[str, ...] = (), ids: tuple[str, ...] = (), **more: Any) -> str:
    """The shop's document with further schemas, and operations of the items."""
    data = json.loads(document())
    for name in schemas:
        data["components"]["schemas"][name] = ITEM
    for number, id in enumerate(ids):
        operation = data["paths"]["/items"]["get"] | {"operationId": id, **more}
        data["paths"][f"/{number}"] = {"get": operation}
    return json.dumps(data)


OLD = shop(schemas=("box",), ids=("items_find",))
NEW = shop(schemas=("box", "Box"), ids=("findItems", "items_find"))
"""A schema and an operation more, each of which would come first."""


def write(life: Life, text: str) -> None:
    (life.folder / "openapi.json").write_text(text, "utf-8")


def surface(life: Life) -> set[str]:
    return set((life.sdk / "API.txt").read_text("utf-8").splitlines())


def tree(life: Life) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in life.sdk.rglob("*") if path.is_file()}


def reordered(text: str) -> str:
    """The second operation where the first one stood: only what it is keeps its name."""
    data = json.loads(text)
    data["paths"]["/0"], data["paths"]["/1"] = data["paths"]["/1"], data["paths"]["/0"]
    return json.dumps(data)


def test_nothing_public_is_renamed(life: Life) -> None:
    write(life, OLD)
    assert life.specloom("generate").returncode == 0
    before = surface(life)
    write(life, reordered(NEW))
    assert life.specloom("generate").returncode == 0
    assert before < surface(life)
    assert "find_items" in (life.sdk / "API.txt").read_text("utf-8")
    after = tree(life)
    assert life.specloom("check", "--full").returncode == 0
    assert life.specloom("generate", "--force").returncode == 0
    assert tree(life) == after


def test_fresh_names_forget(life: Life) -> None:
    write(life, OLD)
    assert life.specloom("generate").returncode == 0
    write(life, NEW)
    assert life.specloom("generate").returncode == 0
    kept = tree(life)
    assert "class Box(" in kept[life.sdk / "shop/models/box.py"].decode()
    assert life.specloom("generate", "--fresh-names").returncode == 0
    fresh = tree(life)
    assert fresh != kept
    assert life.specloom("check", "--full").returncode == 0
    assert life.specloom("generate").returncode == 0
    assert tree(life) == fresh


def test_a_lock_without_names_is_read_as_before(life: Life) -> None:
    write(life, NEW)
    assert life.specloom("generate").returncode == 0
    lock = life.sdk / "specloom.lock"
    whole = lock.read_bytes()
    data = json.loads(whole)
    names = data.pop("names")
    assert names["methods"]["GET /1"] == "items_find"
    lock.write_text(json.dumps(data), "utf-8")
    assert life.specloom("generate").returncode == 0
    assert lock.read_bytes() == whole


def test_a_merge_keeps_the_names_of_both_sides(life: Life) -> None:
    def generated(*schemas: str) -> None:
        write(life, shop(schemas=("box", *schemas)))
        assert life.specloom("generate", "--force").returncode == 0
        commit(life.folder, f"With {schemas}")

    generated()
    git(life.folder, "switch", "-q", "-c", "theirs")
    generated("lid", "AAA")
    git(life.folder, "switch", "-q", "-")
    generated("Box")
    with pytest.raises(subprocess.CalledProcessError, match="merge"):
        git(life.folder, "merge", "-q", "theirs")
    lock = (life.sdk / "specloom.lock").read_text("utf-8")
    assert "<<<<<<<" in lock
    write(life, shop(schemas=("box", "Box", "lid", "Lid", "aaa", "AAA")))
    refused = life.specloom("generate")
    assert refused.returncode == 2
    assert "write-lock" in refused.stderr
    assert life.specloom("generate", "--force").returncode == 0
    facts = json.loads(life.specloom("inspect", "shop", "--format", "json").stdout)
    names = {each["pointer"].rpartition("/")[2]: each["name"] for each in facts["models"]}
    assert names["box"] == "Box" and names["Box"] == "BoxModel"
    assert names["lid"] == "Lid" and names["Lid"] == "LidModel"
    assert life.specloom("check", "--full").returncode == 0


def test_errors_in_a_part_do_not_forget_its_names(life: Life) -> None:
    write(life, OLD)
    assert life.specloom("generate").returncode == 0
    whole = json.loads(reordered(NEW))
    broken = json.loads(json.dumps(whole))
    broken["paths"]["/0"]["get"]["parameters"] = [{"name": "a", "in": "nowhere"}]
    broken["paths"]["/./0"] = broken["paths"].pop("/0")
    write(life, json.dumps(broken))
    assert life.specloom("generate", "--keep-going").returncode == 2
    write(life, json.dumps(whole))
    assert life.specloom("generate").returncode == 0
    names = json.loads((life.sdk / "specloom.lock").read_text("utf-8"))["names"]["methods"]
    assert names["GET /0"] == "find"


def test_names_that_are_none_damage_the_lock(life: Life) -> None:
    lock = life.sdk / "specloom.lock"
    data = json.loads(lock.read_text("utf-8"))
    lock.write_text(json.dumps({**data, "names": {"methods": {"GET /items": 1}}}), "utf-8")
    done = life.specloom("generate")
    assert done.returncode == 2
    assert "write-lock" in done.stderr
    assert life.specloom("generate", "--force").returncode == 0


def test_the_report_on_a_change_says_nothing_of_names_that_stay(life: Life) -> None:
    write(life, OLD)
    assert life.specloom("generate").returncode == 0
    commit(life.folder, "With a box")
    write(life, reordered(NEW))
    report = life.specloom("diff", "shop", "--fail-on", "breaking")
    assert report.returncode == 0, report.stdout
    facts = json.loads(life.specloom("inspect", "shop", "--format", "json").stdout)
    calls = {each["operationId"]: each["call"] for each in facts["operations"]}
    assert calls["items_find"] == "items.find"
    assert calls["findItems"] == "items.find_items"
    bumped = life.specloom("generate", "--bump")
    assert "version 1.2.0 -> 1.3.0" in bumped.stdout
    assert life.specloom("check", "--full").returncode == 0
    life.publish(OLD)
    assert life.specloom("update").returncode == 0
    life.publish(reordered(NEW))
    done = life.specloom("update")
    assert done.returncode == 0, done.stderr
    assert "items.find_items" in done.stdout
    assert life.specloom("check", "--full").returncode == 0
