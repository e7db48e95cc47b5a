"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._config import CONFIG
from ..resources import pets as _pets
from .description import Collection, FakeOperation, Parameter, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakePetstore", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_pets.CREATE, "Pets.create"),
    FakeOperation(_pets.DELETE, "Pets.delete"),
    FakeOperation(_pets.GET, "Pets.get"),
    FakeOperation(
        _pets.LIST,
        "Pets.list",
        parameters=(Parameter("query", "limit", lambda: Annotated[int, Field(ge=1, le=100)]),),
    ),
    FakeOperation(_pets.UPDATE, "Pets.update"),
)
COLLECTIONS = (
    Collection(
        "pets",
        key="id",
        parameter="petId",
        create="createPet",
        read="getPet",
        list="listPets",
        update="updatePet",
        delete="deletePet",
    ),
)
CREDENTIALS = ()


class FakePetstore(Fake):
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
