"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .. import models
from .._config import CONFIG
from .._runtime.testing import Fake, FakeOperation, Parameter, ReceivedCall, Script, read_answers
from ..resources import items as _items
from ..resources import upload as _upload
from ..resources import users as _users

__all__ = ["FakeZoo", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_items.CREATE, "Items.create"),
    FakeOperation(_items.DELETE, "Items.delete"),
    FakeOperation(
        _items.LIST,
        "Items.list",
        parameters=(
            Parameter("query", "page", lambda: int),
            Parameter("query", "size", lambda: Annotated[int, Field(le=100)]),
        ),
    ),
    FakeOperation(
        _items.READ,
        "Items.read",
        parameters=(Parameter("query", "kinds", lambda: list[models.Kind] | None),),
    ),
    FakeOperation(_upload.UPLOAD, "Upload.upload"),
    FakeOperation(_users.ME, "Users.me"),
)
COLLECTIONS = ()
CREDENTIALS = ("header:authorization",)


class FakeZoo(Fake):
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
