"""What Prism 5 gets wrong about requests, one by one: such requests cannot be judged by it.

Each stands here with the sentence of the specification that it breaks, and a request that shows it;
`tests/wire/test_prism_bugs.py` sends those requests, so that a bug that is fixed leaves this list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from support.driver import Call

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


@dataclass(frozen=True)
class Bug:
    """A kind of request that is right, and that Prism refuses.

    Attributes:
        applies: Whether a call makes such a request.
        says: Part of what Prism says of it.
        operation: An Operation Object.
        target: Path and query of a request for it that is right.
        body: Its body, of type `media`.
    """

    name: str
    reason: str
    applies: Callable[[Call], bool]
    says: str
    operation: Mapping[str, Any]
    target: str = "/x"
    body: bytes = b""
    media: str = ""


def form(media: str, **properties: Any) -> dict[str, Any]:
    """An operation that takes a form."""
    schema = {"type": "object", "properties": properties, "required": sorted(properties)}
    return {"requestBody": {"required": True, "content": {media: {"schema": schema}}}}


def query(schema: Any, **more: Any) -> dict[str, Any]:
    """An operation that takes a query parameter."""
    return {"parameters": [{"name": "q", "in": "query", "schema": schema, **more}]}


def _holds(call: Call, media: str, *kinds: type) -> bool:
    return call.media_type == media and any(isinstance(v, kinds) for v in call.body.values())


TEXTS = {"type": "array", "items": {"type": "string"}}
BOUNDARY = b"--b\r\nContent-Disposition: form-data; name=%b\r\n%b\r\n%b\r\n"

BUGS = (
    Bug(
        "list-in-form",
        "Without an Encoding Object a list in a form is written as style form, exploded: one pair "
        "per item (OpenAPI 3, Encoding Object: the default of style is form). Prism takes the last "
        "pair, and reads a list only where an Encoding Object names the style.",
        lambda call: _holds(call, URLENCODED, list),
        "must be array",
        form(URLENCODED, q=TEXTS),
        body=b"q=a&q=b",
        media=URLENCODED,
    ),
    Bug(
        "object-in-form",
        "The same for an object, whose properties become pairs of their own.",
        lambda call: _holds(call, URLENCODED, dict),
        "must have required property 'q'",
        form(URLENCODED, q={"type": "object", "properties": {"a": {"type": "string"}}}),
        body=b"a=b",
        media=URLENCODED,
    ),
    Bug(
        "json-in-multipart",
        "A part that is an object is JSON, and says so (OpenAPI 3, Encoding Object: the default of "
        "contentType is application/json). Prism never looks at the type of a part: all are text.",
        lambda call: _holds(call, MULTIPART, dict),
        "must be object",
        form(MULTIPART, q={"type": "object"}),
        body=BOUNDARY % (b'"q"', b"Content-Type: application/json\r\n", b'{"a": 1}') + b"--b--\r\n",
        media=f"{MULTIPART}; boundary=b",
    ),
    Bug(
        "list-in-multipart",
        "A list becomes one part per item (RFC 7578, section 4.3). Prism keeps the last part, as "
        "text.",
        lambda call: _holds(call, MULTIPART, list),
        "must be array",
        form(MULTIPART, q=TEXTS),
        body=BOUNDARY % (b'"q"', b"", b"a") + BOUNDARY % (b'"q"', b"", b"b") + b"--b--\r\n",
        media=f"{MULTIPART}; boundary=b",
    ),
    Bug(
        "undeclared-in-form",
        "A required property need not be among `properties` (JSON Schema, section 6.5.3). Prism "
        "drops from a form what is not, and then misses it.",
        lambda call: (
            call.media_type in (URLENCODED, MULTIPART)
            and "grant_type" in call.body
            and call.operation["operationId"] == "post_oauth2_revoke"
        ),
        "must have required property 'q'",
        {
            "requestBody": {
                "content": {
                    URLENCODED: {
                        "schema": {
                            "type": "object",
                            "properties": {"other": {"type": "string"}},
                            "required": ["q"],
                        }
                    }
                }
            }
        },
        body=b"q=a",
        media=URLENCODED,
    ),
    Bug(
        "empty-form",
        "A form without any pair is empty text, and still a body. Prism says that there is none.",
        lambda call: call.media_type == URLENCODED and call.body == {},
        "Body parameter is required",
        {
            "requestBody": {
                "required": True,
                "content": {URLENCODED: {"schema": {"type": "object"}}},
            }
        },
        media=URLENCODED,
    ),
    Bug(
        "empty-query-value",
        "`?q=` gives q, with the empty text as its value (URL Standard, section 5.1). Prism says "
        "that q is missing.",
        lambda call: False,  # no such calls are made
        "must have required property 'q'",
        query({"type": "string"}, required=True),
        target="/x?q=",
    ),
    Bug(
        "object-in-list-in-query",
        "OpenAPI leaves open how objects inside a list are written in a query. JSON is what the "
        "SDK writes and most services take. Prism does not read it.",
        lambda call: any(
            isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value)
            for parameter in call.operation["parameters"]
            if parameter["location"] == "query"
            and (value := call.arguments.get(parameter["argument"]))
        ),
        "must be object",
        query({"type": "array", "items": {"type": "object"}}),
        target="/x?q=%7B%22a%22%3A1%7D",
    ),
)


def excused(call: Call) -> bool:
    """Whether Prism cannot be asked about a call."""
    return any(bug.applies(call) for bug in BUGS)
