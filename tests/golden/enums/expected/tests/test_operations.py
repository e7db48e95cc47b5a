"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from enums import Enums, models
from enums._config import CONFIG
from enums.testing import CREDENTIALS, OPERATIONS
from enums.testing.description import read_answers
from enums.testing.fake import Fake
from enums.testing.sample import sample

CALLS: dict[str, Callable[[Enums], Any]] = {
    "lights.add": lambda client: client.lights.add(sample(models.Light)),
    "lights.list": lambda client: client.lights.list(),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("enums.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Enums]:
    with fake.serve() as url, Enums(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Enums) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
