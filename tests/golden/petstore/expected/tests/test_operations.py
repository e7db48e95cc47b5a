"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from petstore import Petstore, errors, models
from petstore._config import CONFIG
from petstore.testing import CREDENTIALS, OPERATIONS
from petstore.testing.description import read_answers
from petstore.testing.fake import Fake
from petstore.testing.sample import sample

CALLS: dict[str, Callable[[Petstore], Any]] = {
    "pets.create": lambda client: client.pets.create(sample(models.NewPet)),
    "pets.delete": lambda client: client.pets.delete(sample(int)),
    "pets.get": lambda client: client.pets.get(sample(int)),
    "pets.list": lambda client: client.pets.list(),
    "pets.update": lambda client: client.pets.update(sample(int), sample(models.PetChanges)),
}
FAILURES = [
    ("pets.create", "createPet", 400, "", errors.BadRequestError),
    ("pets.get", "getPet", 404, "", errors.NotFoundError),
]


@pytest.fixture
def fake() -> Fake:
    return Fake(
        CONFIG, OPERATIONS, answers=read_answers("petstore.testing"), credentials=CREDENTIALS
    )


@pytest.fixture
def client(fake: Fake) -> Iterator[Petstore]:
    with fake.serve() as url, Petstore(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Petstore) -> None:
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
    client: Petstore,
) -> None:
    fake.on(operation).raises(status, code)
    with pytest.raises(error) as raised:
        finished(CALLS[call](client))
    assert raised.value.status_code == status
