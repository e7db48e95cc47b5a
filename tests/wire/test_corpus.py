"""The same for public documents: Prism finds nothing wrong in any request of any operation, nothing
is lost of what it answers, and its documented errors become the documented classes.

The documents are not in this repository: ``SPECLOOM_CORPUS`` names the folder that has them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from support.corpus import CORPUS, public
from support.driver import Call, Driver, Maker
from support.judge import Judge
from support.prism import Prism, executable

pytestmark = [
    pytest.mark.network_tool,
    pytest.mark.skipif(executable() is None, reason="prism is not installed (SPECLOOM_PRISM)"),
    pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning"),
]

EXAMPLES = int(os.environ.get("SPECLOOM_WIRE_EXAMPLES", "3"))
"""Calls per operation and client."""

FILES = (
    "petstore30.yaml petstore-expanded.yaml swagger-petstore.yaml link-example.yaml uspto.yaml "
    "tictactoe31.yaml museum31.yaml spotify.yaml qdrant.json adyen-checkout.json box.json "
    "discord.json"
).split()

some = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def calls(maker: Maker, operation: dict[str, Any]) -> list[Call]:
    """A few calls of an operation, with other arguments each."""
    found: list[Call] = []

    @some
    @given(maker.calls(operation))
    def collect(call: Call) -> None:
        found.append(call)

    collect()
    return found


@pytest.fixture(scope="module", params=FILES)
def prism(request: pytest.FixtureRequest) -> Iterator[tuple[str, Prism]]:
    path = CORPUS / request.param
    if not path.is_file():
        pytest.skip(f"{request.param} is not at hand (SPECLOOM_CORPUS)")
    with Prism(path) as running:
        yield request.param, running


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_operation(prism: tuple[str, Prism], kind: str) -> None:
    file, server = prism
    subject = public(file)
    maker = Maker(subject)
    found: list[str] = []
    with Driver(subject, kind, server.url) as driver:
        judge = Judge(driver, maker)
        for operation in subject.operations:
            made = calls(maker, operation)
            for call in made:
                wrong = judge.success(driver.run(call))
                found += [f"{call}: {each}" for each in wrong]
            wrong = judge.success(driver.run(made[0], extra_headers={"Prefer": "dynamic=true"}))
            found += [f"dynamic {made[0]}: {each}" for each in wrong]
            for status in (int(s) for s in maker.answers(operation) if s.isdecimal() and s >= "4"):
                prefer = {"Prefer": f"code={status}"}
                wrong = judge.error(driver.run(made[0], extra_headers=prefer), status)
                found += [f"{made[0]}: {each}" for each in wrong]
    assert found == []
    assert judge.judged >= len(subject.operations)
