"""`generate --bump` and `update`: the next version, why, and what is written of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from support.shop import NEEDED, commit, document, specloom

from .conftest import Life

NEW = document(parameters=(NEEDED,), properties={"price": {"type": "number"}})
MORE = document(properties={"price": {"type": "number"}})


def version(life: Life) -> str:
    text = (life.folder / "specloom.toml").read_text("utf-8")
    return next(line for line in text.splitlines() if line.startswith("version")).split('"')[1]


def changelog(life: Life) -> str:
    path = life.sdk / "CHANGELOG.md"
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("1.2.0", NEW, "2.0.0"),
        ("1.2.0", MORE, "1.3.0"),
        ("1.2.0", document(summary="Every item"), "1.2.1"),
        ("0.4.2", NEW, "0.5.0"),
        ("0.4.2", MORE, "0.4.3"),
        ("2.0.0rc1", NEW, "2.0.0"),
    ],
)
def test_the_version_follows_from_what_changed(
    before: str, text: str, after: str, life: Life
) -> None:
    life.edit("specloom.toml", '"1.2.0"', f'"{before}"')
    assert life.specloom("generate").returncode == 0
    (life.folder / "openapi.json").write_text(text, "utf-8")
    tried = life.specloom("generate", "--bump", "--dry-run")
    assert f"shop: version {before} -> {after} (" in tried.stdout
    assert (version(life), changelog(life)) == (before, "")
    done = life.specloom("generate", "--bump")
    assert done.returncode == 0, done.stderr
    assert f"shop: version {before} -> {after} (" in done.stdout
    assert ", from the document: " in done.stdout
    assert version(life) == after
    assert changelog(life).startswith(f"# Changelog\n\n## {after}\n")
    assert f'version = "{after}"' in (life.sdk / "pyproject.toml").read_text("utf-8")
    assert life.specloom("check", "--full").returncode == 0
    again = life.specloom("generate", "--bump")
    assert (version(life), changelog(life).count("## ")) == (after, changelog(life).count("## "))
    assert "0 changes" in again.stdout


def test_nothing_is_bumped_silently(life: Life) -> None:
    (life.folder / "openapi.json").write_text(NEW, "utf-8")
    assert life.specloom("generate").returncode == 0
    assert (version(life), changelog(life)) == ("1.2.0", "")


def test_a_version_that_somebody_has_set_stays(life: Life) -> None:
    (life.folder / "openapi.json").write_text(NEW, "utf-8")
    life.edit("specloom.toml", '"1.2.0"', '"3.0.0"')
    assert "1.2.0 -> 3.0.0" in life.specloom("generate", "--bump").stdout
    assert version(life) == "3.0.0"
    assert changelog(life).startswith("# Changelog\n\n## 3.0.0\n\n### Breaking\n")


def test_a_version_that_is_too_small_is_raised(life: Life) -> None:
    (life.folder / "openapi.json").write_text(NEW, "utf-8")
    life.edit("specloom.toml", '"1.2.0"', '"1.2.1"')
    assert life.specloom("generate", "--bump").returncode == 0
    assert version(life) == "2.0.0"


def test_the_configuration_and_the_tools_ask_for_a_version(life: Life) -> None:
    lock = life.sdk / "specloom.lock"
    data = json.loads(lock.read_text("utf-8"))
    data["tools"]["pydantic"] = "2.11.0"
    lock.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", "utf-8")
    life.edit("specloom.toml", "# ours\n[sdks.shop]\n", '[sdks.shop]\ndecoding = "strict"\n')
    done = life.specloom("generate", "--bump")
    assert "major, from the config: `decoding` changed" in done.stdout
    assert "patch, from the tools: pydantic 2.11.0 → " in done.stdout
    assert version(life) == "2.0.0"
    assert "### Made with\n\n- `decoding` changed\n" in changelog(life).replace("\\", "")


def test_a_release_that_cannot_be_written_changes_nothing(life: Life) -> None:
    (life.folder / "openapi.json").write_text(NEW, "utf-8")
    (life.sdk / "shop" / "client.py").write_text("mine = True\n", "utf-8")
    assert life.specloom("generate", "--bump").returncode == 2
    assert (version(life), changelog(life)) == ("1.2.0", "")


def test_an_update_goes_on_from_the_lock(life: Life) -> None:
    """Somebody has put the new document in place already: the SDK was made from the old one."""
    life.publish(NEW)
    (life.folder / "openapi.json").write_text(NEW, "utf-8")
    done = life.specloom("update")
    assert done.returncode == 0, done.stderr
    assert "the document is as published, but document openapi.json changed" in done.stdout
    assert "shop: 1.2.0 -> 2.0.0" in done.stdout
    assert life.specloom("check", "--full").returncode == 0


def test_an_update_without_a_past_says_so_and_goes_on_from_the_file(
    life: Life, tmp_path: Path
) -> None:
    (life.folder / ".git").rename(tmp_path / "git")
    (life.folder / "openapi.json").write_text(MORE, "utf-8")
    life.publish(NEW)
    done = life.specloom("update", "--dry-run")
    assert done.returncode == 0
    assert "compared with the file as it is [diff-no-past]" in done.stderr
    assert "request-required-parameter-added" in done.stdout


def test_the_first_update_generates(life: Life) -> None:
    life.specloom("generate")
    (life.sdk / "specloom.lock").unlink()
    for path in [*life.sdk.rglob("*")]:
        if path.is_file():
            path.unlink()
    (life.folder / "openapi.json").unlink()
    done = life.specloom("update")
    assert done.returncode == 0, done.stderr
    assert (version(life), changelog(life)) == ("1.2.0", "")
    assert life.specloom("check", "--full").returncode == 0


def test_a_report_for_programs_is_about_one_sdk(life: Life) -> None:
    config = life.folder / "specloom.toml"
    text = config.read_text("utf-8")
    config.write_text(f"{text}\n{text.replace('[sdks.shop]', '[sdks.other]')}", "utf-8")
    life.publish(NEW)
    done = life.specloom("update", "--dry-run", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "say which: shop, other" in done.stderr
    both = life.specloom("update", "--dry-run", "--format", "markdown")
    assert "## shop\n" in both.stdout


class Tagging(BaseHTTPRequestHandler):
    """Gives its document an entity tag, and notes which tags it is asked about."""

    content = document().encode()
    asked: list[str | None]

    def do_GET(self) -> None:
        tag = f'"{len(self.content)}"'
        self.asked.append(self.headers.get("If-None-Match"))
        same = self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", "0" if same else str(len(self.content)))
        self.end_headers()
        if not same:
            self.wfile.write(self.content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def tagging() -> Iterator[tuple[str, type[Tagging]]]:
    class Handler(Tagging):
        asked: list[str | None] = []  # noqa: RUF012 (one list for one server)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", Handler
        server.shutdown()


def test_an_unchanged_document_is_not_sent_again(
    life: Life, tagging: tuple[str, type[Tagging]], tmp_path: Path
) -> None:
    origin, server = tagging
    config = life.folder / "specloom.toml"
    text = config.read_text("utf-8")
    known = text.split('url = "')[1].split("/openapi.json")[0]
    config.write_text(text.replace(known, origin), "utf-8")
    cache = tmp_path / "cache"
    for _ in range(3):
        done = specloom(life.folder, "update", cache=cache)
        assert "the published document has not changed" in done.stdout, done.stderr
    tag = f'"{len(server.content)}"'
    assert server.asked == [None, tag, tag]
    server.content = NEW.encode()
    assert "1.2.0 -> 2.0.0" in specloom(life.folder, "update", cache=cache).stdout
    commit(life.folder, "Update")
    # A file that is not the one of the tag is not taken for it.
    (life.folder / "openapi.json").write_text(document(), "utf-8")
    del server.asked[:]
    specloom(life.folder, "update", "--dry-run", cache=cache)
    assert server.asked == [None]
