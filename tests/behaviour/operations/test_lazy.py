"""What importing an SDK loads, seen in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from support.small_sdk import SmallSdk

DOCUMENT = """
openapi: 3.1.0
info: {title: Lazy, version: "1"}
servers: [{url: https://lazy.example.com}]
security: [{key: []}]
paths:
  /a:
    get:
      operationId: a
      tags: [first]
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}
  /b:
    get: {operationId: b, tags: [second], responses: {"204": {description: ok}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas: {A: {type: object, properties: {a: {type: string}}}}
"""


def loaded(sdk: SmallSdk, code: str) -> list[str]:
    """The modules of the SDK that are loaded after some code, below its package."""
    program = f"""
import json, sys
import {sdk.package} as sdk
{code}
print(json.dumps(sorted(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=sdk.root, capture_output=True, text=True, check=True
    )
    names = json.loads(done.stdout)
    start = f"{sdk.package}."
    return [name.removeprefix(start) for name in names if name.startswith(start)]


def those(names: list[str], *starts: str) -> list[str]:
    return [name for name in names if name.startswith(starts)]


def test_importing_loads_no_model(sdk: SmallSdk) -> None:
    names = loaded(sdk, "client = sdk.Small(api_key='k')")
    unused = ("models", "resources", "testing", "_runtime.models", "_runtime.strict")
    assert those(names, *unused) == []
    assert "client" in names


def test_a_resource_loads_its_own_module(sdk: SmallSdk) -> None:
    names = loaded(sdk, "client = sdk.Small(api_key='k'); client.first")
    assert those(names, "resources") == ["resources", "resources.first"]
    assert those(names, "models.", "testing") == []


@pytest.mark.parametrize("code", ["dir(sdk)", "sdk.models; dir(sdk.models)"])
def test_names_are_there_before_they_are_loaded(sdk: SmallSdk, code: str) -> None:
    program = f"import {sdk.package} as sdk; print({code.rpartition(';')[2]})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=sdk.root, capture_output=True, text=True, check=True
    )
    assert ("'Small'" if code == "dir(sdk)" else "'A'") in done.stdout
    assert those(loaded(sdk, code), "models.a") == []
