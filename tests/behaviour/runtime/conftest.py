"""Every test runs with the sync and the async client, and with both HTTP libraries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.petstore import LIBRARIES, Api
from support.scripted_server import ScriptedServer


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture(params=[f"{kind}-{library}" for library in LIBRARIES for kind in ("sync", "async")])
def api(request: pytest.FixtureRequest, server: ScriptedServer) -> Iterator[Api]:
    kind, _, library = request.param.partition("-")
    made = Api(kind, library, server.url)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backoff is random from 0 on: here it is always 0."""
    monkeypatch.setattr("random.uniform", lambda low, high: low)
    for name in ("PETSTORE_TOKEN", "PETSTORE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
