"""The fake as a user of an SDK meets it: the tests one would write for one's own code."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from support.small_sdk import SmallSdk
from support.twin import Twin

DOCUMENT = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: https://shop.example.com/v1}]
security: [{key: []}]
paths:
  /orders:
    get:
      operationId: list_orders
      tags: [orders]
      parameters:
        - {name: cursor, in: query, schema: {type: string}}
        - {name: state, in: query, schema: {enum: [open, done]}}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Orders"}}}
    post:
      operationId: create_order
      tags: [orders]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/NewOrder"}}}
      responses:
        "201":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
        "409": {description: taken, x-specloom-error-codes: [OutOfStock]}
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: get_order
      tags: [orders]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
        "404": {description: none}
  /orders/{id}/pack:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    post:
      operationId: pack_order
      tags: [orders]
      x-ms-long-running-operation: true
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
        "202": {description: accepted}
  /orders/{id}/label:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: label
      tags: [orders]
      responses: {"200": {description: ok, content: {application/pdf: {}}}}
    put:
      operationId: replace_label
      tags: [orders]
      requestBody: {required: true, content: {application/pdf: {}}}
      responses: {"204": {description: ok}}
  /events:
    get:
      operationId: watch
      tags: [events]
      responses:
        "200":
          description: ok
          content: {text/event-stream: {schema: {$ref: "#/components/schemas/Change"}}}
  /log:
    get:
      operationId: log
      tags: [events]
      responses:
        "200":
          description: ok
          content: {application/jsonl: {schema: {$ref: "#/components/schemas/Change"}}}
  /chat:
    post:
      operationId: ask
      tags: [chat]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Question"}}}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {$ref: "#/components/schemas/Order"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Change"}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Orders:
      type: object
      required: [items]
      properties:
        items: {type: array, items: {$ref: "#/components/schemas/Order"}}
        next_cursor: {type: string}
    Order:
      type: object
      required: [id, what]
      properties: {id: {type: string}, what: {type: string}}
    NewOrder:
      type: object
      required: [what]
      properties: {what: {type: string, minLength: 2}}
    Change:
      type: object
      required: [kind]
      properties: {kind: {type: string}, order: {$ref: "#/components/schemas/Order"}}
    Question:
      type: object
      required: [q]
      properties: {q: {type: string}, stream: {type: boolean}}
"""


@pytest.fixture(scope="module")
def shop(sdk: SmallSdk) -> Iterator[Any]:
    with sdk.running():
        yield import_module(f"{sdk.package}.testing")


@pytest.fixture
def fake(shop: Any) -> Any:
    return shop.FakeSmall()


@pytest.fixture(params=["sync", "async", "sync-port", "async-port"])
def api(request: pytest.FixtureRequest, sdk: SmallSdk, fake: Any) -> Iterator[Twin]:
    """A client of the fake: in process, or on a port."""
    kind, _, port = request.param.partition("-")
    given = {"api_key": "k", "max_retries": 0}
    if port:
        with fake.serve() as url:
            twin = Twin(sdk.package, "Small", kind, base_url=url, **given)
            yield twin
            twin.close()
        return
    http = (httpx.Client if kind == "sync" else httpx.AsyncClient)(transport=fake.transport)
    twin = Twin(sdk.package, "Small", kind, http_client=http, **given)
    yield twin
    twin.run(http.close() if kind == "sync" else http.aclose())
    twin.close()


def streamed(api: Twin, stream: Any) -> list[Any]:
    async def collected() -> list[Any]:
        async with stream as opened:
            return [item async for item in opened]

    if api.kind == "async":
        return list(api.run(collected()))
    with stream as opened:
        return list(opened)


def test_everything_answers_without_a_word(api: Twin, fake: Any) -> None:
    client = api.client
    made = api.run(client.orders.create({"what": "tea"}))
    assert [each.id for each in api.items(client.orders.list())] == [made.id]
    assert api.run(client.orders.get(made.id)).what == "tea"
    assert api.run(api.run(client.orders.begin_pack("1")).result()).id
    assert api.read(client.orders.label("1"))
    assert [type(each).__name__ for each in streamed(api, client.events.watch())] == ["Change"]
    assert [type(each).__name__ for each in streamed(api, client.events.log())] == ["Change"]
    fake.check()


