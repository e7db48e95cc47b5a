"""Kinds that a tag tells apart: what a user has to write, what is sent, and what comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import httpx
import pytest

from support.small_sdk import SmallSdk

DOCUMENT = """
openapi: 3.0.3
info: {title: Hooks, version: "1"}
servers: [{url: https://hooks.example.com}]
paths:
  /hooks:
    put:
      operationId: set_hooks
      tags: [hooks]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Hooks"}}}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Hooks"}}}
components:
  schemas:
    Hooks:
      type: object
      properties:
        targets: {type: array, items: {$ref: "#/components/schemas/Target"}}
        filter: {$ref: "#/components/schemas/Filter"}
        payment: &payment
          oneOf: [{$ref: "#/components/schemas/Bill"}, {$ref: "#/components/schemas/Issuer"}]
        code: {anyOf: [{type: string, enum: [a, b]}, {type: string, minLength: 2}]}
        payments: {type: array, items: *payment}
        accounts: {type: object, additionalProperties: *payment}
        event: {$ref: "#/components/schemas/Event"}
        shape:
          oneOf: [{$ref: "#/components/schemas/Round"}, {$ref: "#/components/schemas/Square"}]
          discriminator: {propertyName: kind}
    Target:
      type: object
      required: [endpointType]
      properties: {endpointType: {type: string, enum: [WebHook, Queue, Fast]}}
      discriminator: {propertyName: endpointType}
    WebHookTarget:
      allOf: [{$ref: "#/components/schemas/Target"}]
      properties: {url: {type: string}}
      x-ms-discriminator-value: WebHook
    QueueTarget:
      allOf: [{$ref: "#/components/schemas/Target"}]
      properties: {queue: {type: string}}
      x-ms-discriminator-value: Queue
    FastQueueTarget:
      allOf: [{$ref: "#/components/schemas/QueueTarget"}]
      x-ms-discriminator-value: Fast
    Filter:
      type: object
      required: [operator]
      properties: {operator: {type: string}}
      discriminator: {propertyName: operator}
    NumberFilter:
      allOf:
        - {$ref: "#/components/schemas/Filter"}
        - {type: object, properties: {operator: {type: string, enum: [number]}}}
    TextFilter:
      allOf: [{$ref: "#/components/schemas/Filter"}]
    Bill:
      type: object
      required: [type, issuer]
      properties:
        type: {type: string, enum: [online, wallet]}
        issuer: {type: string}
        alsoPaid: {$ref: "#/components/schemas/Issuer"}
    Issuer:
      type: object
      required: [type, issuer]
      properties:
        type: {type: string, enum: [wallet, bank]}
        issuer: {type: string}
        bankCode: {type: string, maxLength: 3}
      additionalProperties: false
    Event:
      type: object
      required: [type]
      properties: {type: {type: string}}
      discriminator: {propertyName: type, mapping: {made: "#/components/schemas/MadeEvent"}}
    MadeEvent: {allOf: [{$ref: "#/components/schemas/Event"}]}
    LastEvent: {allOf: [{$ref: "#/components/schemas/Event"}]}
    Round: {type: object, required: [kind], properties: {kind: {type: string}}}
    Square:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      x-ms-discriminator-value: sq
"""


@pytest.fixture
def api(sdk: SmallSdk) -> Iterator[Any]:
    with sdk.running():
        yield import_module(sdk.package)


def test_no_tag_has_to_be_given_that_can_be_but_one(api: Any) -> None:
    m = api.models
    hooks = m.Hooks(
        targets=[m.WebHookTarget(url="u"), m.FastQueueTarget(queue="q")],
        filter=m.TextFilter(),
        shape=m.Square(),
    )
    assert hooks.model_dump(mode="json", by_alias=True, exclude_unset=True) == {
        "targets": [
            {"endpointType": "WebHook", "url": "u"},
            {"endpointType": "Fast", "queue": "q"},
        ],
        "filter": {"operator": "TextFilter"},
        "shape": {"kind": "sq"},
    }
    assert m.NumberFilter().operator == "number" and m.Round().kind == "Round"
    assert isinstance(hooks.targets[0].endpoint_type, m.TargetEndpointType)


def test_the_tag_of_a_schema_that_others_extend_is_theirs_too(api: Any) -> None:
    with pytest.raises(ValueError, match="endpointType"):
        api.models.QueueTarget(queue="q")
    assert api.models.QueueTarget(endpoint_type="Fast").endpoint_type == "Fast"


def sent(sdk: SmallSdk, body: Any) -> Any:
    seen: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.content))
        return httpx.Response(200, json={})

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        import_module(sdk.package).Small(http_client=http_client).hooks.set(body)
    return seen[0]


@pytest.mark.parametrize(
    "place",
    [lambda each: {"payment": each}, lambda each: {"payments": [each, each]},
     lambda each: {"accounts": {"a": each}}],
)  # fmt: skip
def test_data_without_a_tag_is_sent_as_the_kind_that_it_is_right_for(
    api: Any, sdk: SmallSdk, place: Any
) -> None:
    bank = {"type": "bank", "issuer": "i"}
    assert sent(sdk, place(bank)) == place(bank)
    assert sent(sdk, place({**bank, "bank_code": "1"})) == place({**bank, "bankCode": "1"})
    with pytest.raises(api.errors.BuildError, match="'post' is not known; one of online, wallet"):
        sent(sdk, place({"type": "post", "issuer": "i"}))


def test_text_that_no_member_allows_is_refused(api: Any, sdk: SmallSdk) -> None:
    assert sent(sdk, {"code": "long"}) == {"code": "long"}
    with pytest.raises(api.errors.BuildError, match="code: 'c' is not known"):
        sent(sdk, {"code": "c"})


def test_one_that_adds_nothing_is_a_kind_if_the_mapping_has_it(api: Any) -> None:
    assert api.models.MadeEvent().type == "made"
    assert api.models.LastEvent == api.models.AnyEvent


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"targets": [{"endpointType": "Queue", "queue": "q"}]}, "QueueTarget"),
        ({"targets": [{"endpointType": "Fast"}]}, "FastQueueTarget"),
        ({"targets": [{"endpointType": "WebHook", "url": "u"}]}, "WebHookTarget"),
        ({"targets": [{"endpointType": "QueueTarget"}]}, "UnknownVariant"),
        ({"filter": {"operator": "number"}}, "NumberFilter"),
        ({"filter": {"operator": "TextFilter"}}, "TextFilter"),
        ({"shape": {"kind": "sq"}}, "Square"),
        ({"shape": {"kind": "Square"}}, "UnknownVariant"),
    ],
)
def test_what_comes_back_is_told_apart_by_it(api: Any, sent: Any, name: str) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=sent))
    with httpx.Client(transport=transport) as http_client:
        client = api.Small(http_client=http_client)
        hooks = client.hooks.set({"targets": []})
    (kind,) = [value for value in (hooks.filter, hooks.shape, *(hooks.targets or [])) if value]
    assert type(kind).__name__ == name
