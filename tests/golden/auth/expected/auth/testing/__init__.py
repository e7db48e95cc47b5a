"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from .._config import CONFIG
from ..resources import admin as _admin
from ..resources import machine as _machine
from ..resources import public as _public
from ..resources import search as _search
from ..resources import secrets as _secrets
from .description import FakeOperation, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeAuth", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_admin.GET, "Admin.get"),
    FakeOperation(_machine.GET, "Machine.get"),
    FakeOperation(_public.GET, "Public.get"),
    FakeOperation(_search.SEARCH, "Search.search"),
    FakeOperation(_secrets.LIST, "Secrets.list"),
)
COLLECTIONS = ()
CREDENTIALS = ("header:x-api-key", "header:authorization", "query:api_key", "cookie:sid")


class FakeAuth(Fake):
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
