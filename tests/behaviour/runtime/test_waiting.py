"""Work that takes its time."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from support.petstore import Api
from support.scripted_server import Answer, ScriptedServer, reply


def progress(state: str, percentage: float, **headers: str) -> Answer:
    return reply(200, {"progress": {"state": state, "percentage": percentage}}, **headers)


def job(state: str) -> Answer:
    return reply(200, {"job": {"id": "j1", "state": state}})


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits, which take no time here."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("time.sleep", waits.append)
    monkeypatch.setattr("asyncio.sleep", sleep)
    return waits


def test_the_documented_schedule(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(
        *[progress("Queued", 0)] * 3,
        *[progress("Active", 10)] * 5,
        progress("Active", 60),
        progress("Success", 100),
        job("Success"),
    )
    seen: list[Any] = []
    done = api.run(api.client.jobs.wait("j1", on_progress=seen.append))
    assert done.state == "Success" and type(done).__name__ == "Job"
    assert slept == [15, 30, 60, 15, 30, 60, 120, 120, 15]
    assert [item.percentage for item in seen[:-1]] == [0, 0, 0, 10, 10, 10, 10, 10, 60, 100]
    assert seen[-1] == done


def test_retry_after_beats_the_schedule(
    api: Api, server: ScriptedServer, slept: list[float]
) -> None:
    server.script(progress("Active", 1, Retry_After="3"), progress("Success", 100), job("Success"))
    api.run(api.client.jobs.wait("j1"))
    assert slept == [3]


def test_another_end_than_success(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(progress("Failed", 40), job("Failed"))
    poller = api.client.jobs.poller("j1")
    ended: list[Any] = []
    poller.add_done_callback(ended.append)
    with pytest.raises(api.errors.WaitError, match="ended as Failed") as caught:
        api.run(poller.result())
    assert caught.value.result.state == "Failed"
    assert poller.done()
    with pytest.raises(api.errors.WaitError):
        api.run(poller.result())
    assert ended == [caught.value.result]  # once


def test_an_end_that_says_why(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    why = {"code": "Quota", "message": "full"}
    failed = reply(200, {"job": {"id": "j1", "state": "Failed", "error": why}})
    server.script(progress("Failed", 40), failed)
    with pytest.raises(api.errors.WaitError, match=r"ended as Failed: Quota: full$"):
        api.run(api.client.jobs.wait("j1"))


def test_a_resource_that_lags_behind_its_progress(
    api: Api, server: ScriptedServer, slept: list[float]
) -> None:
    server.script(progress("Success", 100), job("Active"), job("Success"))
    assert api.run(api.client.jobs.wait("j1", schedule=[5])).state == "Success"
    assert slept == [5]


def test_no_progress_any_more(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(reply(404, {"error": {"code": "JobProgressNotFound"}}), job("Success"))
    assert api.run(api.client.jobs.wait("j1")).state == "Success"


def test_time_runs_out(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(progress("Active", 1), progress("Success", 100), job("Success"))
    poller = api.client.jobs.poller("j1")
    with pytest.raises(api.errors.WaitTimeoutError, match="still Active"):
        api.run(poller.result(max_wait=10))
    assert slept == []
    assert api.run(poller.result()).state == "Success"


def test_a_bad_moment_of_the_service(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(reply(500), reply(500), reply(500), progress("Success", 100), job("Success"))
    assert api.run(api.client.jobs.wait("j1")).state == "Success"
    assert slept == [0, 0, 15]


def test_a_service_that_stays_down(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.default = lambda request: reply(503)
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.jobs.wait("j1", max_retries=0))
    assert len(server.requests) == 5


def test_bad_moments_with_a_good_one_between(
    api: Api, server: ScriptedServer, slept: list[float]
) -> None:
    down: list[Answer] = [reply(503), Answer(drop=True), reply(429), reply(500)]
    server.script(*down, progress("Active", 1), *down, progress("Success", 100), job("Success"))
    seen: list[Any] = []
    poller = api.client.jobs.poller("j1", max_retries=0)
    assert api.run(poller.result(on_progress=seen.append)).state == "Success"
    assert len(seen) == 3 and None not in seen
    count = len(server.requests)
    assert api.run(poller.status()) == "Success" and api.run(poller.result()).state == "Success"
    assert len(server.requests) == count == 11


def test_a_page_where_progress_should_be(
    api: Api, server: ScriptedServer, slept: list[float]
) -> None:
    server.default = lambda request: Answer(200, b"<html>", [("Content-Type", "text/html")])
    with pytest.raises(api.errors.ResponseValidationError):
        api.run(api.client.jobs.wait("j1"))
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_errors_that_will_not_pass(
    api: Api, server: ScriptedServer, slept: list[float], status: int
) -> None:
    server.default = lambda request: reply(status)
    with pytest.raises(api.errors.APIStatusError):
        api.run(api.client.jobs.wait("j1"))
    assert len(server.requests) == (2 if status == 404 else 1)


def test_going_on_in_another_process(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(progress("Active", 1))
    poller = api.client.jobs.poller("a/b")
    assert api.run(poller.status()) == "Active"
    assert not poller.done() and "Active>" in repr(poller)
    assert "not looked at yet>" in repr(api.client.jobs.poller("a/b"))
    token = poller.continuation_token()
    assert token.isascii() and "t0ken" not in token
    server.script(progress("Success", 100), job("Success"))
    assert api.run(api.new().jobs.resume(token).result()).state == "Success"
    assert server.requests[1].target == "/v1/jobs/a%2Fb/progress"


@pytest.mark.parametrize("token", ["", "x", "bm9uZQ==", "WyJvdGhlciIsIHt9XQ==", "W10=", "NQ=="])
def test_a_token_of_something_else(api: Api, token: str) -> None:
    with pytest.raises(api.errors.BuildError, match="continuation token"):
        api.client.jobs.resume(token)
    own, _ = json.loads(base64.b64decode(api.client.jobs.poller("j1").continuation_token()))
    made_up = base64.b64encode(json.dumps([own, [token]]).encode()).decode()
    with pytest.raises(api.errors.BuildError, match="continuation token"):
        api.client.jobs.resume(made_up)


def test_cancelling(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(job("Cancelling"), progress("Cancelled", 5), job("Cancelled"))
    poller = api.client.jobs.poller("j1")
    api.run(poller.cancel())
    with pytest.raises(api.errors.WaitError, match="Cancelled"):
        api.run(poller.result())
    assert server.requests[0].method == "DELETE"


def test_a_progress_bar(api: Api, server: ScriptedServer, slept: list[float]) -> None:
    server.script(progress("Active", 40), progress("Success", 100), job("Success"))
    module: Any = __import__(f"{api.package.__name__}._runtime.progress", fromlist=["_"])
    with module.ProgressBar("job") as bar:
        api.run(api.client.jobs.wait("j1", on_progress=bar))
    assert bar.finished
