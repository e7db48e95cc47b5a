"""The daily life of an SDK: the vendor changes its document, and one page is read and merged."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from specloom import __version__
from specloom.diagnostics import fatal
from support.ci_steps import git
from support.shop import NEEDED, commit, document, specloom

from .conftest import OVERLAY, Life

NEW = document(parameters=(NEEDED,), properties={"price": {"type": "number"}})
ITEM = "generated/shop/shop/models/item.py"
ITEMS = "generated/shop/shop/resources/items.py"


def test_a_full_life(life: Life) -> None:
    assert specloom(life.folder, "check", "--full").returncode == 0

    life.publish(NEW)
    (life.folder / "openapi.json").write_text(NEW, "utf-8")
    drifted = specloom(life.folder, "check")
    assert drifted.returncode == 1
    assert "  because document openapi.json changed\n" in drifted.stdout
    assert "  repair it with: specloom generate shop\n" in drifted.stdout
    for file in (ITEM, ITEMS):
        assert f"{file}: error: it would be written differently today" in drifted.stderr
    assert "+    price: float | None = None\n" in drifted.stdout
    assert "  what callers notice: 1 breaking, 1 compatible\n" in drifted.stdout
    assert "    breaking: shop.resources.items.Items.list: " in drifted.stdout
    assert "  what that means for them: specloom diff shop\n" in drifted.stdout
    assert life.changed() == ["openapi.json"]
    git(life.folder, "checkout", "--quiet", "openapi.json")

    updated = specloom(life.folder, "update", "--format", "markdown")
    assert updated.returncode == 0, updated.stderr
    body = updated.stdout
    assert body.startswith("**1 breaking")
    assert re.search(r"\*\*Version: 1\\?\.2\\?\.0 → 2\\?\.0\\?\.0\*\* \(major\)", body)
    breaking = body.partition("Breaking")[2]
    assert "`GET /items`" in breaking and "shop" in breaking and "price" in body
    assert (life.folder / "openapi.json").read_text("utf-8") == NEW
    assert {"openapi.json", "specloom.toml", "generated/shop/CHANGELOG.md"} <= {*life.changed()}
    assert {ITEM, ITEMS, "generated/shop/specloom.lock"} <= {*life.changed()}

    commit(life.folder, "Update")
    merged = specloom(life.folder, "check", "--full")
    assert merged.returncode == 0, merged.stdout
    again = specloom(life.folder, "update")
    assert (again.returncode, life.changed()) == (0, [])


def test_an_overlay_that_no_longer_matches_stops_the_update(life: Life) -> None:
    overlay = OVERLAY.replace("$.info", "$.paths['/items'].get").replace("description", "summary")
    (life.folder / "overlay.yaml").write_text(overlay, "utf-8")
    assert life.specloom("generate").returncode == 0
    commit(life.folder, "An overlay")
    life.publish(document().replace("/items", "/goods"))
    done = life.specloom("update")
    assert done.returncode == 2
    assert (
        "overlay.yaml:4" in done.stderr
        and "$['paths'] matches, $['paths']['/items'] does not" in done.stderr
    )
    assert life.changed() == []


def test_an_update_does_not_lose_what_was_changed_by_hand(life: Life) -> None:
    (life.folder / ITEM).write_text("# mine\n", "utf-8")
    life.publish(NEW)
    done = life.specloom("update")
    assert done.returncode == 2
    assert ITEM in done.stderr or "models/item.py" in done.stderr
    assert life.changed() == [ITEM]


def test_an_update_that_cannot_write_leaves_the_old_document(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise fatal("write-failed", "another process is writing")

    monkeypatch.setattr("specloom.cli.units.publish_all", refuse)
    life.publish(NEW)
    done = life.specloom("update")
    assert (done.returncode, "another process is writing" in done.stderr) == (2, True)
    assert life.changed() == []


def test_the_body_of_a_pull_request_is_the_same_for_the_same_change(life: Life) -> None:
    life.publish(NEW)
    first, second = (life.specloom("update", "--dry-run", "--format", "markdown") for _ in range(2))
    assert first.stdout == second.stdout
    assert "openapi.json:14:7 → openapi.json:21:11" in first.stdout
    report = life.specloom("update", "--dry-run", "--format", "json")
    assert report.stdout and json.loads(report.stdout)
    assert "dry run, nothing was written" in report.stderr


def test_a_document_that_is_a_url_is_nothing_to_update(life: Life) -> None:
    address = re.search(r'^url = "(.*)"$', (life.folder / "specloom.toml").read_text(), re.M)
    assert address is not None
    life.edit("specloom.toml", '"openapi.json"', f'"{address[1]}"')
    commit(life.folder, "By URL")
    done = life.specloom("update")
    assert (done.returncode, life.changed()) == (2, [])
    assert 'set "document" to a path' in done.stderr
    assert {path.name for path in life.folder.iterdir() if path.is_dir()} == {
        *(".git", "generated", "templates")
    }


def overlay(life: Life) -> None:
    life.edit("overlay.yaml", "Ours.", "Ours, and yours.")


def config(life: Life) -> None:
    life.edit("specloom.toml", "# ours\n[sdks.shop]\n", '[sdks.shop]\nlicense = "MIT"\n')


def template(life: Life) -> None:
    folder = life.folder / "templates" / "extra"
    folder.mkdir()
    header = '{#- specloom\ncontract = 2\neach = "resource"\npath = "notes-{resource}.md"\n-#}\n'
    (folder / "notes.md.jinja").write_text(f"{header}Notes.\n", "utf-8")


def tool(life: Life) -> None:
    lock = life.sdk / "specloom.lock"
    data = json.loads(lock.read_text("utf-8"))
    data["tools"]["pydantic"] = "2.11.0"
    write_lock(life, data)


def older_specloom(life: Life) -> None:
    data = json.loads((life.sdk / "specloom.lock").read_text("utf-8"))
    write_lock(life, {**data, "specloom": "0.0.1"})


def write_lock(life: Life, data: object) -> None:
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (life.sdk / "specloom.lock").write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("move", "reason"),
    [
        (overlay, r"overlay overlay\.yaml changed"),
        (config, r"the configuration changed \(license\)"),
        (template, r"the templates changed"),
        (tool, r"pydantic 2\.11\.0 → [\d.]+"),
        (older_specloom, rf"specloom 0\.0\.1 → {re.escape(__version__)}"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_input_that_moved_is_named_and_no_other(
    move: Callable[[Life], None], reason: str, life: Life
) -> None:
    move(life)
    done = life.specloom("check")
    assert done.returncode == 1, done.stderr
    because = re.findall(r"^  because (.*)$", done.stdout, re.M)
    assert len(because) == 1 and re.fullmatch(reason, because[0]), because
    repaired = life.specloom("generate")
    assert repaired.returncode == 0, repaired.stderr
    assert life.specloom("check", "--full").returncode == 0


def test_what_people_did_to_files_is_told_apart(life: Life) -> None:
    (life.folder / ITEM).write_text("# mine\n", "utf-8")
    (life.folder / ITEMS).unlink()
    (life.sdk / "hand_written.py").write_text("mine = True\n", "utf-8")
    done = life.specloom("check", "--format", "json")
    assert done.returncode == 1
    found = {each["file"]: each["code"] for each in json.loads(done.stdout)["diagnostics"]}
    assert found == {ITEM: "drift-hand-edited", ITEMS: "drift-missing"}
    text = life.specloom("check").stdout
    assert "because" not in text and "specloom generate shop --merge" in text


def test_files_that_are_not_generated_any_more_are_extra(life: Life) -> None:
    life.edit("openapi.json", '"Item": {', '"Article": {')
    life.edit("openapi.json", "schemas/Item", "schemas/Article")
    done = life.specloom("check", "--format", "json")
    found = {each["file"]: each["code"] for each in json.loads(done.stdout)["diagnostics"]}
    assert found[ITEM] == "drift-extra"
    assert found[ITEM.replace("item", "article")] == "drift-missing"
    assert {*found.values()} == {"drift-extra", "drift-missing", "drift-differs"}


@pytest.mark.parametrize("command", ["check", "generate", "update"])
def test_an_older_specloom_than_the_locks_is_refused(command: str, life: Life) -> None:
    life.publish(NEW)
    data = json.loads((life.sdk / "specloom.lock").read_text("utf-8"))
    write_lock(life, {**data, "specloom": "99.0.0"})
    commit(life.folder, "By a newer specloom")
    done = life.specloom(command)
    assert done.returncode == 2, done.stdout
    assert "written by specloom 99.0.0, which is newer than this one" in done.stderr
    assert "--allow-downgrade" in done.stderr
    assert life.changed() == []


def test_going_back_is_possible_when_it_is_asked_for(life: Life) -> None:
    data = json.loads((life.sdk / "specloom.lock").read_text("utf-8"))
    write_lock(life, {**data, "specloom": "99.0.0"})
    assert life.specloom("generate", "--allow-downgrade").returncode == 0
    assert life.changed() == []