def test_streams_give_what_a_test_says(api: Twin, fake: Any) -> None:
    change = api.models.Change
    events = [change(kind="made"), {"kind": "sold", "order": {"id": "1", "what": "a\nb"}}]
    fake.on(api.client.events.watch).returns(events)
    fake.on(api.client.events.log).returns(events)
    for stream in (api.client.events.watch(), api.client.events.log()):
        found = streamed(api, stream)
        assert [each.kind for each in found] == ["made", "sold"]
        assert found[1].order.what == "a\nb"


def test_a_stream_breaks_off(api: Twin, fake: Any) -> None:
    fake.on(api.client.events.log).returns([{"kind": "a"}] * 50).truncates()
    fake.on(api.client.events.log).forget()
    fake.on(api.client.events.log).truncates(times=1)
    with pytest.raises(api.errors.APIConnectionError):
        streamed(api, api.client.events.log())


def test_one_method_two_answers(api: Twin, fake: Any) -> None:
    on = fake.on(api.client.chat.ask)
    on.returns({"id": "1", "what": "whole"}, times=1).returns([{"kind": "a"}, {"kind": "b"}])
    assert api.run(api.client.chat.ask({"q": "?"})).what == "whole"
    found = streamed(api, api.client.chat.ask({"q": "?"}, stream=True))
    assert [each.kind for each in found] == ["a", "b"]
    assert [call.json for call in on.calls] == [{"q": "?"}, {"q": "?", "stream": True}]


def test_pages(api: Twin, fake: Any) -> None:
    orders = [{"id": str(n), "what": "tea"} for n in range(250)]
    fake.on(api.client.orders.list).returns(orders)
    assert [each.id for each in api.items(api.client.orders.list())] == [str(n) for n in range(250)]
    assert len(fake.on(api.client.orders.list).calls) == 3


def test_files_both_ways(api: Twin, fake: Any, tmp_path: Path) -> None:
    fake.on(api.client.orders.label).returns(b"%PDF-1.7")
    assert api.read(api.client.orders.label("1")) == b"%PDF-1.7"
    (tmp_path / "label.pdf").write_bytes(b"%PDF-2")
    api.run(api.client.orders.replace_label("1", tmp_path / "label.pdf"))
    (call,) = fake.on(api.client.orders.replace_label).calls
    assert (call.content, call.arguments["id"]) == (b"%PDF-2", "1")


def test_a_sequence_of_answers(api: Twin, fake: Any) -> None:
    on = fake.on(api.client.orders.get)
    on.raises(404, times=1).returns({"id": "1", "what": "late"}, times=2).raises(503)
    with pytest.raises(api.errors.NotFoundError):
        api.run(api.client.orders.get("1"))
    assert [api.run(api.client.orders.get("1")).what for _ in range(2)] == ["late", "late"]
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.orders.get("1"))


def test_documented_errors_by_class(api: Twin, fake: Any) -> None:
    fake.on(api.client.orders.create).raises(api.errors.OutOfStockError)
    with pytest.raises(api.errors.OutOfStockError):
        api.run(api.client.orders.create({"what": "tea"}))


def test_work_that_is_begun(api: Twin, fake: Any) -> None:
    fake.on(api.client.orders.begin_pack).raises(503, times=1).returns({"id": "1", "what": "box"})
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.orders.begin_pack("1"))
    assert api.run(api.run(api.client.orders.begin_pack("1")).result()).what == "box"


def test_what_was_wrong_with_a_request(api: Twin, fake: Any) -> None:
    with pytest.raises(api.errors.BadRequestError, match="what"):
        api.run(api.client.request("POST", "/orders", json={"what": "t", "color": 3}))
    with pytest.raises(AssertionError) as caught:
        fake.check()
    assert "POST /v1/orders" in str(caught.value)
    assert "body /what: String should have at least 2 characters (got 't')" in str(caught.value)


