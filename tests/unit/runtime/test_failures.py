"""What is understood of an answer that went wrong: any body, by the conventions in use."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from sdk_runtime.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ErrorDetail,
    ErrorShape,
    ErrorTable,
    Problem,
)
from sdk_runtime.failures import Report, not_json, one_line
from sdk_runtime.request import Attempt, RequestInfo

PROBLEM = {"content-type": "application/problem+json"}
TRY = Attempt(1, "500", 0.1, None)


def failed(
    body: Any,
    status: int = 404,
    headers: dict[str, str] | None = None,
    tries: int = 1,
    **shape: str,
) -> APIStatusError:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    table = ErrorTable(shape=ErrorShape(**shape))
    report = Report(table, RequestInfo("GET", "/pets"), [TRY] * tries)
    return report.status(status, headers or {}, content)


@pytest.mark.parametrize(
    ("body", "code", "message", "target"),
    [
        ({"error": {"code": "A", "message": "m", "target": "t"}, "code": "B"}, "A", "m", "t"),
        ({"code": "A", "message": "m", "target": "t", "error": "B"}, "A", "m", "t"),
        ({"error": {"type": "A", "detail": "m"}}, "A", "m", None),
        ({"errors": [{"code": "A", "message": "m", "detail": "d"}]}, "A", "m", None),
        ({"errors": [{"detail": "m"}], "title": "t"}, None, "m", None),
        ({"errorCode": "A", "errorMessage": "m"}, "A", "m", None),
        ({"error_code": "A", "title": "m", "msg": "x"}, "A", "m", None),
        ({"error": "A", "error_description": "m"}, "A", "m", None),
        ({"error": "A", "msg": "m"}, "A", "m", None),
        ({"error": "A"}, "A", "A", None),
        ({"error": {"code": 1203, "message": "m"}}, "1203", "m", None),
        ({"error": {"code": True, "message": ["m"]}, "code": "", "detail": "d"}, None, "d", None),
        ("down for a while", None, "down for a while", None),
        (b"down for a while", None, "down for a while", None),
        (b"x" * 100 + b"<b>", None, "x" * 100 + "<b>", None),
        (b"x" * 99 + b"<b>", None, "", None),
        (b"", None, "", None),
        (b"\xffno", None, "\ufffdno", None),
        (b"[" * 50_000, None, "[" * 50_000, None),
        ({"error": {"code": "", "message": ""}, "code": "A"}, "A", "", None),
        ([1, 2], None, "", None),
        ({"": "no name of anything"}, None, "", None),
    ],
)
def test_code_message_and_target(
    body: Any, code: str | None, message: str, target: str | None
) -> None:
    error = failed(body)
    assert (error.code, error.message, error.target) == (code, message, target)


def test_the_document_says_where_they_are() -> None:
    body = {"code": "no", "message": "no", "target": "no", "details": [],
            "e": {"c": "A", "m": "m", "t": "t", "d": [{"code": "B"}]}}  # fmt: skip
    error = failed(body, code="e.c", message="e.m", target="e.t", details="e.d")
    assert (error.code, error.message, error.target) == ("A", "m", "t")
    assert [detail.code for detail in error.details] == ["B"]
    assert failed({"code": "no"}, code="e.c").code is None
    assert failed({"details": [{}]}, details="e.d").details == ()
    assert failed({"message": "m"}, message="e.m").message == "m"


@pytest.mark.parametrize(
    ("item", "code", "message", "target"),
    [
        ({"code": "A", "message": "m", "target": "t", "type": "x", "field": "x"}, "A", "m", "t"),
        ({"type": "A", "msg": "m", "field": "t", "detail": "x", "pointer": "x"}, "A", "m", "t"),
        ({"detail": "m", "pointer": "t", "param": "x"}, None, "m", "t"),
        ({"param": "t", "path": "x"}, None, None, "t"),
        ({"path": "t"}, None, None, "t"),
        ("m", None, "m", None),
        (5, None, None, None),
    ],
)
@pytest.mark.parametrize("at", ["error.details", "details", "errors", "detail"])
def test_details(
    item: Any, code: str | None, message: str | None, target: str | None, at: str
) -> None:
    body: Any = [item]
    for name in reversed(at.split(".")):
        body = {name: body}
    assert failed(body).details == (ErrorDetail(code, message, target, item),)


@pytest.mark.parametrize(
    ("body", "told", "line"),
    [
        ({"errors": {"name": ["is too long", "is taken"], "age": "is missing"}},
         [("name", None, "is too long"), ("name", None, "is taken"), ("age", None, "is missing")],
         "[name: is too long; name: is taken; age: is missing]"),
        ({"errors": {"embeds": {"0": {"title": {"_errors": [{"code": "LONG", "message": "no"}]}}}}},
         [("embeds.0.title", "LONG", "no")], "[LONG embeds.0.title: no]"),
        ({"detail": [{"loc": ["body", "pets", 0], "msg": "Field required", "type": "missing"}]},
         [("body.pets.0", "missing", "Field required")], "[missing body.pets.0: Field required]"),
        ({"errors": [{"resource": "Issue", "code": "missing_field", "field": "title"}]},
         [("title", "missing_field", None)], "[missing_field title]"),
        ({"errors": [{"source": {"pointer": "/data"}, "title": "no"}]},
         [("/data", None, None)], "[/data]"),
        ({"name": ["is too long", "is taken"], "non_field_errors": ["no"]},
         [("name", None, "is too long"), ("name", None, "is taken"), (None, None, "no")],
         "[name: is too long; name: is taken; no]"),
        ({"name": ["is too long"], "id": 5}, [], ""),
        ({"names": [{"is": "too long"}]}, [], ""),
        ({"errors": {}, "detail": "no"}, [], ""),
        ({"details": {"limit": "5"}}, [], ""),
        ({"errors": 5}, [], ""),
    ],
)  # fmt: skip
def test_details_say_which_field_they_are_about(
    body: Any, told: list[tuple[str, str | None, str | None]], line: str
) -> None:
    error = failed(body)
    assert [(each.target, each.code, each.message) for each in error.details] == told
    assert ("[" in str(error)) == bool(line) and line in str(error)


def test_a_service_s_own_name_for_the_request() -> None:
    names = {"x-github-request-id": "A1", "x-request-id": "B2"}
    assert failed({}, headers=names).request_id == "B2"
    assert failed({}, headers={"x-github-request-id": "A1"}).request_id == "A1"
    assert failed({}, headers={"x-request-id-of": "A1"}).request_id is None


def test_a_hundred_details_are_kept() -> None:
    assert len(failed({"errors": [{}] * 101}).details) == 100


@pytest.mark.parametrize(
    ("body", "headers", "problem"),
    [
        ({"title": "t", "detail": "d", "instance": "/i", "status": 403, "type": "u", "n": 3},
         PROBLEM, Problem("u", "t", 403, "d", "/i", {"n": 3})),
        ({}, PROBLEM, Problem()),
        ({"status": "403"}, {"content-type": "application/problem+json; charset=utf-8"}, Problem()),
        ({"title": "t"}, {"content-type": "application/json"}, None),
        ({"title": "t"}, {}, None),
        ([], PROBLEM, None),
    ],
)  # fmt: skip
def test_problem_documents(body: Any, headers: dict[str, str], problem: Problem | None) -> None:
    assert failed(body, headers=headers).problem == problem


@pytest.mark.parametrize(
    ("body", "more", "line"),
    [
        ({}, {}, "404 Not Found (1 attempt)"),
        ({}, {"status": 599}, "599 Error (1 attempt)"),
        ({}, {"tries": 0}, "404 Not Found (1 attempt)"),
        ({}, {"tries": 2}, "404 Not Found (2 attempts)"),
        ({}, {"headers": {"x-request-id": "7f\n" + "0" * 98}},
         f"404 Not Found (request id 7f {'0' * 96}…, 1 attempt)"),
        ({"code": "A" * 101}, {}, f"404 {'A' * 99}… (1 attempt)"),
        ({"code": "A", "message": "no\x1bsuch\n\tpet"}, {}, "404 A: no such pet (1 attempt)"),
        ({"errors": [{"code": "B", "target": "t", "message": "m"}, {"field": "f"}, "s", "more"]},
         {}, "404 B: m [B t: m; f; s] (1 attempt)"),
    ],
)  # fmt: skip
def test_the_line_of_an_error_status(body: Any, more: dict[str, Any], line: str) -> None:
    assert str(failed(body, **more)) == f"GET /pets → {line}"


@pytest.mark.parametrize(
    ("problems", "text"),
    [
        (["a", "b\n", "c"], "200, but a; b ; c"),
        (["a", "b", "c", "d"], "200, but a; b; c (and 1 more)"),
    ],
)
def test_the_line_of_a_success_that_is_none(problems: list[str], text: str) -> None:
    report = Report(ErrorTable(), RequestInfo("GET", "/pets"))
    error = report.validation(200, {"set-cookie": "s3cret", "x-a": "1"}, b"x" * 70_000, problems)
    assert str(error) == f"GET /pets → {text} (1 attempt)"
    assert error.problems == tuple(problems)
    assert error.headers == {"x-a": "1"} and len(error.raw_body) == 65536


def test_the_line_of_no_answer() -> None:
    report = Report(ErrorTable(), RequestInfo("GET", "https://api.example/pets"))
    refused = report.connection(OSError("refused"))
    assert "could not get an answer from api.example: refused" in str(refused)
    assert type(refused) is APIConnectionError
    assert "from other.example: OSError" in str(report.connection(OSError(), "other.example"))
    slow = report.connection(httpx.ReadTimeout("slow"))
    assert type(slow) is APITimeoutError and "no answer in time from api.example: slow" in str(slow)


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("a" * 10, 10, "a" * 10),
        ("a" * 11, 10, "a" * 9 + "…"),
        ("a\u202e\x00 \r\n b", 10, "a b"),
        (" " * 39 + "a", 10, "a"),
        (" " * 40 + "a", 10, ""),  # so much is not looked at
    ],
)
def test_one_line(text: str, limit: int, line: str) -> None:
    assert one_line(text, limit) == line


@pytest.mark.parametrize(
    ("kind", "content", "why"),
    [
        ("application/json", b" \n{}", None),
        ("application/json", b"5", None),
        ("application/pdf", b"%PDF", None),
        ("", b"[]", None),
        ("text/json", b"5", None),
        ("text/plain", b" [1]", None),
        ("Text/Plain; charset=utf-8", b"{}", None),
        ("text/plain", b"5", "the body is text/plain, not JSON"),
        ("application/json", b" \n", "the body is empty"),
        ("Text/HTML;charset=utf-8", b"{}", "the body is text/html, not JSON: {}"),
        ("application/xhtml+xml", b"x", "the body is application/xhtml+xml, not JSON: x"),
        ("", b" <a>\n\xff", "the body is markup, not JSON: <a> \ufffd"),
        ("text/html", b" " * 199 + b"ab", "the body is text/html, not JSON: a"),
        ("text/html", b"a" * 81, f"the body is text/html, not JSON: {'a' * 79}…"),
    ],
)
def test_what_cannot_be_json(kind: str, content: bytes, why: str | None) -> None:
    assert not_json({"content-type": kind} if kind else {}, content) == why
