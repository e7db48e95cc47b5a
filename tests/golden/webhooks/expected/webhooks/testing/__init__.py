"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from .._config import CONFIG
from ..resources import orders as _orders
from .description import FakeOperation, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeWebhooks", "ReceivedCall", "Script"]

OPERATIONS = (FakeOperation(_orders.ORDER, "Orders.order"),)
COLLECTIONS = ()
CREDENTIALS = ()


class FakeWebhooks(Fake):
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
