"""Every documented error code becomes its class, which stands where one would look for it."""

from __future__ import annotations

import copy
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.analysis_calls import CASES, Case
from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin

SPEC = Path(__file__).parents[3] / "spec" / "reality-analysis"
BY_ID = {case.id: case for case in CASES}
STATUS_CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}


def documented() -> list[tuple[str, int, str, str]]:
    """(operationId, status, code, code in the details or "") of every documented error."""
    paths = json.loads((SPEC / "openapi.json").read_text())["paths"]
    found: list[tuple[str, int, str, str]] = []
    for action in yaml.safe_load((SPEC / "overlay.yaml").read_text())["actions"]:
        place = re.fullmatch(r"\$\.paths\['(.+)'\]\.(\w+)\.responses", action["target"])
        if place is None:
            continue
        id = paths[place[1]][place[2]]["operationId"]
        for status, update in action["update"].items():
            codes = update["x-specloom-error-codes"]
            if isinstance(codes, list):
                codes = {"codes": codes}
            for code in codes["codes"]:
                found.append((id, int(status), code, ""))
                found += [(id, int(status), code, detail) for detail in codes.get("details", [])]
    return found


def class_name(code: str) -> str:
    """The class of a code, by the rule that users see: its words, then `Error`."""
    return f"{code[0].upper()}{code[1:]}Error"


def failed(api: Twin, case: Case, **options: Any) -> Any:
    """The error of a call that is not tried again."""
    with pytest.raises(api.errors.RealityAnalysisError) as caught:
        made = case.call(api.new(max_retries=0, **options))
        api.items(made) if case.items else api.run(made)
    return caught.value


def test_all_18_operations_document_errors() -> None:
    assert {id for id, *_ in documented()} == set(BY_ID)
    assert len(documented()) > 70


@pytest.mark.parametrize(("id", "status", "code", "detail"), documented())
def test_documented(
    api: Twin, server: ScriptedServer, id: str, status: int, code: str, detail: str
) -> None:
    body: dict[str, Any] = {"error": {"code": code, "message": "It does not work.", "target": "t"}}
    if detail:
        body["error"]["details"] = [
            {"code": "SomethingNew", "message": "?", "target": ""},
            {"code": detail, "message": "Too late.", "target": "state"},
        ]
    server.script(reply(status, body, X_Request_Id="7f00"))
    error = failed(api, BY_ID[id])

    assert isinstance(error, getattr(api.errors, class_name(detail or code)))
    assert isinstance(error, getattr(api.errors, class_name(code)))
    assert isinstance(error, getattr(api.errors, STATUS_CLASSES[status]))
    assert isinstance(error, api.errors.APIStatusError)
    assert (error.status_code, error.code, error.target) == (status, code, "t")
    assert (error.message, error.request_id, error.body) == ("It does not work.", "7f00", body)
    assert error.request.method == BY_ID[id].method
    if detail:
        assert [each.code for each in error.details] == ["SomethingNew", detail]
        assert (error.details[1].message, error.details[1].target) == ("Too late.", "state")
    first, *rest = str(error).splitlines()
    assert rest == []
    assert first.startswith(f"{BY_ID[id].method} {BY_ID[id].target.partition('?')[0]} → {status} ")
    assert code in first and "It does not work." in first and "7f00" in first
    assert not detail or "Too late." in first


def test_too_late_to_cancel_is_caught_by_its_detail(api: Twin, server: ScriptedServer) -> None:
    """The body of the page: the only code that says why stands in the details."""
    page = json.loads((SPEC / "openapi.json").read_text())
    responses = page["paths"]["/reality-analysis/jobs/{id}"]["delete"]["responses"]
    (content,) = responses["422"]["content"].values()
    server.script(reply(422, content["example"]))
    try:
        api.run(api.client.jobs.cancel("j1"))
    except api.errors.InvalidChangeError as error:
        assert error.code == "InvalidRealityAnalysisRequest"
        assert error.details[0].code == "InvalidChange"
        assert (error.details[0].target, error.details[0].raw["target"]) == (None, "")
    else:
        pytest.fail("nothing was raised")


