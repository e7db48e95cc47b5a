"""What the fake keeps of the calls it gets, and which operation a call is for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import httpx
import pytest

from support.small_sdk import SmallSdk

DOCUMENT = """
openapi: 3.1.0
info: {title: Members, version: "1"}
servers: [{url: https://members.example.com/v1}]
paths:
  /members:
    get:
      operationId: list_members
      tags: [members]
      parameters:
        - {name: prefix, in: query, schema: {type: string}}
        - {name: page, in: query, schema: {type: string}}
        - {name: level, in: query, schema: {type: integer, enum: [1, 2]}}
        - {name: flags, in: query, schema: {type: array, items: {type: boolean, enum: [true]}}}
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Member"}}
    post:
      operationId: create_member
      tags: [members]
      requestBody:
        content:
          application/x-www-form-urlencoded: &form
            schema: {$ref: "#/components/schemas/NewMember"}
            encoding: {address: {style: deepObject, explode: true}}
      responses: &member
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Member"}}}
  /members/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: get_member, tags: [members], responses: *member}
    patch:
      operationId: update_member
      tags: [members]
      requestBody:
        content:
          application/x-www-form-urlencoded: *form
      responses: *member
    delete: {operationId: delete_member, tags: [members], responses: {"204": {description: ok}}}
  /teams:
    get:
      operationId: list_teams
      tags: [teams]
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  found: {type: array, items: {$ref: "#/components/schemas/Team"}}
                  total: {type: integer}
    post:
      operationId: create_team
      tags: [teams]
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Team"}}}
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: {type: object, required: [id], properties: {id: {type: string}}}
  /teams/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: get_team
      tags: [teams]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Team"}}}
    put:
      operationId: replace_team
      tags: [teams]
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Team"}}}
      responses: {"204": {description: ok}}
  /links:
    get:
      operationId: list_links
      tags: [links]
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [items, next]
                properties:
                  items: {type: array, items: {$ref: "#/components/schemas/Team"}}
                  next: {type: string}
      x-specloom-paging: {items: items, next-link: next}
  /words:
    get:
      operationId: list_words
      tags: [words]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {type: array, items: {type: string}}}}
    post:
      operationId: create_word
      tags: [words]
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: &word
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Team"}}}
  /words/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: get_word, tags: [words], responses: *word}
    delete:
      operationId: delete_word
      tags: [words]
      responses:
        "200": {description: ok, content: {application/json: {schema: {type: string}}}}
  /notes:
    get: &notes
      operationId: list_notes
      tags: [notes]
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Team"}}
    post: {<<: *notes, operationId: create_notes}
  /notes/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: get_note
      tags: [notes]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Team"}}}
  /teams/{id}/tasks:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: list_tasks
      tags: [tasks]
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: {type: array, items: {$ref: "#/components/schemas/Task"}}
                  next_cursor: {type: string}
              example: {items: [{id: 7, what: Shown}]}
    post:
      operationId: create_task
      tags: [tasks]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NewTask"}}}}
      responses:
        "201": &task
          description: ok
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Task"}
              example: {id: 7, what: Shown, by: Ann}
  /teams/{id}/tasks/{task}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: task, in: path, required: true, schema: {type: integer}}
    get: {operationId: get_task, tags: [tasks], responses: {"200": *task}}
    delete: {operationId: delete_task, tags: [tasks], responses: {"204": {description: ok}}}
  /teams/{id}/issues:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    post:
      operationId: create_issue
      tags: [issues]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NewTask"}}}}
      responses: &issue
        "200":
          description: ok
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Issue"}
              example: {id: 900, number: 5, what: Shown}
  /teams/{id}/issues/{issue_number}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: issue_number, in: path, required: true, schema: {type: integer}}
    get: {operationId: get_issue, tags: [issues], responses: *issue}
  /teams/{id}/tags:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: list_tags
      tags: [tags]
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Team"}}}
    post:
      operationId: create_tag
      tags: [tags]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Team"}}}}
      responses:
        "201":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Team"}}}
  /numbers:
    post:
      operationId: create_number
      tags: [numbers]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NewTask"}}}}
      responses: {"201": *task}
  /numbers/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: get_number, tags: [numbers], responses: {"200": *task}}
  /{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get:
      operationId: read_any
      tags: [names]
      parameters:
        - name: where
          in: query
          schema:
            anyOf: [{$ref: "#/components/schemas/Team"}, {type: array, items: {type: string}}]
      responses: {}
  /{name}:rights:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get:
      operationId: read_rights
      tags: [names]
      parameters: [{name: version, in: query, schema: {type: integer}}]
      responses: {}
components:
  schemas:
    NewMember: &fields
      type: object
      properties:
        name: {type: string}
        age: {type: integer}
        weight: {type: number}
        paying: {type: boolean}
        address: {type: object, properties: {city: {type: string}, zip: {type: integer}}}
        tags: {type: array, items: {type: string}}
        marks: {type: array, items: {type: integer}}
    Issue:
      type: object
      required: [id, number, what]
      properties: {id: {type: integer}, number: {type: integer}, what: {type: string}}
    NewTask: {type: object, properties: {id: {type: integer}, what: {type: string}}}
    Task:
      type: object
      required: [id, what]
      properties: {id: {type: integer}, what: {type: string}, by: {type: string}}
    Team:
      type: object
      required: [id, motto]
      properties: {id: {type: string}, motto: {type: string}}
    Member:
      allOf: [{$ref: "#/components/schemas/NewMember"}]
      required: [id]
      properties: {id: {type: string}}
"""

TOM: dict[str, Any] = {
    "name": "Tom & Sons",
    "age": 40,
    "weight": 71.5,
    "paying": True,
    "address": {"city": "Zürich", "zip": 8001},
    "tags": ["1", "b"],
    "marks": [3, 4],
}


@pytest.fixture
def fake(sdk: SmallSdk) -> Iterator[Any]:
    with sdk.running(), import_module(f"{sdk.package}.testing").FakeSmall() as fake:
        yield fake


@pytest.fixture
def client(sdk: SmallSdk, fake: Any) -> Iterator[Any]:
    api = import_module(sdk.package)
    with httpx.Client(transport=fake.transport) as http_client:
        yield api.Small(http_client=http_client, max_retries=0)


def test_what_a_form_says_is_kept_with_its_types(client: Any) -> None:
    made = client.members.create(TOM)
    assert made.model_dump(exclude={"id"}) == TOM
    assert client.members.get(made.id) == made
    client.members.update(made.id, {"age": 41, "address": {"zip": 8002}})
    changed = client.members.get(made.id)
    assert (changed.age, changed.address.zip, changed.name) == (41, 8002, TOM["name"])
    assert client.members.list() == [changed]


def test_text_that_looks_like_a_number_stays_text(client: Any) -> None:
    assert client.members.create({"name": "007", "tags": ["1"]}).name == "007"


def test_a_list_that_is_not_paged_holds_what_was_made(client: Any) -> None:
    made = client.teams.create({"id": "t", "motto": "Up!"})
    team = client.teams.get(made.id)
    assert team.motto, "required, though creating it does not answer with it"
    client.teams.replace(made.id, {"id": "t", "motto": "Down!"})
    assert client.teams.get(made.id).motto == "Down!"
    listed = client.teams.list()
    assert [team.id for team in listed.found] == [made.id] and listed.total is None


def test_what_is_made_as_a_list_is_not_kept(client: Any) -> None:
    assert client.notes.create()[0].motto
    assert client.notes.get("1").motto and client.notes.list()[0].motto


def test_what_belongs_to_another_object_is_kept_with_it(
    sdk: SmallSdk, client: Any, fake: Any
) -> None:
    """Until one is made there, answers are the document's examples: `get` needs no other call."""
    errors = import_module(f"{sdk.package}.errors")
    assert [task.what for task in client.tasks.list("a")] == ["Shown"]
    assert client.tasks.get("a", 1).id == 7
    made = [client.tasks.create("a", {"what": what}) for what in ("Sow", "Reap")]
    assert [(task.what, task.by) for task in made] == [("Sow", "Ann"), ("Reap", "Ann")]
    assert list(client.tasks.list("a")) == made
    assert client.tasks.get("a", made[1].id) == made[1]
    assert [task.what for task in client.tasks.list("b")] == ["Shown"]
    fake.store("teams/tasks").add({"id": 1, "what": "Rest"}, id="b")
    assert [task.what for task in client.tasks.list("b")] == ["Rest"]
    client.tasks.delete("b", 1)
    assert list(client.tasks.list("b")) == []
    with pytest.raises(errors.NotFoundError, match=r"fake.store\('teams/tasks'\).add"):
        client.tasks.get("b", 1)
    with pytest.raises(errors.ConflictError):
        client.tasks.create("a", {"id": made[0].id})


def test_what_the_path_calls_by_its_number_is_found_by_it(client: Any) -> None:
    made = [client.issues.create("a", {"what": what}) for what in ("one", "two")]
    assert made[0].number == 5, "the example's, as long as it is free"
    assert [client.issues.get("a", each.number).what for each in made] == ["one", "two"]


def test_what_nothing_reads_by_itself_is_listed(client: Any) -> None:
    client.tags.create("a", {"id": "red", "motto": "!"})
    assert [tag.id for tag in client.tags.list("a")] == ["red"]


def test_every_one_has_a_number_of_its_own(client: Any) -> None:
    made = [client.numbers.create({"what": what}) for what in ("one", "two", "three")]
    assert len({each.id for each in made}) == 3
    assert client.numbers.get(made[2].id).what == "three"


def test_the_last_page_has_no_link_though_it_is_required(client: Any) -> None:
    assert len(list(client.links.list())) == 1


def test_names_of_objects_are_listed_where_the_document_has_names(client: Any) -> None:
    client.words.create({})
    assert [type(word) for word in client.words.list()] == [str]


def test_deleting_may_answer_with_a_text(client: Any) -> None:
    assert client.words.delete(client.words.create({}).id)


def test_whoever_asks_for_a_token_gets_one(fake: Any) -> None:
    with httpx.Client(transport=fake.transport, base_url="https://login.example.com") as http:
        answer = http.post("/token", data={"grant_type": "client_credentials"})
    assert answer.json()["access_token"]
    assert not fake.calls[-1].violations


def test_a_parameter_that_may_be_any_text_is_known(client: Any, fake: Any) -> None:
    assert client.members.list(prefix="T", page="2") == []
    assert fake.calls[-1].query == {"prefix": "T", "page": "2"}


def test_constants_that_are_no_text_are_known_by_their_text(
    sdk: SmallSdk, client: Any, fake: Any
) -> None:
    assert client.members.list(level=2, flags=[True, True]) == []
    errors = import_module(f"{sdk.package}.errors")
    with pytest.raises(errors.BadRequestError, match="level: Input should be 1 or 2"):
        client.members.list(extra_query={"level": "3"})
    assert fake.calls.pop().violations


def test_a_parameter_that_may_be_an_object_stands_for_any_name(client: Any, fake: Any) -> None:
    client.names.read_any("x", where={"id": "1", "motto": "Up!"})
    client.names.read_any("x", where=["a", "b"])
    assert [call.query for call in fake.calls] == [{"id": "1", "motto": "Up!"}, {"where": "b"}]
    assert [call.violations for call in fake.calls] == [(), ()]


def test_the_path_of_which_more_is_written_out_is_meant(client: Any, fake: Any) -> None:
    client.names.read_rights("x", version=3)
    client.names.read_any("x")
    assert [call.operation for call in fake.calls] == ["read_rights", "read_any"]
