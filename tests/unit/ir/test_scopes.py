"""Which scopes methods say that a token needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.yields import yielded


def told(tmp_path: Path, *requirements: Any) -> list[str]:
    """The sentences of an API whose operations have these requirements, in their order."""
    paths = {
        f"/boxes/{number}": {
            "get": {
                "tags": ["boxes"],
                "operationId": f"read{number}",
                "summary": f"Read {number}",
                "security": security,
                "responses": {"204": {"description": "Done"}},
            }
        }
        for number, security in enumerate(requirements)
    }
    scheme = {"type": "http", "scheme": "bearer"}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"securitySchemes": {"login": scheme, "other": scheme}},
    }
    source = yielded(json.dumps(document), tmp_path).tree["sdk/resources/boxes.py"].decode()
    source = source.partition("class AsyncBoxes")[0]
    parts = (source.partition(f"Read {number}.")[2] for number in range(len(requirements)))
    lead = (part.partition("Args:")[0] for part in parts)
    return [" ".join(text.split()) for text in lead]


@pytest.mark.parametrize(
    ("security", "said"),
    [
        ([{"login": ["read"]}], "Needs a token with the scope `read`."),
        (
            [{"login": ["read", "write"]}, {"login": ["all"]}],
            "Needs a token with the scopes `read` and `write`, or with the scope `all`.",
        ),
        ([{"login": ["read"]}, {"other": ["read"]}], "Needs a token with the scope `read`."),
        ([{"login": ["read"]}, {}], ""),  # anyone may call it
        ([{"login": []}], ""),
        ([{"login": [f"scope{number}" for number in range(9)]}], ""),
        ([{"login": "read"}], ""),
    ],
)
def test_the_scopes_that_a_token_needs_are_named(tmp_path: Path, security: Any, said: str) -> None:
    one, another = [{"login": ["one"]}], [{"login": ["another"]}]
    assert told(tmp_path, security, one, another)[0] == said


def test_a_scope_that_everything_needs_is_not_said_of_each_method(tmp_path: Path) -> None:
    same = [{"login": ["all"]}]
    assert told(tmp_path, same, [], same) == ["", "", ""]
