"""Files that may not be there are downloads to type checkers, whichever of them is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom.config import SdkConfig
from support.typing_checks import Checked, checked

USER = """
from typing import assert_type

from maybe import AsyncDownload, AsyncMaybe, Download, Maybe, RequestOptions

client = Maybe()
assert_type(client.files.read(), Download)
assert_type(client.files.read(accept="image/png"), Download)
assert_type(client.files.read().read(), bytes)
assert_type(AsyncMaybe().files.read(), AsyncDownload)
client.files.read(accept="image/gif")  # wrong
""".lstrip()
IMAGES = {media: {"schema": {"type": "string"}} for media in ("image/jpeg", "image/png")}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Maybe", "version": "1"},
    "paths": {
        "/file": {
            "get": {
                "operationId": "read",
                "tags": ["files"],
                "responses": {
                    "200": {"description": "A file.", "content": IMAGES},
                    "202": {"description": "None yet."},
                },
            }
        }
    },
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    root = tmp_path_factory.mktemp("maybe")
    (root / "openapi.json").write_text(json.dumps(DOCUMENT))
    return checked(SdkConfig(root=root, name="maybe", document="openapi.json"), USER, Path(root))


def test_mypy(found: Checked) -> None:
    found.mypy()


def test_pyright(found: Checked) -> None:
    found.pyright()
