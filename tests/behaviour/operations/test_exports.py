"""What a package exports for annotations, as far as its API has it."""

from __future__ import annotations

from importlib import import_module

from support.small_sdk import SmallSdk

OK = '"200": {description: ok, content: '
DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Exports, version: "1"}}
paths:
  /things:
    get:
      operationId: list_things
      tags: [t]
      parameters:
        - {{name: cursor, in: query, schema: {{type: string}}}}
      responses:
        {OK}{{application/json: {{schema: {{$ref: "#/components/schemas/Page"}}}}}}}}
    post:
      operationId: upload
      tags: [t]
      requestBody: {{content: {{application/octet-stream: {{}}}}}}
      responses: {{"204": {{description: ok}}}}
  /file:
    get:
      operationId: read
      tags: [t]
      responses:
        {OK}{{image/png: {{}}}}}}
  /events:
    get:
      operationId: watch
      tags: [t]
      responses:
        {OK}{{text/event-stream: {{schema: {{type: object}}}}}}}}
components:
  schemas:
    Page:
      type: object
      properties:
        items: {{type: array, items: {{type: object}}}}
        next_cursor: {{type: string}}
"""
PLAIN = """
openapi: 3.1.0
info: {title: Plain, version: "1"}
paths: {/a: {get: {operationId: a, responses: {"204": {description: ok}}}}}
"""
ALWAYS = {
    "AsyncMiddleware", "AsyncSmall", "Middleware", "RawResponse", "Request", "RequestOptions",
    "Small", "errors", "is_set", "models", "problems", "response_info", "testing",
}  # fmt: skip


def names(sdk: SmallSdk) -> set[str]:
    """What the package exports, all of which is there."""
    with sdk.running():
        package = import_module(sdk.package)
        missing = [name for name in package.__all__ if not hasattr(package, name)]
        assert missing == []
        return set(package.__all__)


def test_what_methods_take_and_return(sdk: SmallSdk) -> None:
    walked = {"Download", "EventStream", "Pages"}
    assert names(sdk) == ALWAYS | walked | {f"Async{name}" for name in walked} | {"FileInput"}


def test_no_more_than_the_api_has() -> None:
    plain = SmallSdk(PLAIN)
    try:
        assert names(plain) == ALWAYS
    finally:
        plain.close()


def test_a_client_that_is_called_so_keeps_its_name() -> None:
    made = SmallSdk(DOCUMENT, client="Download")
    try:
        assert "from .client import AsyncDownload, Download\n" in made.text("__init__.py")
        assert "_runtime.downloads" not in made.text("__init__.py")
    finally:
        made.close()
