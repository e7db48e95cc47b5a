"""`x-specloom-retry-conflict`: 409 is tried again where the document says that it passes."""

from __future__ import annotations

from typing import Any

import pytest

from support.scripted_server import ScriptedServer, reply
from support.twin import Twin

DOCUMENT = """
openapi: 3.1.0
info: {title: Locks, version: "1"}
servers: [{url: https://locks.example.com}]
paths:
  /lock:
    put:
      operationId: lock
      tags: [t]
      x-specloom-retry-conflict: true
      responses: {"204": {description: ok}}
    post:
      operationId: take
      tags: [t]
      x-specloom-retry-conflict: true
      responses: {"204": {description: ok}}
    delete:
      operationId: unlock
      tags: [t]
      responses: {"204": {description: ok}}
"""


def calls(api: Twin, server: ScriptedServer, name: str) -> Any:
    server.script(reply(409, None, Retry_After="0"), reply(204))
    try:
        api.run(getattr(api.new(max_retries=2).t, name)())
    except api.errors.ConflictError:
        return len(server.requests), "ConflictError"
    return len(server.requests), None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lock", (2, None)),
        ("take", (1, "ConflictError")),  # a POST could be done twice
        ("unlock", (1, "ConflictError")),
    ],
)
def test_a_conflict_is_tried_again_where_the_document_says_so(
    api: Twin, server: ScriptedServer, name: str, expected: Any
) -> None:
    assert calls(api, server, name) == expected
