"""The 18 operations by hand: how each is called, what that puts on the wire, and what a good answer
becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reality_analysis import models

from support.job_types import ITWIN, JOB_TYPES
from support.scripted_server import Answer, reply

MEDIA_TYPE = "application/vnd.bentley.itwin-platform.v2+json"


@dataclass(frozen=True)
class Case:
    """One operation.

    Attributes:
        call: Calls it on a client; what it gives may have to be awaited, or iterated.
        target: Path and query on the wire, undecoded.
        sent: The body that has to go out.
        becomes: Whether the result is what the answer says.
        items: The result is an iterator.
    """

    id: str
    call: Callable[[Any], Any]
    method: str
    target: str
    answer: Answer
    becomes: Callable[[Any], bool]
    sent: Any = None
    items: bool = False


JOB = JOB_TYPES[0].job(full=True, state="TerminatingOnCancel")
NAME = "@bentley/cars & vans"
ENCODED = "%40bentley%2Fcars%20%26%20vans"
MINIMAL = {"name": NAME, "type": "PhotoObjectDetector"}
VERSION = {
    "versionNumber": "1.0",
    "creationDate": "2025-08-05T14:04:56.1234567Z",
    "status": "Ready",
    "capabilities": {"labels": ["car"], "exports": ["Objects"]},
}
DETECTOR = {**MINIMAL, "displayName": None, "versions": [VERSION]}
LINK = {"href": "https://elsewhere.test/x?sig=1"}
MADE = datetime(2025, 8, 5, 14, 4, 56, 123456, tzinfo=UTC)


def good(data: Any, status: int = 200) -> Answer:
    """An answer with the media type of the API."""
    answer = reply(status, data)
    return Answer(status, answer.body, [("Content-Type", MEDIA_TYPE)])


def _is_detector(found: Any) -> bool:
    return (
        type(found) is models.Detector
        and (found.name, found.display_name) == (NAME, None)
        and found.versions[0].creation_date == MADE
        and found.versions[0].capabilities.exports == [models.DetectorExport.OBJECTS]
    )


def _is_job(found: Any) -> bool:
    return (
        type(found) is models.Job
        and found.state is models.JobState.TERMINATING_ON_CANCEL
        and type(found.specifications) is models.Objects2DSpecifications
        and found.itwin_id == ITWIN
    )


BODY = {
    "type": "Objects2D",
    "iTwinId": ITWIN,
    "specifications": {
        "inputs": {"photos": "scene", "objects2D": "found"},
        "outputs": ["objects2D"],
    },
}
NEW_VERSION = {"versionNumber": "1.0", "capabilities": {"labels": ["car"], "exports": []}}

CASES = (
    Case(
        "jobs-get-all",
        lambda client: client.jobs.list(filter="iTwinId eq 'a/b' and state eq Success", top=2),
        "GET",
        "/reality-analysis/jobs"
        "?$filter=iTwinId%20eq%20%27a%2Fb%27%20and%20state%20eq%20Success&$top=2",
        good({"jobs": [JOB]}),
        lambda found: len(found) == 1 and _is_job(found[0]),
        items=True,
    ),
    Case(
        "jobs-create",
        lambda client: client.jobs.create(BODY),
        "POST",
        "/reality-analysis/jobs",
        good({"job": JOB}, 201),
        _is_job,
        sent=BODY,
    ),
    Case(
        "jobs-get",
        lambda client: client.jobs.get("j/1?x#y"),
        "GET",
        "/reality-analysis/jobs/j%2F1%3Fx%23y",
        good({"job": JOB}),
        _is_job,
    ),
    Case(
        "jobs-cancel",
        lambda client: client.jobs.cancel("j1"),
        "DELETE",
        "/reality-analysis/jobs/j1",
        good({"job": JOB}),
        _is_job,
    ),
    Case(
        "jobs-messages",
        lambda client: client.jobs.messages("j1"),
        "GET",
        "/reality-analysis/jobs/j1/messages",
        good(
            {
                "messages": {
                    "errors": [],
                    "warnings": [
                        {"code": "W1", "title": "Blur", "message": "%1 blurred", "params": ["3"]}
                    ],
                }
            }
        ),
        lambda found: type(found) is models.JobMessages and found.warnings[0].params == ["3"],
    ),
    Case(
        "jobs-progress",
        lambda client: client.jobs.progress("j1"),
        "GET",
        "/reality-analysis/jobs/j1/progress",
        good({"progress": {"state": "Active", "percentage": 12.5}}),
        lambda found: (
            type(found) is models.JobProgress
            and (found.state, found.percentage) == (models.JobState.ACTIVE, 12.5)
        ),
    ),
    Case(
        "buckets-get",
        lambda client: client.buckets.get(ITWIN),
        "GET",
        f"/reality-analysis/itwins/{ITWIN}/bucket",
        good({"bucket": {"iTwinId": ITWIN}, "_links": {"containerUrl": LINK}}),
        lambda found: (
            type(found) is models.BucketResponse
            and found.bucket.itwin_id == ITWIN
            and found.links.container_url.href == LINK["href"]
        ),
    ),
    Case(
        "files-get-all",
        lambda client: client.files.list(),
        "GET",
        "/reality-analysis/files",
        good({"files": [{"id": "f1", "name": "epsg", "type": "Preset"}]}),
        lambda found: [type(file) for file in found] == [models.File] and found[0].id == "f1",
    ),
    Case(
        "detectors-get-all",
        lambda client: client.detectors.list(filter="type eq x"),
        "GET",
        "/reality-analysis/detectors?$filter=type%20eq%20x",
        good({"detectors": [{**MINIMAL, "latestVersion": "1.0"}]}),
        lambda found: (
            [type(detector) for detector in found] == [models.DetectorMinimal]
            and found[0].latest_version == "1.0"
        ),
    ),
    Case(
        "detectors-create",
        lambda client: client.detectors.create(
            models.DetectorCreate(
                name=NAME, type=models.DetectorType.PHOTO_OBJECT_DETECTOR, description=None
            )
        ),
        "POST",
        "/reality-analysis/detectors",
        good({"detector": DETECTOR}, 201),
        _is_detector,
        sent={**MINIMAL, "description": None},
    ),
    Case(
        "detectors-get",
        lambda client: client.detectors.get(NAME),
        "GET",
        f"/reality-analysis/detectors/{ENCODED}",
        good({"detector": DETECTOR}),
        _is_detector,
    ),
    Case(
        "detectors-patch",
        lambda client: client.detectors.update(NAME, models.DetectorPatch(display_name="Cars")),
        "PATCH",
        f"/reality-analysis/detectors/{ENCODED}",
        good({"detector": DETECTOR}),
        _is_detector,
        sent={"displayName": "Cars"},
    ),
    Case(
        "detectors-delete",
        lambda client: client.detectors.delete(NAME),
        "DELETE",
        f"/reality-analysis/detectors/{ENCODED}",
        Answer(204),
        lambda found: found is None,
    ),
    Case(
        "detectors-version-create",
        lambda client: client.detectors.create_version(NAME, NEW_VERSION),
        "POST",
        f"/reality-analysis/detectors/{ENCODED}/versions",
        good({"version": VERSION, "_links": {"uploadUrl": LINK, "completeUrl": LINK}}, 201),
        lambda found: (
            type(found) is models.DetectorVersionResponse
            and found.version.creation_date == MADE
            and found.links.upload_url.href == LINK["href"]
        ),
        sent=NEW_VERSION,
    ),
    Case(
        "detectors-delete-version",
        lambda client: client.detectors.delete_version(NAME, "1.0"),
        "DELETE",
        f"/reality-analysis/detectors/{ENCODED}/versions/1.0",
        Answer(204),
        lambda found: found is None,
    ),
    Case(
        "detectors-complete-version-upload",
        lambda client: client.detectors.complete_version(NAME, "1.0"),
        "POST",
        f"/reality-analysis/detectors/{ENCODED}/versions/1.0/complete",
        Answer(204),
        lambda found: found is None,
    ),
    Case(
        "detectors-publish-version",
        lambda client: client.detectors.publish_version(NAME, "1.0"),
        "POST",
        f"/reality-analysis/detectors/{ENCODED}/versions/1.0/publish",
        Answer(204),
        lambda found: found is None,
    ),
    Case(
        "detectors-unpublish-version",
        lambda client: client.detectors.unpublish_version(NAME, "1.0"),
        "POST",
        f"/reality-analysis/detectors/{ENCODED}/versions/1.0/unpublish",
        Answer(204),
        lambda found: found is None,
    ),
)
