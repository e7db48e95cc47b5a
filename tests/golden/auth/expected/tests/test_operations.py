"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from auth import Auth
from auth._config import CONFIG
from auth.testing import CREDENTIALS, OPERATIONS
from auth.testing.description import read_answers
from auth.testing.fake import Fake

CALLS: dict[str, Callable[[Auth], Any]] = {
    "admin.get": lambda client: client.admin.get(),
    "machine.get": lambda client: client.machine.get(),
    "public.get": lambda client: client.public.get(),
    "search.search": lambda client: client.search.search(),
    "secrets.list": lambda client: client.secrets.list(),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("auth.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Auth]:
    with (
        fake.serve() as url,
        Auth(
            base_url=url,
            max_retries=0,
            oauth="test",
            token="test",
            key="test",
            username="test",
            password="test",
            query_key="test",
            session="test",
        ) as made,
    ):
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Auth) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
