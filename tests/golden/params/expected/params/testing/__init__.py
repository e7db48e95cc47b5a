"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from .. import models
from .._config import CONFIG
from .._runtime.scalars import AsNumber
from ..resources import _health_and_search as __health_and_search
from ..resources import _health_and_status as __health_and_status
from ..resources import search as _search
from .description import FakeOperation, Parameter, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeParams", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(__health_and_search.IS_HEALTHY, "HealthAndSearchShared.is_healthy"),
    FakeOperation(__health_and_status.GET_VERSION, "HealthAndStatusShared.get_version"),
    FakeOperation(
        _search.SEARCH,
        "Search.search",
        parameters=(
            Parameter("query", "minimum", lambda: Annotated[Decimal, AsNumber()], required=True),
            Parameter("query", "q", lambda: str, required=True),
            Parameter("query", "exact", lambda: bool),
            Parameter("query", "fields", lambda: list[str]),
            Parameter("query", "filter", lambda: models.SearchFilter),
            Parameter("query", "from", lambda: datetime),
            Parameter("query", "piped", lambda: list[str]),
            Parameter("query", "spaced", lambda: list[str]),
            Parameter("query", "tags[]", lambda: list[str]),
            Parameter("query", "$top", lambda: int),
            Parameter("query", "where", lambda: models.Where),
            Parameter("header", "X-Parts", lambda: list[str]),
        ),
    ),
)
COLLECTIONS = ()
CREDENTIALS = ()


class FakeParams(Fake):
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
