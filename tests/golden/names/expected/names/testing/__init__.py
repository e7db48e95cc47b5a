"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from .._config import CONFIG
from ..resources import class_ as _class_
from ..resources import errors as _errors
from ..resources import jobs as _jobs
from ..resources import no_operation_id as _no_operation_id
from .description import FakeOperation, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeNames", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_class_.LIST, "Class.list"),
    FakeOperation(_errors.GET_OWNER, "Errors.get_owner"),
    FakeOperation(_jobs.GET_OWNER, "Jobs.get_owner"),
    FakeOperation(_no_operation_id.DELETE, "NoOperationId.delete"),
)
COLLECTIONS = ()
CREDENTIALS = ()


class FakeNames(Fake):
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
