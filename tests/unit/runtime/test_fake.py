"""The fake of an API: usual answers, orders, checks of requests, memory, faults, ports, threads."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Annotated, Any

import pytest
from pydantic import Field

from support.petstore import package

petstore: Any = package("httpx")
name = petstore.__name__
models: Any = import_module(f"{name}.models")
errors: Any = petstore.errors
pets: Any = import_module(f"{name}.resources.pets")
jobs: Any = import_module(f"{name}.resources.jobs")
config: Any = import_module(f"{name}._config")
testing: Any = import_module(f"{name}.testing")
httpx: Any = import_module(f"{name}._runtime._http").httpx

Answer, Parameter, FakeOperation = testing.Answer, testing.Parameter, testing.FakeOperation
NOT_FOUND = Answer(404, {"error": {"code": "PetNotFound", "message": "No such pet."}})
TOP = Parameter("query", "$top", lambda: Annotated[int, Field(ge=1, le=50)])
OPERATIONS = (
    FakeOperation(pets.CREATE, "Pets.create"),
    FakeOperation(pets.DELETE, "Pets.delete"),
    FakeOperation(pets.FIND, "Pets.find", parameters=(
        Parameter("query", "ids", lambda: list[str]),
        Parameter("query", "words", lambda: list[str]),
        Parameter("query", "near", lambda: list[float]),
        Parameter("query", "where", lambda: dict[str, Any]),
        Parameter("query", "tags", lambda: list[str]),
        Parameter("header", "X-Trace", lambda: str, required=True),
    )),
    FakeOperation(pets.GET, "Pets.get"),
    FakeOperation(pets.LIST, "Pets.list", parameters=(
        TOP, Parameter("query", "$filter", lambda: str),
    ), page_size="$top"),
    FakeOperation(pets.LIST_BY_CURSOR, "Pets.list_by_cursor"),
    FakeOperation(pets.LIST_BY_HEADER, "Pets.list_by_header"),
    FakeOperation(pets.LIST_BY_OFFSET, "Pets.list_by_offset", parameters=(
        Parameter("query", "offset", lambda: int),
    )),
    FakeOperation(pets.LIST_BY_PAGE, "Pets.list_by_page", parameters=(
        Parameter("query", "page", lambda: int),
    )),
    FakeOperation(pets.LIST_BY_TOKEN, "Pets.list_by_token"),
    FakeOperation(pets.RENAME, "Pets.rename"),
    FakeOperation(jobs.GET, "Jobs.get"),
    FakeOperation(jobs.PROGRESS, "Jobs.progress"),
    FakeOperation(jobs.CANCEL, "Jobs.cancel"),
)  # fmt: skip
ANSWERS = {
    "pets-get": [
        Answer(200, {"id": "p1", "name": "Rex"}),
        NOT_FOUND,
        Answer(429, {"error": {"code": "TooMany", "message": "Slow down."}}),
    ],
    "pets-create": [
        Answer(201),
        Answer(
            422,
            {"error": {"code": "Bad", "message": "?", "details": [{"code": "NameTaken"}]}},
        ),
    ],
}
COLLECTION = testing.Collection(
    "pets",
    key="id",
    parameter="id",
    create="pets-create",
    read="pets-get",
    list="pets-list",
    update="pets-rename",
    delete="pets-delete",
)
JOBS = testing.Collection(
    "jobs",
    key="id",
    parameter="id",
    read="jobs-get",
    machine=testing.Machine(
        "state",
        (("Queued", 0), ("Active", 50), ("Active", 90), ("Success", 100)),
        progress="jobs-progress",
        cancel="jobs-cancel",
        cancelling="Stopping",
        cancelled="Cancelled",
        too_late=(409, "TooLate"),
    ),
)


def fake(*collections: Any, **options: Any) -> Any:
    return testing.Fake(
        config.CONFIG,
        OPERATIONS,
        answers=ANSWERS,
        collections=collections,
        credentials=("header:authorization",),
        **options,
    )


def client(api: Any, **options: Any) -> Any:
    http_client = httpx.Client(transport=api.transport)
    return petstore.Petstore(**{"token": "t", "http_client": http_client, **options})


def test_without_orders_the_example_or_a_sample_of_the_type_is_answered() -> None:
    with fake() as api:
        c = client(api)
        assert c.pets.get("x") == models.Pet(id="p1", name="Rex")
        first, second = c.pets.list().first_page().items, c.pets.list().first_page().items
        assert first == second and isinstance(first[0], models.Pet)
        assert c.pets.create({"name": "Tom"}).name
        assert c.pets.delete("x") is None
        assert [call.operation for call in api.calls][-1] == "pets-delete"


def test_orders_are_followed_one_after_the_other() -> None:
    with fake() as api:
        c = client(api)
        rex = models.Pet(id="2", name="Rex")
        script = api.on(c.pets.get).returns(rex, times=1)
        script.raises(404, times=1).raises(429, retry_after=0, times=2).returns(
            lambda call: {"id": call.arguments["id"], "name": "made"}
        )
        assert c.pets.get("1") == rex
        with pytest.raises(errors.PetNotFoundError, match="No such pet"):
            c.pets.get("1")
        assert c.pets.get("a/b").id == "a/b"
        assert [call.status for call in script.calls] == [200, 404, 429, 429, 200]
        script.forget()
        assert c.pets.get("1").name == "Rex"


def test_methods_are_named_in_many_ways() -> None:
    api = fake()
    c = client(api)
    for method in (c.pets.get, pets.Pets.get, pets.AsyncPets.get, "pets-get", "Pets.get"):
        assert api.on(method) is api.on("pets-get")
    with pytest.raises(ValueError, match=r"no operation Pets\.pet"):
        api.on("Pets.pet")


def test_lists_and_envelopes_are_put_around_what_is_returned() -> None:
    with fake() as api:
        c = client(api)
        herd = [models.Pet(id=str(n), name="x") for n in range(250)]
        for method in (
            c.pets.list,
            c.pets.list_by_cursor,
            c.pets.list_by_header,
            c.pets.list_by_offset,
            c.pets.list_by_page,
            c.pets.list_by_token,
        ):
            script = api.on(method).returns(herd)
            assert list(method()) == herd, method
            assert len(script.calls) >= 3
        assert [len(page) for page in c.pets.list(top=50).pages()] == [50] * 5
        job = models.Job(id="j", state="Odd")
        api.on(c.jobs.get).returns(job, times=1).returns(models.JobResponse(job=job))
        assert c.jobs.get("j") == c.jobs.get("j") == job


def test_errors_by_class_status_and_code() -> None:
    with fake() as api:
        c = client(api, max_retries=0)
        for order, raised in (
            (errors.PetNotFoundError, errors.PetNotFoundError),
            (errors.ConflictError, errors.ConflictError),
            (errors.InternalServerError, errors.InternalServerError),
            (errors.APIConnectionError, errors.APIConnectionError),
            (errors.APITimeoutError, errors.APITimeoutError),
        ):
            api.on(c.pets.get).raises(order, times=1)
            with pytest.raises(raised):
                c.pets.get("1")
        api.on(c.pets.create).raises(422, "NameTaken", times=1).raises(418, "Teapot")
        with pytest.raises(errors.UnprocessableEntityError) as caught:
            c.pets.create({"name": "Tom"})
        assert caught.value.code == "Bad" and caught.value.details[0].code == "NameTaken"
        with pytest.raises(errors.APIStatusError) as caught:
            c.pets.create({"name": "Tom"})
        assert (caught.value.status_code, caught.value.code) == (418, "Teapot")


def test_a_wrong_request_is_answered_4xx_recorded_and_reported_at_the_end() -> None:
    def wrong(api: Any) -> None:
        c = client(api, max_retries=0)
        with pytest.raises(errors.UnprocessableEntityError, match=r"body /name: .*; body /x: is"):
            c.pets.create({"name": "Tom"}, extra_body={"name": "", "x": 1})
        with pytest.raises(errors.BadRequestError, match=r"\$top: .*less than or equal to 50"):
            c.pets.list(top=51).first_page()
        with pytest.raises(errors.BadRequestError, match="query parameter foo is not known"):
            c.pets.get("1", extra_query={"foo": "1"})
        with pytest.raises(errors.BadRequestError, match="header parameter X-Trace is missing"):
            c.pets.find()
        with pytest.raises(errors.BadRequestError, match=r"query parameter near: .* valid number"):
            c.pets.find(near=["x"], trace="t")
        with pytest.raises(errors.NotFoundError, match="no operation has this path"):
            c.request("GET", "/other")
        with pytest.raises(errors.APIStatusError, match="is known here"):
            c.request("PUT", "/pets/1")
        with pytest.raises(errors.UnprocessableEntityError, match="Content-Type is text/plain"):
            c.request("POST", "/pets", content=b"{}", content_type="text/plain")
        assert all(call.violations for call in api.calls)

    with (
        pytest.raises(AssertionError, match=r"does not allow:\n  POST /v1/pets: body /name"),
        fake() as api,
    ):
        wrong(api)
    with fake(strict=False) as api:
        wrong(api)


def test_right_requests_in_every_style_are_not_complained_of() -> None:
    with fake() as api:
        c = client(api)
        c.pets.find(
            ids=["a", "b"], words=["c d"], near=[1.5, 2], where={"a": 1}, tags=["x", "y"], trace="t"
        )
        c.pets.list(filter="a b&c", top=1).first_page()
        assert api.calls[-1].query == {"$filter": "a b&c", "$top": "1"}


def test_credentials_are_demanded() -> None:
    with fake(strict=False) as api, httpx.Client(transport=api.transport) as http:
        assert http.get("https://x/v1/pets/1").status_code == 401
        assert http.get("https://x/v1/pets/1", headers={"Authorization": "Bearer t"}).is_success


def test_credentials_are_not_demanded_where_the_document_asks_for_none() -> None:
    """Neither the operation nor the API as a whole says anything of security."""
    silent = dataclasses.replace(config.CONFIG, security=())
    with (
        testing.Fake(silent, OPERATIONS, credentials=("header:authorization",)) as api,
        httpx.Client(transport=api.transport) as http,
    ):
        assert http.get("https://x/v1/pets/1").is_success


def test_what_is_created_is_remembered() -> None:
    with fake(COLLECTION) as api:
        c = client(api)
        tom = c.pets.create({"name": "Tom", "weight_kg": 4.5})
        assert (tom.name, tom.weight_kg, tom.tag) == ("Tom", 4.5, None)
        assert c.pets.get(tom.id) == tom and list(c.pets.list()) == [tom]
        assert c.pets.rename(tom.id, {"name": "Tim"}).name == "Tim"
        assert c.pets.get(tom.id).name == "Tim"
        api.store("pets").add(models.Pet(id="own", name="Own"))
        assert [pet.name for pet in c.pets.list()] == ["Tim", "Own"]
        c.pets.delete(tom.id)
        with pytest.raises(errors.PetNotFoundError):
            c.pets.get(tom.id)
        assert c.pets.create({"name": "Bob"}).id != tom.id


def test_states_go_on_with_each_look_and_can_be_cancelled_in_time() -> None:
    with fake(JOBS) as api:
        c = client(api)
        for id in ("done", "stopped", "late"):
            api.store("jobs").add({"id": id, "state": "Queued"})
        assert [c.jobs.get("done").state for _ in range(4)] == [
            "Active",
            "Active",
            "Success",
            "Success",
        ]
        assert c.jobs.cancel("stopped").state == "Stopping"
        assert [c.jobs.get("stopped").state for _ in range(2)] == ["Cancelled"] * 2
        looks = [c.jobs.progress("late") for _ in range(2)]
        assert [(look.state, look.percentage) for look in looks] == [("Active", 50), ("Active", 90)]
        for id in ("late", "done", "stopped"):
            with pytest.raises(errors.ConflictError, match="TooLate"):
                c.jobs.cancel(id)


@pytest.mark.parametrize(
    ("looks", "ends", "states"),
    [
        (1, "Failed", ["Failed", "Failed"]),
        (2, "", ["Active", "Success", "Success"]),
        (5, "Failed", ["Queued", "Active", "Active", "Active", "Failed", "Failed"]),
    ],
)
def test_a_test_says_how_long_work_takes_and_how_it_ends(
    looks: int, ends: str, states: list[str]
) -> None:
    with fake(JOBS) as api:
        api.store("jobs").takes(looks, ends=ends)
        api.store("jobs").add({"id": "1", "state": "Queued"})
        c = client(api)
        assert [c.jobs.get("1").state for _ in states] == states


def test_what_has_no_states_takes_no_time() -> None:
    with pytest.raises(ValueError, match="pets go through no states"):
        fake(COLLECTION).store("pets").takes(2)
    with pytest.raises(ValueError, match="at least one look"):
        fake(JOBS).store("jobs").takes(0)


@pytest.mark.parametrize("real", [False, True])
def test_faults_on_both_ways(real: bool) -> None:
    with fake() as api, api.serve() as url:
        c = client(api, max_retries=0)
        if real:
            c = petstore.Petstore(token="t", base_url=url, max_retries=0)
        script = api.on(c.pets.get)
        script.drops(times=1).truncates(times=1).garbage(times=1).slow(60, times=1)
        for kind in (
            errors.APIConnectionError,
            errors.APIConnectionError,
            errors.ResponseValidationError,
        ):
            with pytest.raises(kind):
                c.pets.get("1")
        with pytest.raises(errors.APITimeoutError):
            c.pets.get("1", timeout=0.05)
        assert c.pets.get("1").name == "Rex"
        script.drops(times=1).raises(429, retry_after=0, times=1)
        assert c.pets.get("1", max_retries=2).name == "Rex"
        assert len(script.calls) == 8
        c.close()


def test_a_real_port_takes_bodies_and_ends_with_the_block() -> None:
    with fake(COLLECTION) as api:
        with api.serve() as url, petstore.Petstore(token="t", base_url=url) as c:
            tom = c.pets.create({"name": "Tom"})
            assert list(c.pets.list()) == [tom]
            assert api.calls[0].json == {"name": "Tom"}
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{url}/pets/1")


def test_the_async_client() -> None:
    async def use(api: Any) -> None:
        http_client = httpx.AsyncClient(transport=api.transport)
        async with petstore.AsyncPetstore(token="t", http_client=http_client) as c:
            tom = await c.pets.create({"name": "Tom"})
            api.on(c.pets.get).slow(0.01).slow(0.01)
            found = await asyncio.gather(*(c.pets.get(tom.id) for _ in range(50)))
            assert found == [tom] * 50
            assert [pet async for pet in c.pets.list()] == [tom]
            api.on(c.pets.get).forget()
            api.on(c.pets.get).truncates()
            with pytest.raises(errors.APIConnectionError):
                await c.pets.get(tom.id, max_retries=0)

    with fake(COLLECTION) as api:
        asyncio.run(use(api))


def test_many_threads_lose_nothing() -> None:
    with fake(COLLECTION) as api, api.serve() as url:
        c = petstore.Petstore(token="t", base_url=url)
        with ThreadPoolExecutor(20) as pool:
            made = list(pool.map(lambda n: c.pets.create({"name": f"n{n}"}), range(100)))
        assert [pet.name for pet in made] == [f"n{n}" for n in range(100)]
        assert (
            len({pet.id for pet in made}) == len(api.calls) == len(api.store("pets").items) == 100
        )
        c.close()


def test_answers_are_read_from_the_package(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "with_answers").mkdir()
    (tmp_path / "with_answers" / "__init__.py").write_text("")
    (tmp_path / "with_answers" / "answers.json").write_text(
        json.dumps({"pets-get": [{"status": 200, "body": {"id": "1", "name": "file"}}]})
    )
    monkeypatch.syspath_prepend(tmp_path)
    answers = testing.read_answers("with_answers")
    assert answers == {"pets-get": [Answer(200, {"id": "1", "name": "file"})]}


def test_a_client_that_goes_away_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    with fake() as api, api.serve() as url, petstore.Petstore(base_url=url, token="t") as c:
        api.on(c.pets.get).slow(60)
        with pytest.raises(errors.APITimeoutError):
            c.pets.get("1", timeout=0.01, max_retries=0)
    for _ in range(200):
        if threading.active_count() <= before:
            return
        time.sleep(0.01)
    assert threading.active_count() <= before
