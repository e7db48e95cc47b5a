"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bodies import Bodies, models
from bodies._config import CONFIG
from bodies.testing import CREDENTIALS, OPERATIONS
from bodies.testing.description import read_answers
from bodies.testing.fake import Fake
from bodies.testing.sample import sample

CALLS: dict[str, Callable[[Bodies], Any]] = {
    "notes.add": lambda client: client.notes.add(sample(models.Note)),
    "notes.replace": lambda client: client.notes.replace(),
    "photos.replace_content": lambda client: client.photos.replace_content(sample(str), b"data"),
    "photos.upload": lambda client: client.photos.upload(sample(models.UploadPhotoBody)),
    "tokens.make": lambda client: client.tokens.make(sample(models.MakeTokenBody)),
}


@pytest.fixture
def fake() -> Fake:
    return Fake(CONFIG, OPERATIONS, answers=read_answers("bodies.testing"), credentials=CREDENTIALS)


@pytest.fixture
def client(fake: Fake) -> Iterator[Bodies]:
    with fake.serve() as url, Bodies(base_url=url, max_retries=0) as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: Bodies) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls
