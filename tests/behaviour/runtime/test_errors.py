"""What a caller gets when something goes wrong."""

from __future__ import annotations

import copy
import json
import pickle
import socket
from typing import Any

import pytest

from support.petstore import Api
from support.scripted_server import Answer, ScriptedServer, reply

JSON = [("Content-Type", "application/json")]


def failed(api: Api, **options: Any) -> Any:
    with pytest.raises(api.errors.PetstoreError) as caught:
        api.run(api.new(max_retries=0, **options).pets.get("p1"))
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "APIStatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (503, "InternalServerError"),
        (300, "APIStatusError"),
        (304, "APIStatusError"),
    ],
)
def test_class_by_status(api: Api, server: ScriptedServer, status: int, kind: str) -> None:
    server.script(reply(status, {"error": {"message": "no"}} if status != 304 else None))
    error = failed(api)
    assert type(error).__name__ == kind
    assert error.status_code == status
    assert isinstance(error, api.errors.APIStatusError)


def test_class_by_code_and_the_line_it_prints(api: Api, server: ScriptedServer) -> None:
    body = {
        "error": {
            "code": "PetNotFound",
            "message": "Requested pet is not available.",
            "target": "id",
            "details": [{"code": "Gone", "message": "It left.", "target": ""}],
        }
    }
    server.script(reply(404, body, X_Request_Id="7f00"))
    error = failed(api)
    assert type(error) is api.errors.PetNotFoundError
    assert str(error) == (
        "GET /v1/pets/p1 → 404 PetNotFound: Requested pet is not available. [Gone: It left.] "
        "(request id 7f00, 1 attempt)"
    )
    assert (error.code, error.message, error.target) == (
        "PetNotFound", "Requested pet is not available.", "id",
    )  # fmt: skip
    assert (error.details[0].code, error.details[0].message) == ("Gone", "It left.")
    assert (error.request_id, error.body) == ("7f00", body)
    assert (error.request.method, error.request.path) == ("GET", "/v1/pets/p1")


def test_a_code_of_another_status_does_not_pick_its_class(api: Api, server: ScriptedServer) -> None:
    server.script(reply(400, {"error": {"code": "PetNotFound", "message": "?"}}))
    assert type(failed(api)) is api.errors.BadRequestError


def test_problem_documents_become_fields(api: Api, server: ScriptedServer) -> None:
    problem = {
        "type": "https://example.com/out-of-credit",
        "title": "You do not have enough credit.",
        "status": 403,
        "detail": "Your balance is 30, but that costs 50.",
        "instance": "/account/12345",
        "balance": 30,
    }
    headers = [("Content-Type", "application/problem+json; charset=utf-8")]
    server.script(Answer(403, json.dumps(problem).encode(), headers))
    error = failed(api)
    assert type(error) is api.errors.PermissionDeniedError
    assert error.problem.type == "https://example.com/out-of-credit"
    assert error.problem.detail == "Your balance is 30, but that costs 50."
    assert error.problem.extensions == {"balance": 30}
    assert "Your balance is 30, but that costs 50." in str(error)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", ""),
        (b"down for a while", "down for a while"),
        (b"<html><h1>Bad Gateway</h1></html>", ""),
        (b'{"error": "nope"', ""),
        (b"[1, 2]", ""),
        (b"null", ""),
        (b'{"detail": "of another kind"}', "of another kind"),
        (b'{"error": "short"}', "short"),
        (b"\xff\xfe\x00", None),
        (b"[" * 50_000, None),
        (b'{"error": {"message": {"not": "text"}}}', ""),
    ],
)
def test_any_body_gives_the_right_class(
    api: Api, server: ScriptedServer, body: bytes, message: str | None
) -> None:
    server.script(Answer(502, body, JSON))
    error = failed(api)
    assert type(error) is api.errors.InternalServerError
    assert error.raw_body == body
    if message is not None:
        assert error.message == message or (body.startswith(b'{"error": "nope') and not message)
    assert "\n" not in str(error) and len(str(error)) < 1000


def test_a_huge_error_body_is_cut(api: Api, server: ScriptedServer) -> None:
    def flood() -> Any:
        for _ in range(2000):
            yield b"x" * 65536

    server.script(Answer(500, flood()))
    error = failed(api)
    assert len(error.raw_body) == 65536
    assert len(str(error)) < 1000


