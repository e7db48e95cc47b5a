"""The fake of an API whose bodies are forms, and whose errors have a schema and no example."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from support.small_sdk import SmallSdk
from support.twin import Twin

FORM = "application/x-www-form-urlencoded"
DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Shop, version: "1"}}
servers: [{{url: https://shop.example.com/v1}}]
paths:
  /customers:
    get:
      operationId: list_customers
      tags: [customers]
      parameters:
        - {{name: label, in: query, schema: {{type: string}}}}
        - {{name: size, in: query, schema: {{type: integer}}}}
      responses:
        "200":
          description: ok
          content: {{application/json: {{schema: {{type: array,
            items: {{$ref: "#/components/schemas/Customer"}}}}}}}}
    post:
      operationId: create_customer
      tags: [customers]
      requestBody:
        content:
          {FORM}:
            schema: {{$ref: "#/components/schemas/NewCustomer"}}
            encoding:
              rows: {{style: deepObject}}
              metadata: {{style: deepObject}}
      responses:
        "200": {{$ref: "#/components/responses/Customer"}}
        "404":
          description: none
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/Problem"}}}}}}
        "409": {{description: taken}}
        4XX:
          description: no
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/Error"}}}}}}
        default:
          description: no
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/Flat"}}}}}}
  /customers/{{id}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
    get:
      operationId: get_customer
      tags: [customers]
      responses:
        "200":
          description: ok
          content: {{application/json: {{schema: {{anyOf: [
            {{$ref: "#/components/schemas/Customer"}}, {{$ref: "#/components/schemas/Gone"}}]}}}}}}
    post:
      operationId: update_customer
      tags: [customers]
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                size: {{type: integer}}
                photo: {{type: string, format: binary}}
                metadata: {{type: object, additionalProperties: {{type: string}}}}
            encoding:
              metadata: {{style: deepObject}}
      responses:
        "200": {{$ref: "#/components/responses/Customer"}}
    delete:
      operationId: delete_customer
      tags: [customers]
      responses:
        "200":
          description: ok
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/Gone"}}}}}}
components:
  responses:
    Customer:
      description: ok
      content: {{application/json: {{schema: {{$ref: "#/components/schemas/Customer"}}}}}}
  schemas:
    NewCustomer:
      type: object
      properties: &properties
        email: {{type: string}}
        size: {{type: integer}}
        metadata: {{type: object, additionalProperties: {{type: string}}}}
        rows: {{type: array, items: {{type: object, properties: {{n: {{type: integer}}}}}}}}
        owner: {{type: array, items: {{type: object}}}}
    Customer:
      type: object
      required: [id]
      properties:
        id: {{type: string}}
        <<: *properties
        owner: {{type: object, properties: {{name: {{type: string}}}}}}
    Gone:
      type: object
      required: [id, deleted]
      properties: {{id: {{type: string}}, deleted: {{const: true}}}}
    Problem:
      type: object
      required: [message, status]
      properties: {{message: {{type: string}}, status: {{type: integer}}}}
    Error:
      type: object
      required: [error]
      properties:
        error:
          type: object
          required: [kind]
          properties: {{kind: {{enum: [bad, worse]}}, message: {{type: string}}}}
    Flat: {{type: object, properties: {{detail: {{type: string}}}}}}
"""


@pytest.fixture
def fake(sdk: SmallSdk) -> Iterator[Any]:
    with sdk.running(), import_module(f"{sdk.package}.testing").FakeSmall(strict=False) as made:
        yield made


@pytest.fixture(params=["sync", "async"])
def api(request: pytest.FixtureRequest, sdk: SmallSdk, fake: Any) -> Iterator[Twin]:
    with fake.serve() as url:
        twin = Twin(sdk.package, "Small", request.param, base_url=url, max_retries=0)
        yield twin
        twin.close()


def test_what_is_created_by_a_form_is_remembered(api: Twin, fake: Any) -> None:
    customers = api.client.customers
    body = {
        "email": "a@b.c",
        "size": 7,
        "metadata": {"order": "1"},
        "rows": [{"n": 1}, {"n": 2}],
        "owner": [{"name": "x"}],
    }
    made = api.run(customers.create(body))
    assert (made.email, made.size, made.metadata) == ("a@b.c", 7, {"order": "1"})
    assert [row.n for row in made.rows] == [1, 2]
    assert fake.calls[-1].form["rows"] == [{"n": "1"}, {"n": "2"}]
    assert api.run(customers.get(made.id)) == made
    changed = api.run(
        customers.update(made.id, {"size": 8, "photo": b"png", "metadata": {"k": "v"}})
    )
    assert (changed.id, changed.email, changed.size) == (made.id, "a@b.c", 8)
    assert fake.calls[-1].form == {"size": "8", "photo": b"png", "metadata": {"k": "v"}}
    assert api.run(customers.list())[0].metadata == {"k": "v"}
    gone = api.run(customers.delete(made.id))
    assert (gone.id, gone.deleted) == (made.id, True)
    assert fake.calls[-1].form == {}


def test_a_parameter_that_takes_any_text_is_known(api: Twin, fake: Any) -> None:
    api.run(api.client.customers.list(label="blue", size=1))
    assert fake.calls[-1].violations == ()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, {"message": "{}", "status": 1}),
        (409, {"error": {"message": "{}"}}),
        (422, {"error": {"kind": "bad", "message": "{}"}}),
        (500, {"detail": "{}"}),
    ],
)
def test_errors_are_as_the_document_has_them(
    api: Twin, fake: Any, status: int, body: dict[str, Any]
) -> None:
    fake.on(api.client.customers.create).raises(status)
    with pytest.raises(api.errors.APIStatusError) as caught:
        api.run(api.client.customers.create({}))
    assert caught.value.status_code == status
    told = caught.value.message
    assert told == "The fake was told to answer this."
    assert str(caught.value.body) == str(body).replace("{}", told)
    assert "Status" not in str(caught.value)
