"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from .._config import CONFIG
from ..resources import notes as _notes
from ..resources import photos as _photos
from ..resources import tokens as _tokens
from .description import FakeOperation, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeBodies", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_notes.ADD, "Notes.add"),
    FakeOperation(_notes.REPLACE, "Notes.replace"),
    FakeOperation(_photos.REPLACE_CONTENT, "Photos.replace_content"),
    FakeOperation(_photos.UPLOAD, "Photos.upload"),
    FakeOperation(_tokens.MAKE, "Tokens.make"),
)
COLLECTIONS = ()
CREDENTIALS = ()


class FakeBodies(Fake):
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