def test_what_is_not_there_says_how_to_put_it_there(api: Twin, fake: Any) -> None:
    with pytest.raises(api.errors.NotFoundError, match=r"fake.store\('orders'\).add"):
        api.run(api.client.orders.get("1"))
    fake.store("orders").add({"id": "1", "what": "tea"})
    assert api.run(api.client.orders.get("1")).what == "tea"
    with pytest.raises(ValueError, match="there are: orders"):
        fake.store("order")


def test_retries_are_seen(api: Twin, fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("random.uniform", lambda low, high: low)
    fake.store("orders").add({"id": "1", "what": "tea"})
    fake.on(api.client.orders.get).raises(429, retry_after=0, times=2)
    patient = api.client.with_options(max_retries=2)
    assert api.run(patient.orders.get("1")).id
    assert [call.status for call in fake.calls] == [429, 429, 200]


def test_another_order_ends_one_without_an_end(api: Twin, fake: Any) -> None:
    on = fake.on(api.client.orders.get)
    on.raises(429).raises(503, times=1).raises(404).returns({"id": "1", "what": "tea"})
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.orders.get("1"))
    assert api.run(api.client.orders.get("1")).what == "tea"
    on.raises(404)
    with pytest.raises(api.errors.NotFoundError):
        api.run(api.client.orders.get("1"))


def test_a_slow_answer_and_none(api: Twin, fake: Any) -> None:
    fake.store("orders").add({"id": "1", "what": "tea"})
    fake.on(api.client.orders.get).slow(0.05, times=1).raises(api.errors.APITimeoutError)
    before = time.monotonic()
    api.run(api.client.orders.get("1"))
    assert time.monotonic() - before >= 0.05
    with pytest.raises(api.errors.APITimeoutError):
        api.run(api.client.orders.get("1", timeout=0.2))


@pytest.mark.parametrize("wrap", [lambda each: each, lambda each: [{"order": each}]])
def test_what_is_no_answer_is_told_where_it_is_given(api: Twin, fake: Any, wrap: Any) -> None:
    class Own:
        def __repr__(self) -> str:
            return "Own()"

    message = r"the fake cannot answer with .*Own\(\).*: a Own is no JSON"
    with pytest.raises(TypeError, match=message):
        fake.on(api.client.orders.get).returns(wrap(Own()))
    with pytest.raises(TypeError, match=message):
        fake.on(api.client.orders.begin_pack).takes(1, result=wrap(Own()))


def test_a_function_of_the_test_that_fails_is_no_riddle(api: Twin, fake: Any) -> None:
    def answer(call: Any) -> Any:
        raise KeyError("colour")

    fake.on(api.client.orders.get).returns(answer, times=1).returns(lambda call: {1, object()})
    with pytest.raises((KeyError, api.errors.InternalServerError), match="colour"):
        api.run(api.client.orders.get("1"))
    with pytest.raises((TypeError, api.errors.InternalServerError), match="object is no JSON"):
        api.run(api.client.orders.get("1"))


def test_a_function_that_failed_is_told_at_the_end(shop: Any, sdk: SmallSdk) -> None:
    def answer(call: Any) -> Any:
        raise KeyError("colour")

    client = import_module(sdk.package).Small
    with (
        pytest.raises(AssertionError, match="could not answer: KeyError") as caught,
        shop.FakeSmall() as fake,
        fake.serve() as url,
        client(base_url=url, api_key="k", max_retries=0) as api,
    ):
        fake.on(api.orders.get).returns(answer)
        try:
            api.orders.get("1")
        except Exception as error:
            assert type(error).__name__ == "InternalServerError"
    assert isinstance(caught.value.__cause__, KeyError)


def test_items_from_a_generator_are_there_each_time(api: Twin, fake: Any) -> None:
    fake.on(api.client.events.log).returns({"kind": str(n)} for n in range(3))
    for _ in range(2):
        assert [each.kind for each in streamed(api, api.client.events.log())] == ["0", "1", "2"]


def test_a_method_that_is_none(api: Twin, fake: Any) -> None:
    with pytest.raises(ValueError, match="no operation"):
        fake.on("nope")
    with pytest.raises(ValueError, match="no operation"):
        fake.on(api.client.close)
