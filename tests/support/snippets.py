"""Code as users of the Reality Analysis SDK write it, right and wrong, for type checkers to judge.

Every line that ends with ``# wrong`` has to be an error for both mypy and pyright, and no other.
"""

HEAD = """\
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import httpx
from reality_analysis import (
    AsyncRealityAnalysis,
    RawResponse,
    RealityAnalysis,
    builders,
    errors,
    is_set,
    models,
    problems,
    response_info,
)
from typing_extensions import assert_never, assert_type

client = RealityAnalysis(token="t")
aclient = AsyncRealityAnalysis(token="t")
"""

BUILDERS = """
def a_chain_of_a_builder() -> models.JobCreate:
    builder = builders.Objects2DBuilder(photos="p", photo_object_detector="@bentley/cars")
    more = builder.outputs("objects2D", "objects3D").outputs("locations3DAsGeoJSON")
    assert_type(more, builders.Objects2DBuilder)
    body = more.options(crs="EPSG:32631", max_dist=50).options(use_tie_points=None).build(
        name="night run", itwin_id="t"
    )
    assert_type(body, models.JobCreate)
    return body


def inputs_that_a_rule_may_ask_for() -> None:
    builders.Segmentation3DBuilder()
    builders.Segmentation3DBuilder(segmentation_3d="s", extent=None)


def inputs() -> None:
    builders.Objects2DBuilder(photo_object_detector="d")  # wrong
    builders.Objects2DBuilder(photos=None)  # wrong
    builders.Objects2DBuilder(photos=5)  # wrong
    builders.Objects2DBuilder("p")  # wrong
    builders.Objects2DBuilder(photos="p", detector="d")  # wrong
    builders.Objects2DBuilder(photos="p", photoObjectDetector="d")  # wrong
    builders.EvalS2DBuilder(prediction="p")  # wrong
    builders.ClearanceCalculationBuilder()  # wrong
    builders.ChangeDetectionBuilder(model_3d_a="a")  # wrong


def outputs(name: str) -> None:
    builder = builders.Objects2DBuilder(photos="p")
    builder.outputs("objects2d")  # wrong
    builder.outputs("lines3D")  # wrong
    builder.outputs(["objects2D"])  # wrong
    builder.outputs(models.EvalO2DOutputsCreate.REPORT)  # wrong
    builder.outputs(name)  # wrong


def options() -> None:
    builder = builders.Objects2DBuilder(photos="p")
    builder.options(max_distance=5.0)  # wrong
    builder.options(min_photos="3")  # wrong
    builder.options(min_photos=1.5)  # wrong
    builder.options(use_tie_points="yes")  # wrong
    builders.EvalS2DBuilder(prediction="p", reference="r").options()  # wrong


def finishing() -> None:
    builder = builders.Objects2DBuilder(photos="p")
    builder.build()  # wrong
    builder.build(itwin_id=None)  # wrong
    builder.build(itwin_id="t", type="Objects2D")  # wrong
    builder.build(itwin_id="t", name=5)  # wrong
    client.jobs.create(builder)  # wrong
"""

