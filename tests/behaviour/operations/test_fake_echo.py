"""The fake says again what was sent, where its answer has a place for it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import httpx
import pytest

from support.small_sdk import SmallSdk

DOCUMENT = """
openapi: 3.1.0
info: {title: Issues, version: "1"}
servers: [{url: https://issues.example.com}]
paths:
  /repos/{repo}/issues:
    parameters: [{name: repo, in: path, required: true, schema: {type: string}}]
    post:
      operationId: create_issue
      tags: [issues]
      requestBody: &sent
        content: {application/json: {schema: {$ref: "#/components/schemas/NewIssue"}}}
      responses: &issue
        "200":
          description: ok
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Issue"}
              example:
                id: 7
                title: Found a bug
                labels: [{name: bug}]
                owner: {login: octocat, site: {name: hub, admin: true}}
                settings: {colour: red}
  /repos/{repo}/issues/{number}:
    parameters:
      - {name: repo, in: path, required: true, schema: {type: string}}
      - {name: number, in: path, required: true, schema: {type: integer}}
    patch: {operationId: update_issue, tags: [issues], requestBody: *sent, responses: *issue}
  /search:
    get:
      operationId: search
      tags: [issues]
      parameters: [{name: title, in: query, schema: {type: string}}]
      responses: *issue
  /wrapped:
    post:
      operationId: create_wrapped
      tags: [issues]
      x-specloom-unwrap: issue
      requestBody: *sent
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [issue]
                properties: {issue: {$ref: "#/components/schemas/Issue"}}
  /services:
    post:
      operationId: create_service
      tags: [services]
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {FriendlyName: {type: string}}}
      responses: &service
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [sid]
                properties: {sid: {type: string}, friendly_name: {type: string}}
  /services/{sid}:
    parameters: [{name: sid, in: path, required: true, schema: {type: string}}]
    get: {operationId: get_service, tags: [services], responses: *service}
components:
  schemas:
    NewIssue:
      type: object
      properties:
        title: {type: [string, integer]}
        body: {type: [string, "null"]}
        labels: {type: array, items: {type: string}}
        owner: {type: object}
        settings: {type: object}
        milestone: {type: integer}
    Issue:
      type: object
      required: [id, title]
      properties:
        id: {type: integer}
        title: {type: string}
        body: {type: [string, "null"]}
        labels: {type: array, items: {type: object, properties: {name: {type: string}}}}
        owner:
          anyOf:
            - type: object
              properties:
                login: {type: string}
                site: {type: object, properties: {name: {type: string}, admin: {type: boolean}}}
            - {type: "null"}
        settings: {type: object, additionalProperties: {type: string}}
"""


@pytest.fixture
def client(sdk: SmallSdk) -> Iterator[Any]:
    with (
        sdk.running(),
        import_module(f"{sdk.package}.testing").FakeSmall() as fake,
        httpx.Client(transport=fake.transport) as http_client,
    ):
        yield import_module(sdk.package).Small(http_client=http_client, max_retries=0)


@pytest.mark.parametrize("method", ["create", "update"])
def test_what_was_sent_stands_in_the_example(client: Any, method: str) -> None:
    place = ("repo",) if method == "create" else ("repo", 1)
    issue = getattr(client.issues, method)(*place, {"title": "x", "body": None})
    assert (issue.id, issue.title, issue.owner.login) == (7, "x", "octocat")
    assert issue.body is None and "body" in issue.model_fields_set


def test_inside_objects_and_instead_of_maps(client: Any) -> None:
    sent = {"owner": {"site": {"name": "here"}}, "settings": {"size": "big"}}
    issue = client.issues.create("repo", sent)
    assert issue.owner.model_dump() == {"login": "octocat", "site": {"name": "here", "admin": True}}
    assert issue.settings == {"size": "big"}


def test_what_the_answer_has_no_place_for_is_left_out(client: Any) -> None:
    issue = client.issues.create("repo", {"title": 3, "labels": ["new"], "milestone": 2})
    assert (issue.title, [each.name for each in issue.labels]) == ("Found a bug", ["bug"])
    assert not issue.model_extra


def test_inside_an_envelope(client: Any) -> None:
    assert client.issues.create_wrapped({"title": "x"}).title == "x"


def test_a_query_is_nothing_that_comes_back(client: Any) -> None:
    assert client.issues.search(title="x").title == "Found a bug"


def test_names_that_are_spelled_otherwise(client: Any) -> None:
    made = client.services.create({"FriendlyName": "Shop"})
    assert made.friendly_name == "Shop" and not made.model_extra
    assert client.services.get(made.sid).friendly_name == "Shop"
