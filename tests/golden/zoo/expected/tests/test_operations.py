"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from zoo import Zoo, errors, models
from zoo._config import CONFIG
from zoo._runtime.testing import Fake, read_answers
from zoo._runtime.testing.sample import sample
from zoo.testing import CREDENTIALS, OPERATIONS

CALLS: dict[str, Callable[[Zoo], Any]] = {
    "items.create": lambda client: client.items.create(sample(models.ItemInput)),
    "items.delete": lambda client: client.items.delete(sample(str)),
    "items.list": lambda client: client.items.list(),
    "items.read": lambda client: client.items.read(sample(str)),
    "upload.upload": lambda client: client.upload.upload(sample(models.BodyUploadUploadPost)),
    "users.me": lambda client: client.users.me(),
}
FAILURES = [
    ("items.list", "list_items_api_v1_items__get", 422, "", errors.UnprocessableEntityError),
]


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("zoo.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Zoo]:
    with fake.serve() as url, Zoo(base_url=url, max_retries=0, token="test") as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Zoo) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls


@pytest.mark.parametrize(("call", "operation", "status", "code", "error"), FAILURES)
def test_error(
    call: str,
    operation: str,
    status: int,
    code: str,
    error: type[errors.APIStatusError],
    fake: Fake,
    client: Zoo,
) -> None:
    fake.on(operation).raises(status, code)
    with pytest.raises(error) as raised:
        finished(CALLS[call](client))
    assert raised.value.status_code == status
