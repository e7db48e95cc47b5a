"""`with_streaming_response` and `with_raw_response`, of resources and of the client."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from support.analysis_calls import good
from support.job_types import JOB_TYPES
from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin

JOB = {"job": JOB_TYPES[0].job(full=False)}
VIEWS = [
    lambda client: client.jobs.with_streaming_response,
    lambda client: client.with_streaming_response.jobs,
]


def used(api: Twin, entered: Any, use: Callable[[Any], Any]) -> Any:
    """What ``use`` gives of a streamed response, under ``with``."""

    async def asynchronous() -> Any:
        async with entered as response:
            found = use(response)
            return await found if isinstance(found, Awaitable) else found

    if api.kind == "async":
        return api.run(asynchronous())
    with entered as response:
        return use(response)


@pytest.mark.parametrize("view", VIEWS)
def test_status_and_headers_before_the_body(
    api: Twin, server: ScriptedServer, view: Callable[[Any], Any]
) -> None:
    server.script(good(JOB))
    job = used(api, view(api.client).get("j1"), lambda response: response.parse())
    assert job == api.models.Job.model_validate(JOB["job"])
    server.script(reply(200, JOB, X_Request_Id="r1"))
    facts = used(
        api,
        view(api.client).get("j1"),
        lambda r: (r.status_code, r.headers["X-Request-Id"], r.response.request_id),
    )
    assert facts == (200, "r1", "r1")


def test_the_body_in_lines_and_whole(api: Twin, server: ScriptedServer) -> None:
    server.script(Answer(200, [b"a\nb", b"c\r", b"\nd"]), Answer(200, [b"a\nb", b"c"]))
    streaming = api.client.jobs.with_streaming_response
    lines: list[bytes] = []

    async def collected(response: Any) -> None:
        lines.extend([line async for line in response.iter_lines()])

    def use(response: Any) -> Any:
        return lines.extend(response.iter_lines()) if api.kind == "sync" else collected(response)

    used(api, streaming.get("j1"), use)
    assert lines == [b"a", b"bc", b"d"]
    assert used(api, streaming.get("j1"), lambda response: response.read()) == b"a\nbc"


def test_errors_and_login_pages_are_errors(api: Twin, server: ScriptedServer) -> None:
    streaming = api.client.with_streaming_response.jobs
    server.script(reply(404, {"error": {"code": "JobNotFound", "message": "no"}}))
    with pytest.raises(api.errors.JobNotFoundError):
        used(api, streaming.get("j1"), lambda response: None)
    server.script(Answer(200, b"<html>Sign in", [("Content-Type", "text/html")]))
    with pytest.raises(api.errors.ResponseValidationError, match="text/html"):
        used(api, streaming.get("j1"), lambda response: response.parse())


def test_raw_responses_by_the_client(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, JOB, X_Request_Id="r1"))
    raw = api.run(api.client.with_raw_response.jobs.get("j1"))
    assert (raw.status_code, raw.request_id) == (200, "r1")
    assert raw.parse().id == JOB["job"]["id"]