def test_messages_are_one_printable_line(api: Api, server: ScriptedServer) -> None:
    server.script(
        reply(400, {"error": {"code": "A\x1b[2J", "message": "a\r\nb\x1b]8;;\u202e" + "x" * 9999}})
    )
    error = failed(api)
    assert str(error).isprintable()
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (Answer(200, b"<html>Login</html>", [("Content-Type", "text/html")]), "text/html"),
        (Answer(200, b"<!doctype html>", JSON), "not JSON"),
        (Answer(200, b"hello", [("Content-Type", "text/plain")]), "text/plain"),
        (Answer(200, b"", JSON), "empty"),
        (Answer(200, b'{"id": "p1", "na', JSON), "JSON"),
        (Answer(200, b"[]", JSON), ""),
        (Answer(200, b"{}", JSON), "required"),
        (Answer(200, b"\x1f\x8bgarbage", [*JSON, ("Content-Encoding", "gzip")]), "decompress"),
        (Answer(204), "empty"),
    ],
)
def test_a_success_that_is_none(
    api: Api, server: ScriptedServer, answer: Answer, what: str
) -> None:
    server.script(answer)
    error = failed(api)
    assert type(error) is api.errors.ResponseValidationError
    assert error.status_code == answer.status
    assert what in str(error)
    assert len(server.requests) == 1


def test_what_does_not_fit_is_named_by_pointer(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, {"id": "p1", "name": 5}))
    error = failed(api, decoding="strict")
    assert any(problem.startswith("/name: ") for problem in error.problems)
    assert b'"name": 5' in error.raw_body


def test_json_with_another_media_type_is_taken(api: Api, server: ScriptedServer) -> None:
    body = b' {"id": "p1", "name": "Rex"}'
    for kind in (
        "text/plain",
        "application/octet-stream",
        "application/vnd.x.v2+json",
        "TEXT/JSON",
    ):
        server.script(Answer(200, body, [("Content-Type", kind)]))
        assert api.run(api.client.pets.get("p1")).name == "Rex"
    server.script(Answer(200, body))
    assert api.run(api.client.pets.get("p1")).name == "Rex"


def test_a_success_longer_than_allowed(api: Api, server: ScriptedServer) -> None:
    def flood() -> Any:
        while True:
            yield b" " * 65536

    server.script(Answer(200, flood(), JSON))
    error = failed(api, max_response_bytes=1_000_000)
    assert type(error) is api.errors.ResponseValidationError
    assert "max_response_bytes=1000000" in str(error)


def test_the_host_that_a_redirect_led_to_is_named(api: Api, server: ScriptedServer) -> None:
    server.script(reply(302, None, Location="http://127.0.0.1:1/pets"))
    with pytest.raises(api.errors.APIConnectionError, match=r"from 127\.0\.0\.1:1: "):
        api.run(api.client.pets.get("p1", max_retries=0))


def test_no_connection_names_host_and_cause(api: Api) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    error = failed(api, base_url=f"http://127.0.0.1:{port}")
    assert type(error) is api.errors.APIConnectionError
    assert f"127.0.0.1:{port}" in str(error)
    assert isinstance(error.__cause__, api.library.ConnectError)
    assert error.attempts[0].outcome.startswith("ConnectError")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(drop=True),
        Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
        Answer(raw=b"garbage\r\n\r\n"),
        Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"),
    ],
)
def test_a_connection_that_breaks(api: Api, server: ScriptedServer, answer: Answer) -> None:
    server.script(answer)
    error = failed(api)
    assert type(error) is api.errors.APIConnectionError
    assert "could not get an answer from 127.0.0.1" in str(error)


def test_errors_pickle_and_copy(api: Api, server: ScriptedServer) -> None:
    server.script(
        reply(404, {"error": {"code": "PetNotFound", "message": "m"}}, Set_Cookie="sid=s3cret"),
        reply(200, []),
    )
    for error in (failed(api), failed(api)):
        for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(twin) is type(error)
            assert str(twin) == str(error)
            assert twin.attempts == error.attempts
            assert dict(twin.headers) == dict(error.headers)
            assert twin.request == error.request


def test_errors_hold_no_secret(api: Api, server: ScriptedServer) -> None:
    server.script(reply(404, {}, Set_Cookie="sid=s3cret"), Answer(drop=True))
    secrets = {"X-Own-Key": "s3cret"}
    for error in (
        failed(api, token="s3cret", headers=secrets),
        failed(api, token="s3cret", headers=secrets),
    ):
        assert "s3cret" not in repr(vars(error)) + str(error)
        assert b"s3cret" not in pickle.dumps(error)
        cause = error.__cause__
        assert cause is None or "s3cret" not in repr(cause.request.headers.raw)
        assert error.request.headers.get("x-own-key", "[hidden]") == "[hidden]"
