"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from typing import Literal

from .. import models
from .._config import CONFIG
from ..resources import lights as _lights
from .description import FakeOperation, Parameter, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeEnums", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_lights.ADD, "Lights.add"),
    FakeOperation(
        _lights.LIST,
        "Lights.list",
        parameters=(
            Parameter("query", "color", lambda: list[models.Color]),
            Parameter("query", "order", lambda: Literal["asc", "desc"]),
        ),
    ),
)
COLLECTIONS = ()
CREDENTIALS = ()


class FakeEnums(Fake):
    """The API in memory.

    ``fake.on(client.….method)`` says what to answer or to raise, ``fake.calls`` are the requests,
    ``fake.transport`` puts it behind a client without a network, and ``fake.serve()`` answers on a
    real port.
    """

    def __init__(self, *, strict: bool = True) -> None:
        super().__init__(
            CONFIG,
            OPERATIONS,
            answers=read_answers(__package__ or __name__),
            collections=COLLECTIONS,
            credentials=CREDENTIALS,
            strict=strict,
        )
