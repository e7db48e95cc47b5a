"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from shop import Shop, models
from shop._config import CONFIG
from shop.testing import CREDENTIALS, OPERATIONS
from shop.testing.description import read_answers
from shop.testing.fake import Fake
from shop.testing.sample import sample

CALLS: dict[str, Callable[[Shop], Any]] = {
    "orders.create": lambda client: client.orders.create(sample(models.NewOrder)),
    "orders.list": lambda client: client.orders.list(),
    "products.get": lambda client: client.products.get(sample(str)),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("shop.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Shop]:
    with fake.serve() as url, Shop(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Shop) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
