"""Telling OpenAPI 3 from everything else."""

from pathlib import Path

import pytest

from support.loading import HEAD, load_text, refuse

REST = "info: {title: T, version: '1'}\npaths: {}\n"


@pytest.mark.parametrize(
    ("written", "version"),
    [
        ("3.0.0", "3.0"),
        ("3.0.4", "3.0"),
        ("3.1.0", "3.1"),
        ("3.1.1", "3.1"),
        ("3.2.0", "3.2"),
        ("3.0.0-rc2", "3.0"),
        ("'3.1'", "3.1"),
        ("3.1", "3.1"),
        ("3.0", "3.0"),
    ],
)
def test_versions(tmp_path: Path, written: str, version: str) -> None:
    document, found = load_text(tmp_path, f"openapi: {written}\n{REST}")
    assert (document.version, found) == (version, ())


def test_a_newer_version_is_read_as_the_newest_and_reported(tmp_path: Path) -> None:
    document, (item,) = load_text(tmp_path, f"openapi: 3.3.0\n{REST}")
    assert (document.version, item.code) == ("3.2", "load-version")


@pytest.mark.parametrize("written", ["2.0", "4.0.0", "'x'", "3", "null", "[3]", "3.x"])
def test_other_versions_are_refused(tmp_path: Path, written: str) -> None:
    assert refuse(tmp_path, f"openapi: {written}\n{REST}").code == "load-version"


@pytest.mark.parametrize("name", ["openapi.json", "openapi.yaml", "docs"])
@pytest.mark.parametrize("page", ["<!DOCTYPE html>\n<html>", "\n<HTML lang='en'>"])
def test_a_page_that_shows_an_api_is_no_document(tmp_path: Path, name: str, page: str) -> None:
    item = refuse(tmp_path, f"{page}<title>API</title></html>", name)
    assert (item.code, item.message) == (
        "load-not-openapi",
        "this is a page of HTML, not JSON or YAML",
    )
    assert "openapi.json" in item.hint


@pytest.mark.parametrize("written", ["'2.0'", "2.0"])
def test_swagger_is_refused_with_the_name_of_a_converter(tmp_path: Path, written: str) -> None:
    item = refuse(tmp_path, f"swagger: {written}\n{REST}")
    assert item.code == "load-swagger-2"
    assert "`npx swagger2openapi openapi.yaml --outfile openapi.json`" in item.hint
    assert str(item.place) == "openapi.yaml:1:1"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: 1", "there is no `openapi` field"),
        ("asyncapi: 3.0.0", "AsyncAPI"),
        ("arazzo: 1.0.0", "Arazzo"),
        ("overlay: 1.0.0", "an overlay"),
    ],
)
def test_other_documents_are_named(tmp_path: Path, text: str, words: str) -> None:
    item = refuse(tmp_path, text)
    assert item.code == "load-not-openapi"
    assert words in item.message


@pytest.mark.parametrize("text", ["[]", "1", "text", "null", "- openapi: 3.0.3"])
def test_what_is_no_object_is_refused(tmp_path: Path, text: str) -> None:
    assert refuse(tmp_path, text).code == "load-not-openapi"


def test_a_document_without_content_is_refused(tmp_path: Path) -> None:
    assert refuse(tmp_path, HEAD).code == "load-no-content"


@pytest.mark.parametrize("key", ["paths", "webhooks", "components"])
def test_any_content_will_do(tmp_path: Path, key: str) -> None:
    load_text(tmp_path, f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{key}: {{}}\n")


def test_a_document_cannot_bring_the_key_of_bundled_files(tmp_path: Path) -> None:
    text = f"{HEAD}paths: {{}}\nx-specloom-files: {{a.yaml: {{}}}}\n"
    assert refuse(tmp_path, text).code == "load-reserved"


@pytest.mark.parametrize(
    ("written", "text"),
    [("1.10", "1.10"), ("1.0", "1.0"), ("2", "2"), ("1.10 # new", "1.10"), ("1e3", "1e3")],
)
def test_a_version_that_yaml_takes_for_a_number_is_read_as_written(
    tmp_path: Path, written: str, text: str
) -> None:
    document, (item,) = load_text(
        tmp_path, f"openapi: 3.0.3\ninfo:\n  title: T\n  version: {written}\npaths: {{}}\n"
    )
    assert document.data["info"]["version"] == text
    assert (item.code, str(item.place)) == ("load-info-version", "openapi.yaml:4:3")


def test_a_number_as_version_in_json(tmp_path: Path) -> None:
    text = '{"openapi": "3.0.3", "info": {"title": "T", "version": 1.5}, "paths": {}}'
    document, (item,) = load_text(tmp_path, text, "openapi.json")
    assert document.data["info"]["version"] == "1.5"
    assert item.code == "load-info-version"
