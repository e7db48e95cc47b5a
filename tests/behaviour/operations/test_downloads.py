"""Files that may not be there: a success without a body beside the one that has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.scripted_server import Answer, ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

DOCUMENT = """
openapi: 3.1.0
info: {title: Files, version: "1"}
paths:
  /files/{id}/content:
    get:
      operationId: get_content
      tags: [files]
      parameters: &id [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200":
          description: The content of the file.
          content: {application/octet-stream: {schema: {type: string, format: binary}}}
        "202": &later
          description: The file is not ready yet.
          headers: {Retry-After: {schema: {type: integer}}}
  /files/{id}/thumbnail:
    get:
      operationId: get_thumbnail
      tags: [files]
      parameters: *id
      responses:
        "200":
          description: ok
          content:
            image/jpg: {schema: {type: string, format: binary}}
            image/png: {schema: {type: string, format: binary}}
        "202": *later
"""
CALLS: dict[str, dict[str, Any]] = {
    "get_content": {},
    "get_thumbnail": {"accept": "image/png"},
}


@pytest.mark.parametrize("method", CALLS)
def test_the_file_is_a_download(
    api: Twin, server: ScriptedServer, tmp_path: Path, method: str
) -> None:
    server.default = lambda _: Answer(200, b"content", [])
    download = getattr(api.client.files, method)("1", **CALLS[method])
    api.run(download.save(tmp_path / "copy"))
    assert (tmp_path / "copy").read_bytes() == b"content"
    assert api.run(download.read()) == b"content"  # without `with`
    assert api.read(download) == b"content"  # under it
    assert len(server.requests) == 3


@pytest.mark.parametrize("method", CALLS)
def test_an_answer_without_the_file_is_no_empty_file(
    api: Twin, server: ScriptedServer, tmp_path: Path, method: str
) -> None:
    server.default = lambda _: reply(202, Retry_After="5")
    errors = api.errors
    download = getattr(api.client.files, method)("1", **CALLS[method])
    (tmp_path / "copy").write_bytes(b"before")
    for ask in (lambda: download.save(tmp_path / "copy"), download.read):
        with pytest.raises(errors.ResponseValidationError, match=r"202, but .* without") as caught:
            api.run(ask())
        assert caught.value.headers["Retry-After"] == "5"
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
    assert (tmp_path / "copy").read_bytes() == b"before"


def test_what_comes_back_is_told(sdk: SmallSdk) -> None:
    text = sdk.text("resources/files.py")
    assert "200: The content of the file.\n            202: The file is not ready yet.\n" in text