MODELS = """
def constructors_in_snake_case() -> None:
    inputs = models.Objects2DInputs(photos="p", photo_object_detector="d", model_3d=None)
    outputs = [models.Objects2DOutputsCreate.OBJECTS_2D]
    specifications = models.Objects2DSpecificationsCreate(
        inputs=inputs, outputs=outputs, options=models.Objects2DOptions(max_dist=5)
    )
    models.JobCreate(
        itwin_id="t", type=models.JobTypes.OBJECTS_2D, specifications=specifications, name="abc"
    )
    models.DetectorPatch()
    models.ChangeDetectionOptions(filter_threshold=0.1, output_crs="EPSG:1")


def constructors() -> None:
    models.Objects2DInputs()  # wrong
    models.Objects2DInputs(photos=5)  # wrong
    models.Objects2DInputs(photos="p", photo_object_detektor="d")  # wrong
    models.Objects2DInputs(photos="p", photoObjectDetector="d")  # wrong
    models.Objects2DInputs("p")  # wrong
    models.DetectorCreate(name="d", type="PhotoObjectDetector")  # wrong
    models.DetectorVersionCreate(version_number="1.0")  # wrong


def reading(job: models.Job) -> None:
    assert_type(job.itwin_id, str)
    assert_type(job.name, "str | None")
    assert_type(job.state, models.JobState)
    assert_type(job.state.is_known, bool)
    assert_type(job.execution_info.processing_units, "float | None")
    state: str = job.state
    assert_type(is_set(job, "name"), bool)
    print(state.upper(), [str(problem) for problem in problems(job)])
    job.iTwinId  # wrong
    job.specifications.inputs  # wrong
    job.execution_info.created_date_time.upper()  # wrong
    job.name.upper()  # wrong
    models.JobState.PAUSED  # wrong
    models.NoSuchModel  # wrong


def matching(job: models.Job) -> str | None:
    match job.specifications:
        case models.Objects2DSpecifications(outputs=found):
            assert_type(found, models.Objects2DOutputs)
            return found.objects_2d
        case models.EvalO2DSpecifications() | models.EvalO3DSpecifications() as evaluation:
            return evaluation.outputs.report
        case models.UnknownVariant(tag=tag, data=data):
            assert_type(tag, "str | None")
            print(data)
            return tag
        case _:
            return None


def matching_all(job: models.Job) -> int:
    match job.specifications:
        case models.Objects2DSpecifications() | models.Segmentation2DSpecifications():
            return 1
        case models.Segmentation3DSpecifications() | models.SegmentationOrthophotoSpecifications():
            return 2
        case models.ChangeDetectionSpecifications() | models.ClearanceSpecifications():
            return 3
        case models.EvalO2DSpecifications() | models.EvalO3DSpecifications():
            return 4
        case models.EvalS2DSpecifications() | models.EvalS3DSpecifications():
            return 5
        case models.EvalSOrthoSpecifications() | models.UnknownVariant():
            return 6
        case never:
            assert_never(never)


def matching_not_all(job: models.Job) -> int:
    specifications = job.specifications
    if isinstance(specifications, models.Objects2DSpecifications):
        return len(specifications.inputs.photos)
    assert_never(specifications)  # wrong
"""

