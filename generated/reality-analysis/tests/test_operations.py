"""Every operation through the fake, and every documented error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reality_analysis import RealityAnalysis, errors, models
from reality_analysis._config import CONFIG
from reality_analysis.testing import CREDENTIALS, OPERATIONS
from reality_analysis.testing.description import read_answers
from reality_analysis.testing.fake import Fake
from reality_analysis.testing.sample import sample

CALLS: dict[str, Callable[[RealityAnalysis], Any]] = {
    "buckets.get": lambda client: client.buckets.get(sample(str)),
    "detectors.complete_version": lambda client: client.detectors.complete_version(
        sample(str), sample(str)
    ),
    "detectors.create": lambda client: client.detectors.create(sample(models.DetectorCreate)),
    "detectors.create_version": lambda client: client.detectors.create_version(
        sample(str), sample(models.DetectorVersionCreate)
    ),
    "detectors.delete": lambda client: client.detectors.delete(sample(str)),
    "detectors.delete_version": lambda client: client.detectors.delete_version(
        sample(str), sample(str)
    ),
    "detectors.get": lambda client: client.detectors.get(sample(str)),
    "detectors.list": lambda client: client.detectors.list(),
    "detectors.publish_version": lambda client: client.detectors.publish_version(
        sample(str), sample(str)
    ),
    "detectors.unpublish_version": lambda client: client.detectors.unpublish_version(
        sample(str), sample(str)
    ),
    "detectors.update": lambda client: client.detectors.update(
        sample(str), sample(models.DetectorPatch)
    ),
    "files.list": lambda client: client.files.list(),
    "jobs.cancel": lambda client: client.jobs.cancel(sample(str)),
    "jobs.create": lambda client: client.jobs.create(sample(models.JobCreate)),
    "jobs.get": lambda client: client.jobs.get(sample(str)),
    "jobs.list": lambda client: client.jobs.list(filter=sample(str)),
    "jobs.messages": lambda client: client.jobs.messages(sample(str)),
    "jobs.progress": lambda client: client.jobs.progress(sample(str)),
}
FAILURES = [
    ("detectors.create", "detectors-create", 409, "", errors.ConflictError),
    ("detectors.get", "detectors-get", 404, "DetectorNotFound", errors.DetectorNotFoundError),
    ("detectors.list", "detectors-get-all", 401, "HeaderNotFound", errors.HeaderNotFoundError),
    ("buckets.get", "buckets-get", 404, "iTwinNotFound", errors.ITwinNotFoundError),
    (
        "detectors.update",
        "detectors-patch",
        403,
        "InsufficientPermissions",
        errors.InsufficientPermissionsError,
    ),
    (
        "detectors.complete_version",
        "detectors-complete-version-upload",
        400,
        "InvalidChange",
        errors.InvalidChange400Error,
    ),
    ("jobs.cancel", "jobs-cancel", 422, "InvalidChange", errors.InvalidChange422Error),
    ("detectors.list", "detectors-get-all", 400, "InvalidParameter", errors.InvalidParameterError),
    ("detectors.update", "detectors-patch", 400, "InvalidProperty", errors.InvalidPropertyError),
    (
        "detectors.list",
        "detectors-get-all",
        400,
        "InvalidRealityAnalysisRequest",
        errors.InvalidRealityAnalysisRequest400Error,
    ),
    (
        "jobs.list",
        "jobs-get-all",
        422,
        "InvalidRealityAnalysisRequest",
        errors.InvalidRealityAnalysisRequest422Error,
    ),
    ("detectors.create", "detectors-create", 400, "InvalidValue", errors.InvalidValueError),
    ("jobs.get", "jobs-get", 404, "JobNotFound", errors.JobNotFoundError),
    ("jobs.progress", "jobs-progress", 404, "JobProgressNotFound", errors.JobProgressNotFoundError),
    ("detectors.create_version", "detectors-version-create", 404, "", errors.NotFoundError),
    ("files.list", "files-get-all", 404, "OperationNotFound", errors.OperationNotFoundError),
    (
        "detectors.list",
        "detectors-get-all",
        429,
        "RateLimitExceeded",
        errors.RateLimitExceededError,
    ),
    ("files.list", "files-get-all", 404, "ResourceNotFound", errors.ResourceNotFoundError),
]


@pytest.fixture
def fake() -> Fake:
    return Fake(
        CONFIG,
        OPERATIONS,
        answers=read_answers("reality_analysis.testing"),
        credentials=CREDENTIALS,
    )


@pytest.fixture
def client(fake: Fake) -> Iterator[RealityAnalysis]:
    with fake.serve() as url, RealityAnalysis(base_url=url, max_retries=0, token="test") as made:
        yield made


def finished(result: Any) -> Any:
    """The result, walked through where it is a list that comes in pages or a stream."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return list(result) if hasattr(result, "pages") else result


@pytest.mark.parametrize("call", CALLS)
def test_operation(call: str, fake: Fake, client: RealityAnalysis) -> None:
    finished(CALLS[call](client))
    fake.check()
    assert fake.calls


@pytest.mark.parametrize(("call", "operation", "status", "code", "error"), FAILURES)
def test_error(
    call: str,
    operation: str,
    status: int,
    code: str,
    error: type[errors.APIStatusError],
    fake: Fake,
    client: RealityAnalysis,
) -> None:
    fake.on(operation).raises(status, code)
    with pytest.raises(error) as raised:
        finished(CALLS[call](client))
    assert raised.value.status_code == status
