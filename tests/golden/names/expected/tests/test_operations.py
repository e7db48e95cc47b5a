"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from names import Names
from names._config import CONFIG
from names.testing import CREDENTIALS, OPERATIONS
from names.testing.description import read_answers
from names.testing.fake import Fake
from names.testing.sample import sample

CALLS: dict[str, Callable[[Names], Any]] = {
    "class_.list": lambda client: client.class_.list(),
    "errors.get_owner": lambda client: client.errors.get_owner(sample(str)),
    "jobs.get_owner": lambda client: client.jobs.get_owner(sample(str)),
    "no_operation_id.delete": lambda client: client.no_operation_id.delete(sample(str)),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("names.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Names]:
    with fake.serve() as url, Names(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Names) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
