"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from .._config import CONFIG
from ..resources import _audit_and_logs as __audit_and_logs
from ..resources import chat as _chat
from ..resources import files as _files
from ..resources import logs as _logs
from ..resources import tasks as _tasks
from .description import FakeOperation, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeStreams", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(__audit_and_logs.READ, "AuditAndLogsShared.read"),
    FakeOperation(_chat.CHAT, "Chat.chat"),
    FakeOperation(_files.DOWNLOAD, "Files.download"),
    FakeOperation(_logs.READ_MOTD, "Logs.read_motd"),
    FakeOperation(_tasks.GET_RESULT, "Tasks.get_result"),
)
COLLECTIONS = ()
CREDENTIALS = ()


class FakeStreams(Fake):
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
