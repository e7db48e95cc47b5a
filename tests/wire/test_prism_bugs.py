"""The list of Prism's own bugs is true: each is still there, and shown by a request of its own.

These requests are written by hand, without any SDK.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from support.prism import Prism, executable, violations
from support.prism_bugs import BUGS, Bug

pytestmark = [
    pytest.mark.network_tool,
    pytest.mark.skipif(executable() is None, reason="prism is not installed (SPECLOOM_PRISM)"),
]


@pytest.fixture(scope="module")
def prism(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prism]:
    """Serves a document with one path per bug."""
    paths = {
        f"/{bug.name}": {
            "post" if "requestBody" in bug.operation else "get": {
                **bug.operation,
                "responses": {"204": {"description": "Fine."}},
            }
        }
        for bug in BUGS
    }
    document = {"openapi": "3.0.3", "info": {"title": "Bugs", "version": "1"}, "paths": paths}
    path = tmp_path_factory.mktemp("bugs") / "openapi.json"
    path.write_text(json.dumps(document))
    with Prism(path) as running:
        yield running


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_still_there(prism: Prism, bug: Bug) -> None:
    answer = httpx.request(
        "POST" if "requestBody" in bug.operation else "GET",
        f"{prism.url}/{bug.name}{bug.target.removeprefix('/x')}",
        content=bug.body or None,
        headers={"Content-Type": bug.media} if bug.media else {},
    )
    found = violations(answer.status_code, answer.headers, answer.content)
    assert any(bug.says in text for text in found), (answer.status_code, found)
