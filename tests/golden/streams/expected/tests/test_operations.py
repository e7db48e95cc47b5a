"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from streams import Streams, errors, models
from streams._config import CONFIG
from streams.testing import CREDENTIALS, OPERATIONS
from streams.testing.description import read_answers
from streams.testing.fake import Fake
from streams.testing.sample import sample

CALLS: dict[str, Callable[[Streams], Any]] = {
    "chat.chat": lambda client: client.chat.chat(sample(models.ChatBody)),
    "files.download": lambda client: client.files.download(sample(str)),
    "logs.read": lambda client: client.logs.read(),
    "logs.read_motd": lambda client: client.logs.read_motd(),
    "tasks.get_result": lambda client: client.tasks.get_result(sample(str)),
}
FAILURES = [
    ("files.download", "downloadFile", 404, "", errors.NotFoundError),
]


@pytest.fixture
def fake() -> Fake:
    return Fake(
        CONFIG, OPERATIONS, answers=read_answers("streams.testing"), credentials=CREDENTIALS
    )


@pytest.fixture
def client(fake: Fake) -> Iterator[Streams]:
    with fake.serve() as url, Streams(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Streams) -> None:
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
    client: Streams,
) -> None:
    fake.on(operation).raises(status, code)
    with pytest.raises(error) as raised:
        finished(CALLS[call](client))
    assert raised.value.status_code == status
