"""Each of the 11 job types: built, sent, answered, and decoded to its own class."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from reality_analysis import builders, models, problems

from support.job_types import JOB_TYPES, JobType
from support.scripted_server import Received, ScriptedServer, reply
from support.twin import Twin

each_type = pytest.mark.parametrize("kind", JOB_TYPES, ids=lambda kind: kind.tag)
each_size = pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])


def decoded(specifications: Any) -> dict[str, Any]:
    """A model as it would be sent."""
    data: dict[str, Any] = specifications.model_dump(by_alias=True, exclude_unset=True, mode="json")
    return data


def test_there_are_11() -> None:
    assert {kind.tag for kind in JOB_TYPES} == {str(member) for member in models.JobTypes}
    assert sorted(kind.builder for kind in JOB_TYPES) == sorted(builders.__all__)


@each_type
@each_size
def test_round_trip(api: Twin, server: ScriptedServer, kind: JobType, full: bool) -> None:
    server.script(reply(201, {"job": kind.job(full=full, state="Queued")}))
    job = api.run(api.client.jobs.create(kind.built(builders, full=full)))

    (request,) = server.requests
    assert request.json() == kind.request(full=full)
    assert job.type == kind.tag and job.type.is_known
    assert type(job.specifications) is getattr(models, f"{kind.stem}Specifications")
    assert type(job.specifications.inputs) is getattr(models, f"{kind.stem}Inputs")
    assert type(job.specifications.outputs) is getattr(models, f"{kind.stem}Outputs")
    assert decoded(job) == kind.job(full=full, state="Queued") | {
        "executionInfo": {"createdDateTime": "2025-08-05T14:04:56Z"}
    }
    assert problems(job) == ()


@each_type
@each_size
def test_reading_back(api: Twin, server: ScriptedServer, kind: JobType, full: bool) -> None:
    server.script(reply(200, {"job": kind.job(full=full)}))
    job = api.run(api.client.jobs.get("j1"))
    assert type(job.specifications) is getattr(models, f"{kind.stem}Specifications")
    assert problems(job) == ()


@each_size
def test_all_on_one_page(api: Twin, server: ScriptedServer, full: bool) -> None:
    """First match would take 5 of the 11 minimal ones for another kind."""
    server.script(reply(200, {"jobs": [kind.job(full=full) for kind in JOB_TYPES]}))
    jobs = api.items(api.client.jobs.list(filter="iTwinId eq x"))
    assert [type(job.specifications).__name__ for job in jobs] == [
        f"{kind.stem}Specifications" for kind in JOB_TYPES
    ]


@each_type
def test_plain_mappings_do_as_well(api: Twin, server: ScriptedServer, kind: JobType) -> None:
    """With the names of the wire, and with those of Python."""
    server.default = lambda request: reply(201, {"job": kind.job(full=True)})
    in_python = {
        "type": kind.tag,
        "itwin_id": kind.request(full=True)["iTwinId"],
        "name": "night run",
        "specifications": {
            "inputs": kind.inputs(full=True),
            "outputs": list(kind.outputs),
            **({"options": {n: v for n, (_, v) in kind.options.items()}} if kind.options else {}),
        },
    }
    api.run(api.client.jobs.create(kind.request(full=True)))
    api.run(api.client.jobs.create(in_python))
    assert [request.json() for request in server.requests] == [kind.request(full=True)] * 2


@each_type
@pytest.mark.parametrize("other", JOB_TYPES, ids=lambda kind: kind.tag)
def test_specifications_of_another_type_are_never_sent(
    api: Twin, server: ScriptedServer, kind: JobType, other: JobType
) -> None:
    """With all outputs and options only its own specifications fit a type. Evaluations of the same
    inputs are told apart by their class, not by their content."""
    body = kind.built(builders, full=True)
    theirs = other.built(builders, full=True).specifications
    server.default = lambda request: reply(201, {"job": kind.job(full=True)})
    if kind is other:
        api.run(api.client.jobs.create({**kind.request(full=True), "specifications": theirs}))
        assert server.requests[0].json() == kind.request(full=True)
        return
    with pytest.raises(ValueError):
        models.JobCreate(type=body.type, itwin_id=body.itwin_id, specifications=theirs)
    mismatched = body.model_copy(update={"specifications": theirs})
    fits_too = {kind.tag, other.tag} == {"EvalS2D", "EvalSOrtho"}
    if fits_too:  # the same on the wire, to the letter
        api.run(api.client.jobs.create(mismatched))
    else:
        with pytest.raises(api.errors.BuildError):
            api.run(api.client.jobs.create(mismatched))
        with pytest.raises(api.errors.BuildError):
            api.run(api.client.jobs.create({**kind.request(full=True), "specifications": theirs}))
    for request in server.requests:
        assert request.json() == {**kind.request(full=True), "specifications": decoded(theirs)}


class TestUnknown:
    """What is newer than the SDK costs neither the call nor the page."""

    NEW: ClassVar[dict[str, Any]] = {
        **JOB_TYPES[0].job(full=True),
        "type": "TrainingS3D",
        "specifications": {"inputs": {"scenes": ["a", "b"]}, "outputs": {"detector": "d"}},
    }

    def test_type(self, api: Twin, server: ScriptedServer) -> None:
        server.script(reply(200, {"job": self.NEW}))
        job = api.run(api.client.jobs.get("j1"))
        assert (job.type, job.type.is_known) == ("TrainingS3D", False)
        assert isinstance(job.specifications, models.UnknownVariant)
        assert job.specifications.tag == "TrainingS3D"
        assert job.specifications.data == self.NEW["specifications"]
        assert decoded(job)["specifications"] == self.NEW["specifications"]
        assert problems(job) == ()

    def test_state(self, api: Twin, server: ScriptedServer) -> None:
        server.script(reply(200, {"job": JOB_TYPES[0].job(full=True, state="Paused")}))
        job = api.run(api.client.jobs.get("j1"))
        assert (job.state, job.state.is_known) == ("Paused", False)
        assert type(job.specifications) is models.Objects2DSpecifications

    @pytest.mark.parametrize("decoding", ["lenient", "warn", "strict"])
    def test_one_of_ten_on_a_page(self, api: Twin, server: ScriptedServer, decoding: str) -> None:
        jobs = [kind.job(full=False, id=kind.tag) for kind in JOB_TYPES[:9]]
        jobs.insert(4, self.NEW)
        jobs[7] = {**jobs[7], "state": "Paused"}
        server.script(reply(200, {"jobs": jobs}))
        found = api.items(api.client.jobs.list(filter="x", decoding=decoding))
        assert [job.id for job in found] == [job["id"] for job in jobs]
        assert [job.type.is_known for job in found] == [index != 4 for index in range(10)]
        assert [job.state.is_known for job in found] == [index != 7 for index in range(10)]

    def test_specifications_that_do_not_fit_their_type(
        self, api: Twin, server: ScriptedServer
    ) -> None:
        """They cost only themselves."""
        odd = {**JOB_TYPES[0].job(full=True), "specifications": {"inputs": 5, "outputs": {}}}
        server.script(reply(200, {"jobs": [odd, JOB_TYPES[1].job(full=True, id="j2")]}))
        first, second = api.items(api.client.jobs.list(filter="x"))
        assert (first.id, second.id) == ("j1", "j2")
        assert type(first.specifications) is models.Objects2DSpecifications
        assert first.specifications.inputs == 5
        (problem,) = problems(first)
        assert problem.pointer == "/specifications/inputs"
        assert problems(second) == ()

    def test_properties(self, api: Twin, server: ScriptedServer) -> None:
        """Kept, also where the document says that there are none."""
        job = {**JOB_TYPES[0].job(full=True), "costCenter": {"id": 7}}
        server.script(reply(200, {"job": job}))
        found = api.run(api.client.jobs.get("j1"))
        assert found.model_extra == {"costCenter": {"id": 7}}
        assert problems(found) == ()


def test_the_answer_echoes_what_was_asked(api: Twin, server: ScriptedServer) -> None:
    """A server that keeps what it gets: nothing is lost between building and reading back."""

    def keep(request: Received) -> Any:
        sent = request.json()
        outputs = {name: f"id-{name}" for name in sent["specifications"]["outputs"]}
        kept = {**sent["specifications"], "outputs": outputs}
        return reply(201, {"job": {**JOB_TYPES[0].job(full=True), **sent, "specifications": kept}})

    server.default = keep
    made = api.run(
        api.client.jobs.create(
            builders.Objects2DBuilder(photos="scene", photo_object_detector="@bentley/cars")
            .outputs("objects2D", "objects3D")
            .options(max_dist=50.0)
            .build(itwin_id="t", name="night run")
        )
    )
    assert made.specifications.inputs.photo_object_detector == "@bentley/cars"
    assert made.specifications.outputs.objects_3d == "id-objects3D"
    assert made.specifications.options.max_dist == 50.0
    assert made.name == "night run"
