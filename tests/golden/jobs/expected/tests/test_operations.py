"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from jobs import Jobs, errors, models
from jobs._config import CONFIG
from jobs.testing import CREDENTIALS, OPERATIONS
from jobs.testing.description import read_answers
from jobs.testing.fake import Fake
from jobs.testing.sample import sample

CALLS: dict[str, Callable[[Jobs], Any]] = {
    "dishes.cancel": lambda client: client.dishes.cancel(sample(str)),
    "dishes.create": lambda client: client.dishes.create(sample(models.DishCreate)),
    "dishes.get": lambda client: client.dishes.get(sample(str)),
    "dishes.list": lambda client: client.dishes.list(),
    "dishes.progress": lambda client: client.dishes.progress(sample(str)),
}
FAILURES = [
    ("dishes.cancel", "dishes-cancel", 422, "AlreadyServed", errors.AlreadyServedError),
    ("dishes.get", "dishes-get", 404, "DishNotFound", errors.DishNotFoundError),
    ("dishes.create", "dishes-create", 422, "NoSuchRecipe", errors.NoSuchRecipeError),
    ("dishes.list", "dishes-get-all", 429, "TooMuchToDo", errors.TooMuchToDoError),
]


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("jobs.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Jobs]:
    with fake.serve() as url, Jobs(base_url=url, max_retries=0, token="test") as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Jobs) -> None:
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
    client: Jobs,
) -> None:
    fake.on(operation).raises(status, code)
    with pytest.raises(error) as raised:
        finished(CALLS[call](client))
    assert raised.value.status_code == status
