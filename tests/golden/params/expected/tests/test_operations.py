"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Annotated, Any

import pytest

from params import Params
from params._config import CONFIG
from params._runtime.scalars import AsNumber
from params.testing import CREDENTIALS, OPERATIONS
from params.testing.description import read_answers
from params.testing.fake import Fake
from params.testing.sample import sample

CALLS: dict[str, Callable[[Params], Any]] = {
    "health.get_version": lambda client: client.health.get_version(),
    "health.is_healthy": lambda client: client.health.is_healthy(),
    "search.search": lambda client: client.search.search(
        sample(str),
        sample(list[int]),
        minimum=sample(Annotated[Decimal, AsNumber()]),
        q=sample(str),
    ),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("params.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Params]:
    with fake.serve() as url, Params(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Params) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
