"""Path items that stand for one another: every path keeps its operations."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.ir.api import Api
from specloom.understand import understand

DOCUMENT = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
"""
ORDER = "{post: {responses: {'200': {description: done}}}}"


def read(folder: Path, text: str) -> Api:
    (folder / "openapi.yaml").write_text(DOCUMENT + text)
    config = SdkConfig(root=folder, name="shop", document="openapi.yaml")
    diagnostics = Diagnostics()
    api = understand(config, diagnostics).plan.models.api
    assert diagnostics.items == ()
    return api


@pytest.mark.parametrize("order", ["/a /b", "/b /a"])
def test_a_path_that_refers_to_another(tmp_path: Path, order: str) -> None:
    items = {"/a": "{$ref: '#/paths/~1b'}", "/b": ORDER}
    text = "paths:\n" + "".join(f"  {path}: {items[path]}\n" for path in order.split())

    found = read(tmp_path, text).operations

    assert sorted((each.path, each.pointer) for each in found) == [
        ("/a", "/paths/~1a/post"),
        ("/b", "/paths/~1b/post"),
    ]


def test_paths_that_share_a_component(tmp_path: Path) -> None:
    shared = "{$ref: '#/components/pathItems/Order'}"
    text = f"paths:\n  /a: {shared}\n  /b: {shared}\ncomponents: {{pathItems: {{Order: {ORDER}}}}}"

    found = read(tmp_path, text).operations

    assert [each.path for each in found] == ["/a", "/b"]
    assert len({each.pointer for each in found}) == 2


def test_a_webhook_that_refers_to_another(tmp_path: Path) -> None:
    body = "requestBody: {content: {application/json: {schema: {type: object}}}}"
    item = f"{{post: {{{body}, responses: {{'200': {{description: done}}}}}}}}"
    text = f"webhooks:\n  changed: {{$ref: '#/webhooks/created'}}\n  created: {item}\n"

    found = read(tmp_path, text).events

    assert [each.name for each in found] == ["changed", "created"]
