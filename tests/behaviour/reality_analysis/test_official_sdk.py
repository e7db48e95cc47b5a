"""What the vendor's own SDK gets wrong, each shown to be right here.

Its weaknesses were found by running `reality_capture` 2.5.0 and 2.6.0 against mocked HTTP; the
quotations are from the notes taken then.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import sys
import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import reality_analysis
from pydantic import ValidationError
from reality_analysis import builders, models, problems
from reality_analysis._runtime.progress import ProgressBar

from support.analysis_calls import MEDIA_TYPE, good
from support.clock import Clock
from support.job_types import ITWIN, JOB_TYPES
from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin

BY_TAG = {kind.tag: kind for kind in JOB_TYPES}
JOB = {"job": JOB_TYPES[0].job(full=False)}
DOCUMENT = json.loads(
    (Path(__file__).parents[3] / "spec" / "reality-analysis" / "openapi.json").read_text()
)


# "JobCreate(type=EVAL_O2D, specifications=<Objects2D...>) is accepted and sent"


@pytest.mark.parametrize(
    ("kind", "other"),
    [pair for pair in itertools.permutations(BY_TAG, 2) if set(pair) != {"EvalS2D", "EvalSOrtho"}],
)
def test_a_type_with_the_specifications_of_another_is_not_built(kind: str, other: str) -> None:
    theirs = BY_TAG[other].built(builders, full=True).specifications
    with pytest.raises(ValidationError, match=r"specifications\n"):
        models.JobCreate(type=models.JobTypes(kind), itwin_id=ITWIN, specifications=theirs)


@pytest.mark.parametrize("kind", ["EvalO2D", "Objects2D", "ClearanceCalculation"])
def test_a_mismatched_pair_is_not_sent(api: Twin, server: ScriptedServer, kind: str) -> None:
    other = "Segmentation2D"
    body = {**BY_TAG[kind].request(full=True)}
    body["specifications"] = BY_TAG[other].specifications(full=True)
    with pytest.raises(api.errors.BuildError):
        api.run(api.client.jobs.create(body))
    assert server.requests == []


def test_a_type_can_only_be_made_by_its_builder() -> None:
    """There is no argument that could disagree."""
    for kind in JOB_TYPES:
        builder = getattr(builders, kind.builder)
        for method in (builder.__init__, builder.options if kind.options else None, builder.build):
            if method is not None:
                assert "type" not in inspect.signature(method).parameters


# "an EvalSOrtho dict becomes EvalO2DSpecificationsCreate"


@pytest.mark.parametrize("kind", JOB_TYPES, ids=lambda kind: kind.tag)
def test_plain_data_becomes_the_class_of_its_type(kind: Any) -> None:
    for full in (False, True):
        body = models.JobCreate.model_validate(kind.request(full=full))
        assert type(body.specifications).__name__ == f"{kind.stem}SpecificationsCreate"


# "get_job on a ClearanceCalculation job gives 502; get_jobs loses the whole page"


def test_a_job_of_an_unknown_type_costs_neither_the_call_nor_the_page(
    api: Twin, server: ScriptedServer
) -> None:
    new = {**JOB_TYPES[0].job(full=False, id="new"), "type": "Reprojection3D"}
    new["specifications"] = {"anything": [1, {"at": "all"}]}
    server.script(reply(200, {"job": new}))
    assert api.run(api.client.jobs.get("new")).specifications.data == new["specifications"]

    jobs = [kind.job(full=False, id=kind.tag) for kind in JOB_TYPES[:9]]
    server.script(reply(200, {"jobs": [*jobs[:5], new, *jobs[5:]]}))
    found = api.items(api.client.jobs.list(filter="x"))
    assert [job.id for job in found] == [*list(BY_TAG)[:5], "new", *list(BY_TAG)[5:9]]


def test_an_unknown_state_costs_neither_the_call_nor_the_page(
    api: Twin, server: ScriptedServer
) -> None:
    jobs = [kind.job(full=False) for kind in JOB_TYPES[:3]]
    jobs[1]["state"] = "Archived"
    server.script(reply(200, {"jobs": jobs}))
    states = [job.state for job in api.items(api.client.jobs.list(filter="x"))]
    assert states == ["Success", "Archived", "Success"]
    assert [state.is_known for state in states] == [True, False, True]


# "the snake_case keyword is ignored, the detector is lost, no error"


def test_snake_case_and_camel_case_keywords_both_count() -> None:
    for inputs in (
        models.Objects2DInputs(photos="a", photo_object_detector="b"),
        models.Objects2DInputs(photos="a", photoObjectDetector="b"),
    ):
        assert inputs.photo_object_detector == "b"
        wire = inputs.model_dump(by_alias=True, exclude_unset=True)
        assert wire == {"photos": "a", "photoObjectDetector": "b"}


@pytest.mark.parametrize(
    "keyword", ["photo_object_detektor", "photoobjectdetector", "detector", "PhotoObjectDetector"]
)
def test_an_unknown_keyword_is_an_error(keyword: str) -> None:
    with pytest.raises(TypeError, match=keyword):
        models.Objects2DInputs(photos="a", **{keyword: "b"})
    with pytest.raises(TypeError, match=keyword):
        builders.Objects2DBuilder(photos="a", **{keyword: "b"})


def test_a_misspelled_keyword_says_what_was_meant() -> None:
    with pytest.raises(TypeError, match="did you mean 'photo_object_detector'"):
        models.Objects2DInputs(photos="a", photo_object_detektor="b")


def test_a_field_given_under_both_names_is_an_error(api: Twin, server: ScriptedServer) -> None:
    inputs = models.Objects2DInputs(photos="a", photo_object_detector="b", photoObjectDetector="c")
    specifications = models.Objects2DSpecificationsCreate(inputs=inputs, outputs=[])
    with pytest.raises(api.errors.BuildError, match="twice"):
        api.run(
            api.client.jobs.create(
                {"type": "Objects2D", "iTwinId": "t", "specifications": specifications}
            )
        )
    assert server.requests == []


# "the alias is objects2D/objects3D, the cancel page says objects2d/objects3d: the id is dropped"


def test_both_spellings_of_objects_2d_keep_their_values(api: Twin, server: ScriptedServer) -> None:
    wanted = {
        "Objects2D": ("objects2D", "objects_2d"),
        "EvalO2D": ("objects2d", "objects_2d"),
        "EvalO3D": ("objects3d", "objects_3d"),
    }
    for tag, (wire, name) in wanted.items():
        job = BY_TAG[tag].job(full=False)
        job["specifications"]["outputs"] = {wire: "the-id"}
        server.script(reply(200, {"job": job}))
        outputs = api.run(api.client.jobs.get("j1")).specifications.outputs
        assert getattr(outputs, name) == "the-id"
        assert outputs.model_dump(by_alias=True, exclude_unset=True) == {wire: "the-id"}


def test_the_other_spelling_is_kept_as_well(api: Twin, server: ScriptedServer) -> None:
    """The official SDK believes in it; should the service send it, nothing is lost."""
    job = BY_TAG["EvalO2D"].job(full=False)
    job["specifications"]["outputs"] = {"objects2D": "the-id"}
    server.script(reply(200, {"job": job}))
    outputs = api.run(api.client.jobs.get("j1")).specifications.outputs
    assert outputs.model_extra == {"objects2D": "the-id"}


# "one mutable header dict for all calls"


def test_headers_of_a_call_do_not_leak_into_later_calls(api: Twin, server: ScriptedServer) -> None:
    server.default = lambda request: good({"files": []})
    api.run(api.client.files.list())
    api.run(api.client.files.list(extra_headers={"Prefer": "return=minimal", "Accept": "x/y"}))
    api.run(api.client.files.list())
    first, second, third = (dict(request.headers) for request in server.requests)
    assert (second["prefer"], second["accept"]) == ("return=minimal", "x/y")
    assert first == third and "prefer" not in third and third["accept"] == MEDIA_TYPE


# "get_bucket and get_service_files always call reality-modeling"


def test_files_and_bucket_are_those_of_reality_analysis(api: Twin, server: ScriptedServer) -> None:
    server.script(
        good({"files": []}),
        good({"bucket": {"iTwinId": "t"}, "_links": {"containerUrl": {"href": "x"}}}),
    )
    api.run(api.client.files.list())
    api.run(api.client.buckets.get("t"))
    assert [request.path for request in server.requests] == [
        "/reality-analysis/files", "/reality-analysis/itwins/t/bucket",
    ]  # fmt: skip


# "job_id is put into the URL unquoted"


@pytest.mark.parametrize("id", ["a/b", "a?b=c", "a#b", "a%2Fb", "../files", "ä b"])
def test_ids_are_encoded(api: Twin, server: ScriptedServer, id: str) -> None:
    server.default = lambda request: reply(200, JOB)
    api.run(api.client.jobs.cancel(id))
    (request,) = server.requests
    assert request.target.count("/") == 3
    assert request.target.startswith("/reality-analysis/jobs/")
    assert request.query == []


# "JobCreate checks name min_length 3 but not max 256 nor the pattern"


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("", False),
        ("ab", False),
        ("abc", True),
        ("x" * 256, True),
        ("x" * 257, False),
        ("ä" * 256, True),
        ("\U0001f600" * 3, True),
        ("\U0001f600" * 2, False),
        *((f"abc{bad}", False) for bad in '"<>|:*?\\/\n\x00\x1f'),
    ],
)
def test_the_name_of_a_job_is_checked(
    api: Twin, server: ScriptedServer, name: str, good: bool
) -> None:
    builder = builders.EvalS2DBuilder(prediction="a", reference="b").outputs("report")
    server.default = lambda request: reply(201, JOB)
    if good:
        api.run(api.client.jobs.create(builder.build(itwin_id="t", name=name)))
        assert server.requests[0].json()["name"] == name
        return
    with pytest.raises(api.errors.BuildError, match="name: "):
        builder.build(itwin_id="t", name=name)
    with pytest.raises(api.errors.BuildError, match="name: "):
        api.run(api.client.jobs.create({**BY_TAG["EvalS2D"].request(full=True), "name": name}))
    assert server.requests == []


# "omitted options are sent as null"


@pytest.mark.parametrize("kind", JOB_TYPES, ids=lambda kind: kind.tag)
def test_what_is_not_set_is_not_sent(api: Twin, server: ScriptedServer, kind: Any) -> None:
    server.default = lambda request: reply(201, {"job": kind.job(full=False)})
    api.run(api.client.jobs.create(kind.built(builders, full=False)))
    assert b"null" not in server.requests[0].body
    assert set(server.requests[0].json()["specifications"]) == {"inputs", "outputs"}


def test_null_is_sent_where_it_is_meant(api: Twin, server: ScriptedServer) -> None:
    """Unset and null are two things: null is how a description is taken away."""
    server.default = lambda request: good(
        {"detector": {"name": "d", "type": "PhotoObjectDetector", "versions": []}}
    )
    api.run(api.client.detectors.update("d", models.DetectorPatch(description=None)))
    assert server.requests[0].json() == {"description": None}


# "time.sleep(10); documented: 15, 30, 60, 120" and "the monitor loop crashes after a failed poll"


def test_the_documented_poll_schedule_is_followed(
    api: Twin, server: ScriptedServer, clock: Clock
) -> None:
    looks = [0, 0, 0, 0, 0, 50, 50, 100]
    states = ["Active"] * 7 + ["Success"]
    server.script(
        *(
            reply(200, {"progress": {"state": state, "percentage": percentage}})
            for state, percentage in zip(states, looks, strict=True)
        ),
        reply(200, JOB),
    )
    api.run(api.client.jobs.wait("j1"))
    assert clock.waits == [15, 30, 60, 120, 120, 15, 30]


def test_waiting_survives_a_failed_poll(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(
        reply(200, {"progress": {"state": "Active", "percentage": 1}}),
        *[reply(500)] * 3,
        reply(200, {"progress": {"state": "Success", "percentage": 100}}),
        reply(200, JOB),
    )
    assert api.run(api.client.jobs.wait("j1")).state == "Success"


def test_waiting_can_show_a_progress_bar(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(
        reply(200, {"progress": {"state": "Active", "percentage": 40}}),
        reply(200, {"progress": {"state": "Success", "percentage": 100}}),
        reply(200, JOB),
    )
    with ProgressBar("job") as bar:
        api.run(api.client.jobs.wait("j1", on_progress=bar))
    assert bar.finished


# "the Retry-After header is thrown away"; "requests without timeout waits for ever"


def test_retry_after_is_honoured(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    server.script(reply(429, {}, Retry_After="12"), reply(200, JOB))
    api.run(api.client.jobs.get("j1"))
    assert clock.waits == [12]


def test_nothing_waits_for_ever(api: Twin, server: ScriptedServer, clock: Clock) -> None:
    """Neither a call whose service always asks for patience, nor waiting for a stuck job, with the
    defaults of the SDK."""
    server.default = lambda request: reply(429, {}, Retry_After="100")
    with pytest.raises(api.errors.RateLimitError):
        api.run(api.client.jobs.get("j1"))
    assert clock.passed < 600
    server.default = lambda request: reply(200, {"progress": {"state": "Active", "percentage": 1}})
    with pytest.raises(api.errors.WaitTimeoutError):
        api.run(api.client.jobs.wait("j1"))
    assert clock.passed < 600 + 86400
    timeouts = api.client._options
    assert timeouts.timeout is not None and timeouts.deadline is not None


# "Nothing raises; each call needs an `if response.is_error()`"


def test_errors_are_raised(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(404, {"error": {"code": "JobNotFound", "message": "m", "target": "id"}}))
    with pytest.raises(api.errors.JobNotFoundError) as caught:
        api.run(api.client.jobs.get("j1"))
    error = caught.value
    assert (error.status_code, error.code, error.message, error.target) == (
        404, "JobNotFound", "m", "id",
    )  # fmt: skip


def test_no_invented_statuses(api: Twin) -> None:
    """No answer is no status: the official SDK says 503 NetworkError."""
    with ScriptedServer() as gone:
        url = gone.url
    with pytest.raises(api.errors.APIConnectionError) as caught:
        api.run(api.new(base_url=url, max_retries=0).jobs.get("j1"))
    assert not hasattr(caught.value, "status_code")


def test_an_answer_that_is_not_the_documented_one_is_no_502(
    api: Twin, server: ScriptedServer
) -> None:
    server.script(Answer(200, b"<html>", [("Content-Type", "text/html")]))
    with pytest.raises(api.errors.ResponseValidationError) as caught:
        api.run(api.client.jobs.get("j1"))
    assert caught.value.status_code == 200
    assert not isinstance(caught.value, api.errors.APIStatusError)


# "the string goes into Authorization as it is, so it must already hold Bearer"


def test_a_token_is_a_token(api: Twin, server: ScriptedServer) -> None:
    server.default = lambda request: reply(200, JOB)
    api.run(api.new(token="abc").jobs.get("j1"))
    api.run(api.new(token="Bearer abc").jobs.get("j1"))
    assert {request.headers["authorization"] for request in server.requests} == {"Bearer abc"}


# "manual: Jobs.get_continuation_token() exists, no iterator"


def test_a_list_is_an_iterator_over_all_pages(api: Twin, server: ScriptedServer) -> None:
    link = "https://api.bentley.com/reality-analysis/jobs?continuationToken=next"
    server.script(
        reply(200, {"jobs": [JOB["job"]] * 2, "_links": {"next": {"href": link}}}),
        reply(200, {"jobs": [JOB["job"]]}),
    )
    assert len(api.items(api.client.jobs.list(filter="x"))) == 3


# "none of the 24 'must be defined' rules nor the 3 'replaces' rules is checked"


def prerequisites() -> list[tuple[str, str, str]]:
    """(type, output, output it needs), read from the prose of the document as people read it."""
    found: list[tuple[str, str, str]] = []
    for kind in JOB_TYPES:
        properties = DOCUMENT["components"]["schemas"][f"{kind.stem}Outputs"]["properties"]
        for name, schema in properties.items():
            words = schema["description"].replace("`", " ").split()
            if "must be defined" in schema["description"]:
                wanted = words[words.index("output") - 1].lower()
                (needed,) = (other for other in properties if other.lower() == wanted)
                found.append((kind.tag, name, needed))
    return found


def test_the_prose_has_24_rules() -> None:
    assert len(prerequisites()) == 24


@pytest.mark.parametrize(("tag", "name", "needed"), prerequisites())
def test_an_output_that_needs_another(tag: str, name: str, needed: str) -> None:
    kind = BY_TAG[tag]
    builder = getattr(builders, kind.builder)(**kind.inputs(full=False))
    with pytest.raises(reality_analysis.errors.BuildError, match=f"outputs: {name} needs {needed}"):
        builder.outputs(name).build(itwin_id="t")
    for order in ((name, needed), (needed, name)):
        built = builder.outputs(*order).build(itwin_id="t")
        assert built.specifications.outputs == list(order)


@pytest.mark.parametrize(
    ("tag", "base", "replaced", "by"),
    [
        ("Objects2D", {"photos": "p"}, ["photo_object_detector"], "objects_2d"),
        ("Segmentation2D", {"photos": "p"}, ["photo_segmentation_detector"], "segmentation_2d"),
        (
            "Segmentation3D",
            {},
            ["point_cloud_segmentation_detector", "model_3d"],
            "segmentation_3d",
        ),
    ],
)
def test_an_input_that_replaces_others(
    tag: str, base: dict[str, str], replaced: list[str], by: str
) -> None:
    builder = getattr(builders, BY_TAG[tag].builder)
    others = dict.fromkeys(replaced, "x")
    builder(**base, **others).outputs().build(itwin_id="t")
    builder(**base, **{by: "x"}).outputs().build(itwin_id="t")
    for wrong in (
        {**others, by: "x"},
        {},
        *([dict.fromkeys(replaced[:1], "x")] * (len(others) > 1)),
    ):
        with pytest.raises(reality_analysis.errors.BuildError, match="exactly one of"):
            builder(**base, **wrong).outputs().build(itwin_id="t")


def test_all_broken_rules_are_listed_at_once() -> None:
    builder = (
        builders.Objects2DBuilder(photos="p", photo_object_detector="d", objects_2d="o")
        .outputs("locations3DAsGeoJSON")
        .options(max_dist=float("nan"))
    )
    with pytest.raises(reality_analysis.errors.BuildError) as caught:
        builder.build(itwin_id="t", name="a")
    assert len(caught.value.violations) == 4
    text = str(caught.value)
    for part in (
        "Objects2D: 4 rules broken",
        "exactly one of",
        "needs objects3D",
        "name",
        "max_dist",
    ):
        assert part in text


# "headers, raw body, request id not reachable"


def test_headers_body_and_request_id_are_reachable(api: Twin, server: ScriptedServer) -> None:
    answer = reply(200, JOB, X_Request_Id="7f00", X_Other="o")
    server.script(answer, answer)
    info = reality_analysis.response_info(api.run(api.client.jobs.get("j1")))
    assert (info.request_id, info.headers["x-other"], info.status_code) == ("7f00", "o", 200)
    raw = api.run(api.client.jobs.with_raw_response.get("j1"))
    assert raw.content == answer.body


# "unknown fields are dropped"


def test_unknown_fields_are_kept(api: Twin, server: ScriptedServer) -> None:
    job = {**JOB_TYPES[0].job(full=False), "priority": 3}
    job["executionInfo"] = {**job["executionInfo"], "region": "eu"}
    server.script(reply(200, {"job": job}))
    found = api.run(api.client.jobs.get("j1"))
    assert found.priority == 3
    assert found.execution_info.region == "eu"
    assert problems(found) == ()


# "datetime.fromisoformat fails on Python 3.9 and 3.10": the dates of the page


@pytest.mark.parametrize("digits", range(0, 13))
@pytest.mark.parametrize("zone", ["Z", "+00:00", "+02:00", "-05:30", "z"])
def test_dates_with_any_number_of_digits(
    api: Twin, server: ScriptedServer, digits: int, zone: str
) -> None:
    fraction = f".{'1234567890123'[:digits]}" if digits else ""
    job = JOB_TYPES[0].job(full=False)
    job["executionInfo"] = {"createdDateTime": f"2025-08-05T14:04:56{fraction}{zone}"}
    server.script(reply(200, {"job": job}))
    made = api.run(api.client.jobs.get("j1")).execution_info.created_date_time
    offset = {"+02:00": timedelta(hours=2), "-05:30": -timedelta(hours=5, minutes=30)}
    zone_info = timezone(offset.get(zone, timedelta(0)))
    micro = int(f"{'123456'[:digits]:0<6}")
    assert made == datetime(2025, 8, 5, 14, 4, 56, micro, tzinfo=zone_info)
    assert made.utcoffset() == zone_info.utcoffset(None)


def test_no_parsing_of_dates_that_depends_on_the_python() -> None:
    package = Path(reality_analysis.__file__).parent
    for path in package.rglob("*.py"):
        assert "fromisoformat" not in path.read_text(encoding="utf-8"), path


# "bottle, oauthlib and requests-oauthlib are not imported; requests, which is, comes by accident"


def test_declared_dependencies_are_the_imported_ones() -> None:
    package = Path(reality_analysis.__file__).parent
    project = tomllib.loads((package.parent / "pyproject.toml").read_text())["project"]
    needed = {line.split(">")[0] for line in project["dependencies"]}
    extra = {
        line.split(">")[0] for lines in project["optional-dependencies"].values() for line in lines
    }
    imported: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                imported.add(node.module.split(".")[0])
    foreign = {name.replace("_", "-") for name in imported - sys.stdlib_module_names}
    # pydantic-core is pydantic's own, and pinned by it.
    assert foreign - {"pydantic-core"} == needed | extra
    assert needed == {"httpx", "pydantic", "typing-extensions"}
