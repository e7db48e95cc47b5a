"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from unions import Unions, errors, models
from unions._config import CONFIG
from unions._runtime.testing import Fake, read_answers
from unions._runtime.testing.sample import sample
from unions.testing import OPERATIONS

CALLS: dict[str, Callable[[Unions], Any]] = {
    "drawings.get": lambda client: client.drawings.get(sample(str)),
    "drawings.replace": lambda client: client.drawings.replace(sample(str), sample(models.Drawing)),
    "events_.list": lambda client: client.events_.list(),
}
FAILURES = []


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("unions.testing"))


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


@pytest.mark.parametrize(("call", "operation", "status", "code", "error"), FAILURES)
def test_error(
    call: str,
    operation: str,
    status: int,
    code: str,
    error: type[errors.APIStatusError],
    fake: Fake,
    client: Unions,
) -> None:
    fake.on(operation).raises(status, code)
    with pytest.raises(error) as raised:
        finished(CALLS[call](client))
    assert raised.value.status_code == status
