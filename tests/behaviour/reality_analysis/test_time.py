"""Retries, Retry-After, timeouts and deadlines of calls."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any

import pytest
from reality_analysis import response_info

from support.analysis_calls import CASES, MEDIA_TYPE, Case
from support.clock import Clock
from support.job_types import JOB_TYPES
from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin

JOB = {"job": JOB_TYPES[0].job(full=False)}
LIMITED = {"error": {"code": "RateLimitExceeded", "message": "Slow down."}}
REPEATABLE = [case for case in CASES if case.method in ("GET", "DELETE")]
ONCE = [case for case in CASES if case.method in ("POST", "PATCH")]


def called(api: Twin, case: Case, client: Any = None) -> Any:
    made = case.call(client or api.client)
    return api.items(made) if case.items else api.run(made)


@pytest.mark.parametrize("case", REPEATABLE, ids=lambda case: case.id)
def test_limited_then_well(api: Twin, server: ScriptedServer, clock: Clock, case: Case) -> None:
    server.script(reply(429, LIMITED, Retry_After="7"), case.answer)
    assert case.becomes(called(api, case))
    assert clock.waits == [7]
    assert len(server.requests) == 2


@pytest.mark.parametrize("case", ONCE, ids=lambda case: case.id)
@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_could_be_done_twice_is_not_repeated(
    api: Twin, server: ScriptedServer, clock: Clock, case: Case, status: int
) -> None:
    """A POST that was refused for its rate may have been counted: the caller decides."""
    server.script(reply(status, LIMITED, Retry_After="7"))
    with pytest.raises(api.errors.APIStatusError) as caught:
        called(api, case)
    assert caught.value.retry_after == 7
    assert len(server.requests) == 1
    assert clock.waits == []


@pytest.mark.parametrize("value", ["0", "1.5", "30"])
def test_retry_after_in_seconds(
    api: Twin, server: ScriptedServer, clock: Clock, value: str
) -> None:
    server.script(reply(429, LIMITED, Retry_After=value), reply(200, JOB))
    assert response_info(api.run(api.client.jobs.get("j1"))).attempts == 2
    assert clock.waits == [float(value)]


def test_retry_after_as_a_date(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    date = formatdate(time.time() + 40, usegmt=True)
    server.script(reply(503, None, Retry_After=date), reply(200, JOB))
    api.run(api.client.jobs.get("j1"))
    (waited,) = clock.waits
    assert 35 < waited <= 40


@pytest.mark.parametrize("value", ["soon", "", "-5", "nan"])
def test_retry_after_that_makes_no_sense(
    api: Twin, server: ScriptedServer, clock: Clock, value: str
) -> None:
    """Then it is as if there were none."""
    server.script(reply(429, LIMITED, Retry_After=value), reply(200, JOB))
    api.run(api.client.jobs.get("j1"))
    assert clock.waits == [0]


@pytest.mark.parametrize("value", ["inf", "1e400", "121", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_retry_after_longer_than_anybody_waits(
    api: Twin, server: ScriptedServer, clock: Clock, value: str
) -> None:
    server.script(reply(429, LIMITED, Retry_After=value))
    with pytest.raises(api.errors.RateLimitExceededError):
        api.run(api.client.jobs.get("j1"))
    assert clock.waits == []


def test_retry_after_that_is_too_long(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    """The error says how long the service wants, and the caller has it at once."""
    server.script(reply(429, LIMITED, Retry_After="3600"))
    with pytest.raises(api.errors.RateLimitExceededError) as caught:
        api.run(api.client.jobs.get("j1"))
    assert caught.value.retry_after == 3600
    assert clock.waits == []


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_statuses_that_pass(api: Twin, server: ScriptedServer, clock: Clock, status: int) -> None:
    server.script(reply(status), reply(status), reply(200, JOB))
    assert response_info(api.run(api.client.jobs.get("j1"))).attempts == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 422])
def test_statuses_that_do_not(api: Twin, server: ScriptedServer, clock: Clock, status: int) -> None:
    server.script(reply(status))
    with pytest.raises(api.errors.APIStatusError):
        api.run(api.client.jobs.get("j1"))
    assert len(server.requests) == 1


def test_broken_connections(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(Answer(drop=True), Answer(raw=b"garbage\r\n\r\n"), reply(200, JOB))
    assert response_info(api.run(api.client.jobs.get("j1"))).attempts == 3


@pytest.mark.parametrize("retries", [0, 1, 4])
def test_so_many_retries(api: Twin, server: ScriptedServer, clock: Clock, retries: int) -> None:
    server.default = lambda request: reply(503)
    with pytest.raises(api.errors.InternalServerError) as caught:
        api.run(api.new(max_retries=retries).jobs.get("j1"))
    assert len(server.requests) == len(caught.value.attempts) == retries + 1
    server.requests.clear()
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.jobs.get("j1", max_retries=retries))
    assert len(server.requests) == retries + 1


def test_backoff_grows_and_has_a_limit(
    api: Twin, server: ScriptedServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("random.uniform", lambda low, high: high)
    server.default = lambda request: reply(503)
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.jobs.get("j1", max_retries=7))
    assert clock.waits == [0.5, 1, 2, 4, 8, 8, 8]


def test_the_deadline_is_for_all_tries(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.default = lambda request: reply(503, None, Retry_After="30")
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.jobs.get("j1", deadline=100, max_retries=50))
    assert clock.waits == [30, 30, 30]


@pytest.fixture
def silence() -> Iterator[threading.Event]:
    """Until the end of the test."""
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize("limit", ["timeout", "deadline"])
def test_a_service_that_says_nothing(
    api: Twin, server: ScriptedServer, silence: threading.Event, limit: str
) -> None:
    server.default = lambda request: Answer(wait=silence)
    with pytest.raises(api.errors.APITimeoutError, match=r"no answer in time from 127\.0\.0\.1"):
        api.run(api.client.jobs.get("j1", max_retries=0, **{limit: 0.2}))


def test_an_answer_that_never_ends(
    api: Twin, server: ScriptedServer, silence: threading.Event
) -> None:
    """Each piece comes in time; the whole does not."""

    def drip() -> Iterator[bytes]:
        while not silence.wait(0.02):
            yield b" "

    server.default = lambda request: Answer(200, drip(), [("Content-Type", MEDIA_TYPE)])
    with pytest.raises(api.errors.APITimeoutError):
        api.run(api.client.jobs.get("j1", deadline=0.3))
    assert len(server.requests) == 1


def test_by_default_nothing_waits_for_ever(api: Twin) -> None:
    """Both limits are there without being asked for."""
    options = api.client._options
    assert 0 < options.timeout <= 600
    assert 0 < options.deadline <= 3600


@pytest.mark.parametrize("name", ["timeout", "deadline"])
@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_limits_that_make_no_sense(api: Twin, name: str, seconds: float) -> None:
    with pytest.raises(ValueError, match=name):
        api.new(**{name: seconds})
