"""What every request has in common: credentials, paths, headers, middleware, logging."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from support.analysis_calls import CASES, good
from support.job_types import JOB_TYPES
from support.scripted_server import ScriptedServer, reply
from support.twin import Twin

BY_ID = {case.id: case for case in CASES}
JOB = {"job": JOB_TYPES[0].job(full=False)}


@pytest.fixture(autouse=True)
def answers(server: ScriptedServer) -> None:
    server.default = lambda request: good(JOB)


# Credentials


def test_token(api: Twin, server: ScriptedServer) -> None:
    for token in ("abc", "Bearer abc", "bearer abc"):
        api.run(api.new(token=token).jobs.get("j1"))
    sent = [request.headers["authorization"] for request in server.requests]
    assert sent == ["Bearer abc", "Bearer abc", "bearer abc"]


def test_token_from_a_function_for_every_request(api: Twin, server: ScriptedServer) -> None:
    tokens = iter(["one", "two", "three"])
    client = api.new(token=lambda: next(tokens))
    for _ in range(3):
        api.run(client.jobs.get("j1"))
    sent = [request.headers["authorization"] for request in server.requests]
    assert sent == ["Bearer one", "Bearer two", "Bearer three"]


def test_token_from_an_async_function(api: Twin, server: ScriptedServer) -> None:
    async def token() -> str:
        return "later"

    client = api.new(token=token)
    if api.kind == "sync":
        with pytest.raises(TypeError, match="async client"):
            client.jobs.get("j1")
        assert server.requests == []
    else:
        api.run(client.jobs.get("j1"))
        assert server.requests[0].headers["authorization"] == "Bearer later"


def test_token_from_the_environment(
    api: Twin, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REALITY_ANALYSIS_TOKEN", "from-env")
    api.run(api.new(token=None).jobs.get("j1"))
    api.run(api.new(token="given").jobs.get("j1"))
    sent = [request.headers["authorization"] for request in server.requests]
    assert sent == ["Bearer from-env", "Bearer given"]


@pytest.mark.parametrize("token", ["a\r\nX-Evil: 1", "a\nb", "tök", "a\0b"])
def test_a_token_that_cannot_be_a_header(api: Twin, server: ScriptedServer, token: str) -> None:
    with pytest.raises(ValueError) as caught:
        api.run(api.new(token=token).jobs.get("j1"))
    assert token not in str(caught.value)
    assert server.requests == []


def test_no_token_to_another_host(api: Twin, server: ScriptedServer) -> None:
    with ScriptedServer(default=lambda request: good(JOB)) as other:
        server.script(reply(302, None, Location=f"{other.url}/there"))
        api.run(api.client.jobs.get("j1", extra_headers={"X-Own-Key": "s3cret"}))
        api.run(api.client.request("GET", f"{other.url}/free"))
        assert len(other.requests) == 2
        for request in other.requests:
            assert "authorization" not in request.headers
            assert "s3cret" not in str(request.headers)
    assert server.requests[0].headers["authorization"] == "Bearer t0ken"


# Paths


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("@bentley/cars", "%40bentley%2Fcars"),
        ("a b", "a%20b"),
        ("a%2Fb", "a%252Fb"),
        ("ä/é", "%C3%A4%2F%C3%A9"),
        ("?#&=;:", "%3F%23%26%3D%3B%3A"),
        ("...", "..."),
        ("..a", "..a"),
        ("../x", "..%2Fx"),
        ("a/../b", "a%2F..%2Fb"),
        ("\\", "%5C"),
        ("\r\n", "%0D%0A"),
    ],
)
def test_names_stay_within_their_segment(
    api: Twin, server: ScriptedServer, name: str, sent: str
) -> None:
    api.run(api.client.detectors.delete_version(name, name))
    (request,) = server.requests
    assert request.target == f"/reality-analysis/detectors/{sent}/versions/{sent}"


@pytest.mark.parametrize("name", ["", ".", ".."])
@pytest.mark.parametrize("call", ["get", "cancel", "messages", "progress", "wait"])
def test_names_that_address_something_else(
    api: Twin, server: ScriptedServer, name: str, call: str
) -> None:
    with pytest.raises(api.errors.BuildError):
        api.run(getattr(api.client.jobs, call)(name))
    with pytest.raises(api.errors.BuildError):
        api.run(api.client.detectors.delete(name))
    with pytest.raises(api.errors.BuildError):
        api.run(api.client.detectors.delete_version("d", name))
    assert server.requests == []


def test_free_requests_refuse_dots_too(api: Twin, server: ScriptedServer) -> None:
    with pytest.raises(api.errors.BuildError):
        api.run(api.client.request("DELETE", "/reality-analysis/jobs/../detectors"))
    assert server.requests == []


# Options of one call, and of a client


def test_extra_headers_query_and_body_are_for_one_call(api: Twin, server: ScriptedServer) -> None:
    body = BY_ID["jobs-create"].sent
    api.run(
        api.client.jobs.create(
            body,
            extra_headers={"Prefer": "return=minimal"},
            extra_query={"debug": True, "tag": ["a", "b"]},
            extra_body={"priority": 7},
        )
    )
    api.run(api.client.jobs.create(body))
    first, second = server.requests
    assert first.headers["prefer"] == "return=minimal"
    assert first.query == [("debug", "true"), ("tag", "a"), ("tag", "b")]
    assert first.json() == {**body, "priority": 7}
    assert "prefer" not in second.headers
    assert second.query == []
    assert second.json() == body
    assert "priority" not in body


def test_a_header_of_one_call_beats_that_of_the_client(api: Twin, server: ScriptedServer) -> None:
    client = api.new(headers={"X-Team": "blue", "User-Agent": "mine"})
    api.run(client.jobs.get("j1", extra_headers={"x-team": "red"}))
    api.run(client.jobs.get("j1"))
    assert [request.headers["x-team"] for request in server.requests] == ["red", "blue"]
    assert {request.headers["user-agent"] for request in server.requests} == {"mine"}


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "\0"])
def test_headers_cannot_be_forged(api: Twin, server: ScriptedServer, value: str) -> None:
    with pytest.raises(ValueError):
        api.run(api.client.jobs.get("j1", extra_headers={"X-Note": value}))
    with pytest.raises(ValueError):
        api.new(headers={"X-Note": value})
    assert server.requests == []


def test_with_options_leaves_the_client_as_it_is(api: Twin, server: ScriptedServer) -> None:
    other = api.client.with_options(headers={"X-Team": "red"}, max_retries=0)
    api.run(other.jobs.get("j1"))
    api.run(api.client.jobs.get("j1"))
    assert [request.headers.get("x-team") for request in server.requests] == ["red", None]
    assert len({request.connection for request in server.requests}) == 1


# Middleware and logging


def test_middleware_sees_every_try(api: Twin, server: ScriptedServer) -> None:
    seen: list[Any] = []

    def outer(request: Any, call_next: Any) -> Any:
        request.headers["x-trace"] = f"try-{request.attempt}"
        seen.append(("outer", request.attempt, "authorization" in request.headers))
        return call_next(request)

    async def inner(request: Any, call_next: Any) -> Any:
        answer = await call_next(request)
        seen.append(("inner", answer.status_code))
        return answer

    def plain_inner(request: Any, call_next: Any) -> Any:
        answer = call_next(request)
        seen.append(("inner", answer.status_code))
        return answer

    server.script(reply(503), good(JOB))
    layers = [api.function(outer), inner if api.kind == "async" else plain_inner]
    api.run(api.new(middleware=layers).jobs.get("j1"))
    assert seen == [("outer", 1, False), ("inner", 503), ("outer", 2, False), ("inner", 200)]
    assert [request.headers["x-trace"] for request in server.requests] == ["try-1", "try-2"]


def test_middleware_can_answer_by_itself(api: Twin, server: ScriptedServer) -> None:
    from reality_analysis import RawResponse
    from reality_analysis._runtime.headers import Headers

    def cached(request: Any, call_next: Any) -> Any:
        return RawResponse(200, Headers(), b'{"files": []}', request=request)

    found = api.run(api.new(middleware=[api.function(cached)]).files.list())
    assert found == []
    assert server.requests == []


def test_logging_hides_secrets(
    api: Twin, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.script(reply(429, {}, X_Request_Id="7f", Set_Cookie="sid=c00kie"), good({"jobs": []}))
    client = api.new(token="s3cret", headers={"X-Own-Key": "s3cret"})
    with caplog.at_level(logging.DEBUG, "reality_analysis"):
        api.items(client.jobs.list(filter="email eq s3cret", extra_query={"key": "s3cret"}))
    records = [record for record in caplog.records if record.name == "reality_analysis"]
    assert {record.levelno for record in records} == {logging.DEBUG}
    assert len(records) == 2
    line = records[0].getMessage()
    assert line.startswith("GET ") and "/reality-analysis/jobs" in line and "429" in line
    assert "7f" in line
    assert "s3cret" not in caplog.text and "c00kie" not in caplog.text


def test_nothing_is_logged_otherwise(
    api: Twin, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "reality_analysis"):
        api.run(api.client.jobs.get("j1"))
    assert [record for record in caplog.records if record.name == "reality_analysis"] == []


def test_reprs_hide_secrets(api: Twin, server: ScriptedServer) -> None:
    client = api.new(token="s3cret", headers={"X-Own-Key": "s3cret"})
    pages = client.jobs.list(filter="s3cret")
    raw = api.run(client.jobs.with_raw_response.get("j1"))
    for thing in (client, client.jobs, pages, client.jobs.poll("j1"), raw, raw.headers):
        assert "s3cret" not in repr(thing)


def test_one_body_is_sent_once(api: Twin, server: ScriptedServer) -> None:
    """Making a job is not repeated by itself: it would be made twice."""
    server.script(reply(503))
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.jobs.create(BY_ID["jobs-create"].sent))
    assert len(server.requests) == 1


def test_an_idempotency_key_is_not_sent_where_the_api_has_no_header_for_it(
    api: Twin, server: ScriptedServer
) -> None:
    api.run(api.client.jobs.create(BY_ID["jobs-create"].sent, idempotency_key="k1"))
    assert "k1" not in str(server.requests[0].headers)
