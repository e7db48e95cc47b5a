"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from unions import Unions, models
from unions._config import CONFIG
from unions.testing import CREDENTIALS, OPERATIONS
from unions.testing.description import read_answers
from unions.testing.fake import Fake
from unions.testing.sample import sample

CALLS: dict[str, Callable[[Unions], Any]] = {
    "drawings.get": lambda client: client.drawings.get(sample(str)),
    "drawings.replace": lambda client: client.drawings.replace(sample(str), sample(models.Drawing)),
    "events.list": lambda client: client.events.list(),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("unions.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Unions]:
    with fake.serve() as url, Unions(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Unions) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
