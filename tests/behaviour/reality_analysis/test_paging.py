"""`jobs.list`: `_links.next.href` names the next page by its `continuationToken`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest

from support.job_types import JOB_TYPES
from support.scripted_server import Answer, Received, ScriptedServer, reply
from support.twin import Twin

FILTER = "iTwinId eq a b"


def page(*ids: str, token: str | None = None, base: str = "https://api.bentley.com") -> Answer:
    data: dict[str, Any] = {"jobs": [JOB_TYPES[0].job(full=False, id=id) for id in ids]}
    if token is not None:
        link = f"{base}/reality-analysis/jobs?$filter=x&continuationToken={token}&$top=2"
        data["_links"] = {"next": {"href": link}, "self": {"href": f"{base}/here"}}
    return reply(200, data)


def ids(api: Twin, pages: Any) -> list[str]:
    return [job.id for job in api.items(pages)]


def walk(api: Twin, jobs: Any, seen: list[str]) -> None:
    """Note each job's id as it comes, until an error ends it."""

    async def async_walk() -> None:
        async for job in jobs:
            seen.append(job.id)

    if api.kind == "async":
        api.run(async_walk())
        return
    for job in jobs:
        seen.append(job.id)


def test_all_pages(api: Twin, server: ScriptedServer) -> None:
    server.script(page("a", "b", token="t1"), page(token="t2"), page("c"))
    assert ids(api, api.client.jobs.list(filter=FILTER, top=2)) == ["a", "b", "c"]
    assert [request.query for request in server.requests] == [
        [("$filter", FILTER), ("$top", "2")],
        [("$filter", FILTER), ("$top", "2"), ("continuationToken", "t1")],
        [("$filter", FILTER), ("$top", "2"), ("continuationToken", "t2")],
    ]
    assert {request.headers["authorization"] for request in server.requests} == {"Bearer t0ken"}


@pytest.mark.parametrize("token", ["a%2Bb%3D%3D", "a+b", "%C3%A9", "x%20y", "a=b", "a%26b"])
def test_the_token_is_passed_exactly_as_it_came(
    api: Twin, server: ScriptedServer, token: str
) -> None:
    server.script(page("a", token=token), page("b"))
    assert ids(api, api.client.jobs.list(filter=FILTER)) == ["a", "b"]
    assert server.requests[1].target.endswith(f"&continuationToken={token}")


def test_page_by_page(api: Twin, server: ScriptedServer) -> None:
    server.script(page("a", "b", token="t1"), page("c"))
    first, second = api.items(api.client.jobs.list(filter=FILTER).pages())
    assert ([job.id for job in first], first.next_token, len(first)) == (["a", "b"], "t1", 2)
    assert ([job.id for job in second], second.next_token) == (["c"], None)
    assert first.response.status_code == 200


def test_going_on_from_a_token(api: Twin, server: ScriptedServer) -> None:
    server.script(page("a", token="t%2B1"), page("b", token="t2"), page("c"))
    token = api.run(api.client.jobs.list(filter=FILTER).first_page()).next_token
    assert len(server.requests) == 1
    assert ids(api, api.new().jobs.list(filter=FILTER).resume(token)) == ["b", "c"]
    assert server.requests[1].query[-1] == ("continuationToken", "t+1")


def test_pages_are_fetched_when_they_are_needed(api: Twin, server: ScriptedServer) -> None:
    jobs = api.client.jobs.list(filter=FILTER)
    assert server.requests == []
    server.script(page("a", token="t1"), page("b"))
    assert api.run(jobs.first_page()).items[0].id == "a"
    assert len(server.requests) == 1


def test_the_same_list_can_be_walked_again(api: Twin, server: ScriptedServer) -> None:
    server.script(page("a", token="t1"), page("b"), page("a", token="t1"), page("b", "c"))
    jobs = api.client.jobs.list(filter=FILTER)
    assert ids(api, jobs) == ["a", "b"]
    assert ids(api, jobs) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "links",
    [None, {}, {"next": None}, {"self": {"href": "x"}}, {"next": {"href": None}}, {"next": {}}],
)
def test_the_last_page(api: Twin, server: ScriptedServer, links: Mapping[str, Any] | None) -> None:
    server.default = lambda request: reply(200, {"jobs": [], "_links": links})
    assert ids(api, api.client.jobs.list(filter=FILTER)) == []
    assert len(server.requests) == 1


@pytest.mark.parametrize("cycle", [["t1"], ["t1", "t2"], ["t1", "t2", "t3"]])
def test_a_service_that_goes_in_circles(
    api: Twin, server: ScriptedServer, cycle: list[str]
) -> None:
    def again(request: Received) -> Answer:
        return page("a", token=cycle[(len(server.requests) - 1) % len(cycle)])

    server.default = again
    found = ids(api, api.client.jobs.list(filter=FILTER))
    assert len(found) == len(server.requests) == len(cycle) + 1


def test_the_next_page_at_another_host_is_refused(api: Twin, server: ScriptedServer) -> None:
    """When it is asked for: the page that names it is good."""
    with ScriptedServer(default=lambda request: page("stolen")) as other:
        server.default = lambda request: page("a", token="t1", base=other.url)
        jobs = api.client.jobs.list(filter=FILTER)
        first = api.run(jobs.first_page())
        assert ([job.id for job in first], first.next_token) == (["a"], None)

        seen: list[str] = []
        with pytest.raises(api.errors.ResponseValidationError, match="another host"):
            walk(api, jobs, seen)
        assert seen == ["a"]
        assert other.requests == []


def test_options_hold_for_every_page(api: Twin, server: ScriptedServer) -> None:
    server.script(page("a", token="t1"), page("b"))
    options: dict[str, Any] = {
        "extra_headers": {"X-Team": "blue"},
        "extra_query": {"debug": "1"},
    }
    ids(api, api.client.jobs.list(filter=FILTER, **options))
    for request in server.requests:
        assert request.headers["x-team"] == "blue"
        assert ("debug", "1") in request.query


def test_an_error_in_the_middle(api: Twin, server: ScriptedServer) -> None:
    server.script(
        page("a", token="t1"),
        reply(503),
        page("b", token="t2"),
        reply(401, {"error": {"code": "HeaderNotFound", "message": "Expired."}}),
    )
    seen: list[str] = []
    with pytest.raises(api.errors.HeaderNotFoundError):
        walk(api, api.client.jobs.list(filter=FILTER), seen)
    assert seen == ["a", "b"]
    assert len(server.requests) == 4


def test_unset_options_are_not_sent(api: Twin, server: ScriptedServer) -> None:
    server.script(page())
    ids(api, api.client.jobs.list(filter=FILTER))
    assert server.requests[0].target == f"/reality-analysis/jobs?$filter={quote(FILTER)}"


def test_ten_thousand_jobs(api: Twin, server: ScriptedServer) -> None:
    """100 pages of 100, in order, none twice."""

    def numbered(request: Received) -> Answer:
        start = int(dict(request.query).get("continuationToken", "0"))
        names = [str(number) for number in range(start, start + 100)]
        return page(*names, token=str(start + 100) if start < 9900 else None)

    server.default = numbered
    assert ids(api, api.client.jobs.list(filter=FILTER)) == [str(n) for n in range(10_000)]
    assert len(server.requests) == 100
