"""`specloom diff SDK`: from what an SDK was generated from last to what its document says now."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.ci_steps import git
from support.shop import NEEDED, commit, document, specloom

from .conftest import Life

NEW = document(parameters=(NEEDED,), properties={"price": {"type": "number"}})
RULES = {
    "request-required-parameter-added",
    "response-optional-property-added",
}


def replaced(life: Life) -> Life:
    (life.folder / "openapi.json").write_text(NEW, "utf-8")
    return life


def rules(text: str) -> set[str]:
    report = json.loads(text)
    return {each["rule"] for each in (*report["changes"], *report["surface"]) if not each["cause"]}


def test_nothing_changed(life: Life) -> None:
    done = life.specloom("diff", "shop")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "shop 1.2.0 → openapi.json: no changes\nversion: 1.2.0, nothing asks for another\n"
    )


def test_the_document_of_the_lock_comes_from_the_history_of_git(life: Life) -> None:
    done = replaced(life).specloom("diff", "shop", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert rules(done.stdout) == RULES
    report = json.loads(done.stdout)
    assert (report["old"], report["new"]) == ("shop 1.2.0", "openapi.json")
    assert report["advice"]["next"] == "2.0.0"
    change = next(each for each in report["changes"] if each["rule"] in RULES)
    assert change["old"]["file"] == change["new"]["file"] == "openapi.json"
    # However much was committed since: the lock tells which version it was.
    commit(life.folder, "The document alone")
    (life.folder / "openapi.json").write_text(document(title="Other"), "utf-8")
    commit(life.folder, "And again")
    assert life.specloom("diff", "shop").returncode == 0
    assert "api-title-changed" in life.specloom("diff", "shop").stdout


def test_without_git_it_comes_from_the_cache(life: Life, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert specloom(life.folder, "check", "--full", cache=cache).returncode == 0
    (life.folder / ".git").rename(tmp_path / "git")
    replaced(life)
    lost = specloom(life.folder, "diff", "shop")
    assert (lost.returncode, lost.stdout) == (2, "")
    assert (
        "openapi.json: error: openapi.json is not what specloom.lock says any more" in lost.stderr
    )
    assert "commit the document beside the SDK" in lost.stderr
    found = specloom(life.folder, "diff", "shop", "--format", "json", cache=cache)
    assert rules(found.stdout) == RULES


def test_what_was_done_to_api_txt_does_not_count(life: Life) -> None:
    (life.sdk / "API.txt").write_text("", "utf-8")
    assert rules(replaced(life).specloom("diff", "shop", "--format", "json").stdout) == RULES


def test_the_configuration_counts(life: Life) -> None:
    life.edit("specloom.toml", "# ours\n[sdks.shop]\n", '[sdks.shop]\nclient = "Store"\n')
    done = life.specloom("diff", "shop", "--format", "json")
    report = json.loads(done.stdout)
    assert report["changes"] == [] and report["surface"]
    reasons = {(each["input"], each["bump"], each["text"]) for each in report["advice"]["reasons"]}
    assert ("config", "major", "`client` changed") in reasons
    assert done.returncode == 1


def test_another_document_against_the_lock(life: Life) -> None:
    (life.folder / "next.json").write_text(NEW, "utf-8")
    done = life.specloom("diff", "shop", "next.json", "--format", "json")
    assert rules(done.stdout) == RULES
    git(life.folder, "stash", "--include-untracked", "--quiet")
    done = life.specloom("diff", "shop", "git:stash@{0}^3:next.json", "--format", "json")
    assert rules(done.stdout) == RULES
    back = life.specloom("diff", "git:stash@{0}^3:next.json", "shop", "--format", "json")
    assert "request-parameter-removed" in rules(back.stdout)


def test_a_file_comes_before_an_sdk_of_that_name(life: Life) -> None:
    (life.folder / "shop").write_text(NEW, "utf-8")
    done = life.specloom("diff", "openapi.json", "shop", "--format", "json")
    assert rules(done.stdout) == RULES


POLICY = """
[sdks.shop.diff.levels]
response-optional-property-added = "warn"

[[sdks.shop.diff.ignore]]
rule = "request-required-parameter-added"
owner = "GET /items"
reason = "all of ours pass it already"
expires = {expires}
"""


@pytest.mark.parametrize("sides", [("shop",), ("git:HEAD:openapi.json", "openapi.json")])
def test_levels_and_ignores_of_the_configuration_count(sides: tuple[str, ...], life: Life) -> None:
    config = life.folder / "specloom.toml"
    plain = config.read_text("utf-8")
    config.write_text(plain + POLICY.format(expires="9999-12-31"), "utf-8")
    done = replaced(life).specloom("diff", *sides)
    assert done.returncode == 0, done.stderr
    assert "because: all of ours pass it already" in done.stdout
    assert "may break: Item · price: " in done.stdout
    assert life.specloom("diff", *sides, "--fail-on", "warn").returncode == 1
    config.write_text(plain + POLICY.format(expires="2020-01-01"), "utf-8")
    expired = life.specloom("diff", *sides)
    assert expired.returncode == 1
    assert "expired on 2020-01-01" in expired.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing",), "'nothing' is not an SDK of the configuration"),
        (("openapi.json",), "'openapi.json' is not an SDK of the configuration"),
        (("openapi.json", "nothing.json"), "there is no file nothing.json"),
        (("openapi.json", "openapi.json", "--sdk", "shoe"), "no SDK is called 'shoe'"),
    ],
)
def test_sides_that_are_not_there(arguments: tuple[str, ...], message: str, life: Life) -> None:
    done = life.specloom("diff", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_an_sdk_that_was_never_generated(life: Life) -> None:
    (life.sdk / "specloom.lock").unlink()
    done = life.specloom("diff", "shop")
    assert done.returncode == 2
    assert "'shop' was not generated yet" in done.stderr


def test_a_document_of_a_server_on_this_machine(life: Life) -> None:
    life.publish(NEW)
    config = (life.folder / "specloom.toml").read_text("utf-8")
    url = next(line for line in config.splitlines() if line.startswith("url")).split('"')[1]
    (life.folder / "specloom.toml").unlink()
    origin = url.removesuffix("/openapi.json")
    refused = life.specloom("diff", "openapi.json", url)
    assert refused.returncode == 2 and "not an allowed origin" in refused.stderr
    done = life.specloom("diff", "openapi.json", url, "--allow-origin", origin, "--format", "json")
    assert rules(done.stdout) == RULES


def test_the_names_are_those_of_the_sdk(life: Life) -> None:
    """`close` is a method of every client: the resource gets another name."""
    for name, parameters in (("old.json", []), ("new.json", [NEEDED])):
        data = json.loads(document(parameters=tuple(parameters)))
        data["paths"]["/items"]["get"]["tags"] = ["close"]
        event = {"requestBody": {"content": {"application/json": {"schema": {}}}}}
        data["webhooks"] = {"sold": {"post": {**event, "responses": {"200": {"description": ""}}}}}
        (life.folder / name).write_text(json.dumps(data), "utf-8")
    text = life.specloom("diff", "old.json", "new.json").stdout
    assert "client.close_.list_items(shop=…)  # str, required" in text
