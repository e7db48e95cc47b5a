"""Every test runs with both clients of the committed SDK, against a real socket."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.clock import Clock
from support.scripted_server import ScriptedServer
from support.twin import Twin

TOKEN = "t0ken"


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def api(request: pytest.FixtureRequest, server: ScriptedServer) -> Iterator[Twin]:
    twin = Twin(
        "reality_analysis", "RealityAnalysis", request.param, token=TOKEN, base_url=server.url
    )
    yield twin
    twin.close()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No token from outside, and no jitter: backoff is random from 0 on, here it is always 0."""
    monkeypatch.delenv("REALITY_ANALYSIS_TOKEN", raising=False)
    monkeypatch.setattr("random.uniform", lambda low, high: low)
