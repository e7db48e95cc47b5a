"""A fake of the API for tests: no network, no account, the same answers each time."""

from .description import (
    Answer,
    Collection,
    FakeOperation,
    Machine,
    Parameter,
    read_answers,
)
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = [
    "Answer",
    "Collection",
    "Fake",
    "FakeOperation",
    "Machine",
    "Parameter",
    "ReceivedCall",
    "Script",
    "read_answers",
]
