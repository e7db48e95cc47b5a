"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from .._config import CONFIG
from ..resources import dishes as _dishes
from .description import Collection, FakeOperation, Machine, Parameter, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeJobs", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_dishes.CANCEL, "Dishes.cancel"),
    FakeOperation(_dishes.CREATE, "Dishes.create"),
    FakeOperation(_dishes.GET, "Dishes.get"),
    FakeOperation(
        _dishes.LIST,
        "Dishes.list",
        parameters=(Parameter("query", "limit", lambda: int),),
        page_size="limit",
    ),
    FakeOperation(_dishes.PROGRESS, "Dishes.progress"),
)
COLLECTIONS = (
    Collection(
        "dishes",
        key="id",
        parameter="id",
        create="dishes-create",
        read="dishes-get",
        list="dishes-get-all",
        machine=Machine(
            state="state",
            steps=(
                ("waiting", 0.0),
                ("cooking", 10.0),
                ("cooking", 50.0),
                ("cooking", 90.0),
                ("done", 100.0),
            ),
            progress="dishes-progress",
            cancel="dishes-cancel",
            cancelled="cancelled",
            percentage="percentage",
            too_late=(422, "AlreadyServed"),
        ),
    ),
)
CREDENTIALS = ("header:authorization",)


class FakeJobs(Fake):
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
