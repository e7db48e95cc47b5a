"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from webhooks import Webhooks, models
from webhooks._config import CONFIG
from webhooks.testing import CREDENTIALS, OPERATIONS
from webhooks.testing.description import read_answers
from webhooks.testing.fake import Fake
from webhooks.testing.sample import sample

CALLS: dict[str, Callable[[Webhooks], Any]] = {
    "orders.order": lambda client: client.orders.order(sample(models.OrderBody)),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(
        CONFIG, OPERATIONS, answers=read_answers("webhooks.testing"), credentials=CREDENTIALS
    )


@pytest.fixture
def client(fake: Fake) -> Iterator[Webhooks]:
    with fake.serve() as url, Webhooks(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Webhooks) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
