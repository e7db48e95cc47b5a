"""SDKs of small documents: a module that uses `api` has the document in its constant `DOCUMENT`,
and in `LIBRARIES` the HTTP libraries to try, if that is not httpx alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.scripted_server import ScriptedServer
from support.small_sdk import SmallSdk
from support.twin import Twin


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    libraries = getattr(metafunc.module, "LIBRARIES", ())
    if "sdk" in metafunc.fixturenames and libraries:
        metafunc.parametrize("sdk", libraries, indirect=True, scope="module")


@pytest.fixture(scope="module")
def sdk(request: pytest.FixtureRequest) -> Iterator[SmallSdk]:
    made = SmallSdk(request.module.DOCUMENT, http=getattr(request, "param", "httpx"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def running(sdk: SmallSdk) -> Iterator[ScriptedServer]:
    with sdk.running() as server:
        yield server


@pytest.fixture
def server(running: ScriptedServer) -> ScriptedServer:
    running.requests.clear()
    running.forget()
    return running


@pytest.fixture(params=["sync", "async"])
def api(request: pytest.FixtureRequest, sdk: SmallSdk, server: ScriptedServer) -> Iterator[Twin]:
    twin = sdk.twin(server, request.param)
    yield twin
    twin.close()
