"""`jobs.wait`: the documented schedule, and an end in every case."""

from __future__ import annotations

from typing import Any

import pytest
from reality_analysis import models

from support.clock import Clock
from support.job_types import JOB_TYPES
from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin


def progress(state: str, percentage: float, **headers: str) -> Answer:
    return reply(200, {"progress": {"state": state, "percentage": percentage}}, **headers)


def job(state: str) -> Answer:
    return reply(200, {"job": JOB_TYPES[0].job(full=False, state=state)})


def gone(code: str) -> Answer:
    return reply(404, {"error": {"code": code, "message": "?"}})


def test_the_documented_schedule(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    """15, 30, 60, 120 s, then every 120 s; from 15 again whenever the percentage changes."""
    server.script(
        *[progress("Queued", 0)] * 6,
        *[progress("Active", 0)] * 2,
        progress("Active", 1),
        progress("Active", 2),
        *[progress("Active", 2)] * 4,
        progress("Success", 100),
        job("Success"),
    )
    done = api.run(api.client.jobs.wait("j1"))
    assert type(done) is models.Job and done.state is models.JobState.SUCCESS
    assert clock.waits == [
        *(15, 30, 60, 120, 120, 120),
        *(120, 120),
        15,
        *(15, 30, 60, 120, 120),
    ]
    methods = {(request.method, request.target) for request in server.requests[:-1]}
    assert methods == {("GET", "/reality-analysis/jobs/j1/progress")}
    assert server.requests[-1].target == "/reality-analysis/jobs/j1"


def test_progress_is_told(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(
        progress("Queued", 0), progress("Active", 40), progress("Success", 100), job("Success")
    )
    seen: list[Any] = []
    done = api.run(api.client.jobs.wait("j1", on_progress=seen.append))
    assert [(type(each), str(each.state)) for each in seen] == [
        (models.JobProgress, "Queued"),
        (models.JobProgress, "Active"),
        (models.JobProgress, "Success"),
        (models.Job, "Success"),
    ]
    assert [each.percentage for each in seen[:3]] == [0, 40, 100]
    assert seen[-1] is done


def test_another_schedule(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(*[progress("Active", 1)] * 4, progress("Success", 100), job("Success"))
    api.run(api.client.jobs.wait("j1", schedule=[1, 2]))
    assert clock.waits == [1, 2, 2, 2]


@pytest.mark.parametrize("state", ["Failed", "Cancelled"])
def test_an_end_other_than_success(
    api: Twin, server: ScriptedServer, clock: Clock, state: str
) -> None:
    server.script(progress("Active", 40), progress(state, 40), job(state))
    with pytest.raises(api.errors.WaitError, match=f"ended as {state}") as caught:
        api.run(api.client.jobs.wait("j1"))
    assert not isinstance(caught.value, api.errors.WaitTimeoutError)
    assert type(caught.value.result) is models.Job
    assert caught.value.result.state == state


@pytest.mark.parametrize("state", ["TerminatingOnCancel", "TerminatingOnFailure", "Paused"])
def test_states_on_the_way(api: Twin, server: ScriptedServer, clock: Clock, state: str) -> None:
    """Also one that the document does not know."""
    server.script(progress(state, 40), progress("Success", 100), job("Success"))
    assert api.run(api.client.jobs.wait("j1")).state == "Success"
    assert clock.waits == [15]


def test_cancelling_and_waiting_for_the_end(
    api: Twin, server: ScriptedServer, clock: Clock
) -> None:
    server.script(job("TerminatingOnCancel"), progress("Cancelled", 3), job("Cancelled"))
    poller = api.client.jobs.poll("a/b")
    api.run(poller.cancel())
    with pytest.raises(api.errors.WaitError, match="Cancelled"):
        api.run(poller.result())
    assert server.requests[0].method == "DELETE"
    assert server.requests[0].target == "/reality-analysis/jobs/a%2Fb"


def test_a_job_that_never_ends(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    """Nothing waits for ever: it gives up after the documented day."""
    server.default = lambda request: progress("Active", 5)
    with pytest.raises(api.errors.WaitTimeoutError, match="still Active"):
        api.run(api.client.jobs.wait("j1"))
    assert clock.waits[:5] == [15, 30, 60, 120, 120]
    # the waits of a day, less what 700 answers took on a busy machine
    assert 86400 - 2 * 120 < clock.passed <= 86400


def test_at_most_so_long(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.default = lambda request: progress("Active", 5)
    poller = api.client.jobs.poll("j1")
    with pytest.raises(api.errors.WaitTimeoutError):
        api.run(poller.result(max_wait=100))
    assert clock.waits == [15, 30]
    server.script(progress("Success", 100), job("Success"))
    assert api.run(poller.result()).state == "Success"


def test_no_progress_yet(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    """Progress is there while the job is active: before that, the job itself is looked at."""
    server.script(
        *(gone("JobProgressNotFound"), job("Queued")),
        *(gone("JobProgressNotFound"), job("Queued")),
        progress("Active", 30),
        progress("Active", 30),
        progress("Active", 60),
        progress("Success", 100),
        job("Success"),
    )
    seen: list[Any] = []
    api.run(api.client.jobs.wait("j1", on_progress=seen.append))
    assert clock.waits == [15, 30, 15, 30, 15]
    assert [getattr(each, "percentage", None) for each in seen] == [
        None, None, 30, 30, 60, 100, None,
    ]  # fmt: skip


def test_the_state_where_there_is_no_progress(api: Twin, server: ScriptedServer) -> None:
    server.script(gone("JobProgressNotFound"), job("Queued"))
    assert api.run(api.client.jobs.poll("j1").status()) == "Queued"


def test_no_progress_any_more(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    """30 days later it is gone."""
    server.script(gone("JobProgressNotFound"), job("Success"))
    assert api.run(api.client.jobs.wait("j1")).state == "Success"
    assert clock.passed == 0


def test_no_such_job(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(gone("JobProgressNotFound"), gone("JobNotFound"))
    with pytest.raises(api.errors.JobNotFoundError):
        api.run(api.client.jobs.wait("j1"))
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "HeaderNotFound", "HeaderNotFoundError"),
        (403, "X", "PermissionDeniedError"),
        (400, "X", "BadRequestError"),
    ],
)
def test_errors_that_will_not_pass(
    api: Twin, server: ScriptedServer, clock: Clock, status: int, code: str, kind: str
) -> None:
    server.default = lambda request: reply(status, {"error": {"code": code, "message": "?"}})
    with pytest.raises(getattr(api.errors, kind)):
        api.run(api.client.jobs.wait("j1"))
    assert len(server.requests) == 1


def test_a_failed_look_is_no_end(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    """One bad poll does not end the wait, nor with a retry budget of none."""
    server.script(
        progress("Active", 5),
        reply(503),
        Answer(drop=True),
        reply(429, None, Retry_After="7"),
        progress("Success", 100),
        job("Success"),
    )
    assert api.run(api.client.jobs.wait("j1", max_retries=0)).state == "Success"
    assert clock.waits == [15, 30, 60, 7]


def test_retry_after_of_a_good_answer(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(progress("Active", 1, Retry_After="3"), progress("Success", 100), job("Success"))
    api.run(api.client.jobs.wait("j1"))
    assert clock.waits == [3]


def test_going_on_in_another_process(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(progress("Active", 1), progress("Success", 100), job("Success"))
    poller = api.client.jobs.poll("a/b")
    assert api.run(poller.status()) == "Active"
    token = poller.continuation_token()
    assert "t0ken" not in token
    done = api.run(api.new().jobs.resume(token).result())
    assert done.state == "Success"
    assert server.requests[1].target == "/reality-analysis/jobs/a%2Fb/progress"


def test_options_hold_for_every_look(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(progress("Active", 1), progress("Success", 100), job("Success"))
    api.run(api.client.jobs.wait("j1", extra_headers={"X-Team": "blue"}))
    assert [request.headers["x-team"] for request in server.requests] == ["blue"] * 3


def test_waiting_starts_nothing_before_it_is_asked(api: Twin, server: ScriptedServer) -> None:
    poller = api.client.jobs.poll("j1")
    assert not poller.done()
    assert server.requests == []
