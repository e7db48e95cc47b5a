"""`make demo`: the committed SDK of Reality Analysis, against a fake of the service on a real port.

Every step prints the code that it runs, then what came of it. Exits with 1 when anything is not as
expected. Arguments are handed on to `specloom generate`.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.syntax import Syntax
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "generated" / "reality-analysis"))  # hence E402: not installed

from reality_analysis import RealityAnalysis, errors, response_info  # noqa: E402
from reality_analysis.builders import Objects2DBuilder  # noqa: E402
from reality_analysis.models import Job, JobCreate, JobState  # noqa: E402
from reality_analysis.progress import ProgressBar  # noqa: E402
from reality_analysis.testing import FakeRealityAnalysis  # noqa: E402

P = ParamSpec("P")
T = TypeVar("T")

SCENE = "401975b7-0c0a-4498-8896-84987921f4bb"
ITWIN = "2f2c0d4e-6a3c-4a5b-9f9d-6c1f1f5b8a10"


# -- the steps, as a user writes them -------------------------------------------------------------


def describe_a_job() -> JobCreate:
    return (
        Objects2DBuilder(photos=SCENE, photo_object_detector="@bentley/cars")
        .outputs("objects2D", "objects3D", "locations3DAsGeoJSON")
        .options(crs="EPSG:32631", max_dist=50.0)
        .build(name="night run", itwin_id=ITWIN)
    )


def create(client: RealityAnalysis, description: JobCreate) -> Job:
    return client.jobs.create(description)


def wait(client: RealityAnalysis, job: Job) -> Job:
    # Without `schedule`: as documented, after 15, 30, 60, and then every 120 s.
    with ProgressBar("night run") as bar:
        return client.jobs.wait(job.id, on_progress=bar, schedule=[0.4])


def create_and_cancel(client: RealityAnalysis, description: JobCreate) -> Job:
    job = client.jobs.create(description)
    client.jobs.cancel(job.id)
    return client.jobs.get(job.id)


def get_what_is_not_there(client: RealityAnalysis) -> Job:
    return client.jobs.get("no-such-job")


def cancel_too_late(client: RealityAnalysis, finished: Job) -> Job:
    return client.jobs.cancel(finished.id)


def get_when_busy(client: RealityAnalysis, fake: FakeRealityAnalysis, job: Job) -> Job:
    fake.on(client.jobs.get).raises(429, retry_after=0.3, times=2)
    return client.jobs.get(job.id)


def get_when_busy_without_patience(
    client: RealityAnalysis, fake: FakeRealityAnalysis, job: Job
) -> Job:
    fake.on(client.jobs.get).raises(429, retry_after=30, times=1)
    return client.jobs.get(job.id, max_retries=0)


def describe_nonsense() -> JobCreate:
    return (
        Objects2DBuilder(photos=SCENE, photo_object_detector="@mine", objects_2d=SCENE)
        .outputs("locations3DAsGeoJSON")
        .build(itwin_id=ITWIN)
    )


# -- showing the steps ---------------------------------------------------------------------------


class Stage:
    """Runs steps, shows their code and what came of it, and remembers what went wrong."""

    def __init__(self) -> None:
        self.console = Console(highlight=False)
        self.failures = 0

    def shows(self, title: str, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a step."""
        self._announce(title, step)
        return step(*args, **kwargs)

    def fails(
        self, title: str, step: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> Any:
        """The error of a step, which has to fail."""
        self._announce(title, step)
        try:
            step(*args, **kwargs)
        except errors.RealityAnalysisError as error:
            self.say(f"{type(error).__name__}: {error}", "red")
            return error
        return None

    def expect(self, is_so: bool, what: str) -> None:
        """Says whether something is as it has to be."""
        self.failures += not is_so
        self.say(f"✓ {what}" if is_so else f"✗ {what}", "green" if is_so else "bold red")

    def say(self, text: str, style: str = "") -> None:
        self.console.print(Padding(Text(text, style), (0, 2), expand=False))

    def headline(self, title: str) -> None:
        self.console.print()
        self.console.print(Text(title, "bold"))

    def _announce(self, title: str, step: Callable[..., object]) -> None:
        self.headline(title)
        lines = inspect.getsource(step).splitlines()
        body = next(n for n, line in enumerate(lines) if line.endswith(":")) + 1
        code = textwrap.dedent("\n".join(lines[body:]))
        self.console.print(
            Syntax(code, "python", theme="ansi_dark", padding=(0, 2), word_wrap=True)
        )


def regenerate(stage: Stage, *options: str) -> None:
    """The whole pipeline from the vendor's document, without its caches."""
    stage.headline("The committed SDK is what its document yields")
    stage.say("$ specloom generate reality-analysis")
    command = Path(sys.executable).with_name("specloom")
    done = subprocess.run(
        [command, "generate", "reality-analysis", *options],
        cwd=ROOT,
        env={**os.environ, "SPECLOOM_NO_CACHE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    for line in (done.stdout + done.stderr).splitlines():
        stage.say(line)
    stage.expect(done.returncode == 0 and ": 0 changes" in done.stdout, "nothing had to be changed")


def run_jobs(stage: Stage, client: RealityAnalysis, fake: FakeRealityAnalysis) -> None:
    """One job that succeeds, one that is cancelled."""
    description = stage.shows("Describe a job with its builder", describe_a_job)
    stage.expect(description.type == "Objects2D", "the builder set the type: Objects2D")

    job = stage.shows("Create it", create, client, description)
    stage.expect(job.state == JobState.QUEUED, f"job {job.id} is {job.state.value}")

    job = stage.shows("Wait for it", wait, client, job)
    outputs = getattr(job.specifications, "outputs", None)
    stage.expect(job.state == JobState.SUCCESS, f"it is {job.state.value}, and has: {outputs}")

    second = stage.shows("Cancel another one", create_and_cancel, client, description)
    stage.expect(second.state == JobState.CANCELLED, f"job {second.id} is {second.state.value}")


def run_into_errors(stage: Stage, client: RealityAnalysis, fake: FakeRealityAnalysis) -> None:
    """Every refusal of the service has a class; what only needs patience is tried again."""
    (job, *_) = client.jobs.list(filter=f"iTwinId eq {ITWIN}")

    error = stage.fails("404: a job that is not there", get_what_is_not_there, client)
    stage.expect(isinstance(error, errors.JobNotFoundError), "a JobNotFoundError")
    stage.expect(isinstance(error, errors.NotFoundError), "and as such a NotFoundError")

    error = stage.fails("422: too late to cancel", cancel_too_late, client, job)
    stage.expect(isinstance(error, errors.InvalidChangeError), "an InvalidChangeError")
    stage.expect(
        isinstance(error, errors.UnprocessableEntityError)
        and error.details[0].code == "InvalidChange",
        "and an UnprocessableEntityError, with details[0].code == 'InvalidChange'",
    )

    began, sent = time.monotonic(), len(fake.calls)
    job = stage.shows("429, 429, then an answer", get_when_busy, client, fake, job)
    statuses = [call.status for call in fake.calls[sent:]]
    stage.expect(statuses == [429, 429, 200], f"the service answered {statuses}")
    stage.expect(
        response_info(job).attempts == 3, "one call for us: response_info(job).attempts is 3"
    )
    stage.expect(time.monotonic() - began >= 0.6, "Retry-After was honoured, twice")

    error = stage.fails("429, and no retries", get_when_busy_without_patience, client, fake, job)
    stage.expect(
        isinstance(error, errors.RateLimitExceededError) and error.retry_after == 30,
        "a RateLimitExceededError, with retry_after == 30",
    )

    sent = len(fake.calls)
    error = stage.fails("A job that breaks two rules", describe_nonsense)
    stage.expect(
        isinstance(error, errors.BuildError) and len(error.violations) == 2,
        "a BuildError that lists both",
    )
    stage.expect(len(fake.calls) == sent, "nothing was sent")


def main(*options: str) -> int:
    stage, began = Stage(), time.monotonic()
    regenerate(stage, *options)
    with FakeRealityAnalysis() as fake, fake.serve() as url:
        stage.headline("A fake of the service, made from the same document")
        stage.say(f"FakeRealityAnalysis answers on {url}")
        with RealityAnalysis(token="not a real one", base_url=url) as client:
            run_jobs(stage, client, fake)
            run_into_errors(stage, client, fake)
        wrong = [call.path for call in fake.calls if call.violations]
        stage.headline(f"{len(fake.calls)} requests in {time.monotonic() - began:.1f} s")
        stage.expect(not wrong, "all of them as the document wants them")
    if stage.failures:
        stage.console.print(Text(f"\n{stage.failures} things are not as expected", "bold red"))
    return 1 if stage.failures else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
