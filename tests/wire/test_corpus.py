"""The same for public documents: Prism finds nothing wrong in any request of any operation, nothing
is lost of what it answers, and its documented errors become the documented classes.

The documents are not in this repository: ``SPECLOOM_CORPUS`` names the folder that has them. Prism
takes up to a tenth of a second for a request, so of what is alike only the first is tried again and
again: ``SPECLOOM_WIRE_ALL=1`` does that for everything.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

from support.calls import calls
from support.corpus import CORPUS, FILES, public
from support.driver import Call, Driver, Maker
from support.judge import Judge
from support.prism import Prism, executable
from support.shapes import answer_shape, firsts, shape

pytestmark = [
    pytest.mark.network_tool,
    pytest.mark.skipif(executable() is None, reason="prism is not installed (SPECLOOM_PRISM)"),
    pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning"),
]

EXAMPLES = int(os.environ.get("SPECLOOM_WIRE_EXAMPLES", "3"))
"""Calls per operation that stands for others, and client."""
ALL = bool(os.environ.get("SPECLOOM_WIRE_ALL"))
"""Whether every operation stands for itself."""

DYNAMIC = {"Prefer": "dynamic=true"}


@pytest.mark.parametrize("file", FILES)
def test_every_operation(file: str) -> None:
    """Prism judges a request of each, and makes up answers at random for the first with each kind
    of requests or answers. Each kind of documented error is answered once."""
    if not (CORPUS / file).is_file():
        pytest.skip(f"{file} is not at hand (SPECLOOM_CORPUS)")
    subject = public(file)
    maker = Maker(subject)
    with Prism(subject.path) as server:
        assert found_by_the_sync_client(maker, server) == []
        assert found_by_the_async_client(maker, server) == []


def found_by_the_sync_client(maker: Maker, server: Prism) -> list[str]:
    """What is wrong: every operation is called."""
    found: list[str] = []
    several = standing_for_others(maker)
    answering = {each["pointer"] for each in (*several, *returning_others(maker))}
    with Driver(maker.subject, "sync", server.url) as driver:
        judge = Judge(driver, maker)
        for operation in maker.operations:
            made = calls(maker, operation, EXAMPLES)
            brief = briefly(maker, operation)
            if operation["pointer"] in answering:
                call = made.pop(0)
                found += wrong(call, judge.success(driver.run(call)))
                found += wrong(call, judge.success(driver.run(call, extra_headers=DYNAMIC)))
            for call in made if operation in several else made[:1]:
                found += wrong(call, judge.request(driver.run(call, **brief)))
        found += wrong_errors(driver, judge, maker)
    # Answers of Prism's that it calls wrong itself are not compared. They are few of two each.
    assert judge.judged >= len(answering) * 3 // 4
    return found


def briefly(maker: Maker, operation: dict[str, Any]) -> dict[str, Any]:
    """Options that make Prism judge a request and answer with little: an error, if there is one.

    Making sure that its own answer is right takes it most of its time.
    """
    statuses = [status for status in maker.answers(operation) if status.isdecimal()]
    return {"extra_headers": {"Prefer": f"code={max(statuses)}"}} if statuses else {}


def found_by_the_async_client(maker: Maker, server: Prism) -> list[str]:
    """What is wrong. Only how it sends is its own: one call of each kind, one error of each."""
    found: list[str] = []
    with Driver(maker.subject, "async", server.url) as driver:
        judge = Judge(driver, maker)
        for operation in standing_for_others(maker):
            call = calls(maker, operation, EXAMPLES)[0]
            found += wrong(call, judge.success(driver.run(call, extra_headers=DYNAMIC)))
        found += wrong_errors(driver, judge, maker)
    assert judge.judged > 0
    return found


def wrong_errors(driver: Driver, judge: Judge, maker: Maker) -> list[str]:
    """What is wrong with how documented errors are raised."""
    found: list[str] = []
    for operation, status in errors(maker):
        call = calls(maker, operation, EXAMPLES)[0]
        prefer = {"Prefer": f"code={status}"}
        found += wrong(call, judge.error(driver.run(call, extra_headers=prefer), status))
    return found


def wrong(call: Call, findings: list[str]) -> list[str]:
    """What is wrong with a call, and with which."""
    return [f"{call}: {each}" for each in findings]


def standing_for_others(maker: Maker) -> list[dict[str, Any]]:
    """The first operation of each kind."""
    operations = maker.operations
    return operations if ALL else firsts(operations, lambda each: shape(maker, each))


def returning_others(maker: Maker) -> list[dict[str, Any]]:
    """The first operation with each kind of answers."""

    def promised(operation: dict[str, Any]) -> tuple[str, ...]:
        found = maker.answers(operation).items()
        return tuple(answer_shape(maker, at) for status, at in found if status < "4")

    return maker.operations if ALL else firsts(maker.operations, promised)


def errors(maker: Maker) -> list[tuple[dict[str, Any], int]]:
    """Operations with a status that they document for an error, the first of each kind."""
    documented = [
        (operation, status, pointer)
        for operation in maker.operations
        for status, pointer in maker.answers(operation).items()
        if status.isdecimal() and status >= "4"
    ]
    if not ALL:
        documented = firsts(documented, lambda it: (it[1], answer_shape(maker, it[2])))
    return [(operation, int(status)) for operation, status, _ in documented]
