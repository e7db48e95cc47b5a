"""A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created,
checks requests, and raises any documented error on demand.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._config import CONFIG
from ..resources import buckets as _buckets
from ..resources import detectors as _detectors
from ..resources import files as _files
from ..resources import jobs as _jobs
from .description import Collection, FakeOperation, Machine, Parameter, read_answers
from .fake import Fake
from .recording import ReceivedCall
from .script import Script

__all__ = ["FakeRealityAnalysis", "ReceivedCall", "Script"]

OPERATIONS = (
    FakeOperation(_buckets.GET, "Buckets.get"),
    FakeOperation(_detectors.COMPLETE_VERSION, "Detectors.complete_version"),
    FakeOperation(_detectors.CREATE, "Detectors.create"),
    FakeOperation(_detectors.CREATE_VERSION, "Detectors.create_version"),
    FakeOperation(_detectors.DELETE, "Detectors.delete"),
    FakeOperation(_detectors.DELETE_VERSION, "Detectors.delete_version"),
    FakeOperation(_detectors.GET, "Detectors.get"),
    FakeOperation(_detectors.LIST, "Detectors.list"),
    FakeOperation(_detectors.PUBLISH_VERSION, "Detectors.publish_version"),
    FakeOperation(_detectors.UNPUBLISH_VERSION, "Detectors.unpublish_version"),
    FakeOperation(_detectors.UPDATE, "Detectors.update"),
    FakeOperation(_files.LIST, "Files.list"),
    FakeOperation(_jobs.CANCEL, "Jobs.cancel"),
    FakeOperation(_jobs.CREATE, "Jobs.create"),
    FakeOperation(_jobs.GET, "Jobs.get"),
    FakeOperation(
        _jobs.LIST,
        "Jobs.list",
        parameters=(
            Parameter("query", "$filter", lambda: str, required=True),
            Parameter("query", "$top", lambda: Annotated[int, Field(le=1000)]),
        ),
        page_size="$top",
    ),
    FakeOperation(_jobs.MESSAGES, "Jobs.messages"),
    FakeOperation(_jobs.PROGRESS, "Jobs.progress"),
)
COLLECTIONS = (
    Collection(
        "detectors",
        key="name",
        parameter="detectorName",
        create="detectors-create",
        read="detectors-get",
        list="detectors-get-all",
        update="detectors-patch",
        delete="detectors-delete",
    ),
    Collection(
        "jobs",
        key="id",
        parameter="id",
        create="jobs-create",
        read="jobs-get",
        list="jobs-get-all",
        machine=Machine(
            state="state",
            steps=(
                ("Queued", 0.0),
                ("Active", 10.0),
                ("Active", 50.0),
                ("Active", 90.0),
                ("Success", 100.0),
            ),
            progress="jobs-progress",
            cancel="jobs-cancel",
            cancelling="TerminatingOnCancel",
            cancelled="Cancelled",
            percentage="percentage",
            too_late=(422, "InvalidChange"),
        ),
    ),
)
CREDENTIALS = ("header:authorization",)


class FakeRealityAnalysis(Fake):
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
