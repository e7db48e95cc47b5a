"""The `x-specloom-` extensions: known ones on the right objects with the right values."""

import json
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostic, Diagnostics
from specloom.load import read
from specloom.load.extensions import (
    BUILDERS,
    ERROR_CODES,
    EXTENSIONS,
    PAGING,
    UNWRAP,
    WAIT,
    Builders,
    ErrorCodes,
)
from support.loading import write

WAIT_VALUE = {"state": "state", "terminal": ["Done", "Failed"], "schedule": [15, 30.5]}

# A value that is valid for each extension, and some that are not.
SIGNED = {
    "header": "X-Signature",
    "parts": ["t={t}", "v0={signature}"],
    "signed": "{X-Id}.{t}.{body}",
    "timestamp": "t",
    "tolerance": 60,
    "hash": "sha512",
    "encoding": "base64",
    "secret": "base64",
    "secret-prefix": "s_",
}
VALUES: dict[str, tuple[list[object], list[object]]] = {
    "webhook-signature": (
        [SIGNED, {"header": "X-Signature"}, "standard-webhooks"],
        [
            {},
            "github",
            {"header": "X Signature"},
            {"header": "X", "parts": []},
            {"header": "X", "parts": ["sha256="]},
            {"header": "X", "parts": ["{signature}{signature}"]},
            {"header": "X", "parts": ["t={t}"]},
            {"header": "X", "parts": ["{signature}", "{Signature}"]},
            {"header": "X", "signed": "body"},
            {"header": "X", "signed": "{body}{body}"},
            {"header": "X", "signed": "{signature}{body}"},
            {"header": "X", "signed": "{t}"},
            {"header": "X", "signed": "{{body}}"},
            {"header": "X", "timestamp": "t"},
            {"header": "X", "hash": "md5"},
            {"header": "X", "encoding": "hexadecimal"},
            {"header": "X", "tolerance": 0},
            {"header": "X", "secrets": "a"},
        ],
    ),
    "resource": (["jobs", "job_runs"], ["", "Jobs", "a-b", "a.b", "1a", "_a", "a__b", 1, None]),
    "method": (["list", "create_version"], ["", "Get", "x y", "__init__", ["a"]]),
    "ignore-parameters": (
        [["header:Accept"], ["query:$top", "cookie:a b"], []],
        ["header:Accept", ["Accept"], ["body:x"], ["header:"], [1]],
    ),
    "unwrap": (["job", True, False], ["", 1, ["job"], None]),
    "paging": (
        [
            {"items": "jobs", "next-link": "_links.next.href", "token-parameter": "t"},
            {"cursor": {"response": "next", "parameter": "c"}, "size-parameter": "$top"},
            {"cursor": {"item": "id", "parameter": "after"}, "has-more": "has_more"},
            {"offset": {"parameter": "skip"}, "size-parameter": "top"},
            {"page": {"parameter": "p", "first": 0}},
            {"link-header": True},
            False,
        ],
        [
            {},
            True,
            {"cursor": {"parameter": "after"}},
            {"cursor": {"response": "next", "item": "id", "parameter": "after"}},
            {"items": "jobs"},
            {"next-link": "a", "link-header": True},
            {"link-header": False},
            {"offset": {}},
            {"page": {"parameter": "p", "first": "1"}},
            {"next-link": "a..b"},
            {"next-link": "a", "nextlink": "b"},
            {"link-header": True, "token-parameter": "t"},
            "jobs",
        ],
    ),
    "wait": (
        [
            WAIT_VALUE,
            {
                **WAIT_VALUE,
                "method": "wait_for",
                "success": ["Done"],
                "progress": {"operation": "jobs-progress", "value": "percentage"},
                "restart-on": "percentage",
                "timeout": 86400,
            },
        ],
        [
            {},
            {**WAIT_VALUE, "success": ["Won"]},
            {**WAIT_VALUE, "schedule": []},
            {**WAIT_VALUE, "schedule": [0]},
            {**WAIT_VALUE, "schedule": ["15"]},
            {**WAIT_VALUE, "terminal": []},
            {**WAIT_VALUE, "restart_on": "percentage"},
            {**WAIT_VALUE, "timeout": -1},
        ],
    ),
    "error-codes": (
        [["JobNotFound"], {"codes": ["A"], "details": ["B"]}, []],
        ["A", [1], {"details": ["B"]}, {"codes": ["A"], "detail": []}, [""]],
    ),
    "error-shape": (
        [{"code": "error.code", "details": "error.details"}],
        [{}, {"message": "m"}, {"code": ""}, {"code": "a", "request-id": "b"}],
    ),
    "rules": ([[{"at-most": ["low", "high"]}], []], [[{}], [{"at-most": ["a"]}], {"at-most": []}]),
    "builders": ([True, False, {"suffix": "Maker"}], ["yes", {"suffix": "1a"}, {"sufix": "A"}]),
    "name": (["Job", "größe"], ["", 1, None]),
    "idempotent": ([True, False], ["true", 1, None]),
    "retry-conflict": ([True, False], ["true", 1, None]),
    "deep-object-lists": (["numbered", "brackets", "repeated"], ["", "indexed", True, None]),
    "idempotency-header": (["Idempotency-Key"], ["", "a b", "a:b", "a\r\nb", "é"]),
}

PLACES = {
    "openapi": "",
    "operation": "/paths/~1a/get",
    "response": "/paths/~1a/get/responses/200",
    "schema": "/components/schemas/A/properties/p",
    "parameter": "/paths/~1a/parameters/0",
}


