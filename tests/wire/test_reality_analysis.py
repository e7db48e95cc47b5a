"""Prism finds nothing wrong in any request of the Reality Analysis SDK, and nothing is lost of its
answers: all 18 operations, both clients, arguments from the schemas and from the examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reality_analysis import builders

from support.corpus import Subject, overlaid, reality_analysis
from support.driver import Call, Driver, Maker
from support.job_types import JOB_TYPES
from support.judge import Judge
from support.prism import Prism, executable

pytestmark = [
    pytest.mark.network_tool,
    pytest.mark.skipif(executable() is None, reason="prism is not installed (SPECLOOM_PRISM)"),
]

OPERATIONS = sorted(each["operationId"] for each in reality_analysis().operations)
each_operation = pytest.mark.parametrize("id", OPERATIONS)

DYNAMIC = {"extra_headers": {"Prefer": "dynamic=true"}}

few = settings(
    max_examples=15,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@st.composite
def jobs(draw: st.DrawFn) -> Any:
    """Jobs that keep the rules of the overlay, which Prism does not know: built, or plain data."""
    kind, full = draw(st.sampled_from(JOB_TYPES)), draw(st.booleans())
    return kind.built(builders, full=full) if draw(st.booleans()) else kind.request(full=full)


@pytest.fixture(scope="module")
def subject() -> Subject:
    return reality_analysis()


@pytest.fixture(scope="module")
def prism(subject: Subject) -> Iterator[Prism]:
    with Prism(subject.path) as running:
        yield running


@pytest.fixture(scope="module", params=["sync", "async"])
def driver(request: pytest.FixtureRequest, subject: Subject, prism: Prism) -> Iterator[Driver]:
    with Driver(subject, request.param, prism.url) as made:
        yield made


@pytest.fixture(scope="module")
def maker(subject: Subject) -> Maker:
    return Maker(subject, {"jobs-create": jobs()})


def operation(subject: Subject, id: str) -> dict[str, Any]:
    (found,) = (each for each in subject.operations if each["operationId"] == id)
    return found


@each_operation
@pytest.mark.parametrize("options", [{}, DYNAMIC], ids=["example", "dynamic"])
def test_arguments_from_the_schemas(
    driver: Driver, maker: Maker, id: str, options: dict[str, Any]
) -> None:
    judge = Judge(driver, maker, Maker(overlaid()))

    @few
    @given(maker.calls(operation(driver.subject, id)))
    def nothing_is_wrong(call: Call) -> None:
        outcome = driver.run(call, **options)
        assert outcome.seen.status < 300, outcome.seen.content
        assert judge.success(outcome) == []

    nothing_is_wrong()
    assert judge.judged > 0


@each_operation
def test_every_documented_error(driver: Driver, maker: Maker, id: str) -> None:
    """Prism answers with the document's own examples."""
    judge = Judge(driver, maker)
    found = operation(driver.subject, id)
    statuses = [int(status) for status in maker.answers(found) if status >= "4"]
    calls: list[Call] = []

    @settings(few, max_examples=1)
    @given(maker.calls(found))
    def one(call: Call) -> None:
        calls.append(call)

    one()
    for status in statuses:
        outcome = driver.run(calls[0], extra_headers={"Prefer": f"code={status}"})
        body = json.loads(outcome.seen.content)
        details = body["error"].get("details", [])
        (name, *_) = [each["code"] for each in details] or [body["error"]["code"]]
        assert {cls.__name__ for cls in type(outcome.error).__mro__} & {*found["errors"]}
        assert getattr(type(outcome.error), "code", None) in (name, None)
        assert outcome.error is not None and f"→ {status} " in str(outcome.error)
        if not details:
            assert judge.error(outcome, status) == []
    assert len(statuses) >= 3


@pytest.mark.parametrize(
    "id", [e["operationId"] for e in reality_analysis().operations if e["body"]]
)
def test_examples_of_the_document(driver: Driver, maker: Maker, subject: Subject, id: str) -> None:
    """The bodies that the vendor shows are taken, and sent as they stand there."""
    found = operation(subject, id)
    content = subject.document.resolve(f"{found['pointer']}/requestBody")["content"]
    example = content["application/json"]["example"]
    path = {
        parameter["argument"]: "@bentley/cars"
        for parameter in found["parameters"]
        if parameter["required"]
    }
    call = Call(found, {**path, found["body"]["argument"]: example})
    assert Judge(driver, maker).success(driver.run(call)) == []


def test_prism_would_have_found_something(driver: Driver, maker: Maker) -> None:
    """The judge is awake: requests that are wrong in one thing are found out."""
    found = operation(driver.subject, "jobs-get-all")
    judge = Judge(driver, maker)
    assert judge.success(driver.run(Call(found, {"filter": "x"}))) == []
    # the SDK itself refuses it as an argument
    wrong = driver.run(Call(found, {"filter": "x"}), extra_query={"$top": 5000})
    assert "must be <= 1000" in str(judge.success(wrong))
    for query in ({}, {"$filter": "x", "$top": "many"}):
        with pytest.raises(driver.twin.errors.UnprocessableEntityError):
            driver.twin.run(driver.client.request("GET", found["path"], query=query))