CALLS = """
def calls(job: models.JobCreate, data: Mapping[str, Any]) -> None:
    assert_type(client.jobs.create(job), models.Job)
    assert_type(client.jobs.create(models.JobCreate.model_validate(data)), models.Job)
    assert_type(client.jobs.get("x", timeout=5, deadline=None, max_retries=0), models.Job)
    assert_type(client.detectors.delete("d", extra_headers={"a": "b"}), None)
    assert_type(client.files.list(), list[models.File])
    assert_type(client.detectors.update("d", {"description": None}), models.Detector)
    assert_type(client.with_options(max_retries=5), RealityAnalysis)
    assert_type(client.request("GET", "/x", returns=models.Job).parse(), models.Job)
    assert_type(response_info(client.jobs.get("x")).status_code, int)


def plain_data(job: models.JobCreateDict, loaded: Any) -> None:
    assert_type(client.jobs.create(job), models.Job)
    assert_type(client.jobs.create(loaded), models.Job)
    client.jobs.create(
        {
            "iTwinId": "t",
            "type": "Objects2D",
            "specifications": {
                "inputs": {"photos": "p", "model3D": None},
                "outputs": ["objects2D", models.Objects2DOutputsCreate.LOCATIONS_3D_AS_SHP],
                "options": models.Objects2DOptions(max_dist=5),
            },
        }
    )
    specifications: models.EvalO2DSpecificationsCreateDict = {
        "inputs": {"reference": "r", "prediction": "p"},
        "outputs": ["report"],
    }
    client.jobs.create({"iTwinId": "t", "type": "EvalO2D", "specifications": specifications})
    inputs: models.Objects2DInputsDict = {"photos": "p"}
    inputs["objects2D"] = None
    inputs["objects2d"] = None  # wrong
    inputs = {"photos": "p", "photoObjectDetektor": "d"}  # wrong
    inputs = {"photos": 5}  # wrong
    inputs = {}  # wrong
    client.detectors.update("d", {"descriptoin": None})  # wrong
    client.jobs.create({"type": "Objects2D"})  # wrong
    specifications["outputs"] = ["reports"]  # wrong
    wrong_nested: models.Objects2DSpecificationsCreateDict = {
        "inputs": {"photos": "p", "model_3d": None},  # wrong
        "outputs": ["objects2D"],
    }
    client.jobs.create({"iTwinId": "t", "type": "EvalO2D", "specifications": wrong_nested})
    made_elsewhere: dict[str, Any] = {}
    client.jobs.create(made_elsewhere)  # wrong


def wrong_calls(detector: models.DetectorCreate) -> None:
    client.jobs.get()  # wrong
    client.jobs.get(5)  # wrong
    client.jobs.get(id="x")  # wrong
    client.jobs.get("x", timout=5)  # wrong
    client.jobs.get("x", deadline="soon")  # wrong
    client.jobs.get("x", decoding="nice")  # wrong
    client.jobs.list()  # wrong
    client.jobs.list(filter="x", top="2")  # wrong
    client.jobs.list("x")  # wrong
    client.jobs.create(detector)  # wrong
    client.jobs.create("x")  # wrong
    client.jobs.delete("x")  # wrong
    client.detectors.get("x").display_name.upper()  # wrong
    client.with_options(retries=5)  # wrong


async def async_calls(job: models.JobCreate) -> None:
    assert_type(await aclient.jobs.create(job), models.Job)
    assert_type(await aclient.jobs.wait("x", on_progress=print), models.Job)
    assert_type(await aclient.detectors.delete("d"), None)
    aclient.jobs.get("x").state  # wrong
    found: models.Job = aclient.jobs.get("x")  # wrong
    await client.jobs.get("x")  # wrong
    print(found)


def pages() -> None:
    for job in client.jobs.list(filter="x", top=10):
        assert_type(job, models.Job)
    for page in client.jobs.list(filter="x").pages():
        assert_type(page.items, list[models.Job])
        assert_type(page.next_token, "str | None")
    client.jobs.list(filter="x")[0]  # wrong
    async_jobs = aclient.jobs.list(filter="x")
    for job in async_jobs:  # wrong
        print(job)


async def async_pages() -> None:
    async for job in aclient.jobs.list(filter="x"):
        assert_type(job, models.Job)
    async for page in aclient.jobs.list(filter="x").pages():
        assert_type(page.items, list[models.Job])
    first = await aclient.jobs.list(filter="x").first_page()
    assert_type(first.items, list[models.Job])


def raw() -> None:
    answer = client.jobs.with_raw_response.get("x", timeout=5)
    assert_type(answer, RawResponse[models.Job])
    assert_type(answer.parse(), models.Job)
    assert_type(answer.headers["x"], str)
    client.jobs.with_raw_response.get()  # wrong
    client.jobs.with_raw_response.get(5)  # wrong
    assert_type(client.with_raw_response.jobs.get("x").parse(), models.Job)


def streamed() -> None:
    with client.jobs.with_streaming_response.get("x", timeout=5) as answer:
        assert_type(answer.status_code, int)
        assert_type(answer.headers["x"], str)
        assert_type(list(answer.iter_bytes()), list[bytes])
        assert_type(answer.parse(), models.Job)
    with client.with_streaming_response.jobs.get("x") as answer:
        assert_type(answer.read(), bytes)
    client.jobs.with_streaming_response.get(5)  # wrong


async def streamed_async() -> None:
    async with aclient.with_streaming_response.jobs.get("x") as answer:
        assert_type([line async for line in answer.iter_lines()], list[bytes])
        assert_type(await answer.parse(), models.Job)


def waiting() -> None:
    def seen(what: models.Job | models.JobProgress) -> None:
        print(what.state)

    assert_type(client.jobs.wait("x", on_progress=seen, schedule=[1, 2]), models.Job)
    poller = client.jobs.poll("x")
    assert_type(poller.result(max_wait=5), models.Job)
    assert_type(poller.status(), "str | None")
    client.jobs.wait("x", on_progress=5)  # wrong
    client.jobs.wait("x", schedule="often")  # wrong


def failing() -> None:
    try:
        client.jobs.cancel("x")
    except errors.InvalidChangeError as error:
        assert_type(error.details[0].code, "str | None")
    except errors.JobNotFoundError as error:
        assert_type(error.status_code, int)
    except errors.RateLimitError as error:
        assert_type(error.retry_after, "float | None")
    except errors.BuildError as error:
        assert_type(error.violations, tuple[str, ...])
    except errors.NoSuchError:  # wrong
        pass


def clients() -> None:
    async def later() -> str:
        return "t"

    with RealityAnalysis(token=lambda: "t", headers={"a": "b"}, http_client=httpx.Client()) as one:
        assert_type(one, RealityAnalysis)
    AsyncRealityAnalysis(token=later)
    RealityAnalysis(token=later)  # wrong
    RealityAnalysis("t")  # wrong
    RealityAnalysis(tokn="t")  # wrong
    RealityAnalysis(max_retries="2")  # wrong
    RealityAnalysis(http_client=httpx.AsyncClient())  # wrong
"""

SNIPPETS = "\n".join((HEAD, BUILDERS, MODELS, CALLS))
