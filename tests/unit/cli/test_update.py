"""`specloom update`: the vendor's document changes, and the SDK follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from specloom.cli import cli
from specloom.diagnostics import fatal

URL = "https://vendor.example/openapi.json"


def document(**changes: Any) -> dict[str, Any]:
    parameters = changes.get("parameters", [])
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [{"url": "https://shop.example"}],
        "paths": {
            "/items": {
                "get": {
                    "operationId": "listItems",
                    "tags": ["items"],
                    "parameters": parameters,
                    "responses": {
                        "200": {
                            "description": "ok",
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Item"}
                                }
                            },
                        }
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "Item": {
                    "type": "object",
                    "required": ["id"],
                    "properties": {"id": {"type": "string"}, **changes.get("properties", {})},
                }
            }
        },
    }


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    (tmp_path / "openapi.json").write_text(json.dumps(document()))
    (tmp_path / "specloom.toml").write_text(
        "# ours\n[sdks.shop]\n"
        'document = "openapi.json"\n'
        f'url = "{URL}"\n'
        'allowed-origins = ["https://vendor.example"]\n'
        'version = "1.2.0"\n'
    )
    assert run("generate").exit_code == 0
    return tmp_path


def run(*arguments: str) -> Any:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def publish(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    asked: list[str] = []

    def fetch(url: str, **options: Any) -> bytes:
        asked.append(url)
        assert options["allowed_origins"] == ("https://vendor.example",)
        return body

    monkeypatch.setattr("specloom.load.fetch.fetch", fetch)


def test_a_breaking_change_bumps_the_major_version(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = {"name": "shop", "in": "query", "required": True, "schema": {"type": "string"}}
    publish(monkeypatch, json.dumps(document(parameters=[needed])).encode())
    result = run("update")
    assert result.exit_code == 0, result.output
    assert "shop: 1.2.0 -> 2.0.0" in result.output
    assert "parameter" in result.output
    config = (project / "specloom.toml").read_text()
    assert config.startswith("# ours\n") and 'version = "2.0.0"' in config
    assert "## 2.0.0" in (project / "generated/shop/CHANGELOG.md").read_text()
    resource = (project / "generated/shop/shop/resources/items.py").read_text()
    assert "shop: str" in resource
    assert run("check", "--full").exit_code == 0


def test_an_addition_bumps_the_minor_version(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(monkeypatch, json.dumps(document(properties={"price": {"type": "number"}})).encode())
    result = run("update", "shop")
    assert result.exit_code == 0, result.output
    assert "1.2.0 -> 1.3.0" in result.output
    assert run("check", "--full").exit_code == 0


def test_a_dry_run_writes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    publish(monkeypatch, json.dumps(document(properties={"price": {"type": "number"}})).encode())
    result = run("update", "--dry-run", "--format", "markdown")
    assert result.exit_code == 0 and "price" in result.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_no_bump_regenerates_all_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(monkeypatch, json.dumps(document(properties={"price": {"type": "number"}})).encode())
    assert run("update", "--no-bump").exit_code == 0
    assert 'version = "1.2.0"' in (project / "specloom.toml").read_text()
    assert "price: float | None" in (project / "generated/shop/shop/models/item.py").read_text()
    assert not (project / "generated/shop/CHANGELOG.md").exists()


def test_an_unchanged_document_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(monkeypatch, (project / "openapi.json").read_bytes())
    result = run("update")
    assert result.exit_code == 0 and "has not changed" in result.output


@pytest.mark.parametrize("body", [b"<html>maintenance</html>", b'{"swagger": "2.0"}', b""])
def test_what_is_no_document_leaves_everything_as_it_was(
    body: bytes, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    publish(monkeypatch, body)
    result = run("update")
    assert result.exit_code == 2
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_vendor_that_does_not_answer(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, **options: Any) -> bytes:
        raise fatal("load-fetch", f"cannot fetch {url}: timed out")

    monkeypatch.setattr("specloom.load.fetch.fetch", fetch)
    result = run("update")
    assert result.exit_code == 2 and "load-fetch" in result.stderr


def test_an_sdk_without_a_url(project: Path) -> None:
    config = project / "specloom.toml"
    config.write_text(config.read_text().replace(f'url = "{URL}"\n', ""))
    assert run("update").exit_code == 0
    with pytest.raises(Exception, match="does not say where its document is published"):
        run("update", "shop")