def check(folder: Path, place: str, key: str, value: object) -> tuple[Diagnostic, ...]:
    """What is said about an extension on the object of a kind."""
    document = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/a": {
                "parameters": [{"name": "a", "in": "query", "schema": {}}],
                "get": {"responses": {"200": {"description": "ok"}}},
            }
        },
        "components": {"schemas": {"A": {"properties": {"p": {"type": "string"}}}}},
    }
    node = document
    for part in PLACES[place].split("/")[1:]:
        part = part.replace("~1", "/")
        node = node[int(part)] if isinstance(node, list) else node[part]
    node[key] = value
    write(folder, {"openapi.json": json.dumps(document)})
    diagnostics = Diagnostics()
    read("openapi.json", base=folder, diagnostics=diagnostics)
    return diagnostics.items


def test_there_is_a_row_for_every_extension() -> None:
    assert sorted(VALUES) == sorted(extension.name for extension in EXTENSIONS)


@pytest.mark.parametrize("extension", EXTENSIONS, ids=lambda extension: extension.name)
def test_good_values_on_every_kind_it_is_for(tmp_path: Path, extension) -> None:
    for kind in extension.kinds:
        for value in VALUES[extension.name][0]:
            assert check(tmp_path, kind, extension.key, value) == ()
            assert extension.of({extension.key: value}) is not None


@pytest.mark.parametrize("extension", EXTENSIONS, ids=lambda extension: extension.name)
def test_bad_values(tmp_path: Path, extension) -> None:
    kind = min(extension.kinds)
    for value in VALUES[extension.name][1]:
        found = check(tmp_path, kind, extension.key, value)
        assert {item.code for item in found} == {"extension-value"}, value
        assert all(
            item.place.pointer.startswith(f"{PLACES[kind]}/{extension.key}") for item in found
        )
        assert extension.of({extension.key: value}) is None


@pytest.mark.parametrize("extension", EXTENSIONS, ids=lambda extension: extension.name)
def test_on_another_kind_of_object(tmp_path: Path, extension) -> None:
    for kind in set(PLACES) - extension.kinds:
        (item,) = check(tmp_path, kind, extension.key, VALUES[extension.name][0][0])
        assert item.code == "extension-place"
        assert "belongs on" in item.message


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("x-specloom-methd", "did you mean x-specloom-method?"),
        ("x-specloom-Wait", "did you mean x-specloom-wait?"),
        ("x-specloom-", ""),
        ("x-specloom-qqqqqqqqq", "known are resource, method,"),
    ],
)
def test_an_unknown_extension(tmp_path: Path, key: str, hint: str) -> None:
    (item,) = check(tmp_path, "operation", key, 1)
    assert item.code == "extension-unknown"
    assert hint in item.hint
    assert item.place.pointer == f"/paths/~1a/get/{key}"
    assert item.place.line == 1


def test_extensions_of_others_are_none_of_our_business(tmp_path: Path) -> None:
    assert check(tmp_path, "operation", "x-specloomish", 1) == ()
    assert check(tmp_path, "operation", "x-ms-paths", 1) == ()


def test_an_extension_in_an_example_is_data(tmp_path: Path) -> None:
    assert check(tmp_path, "schema", "example", {"x-specloom-nope": 1}) == ()


def test_extensions_in_other_files_are_checked(tmp_path: Path) -> None:
    text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
    write(
        tmp_path,
        {
            "openapi.yaml": text + "    A: {items: {$ref: 'b.yaml#/B'}}\n",
            "b.yaml": "B:\n  x-specloom-nam: b\n",
        },
    )
    diagnostics = Diagnostics()
    read("openapi.yaml", base=tmp_path, diagnostics=diagnostics)
    assert [(item.code, str(item.place)) for item in diagnostics.items] == [
        ("extension-unknown", "b.yaml:2:3")
    ]


def test_an_unknown_key_inside_names_the_one_that_was_meant(tmp_path: Path) -> None:
    value = {"next-link": "a", "item": "jobs"}
    (item,) = check(tmp_path, "operation", "x-specloom-paging", value)
    assert "unknown key item; did you mean 'items'?" in item.message
    assert item.place.pointer == "/paths/~1a/get/x-specloom-paging/item"


def test_short_forms_read_like_the_long_ones() -> None:
    assert ERROR_CODES.of({"x-specloom-error-codes": ["A"]}) == ErrorCodes(codes=["A"])
    assert BUILDERS.of({"x-specloom-builders": False}) == Builders(enabled=False)
    assert BUILDERS.of({"x-specloom-builders": True}) == Builders()
    assert UNWRAP.of({"x-specloom-unwrap": False}) is False
    assert UNWRAP.of({}) is None


def test_values_are_typed() -> None:
    wait = WAIT.of({"x-specloom-wait": WAIT_VALUE})
    assert wait is not None
    assert (wait.method, wait.schedule, wait.success) == ("wait", [15.0, 30.5], [])
    paging = PAGING.of({"x-specloom-paging": {"page": {"parameter": "p"}}})
    assert paging is not None
    assert paging.page is not None
    assert paging.page.first == 1


def test_every_extension_is_documented() -> None:
    text = (Path(__file__).parents[3] / "docs/extensions.md").read_text("utf-8")
    for extension in EXTENSIONS:
        assert f"| `{extension.key}` |" in text
        assert extension.name in text.partition("A *dotted path*")[2]
