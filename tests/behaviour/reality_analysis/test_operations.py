"""All 18 operations: what goes over the wire, and what comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reality_analysis import problems, response_info

from support.analysis_calls import CASES, MEDIA_TYPE, Case, good
from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin

DOCUMENT = Path(__file__).parents[3] / "spec" / "reality-analysis" / "openapi.json"

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def called(api: Twin, case: Case, client: Any = None) -> Any:
    """The result of a case's call."""
    made = case.call(client or api.client)
    return api.items(made) if case.items else api.run(made)


def test_every_operation_has_a_case() -> None:
    paths = json.loads(DOCUMENT.read_text())["paths"]
    documented = [item["operationId"] for path in paths.values() for item in path.values()]
    assert sorted(case.id for case in CASES) == sorted(documented)
    assert len(CASES) == 18


@each_case
def test_call(api: Twin, server: ScriptedServer, case: Case) -> None:
    server.script(case.answer)
    found = called(api, case)

    (request,) = server.requests
    assert (request.method, request.target) == (case.method, case.target)
    assert request.headers["authorization"] == "Bearer t0ken"
    assert request.headers["accept"] == MEDIA_TYPE
    assert request.headers["user-agent"].startswith("reality_analysis-python/")
    assert request.headers["host"] == server.url.removeprefix("http://")
    if case.sent is None:
        assert request.body == b"" and "content-type" not in request.headers
    else:
        assert request.json() == case.sent
        assert request.headers["content-type"] == "application/json"
    assert case.becomes(found)
    assert problems(found) == ()


@each_case
def test_strictly(api: Twin, server: ScriptedServer, case: Case) -> None:
    """The documented answer is right by the strictest policy."""
    server.script(case.answer)
    assert case.becomes(called(api, case, api.new(decoding="strict")))


@pytest.mark.parametrize("case", [c for c in CASES if not c.items], ids=lambda case: case.id)
def test_raw(api: Twin, server: ScriptedServer, case: Case) -> None:
    """The same method under `with_raw_response`: the answer as it came, and its parsed form."""
    answer = Answer(
        case.answer.status, case.answer.body, [*case.answer.headers, ("X-Request-Id", "7f")]
    )
    server.script(answer, answer)

    class Raw:
        """A client whose resources are their raw views."""

        def __getattr__(self, name: str) -> Any:
            return getattr(api.client, name).with_raw_response

    raw = called(api, case, Raw())
    assert (raw.status_code, raw.content, raw.request_id) == (answer.status, answer.body, "7f")
    assert raw.request.method == case.method
    assert raw.attempts == 1
    assert case.becomes(raw.parse())

    parsed = called(api, case)
    if case.answer.status != 204:
        info = response_info(parsed)
        assert (info.status_code, info.request_id) == (answer.status, "7f")


@pytest.mark.parametrize(
    ("id", "send"),
    [
        ("jobs-create", lambda client, body: client.jobs.create(body)),
        ("detectors-create", lambda client, body: client.detectors.create(body)),
        ("detectors-patch", lambda client, body: client.detectors.update("d", body)),
        (
            "detectors-version-create",
            lambda client, body: client.detectors.create_version("d", body),
        ),
    ],
)
def test_a_wrong_body_is_not_sent(api: Twin, server: ScriptedServer, id: str, send: Any) -> None:
    (case,) = (case for case in CASES if case.id == id)
    with pytest.raises(api.errors.BuildError, match=r"colour.* is not known"):
        api.run(send(api.client, {**case.sent, "colour": "red"}))
    assert server.requests == []


@each_case
def test_the_same_call_as_a_free_request(api: Twin, server: ScriptedServer, case: Case) -> None:
    """The escape hatch sends what the method sends, but for what it cannot know."""
    server.script(case.answer)
    made = api.client.request(
        case.method,
        case.target,
        json=case.sent,
        extra_headers={"Accept": MEDIA_TYPE},
    )
    raw = api.run(made)
    (request,) = server.requests
    assert (request.method, request.target) == (case.method, case.target)
    assert request.headers["authorization"] == "Bearer t0ken"
    assert raw.content == case.answer.body


def test_the_envelope_is_opened(api: Twin, server: ScriptedServer) -> None:
    """`{"detector": …}` is returned as what is inside; two properties stay together."""
    by_id = {case.id: case for case in CASES}
    for id, kind in (
        ("detectors-get", "Detector"),
        ("jobs-messages", "JobMessages"),
        ("buckets-get", "BucketResponse"),
        ("detectors-version-create", "DetectorVersionResponse"),
    ):
        server.script(by_id[id].answer)
        assert type(called(api, by_id[id])).__name__ == kind


@pytest.mark.parametrize("data", [{}, {"jobs": {}}, {"job": None}, {"job": 5}, [], {"job": {}}])
def test_an_answer_without_its_envelope(api: Twin, server: ScriptedServer, data: Any) -> None:
    server.script(good(data))
    with pytest.raises(api.errors.ResponseValidationError) as caught:
        api.run(api.client.jobs.get("j1"))
    assert caught.value.status_code == 200
    assert "GET /reality-analysis/jobs/j1 → 200, but " in str(caught.value)


def test_another_success_status_is_a_success(api: Twin, server: ScriptedServer) -> None:
    """The document names 201; a service that answers 200 has done the work all the same."""
    case = next(case for case in CASES if case.id == "jobs-create")
    server.script(Answer(200, case.answer.body, case.answer.headers))
    assert case.becomes(called(api, case))


def test_a_body_where_none_is_documented(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"deleted": True}))
    assert api.run(api.client.detectors.delete("d")) is None
