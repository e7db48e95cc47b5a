"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from work import Work, models
from work._config import CONFIG
from work.testing import CREDENTIALS, OPERATIONS
from work.testing.description import read_answers
from work.testing.fake import Fake
from work.testing.sample import sample

CALLS: dict[str, Callable[[Work], Any]] = {
    "disks.create": lambda client: client.disks.create(sample(str), sample(models.Disk)),
    "disks.delete": lambda client: client.disks.delete(sample(str)),
    "disks.get": lambda client: client.disks.get(sample(str)),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("work.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Work]:
    with fake.serve() as url, Work(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Work) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