def test_a_detail_counts_under_its_own_status_only(api: Twin, server: ScriptedServer) -> None:
    details = [{"code": "InvalidChange", "message": "?"}]
    body = {"error": {"code": "JobNotFound", "message": "?", "details": details}}
    server.script(reply(404, body))
    assert type(failed(api, BY_ID["jobs-get"])) is api.errors.JobNotFoundError


def test_the_first_documented_detail_counts(api: Twin, server: ScriptedServer) -> None:
    details = [{"code": code, "message": "?"} for code in ("InvalidValue", "InvalidProperty")]
    server.script(
        reply(400, {"error": {"code": "InvalidRealityAnalysisRequest", "details": details}})
    )
    assert type(failed(api, BY_ID["jobs-create"])) is api.errors.InvalidValueError


@pytest.mark.parametrize("details", [None, [], {}, "x", [None, 5, "x", {}, {"code": 7}]])
def test_details_of_any_kind(api: Twin, server: ScriptedServer, details: Any) -> None:
    body = {"error": {"code": "InvalidRealityAnalysisRequest", "message": "", "details": details}}
    server.script(reply(422, body))
    error = failed(api, BY_ID["jobs-cancel"])
    assert type(error) is api.errors.InvalidRealityAnalysisRequest422Error


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize(
    "answer",
    [
        Answer(503, b"<html><h1>Service Unavailable</h1></html>", [("Content-Type", "text/html")]),
        Answer(503, b""),
        Answer(503, b'{"error": null}', [("Content-Type", "application/json")]),
        Answer(503, b"\xff\xfe", [("Content-Type", "application/json")]),
    ],
    ids=["html", "empty", "null", "garbage"],
)
def test_a_body_that_is_not_the_documented_one(
    api: Twin, server: ScriptedServer, case: Case, answer: Answer
) -> None:
    """The document itself warns that clients must not count on it."""
    server.script(answer)
    error = failed(api, case)
    assert type(error) is api.errors.InternalServerError
    assert (error.status_code, error.code, error.details) == (503, None, ())
    assert error.raw_body == answer.body


@pytest.mark.parametrize(("status", "name"), STATUS_CLASSES.items())
def test_an_undocumented_code_keeps_the_class_of_its_status(
    api: Twin, server: ScriptedServer, status: int, name: str
) -> None:
    server.script(reply(status, {"error": {"code": "BrandNew", "message": "?"}}))
    error = failed(api, BY_ID["jobs-get"])
    assert type(error) is getattr(api.errors, name)
    assert error.code == "BrandNew"


def test_classes_know_their_code(api: Twin) -> None:
    for _, _, code, detail in documented():
        for name in filter(None, (code, detail)):
            assert getattr(api.errors, class_name(name)).code == name


def test_errors_pickle_and_copy(api: Twin, server: ScriptedServer) -> None:
    body = {
        "error": {
            "code": "InvalidRealityAnalysisRequest",
            "message": "m",
            "details": [{"code": "InvalidChange", "message": "d", "target": None}],
        }
    }
    server.script(reply(422, body, Set_Cookie="sid=s3cret"))
    error = failed(api, BY_ID["jobs-cancel"], token="s3cret", headers={"X-Key": "s3cret"})
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error) is api.errors.InvalidChange422Error
        assert (str(twin), twin.details, twin.body) == (str(error), error.details, error.body)
    assert b"s3cret" not in pickle.dumps(error)
    assert "s3cret" not in repr(error) + repr(vars(error))


def test_refused_without_a_token_says_where_to_give_it(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(401, {"error": {"code": "HeaderNotFound", "message": "No header."}}))
    error = failed(api, BY_ID["jobs-get"], token=None)
    assert type(error) is api.errors.HeaderNotFoundError
    assert "REALITY_ANALYSIS_TOKEN" in str(error)
    assert "authorization" not in server.requests[0].headers
