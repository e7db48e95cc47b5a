"""The tests that an SDK brings along pass, whatever its document holds."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from importlib import import_module

import pytest

from support.small_sdk import SmallSdk

MODULES = "styles bodies answers events names servers security".split()

KEYS = """
openapi: 3.1.0
info: {title: Keys for some, version: "1"}
paths:
  /locked: {get: {operationId: locked, security: [{key: []}], responses: {}}}
  /open: {get: {operationId: open, responses: {}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
"""
"""An operation that asks for nothing, in a document that asks for nothing."""

SETS = """
openapi: 3.1.0
info: {title: Items that differ, version: "1"}
paths:
  /sets:
    post:
      operationId: addSets
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Sets"}}}
      responses: {}
components:
  schemas:
    Sets:
      type: object
      required: [ids, subnet, letters, days, moments, keys, flags]
      properties:
        ids: {$ref: "#/components/schemas/Set", items: {pattern: "^(0|[1-9][0-9]*)$"}}
        letters: {$ref: "#/components/schemas/Set", items: {maxLength: 1}}
        subnet: {type: string, minLength: 20, pattern: "^subnet-[0-9a-f]{8,}$"}
        days: {$ref: "#/components/schemas/Set", items: {format: date}}
        moments: {$ref: "#/components/schemas/Set", items: {format: date-time}}
        keys: {$ref: "#/components/schemas/Set", items: {format: uuid}}
        flags: {type: array, minItems: 2, uniqueItems: true, items: {type: boolean}}
    Set: {type: array, minItems: 3, uniqueItems: true, items: {type: string}}
"""

FORMS = """
openapi: 3.0.3
info: {title: Forms as text, version: "1"}
paths:
  /search:
    post:
      operationId: search
      requestBody:
        required: true
        content: {application/x-www-form-urlencoded: {schema: {type: string}}}
      responses: {}
  /upload:
    post:
      operationId: upload
      requestBody: {required: true, content: {multipart/form-data: {schema: {type: string}}}}
      responses: {}
"""
"""Documents that people write; the first is the text of the form, the second can be no text."""

ENDLESS = """
openapi: 3.1.0
info: {title: Nodes, version: "1"}
paths:
  /node:
    get:
      operationId: getNode
      responses:
        "200":
          description: A node.
          content: {application/json: {schema: {$ref: "#/components/schemas/Node"}}}
components:
  schemas:
    Node:
      type: object
      required: [parent]
      properties: {parent: {$ref: "#/components/schemas/Node"}}
"""
"""A class that no value fits."""


WEBHOOKS = """
openapi: 3.1.0
info: {title: Only calls others, version: "1"}
webhooks:
  made: {post: {requestBody: {content: {application/json: {schema: {type: object,
    required: [at, count], properties: {at: {type: string, format: date-time},
    count: {type: integer, minimum: 3}, code: {type: string, pattern: "^[A-Z]{3}$"}}}}}}}}
  counted: {post: {requestBody: {content: {application/json: {schema: {type: integer}}}}}}
  form: {post: {requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object,
    properties: {number: {type: integer}, days: {type: array, items: {type: string, format: date}}}
    }}}}}}
  said: {post: {requestBody: {content: {text/plain: {schema: {type: string}}}}}}
  ping: {get: {responses: {"200": {description: Pong.}}}}
"""
"""An API that has nothing to be called."""


def document(name: str) -> str:
    text: str = import_module(f"{__package__}.test_{name}").DOCUMENT
    return text


@pytest.mark.parametrize(
    "text",
    [*map(document, MODULES), KEYS, SETS, FORMS, ENDLESS, WEBHOOKS],
    ids=[*MODULES, "keys", "sets", "forms", "endless", "webhooks"],
)
def test_they_pass(text: str) -> None:
    with closing(SmallSdk(text)) as made:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
            cwd=made.root,
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert "skipped" not in ran.stdout


def test_each_event_has_its_test() -> None:
    with closing(SmallSdk(WEBHOOKS)) as made:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider"],
            cwd=made.root,
            capture_output=True,
            text=True,
            timeout=300,
        )
    found = {line.partition("::")[2] for line in ran.stdout.splitlines() if "::" in line}
    events = ("made", "counted", "form", "said", "ping")
    assert found == {
        *(f"test_event[{name}]" for name in events),
        *(f"test_no_json[{name}]" for name in ("made", "counted")),
    }
