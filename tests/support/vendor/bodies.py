"""Changes of request bodies and responses."""

from __future__ import annotations

import random
from typing import Any

from .sites import Change, Expected, Operation, operations, pick


def _with_body(data: Any) -> list[Operation]:
    return [
        item for item in operations(data) if "$ref" not in item.node.get("requestBody", {"$ref": 0})
    ]


def _without_body(data: Any) -> list[Operation]:
    return [item for item in operations(data) if "requestBody" not in item.node]


def _add_body(required: bool, rule: str) -> Change:
    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, _without_body(data))
        if found is None:
            return None
        content = {"application/json": {"schema": {"type": "string"}}}
        found.node["requestBody"] = {"required": required, "content": content}
        return {rule}

    return change


def remove_body(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _with_body(data))
    if found is None:
        return None
    del found.node["requestBody"]
    return {"request-body-removed"}


def toggle_required(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _with_body(data))
    if found is None:
        return None
    body = found.node["requestBody"]
    body["required"] = not body.get("required", False)
    return {f"request-body-became-{'required' if body['required'] else 'optional'}"}


def add_media_type(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _with_body(data))
    if found is None:
        return None
    found.node["requestBody"]["content"]["application/zz"] = {"schema": {"type": "string"}}
    return {"request-media-type-added"}


def swap_media_type(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _with_body(data))
    if found is None:
        return None
    content = found.node["requestBody"]["content"]
    content["application/zz"] = content.pop(next(iter(content)))
    return {"request-media-type-added", "request-media-type-removed"}


def _responses(data: Any, first: str, inline: bool = True) -> list[tuple[Operation, str, Any]]:
    return [
        (item, status, response)
        for item in operations(data)
        for status, response in item.node.get("responses", {}).items()
        if status[:1] in first and not (inline and "$ref" in response)
    ]


def _drop_status(first: str, rule: str) -> Change:
    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, _responses(data, first, inline=False))
        if found is None:
            return None
        operation, status, _ = found
        del operation.node["responses"][status]
        return {rule}

    return change


def drop_success(data: Any, rng: random.Random) -> Expected | None:
    """One that holds what another one holds is not missed."""
    found = pick(rng, _responses(data, "2", inline=False))
    if found is None:
        return None
    operation, status, _ = found
    answers = _successes(data, operation)
    del operation.node["responses"][status]
    gone = answers.pop(status).get("content")
    what = "status" if any(each.get("content") == gone for each in answers.values()) else "answer"
    return {f"response-success-{what}-removed"}


def _successes(data: Any, operation: Operation) -> dict[str, Any]:
    shared = data.get("components", {}).get("responses", {})
    return {
        status: shared[response["$ref"].rpartition("/")[2]] if "$ref" in response else response
        for status, response in operation.node["responses"].items()
        if status[:1] == "2"
    }


def _add_status(status: str, rule: str) -> Change:
    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(
            rng, [x for x in operations(data) if status not in x.node.get("responses", {})]
        )
        if found is None:
            return None
        found.node.setdefault("responses", {})[status] = {"description": "New."}
        return {rule}

    return change


def add_success(data: Any, rng: random.Random) -> Expected | None:
    """Beside answers that hold something it is another thing that a method can return."""
    found = pick(rng, [item for item in operations(data) if "299" not in item.node["responses"]])
    if found is None:
        return None
    answers = _successes(data, found).values()
    found.node["responses"]["299"] = {"description": "New."}
    what = "answer" if any(answer.get("content") for answer in answers) else "status"
    return {f"response-success-{what}-added"}


def drop_content(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [x for x in _responses(data, "2") if x[2].get("content")])
    if found is None:
        return None
    del found[2]["content"]
    return {"response-body-removed"}


def add_response_media_type(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [x for x in _responses(data, "2") if x[2].get("content")])
    if found is None:
        return None
    found[2]["content"]["application/zz"] = {"schema": {"type": "string"}}
    return {"response-media-type-added"}


def _add_header(required: bool, rule: str) -> Change:
    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, _responses(data, "2"))
        if found is None:
            return None
        header = {"required": required, "schema": {"type": "string"}}
        found[2].setdefault("headers", {})["X-Zz-New"] = header
        return {rule}

    return change


def drop_header(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [x for x in _responses(data, "245") if x[2].get("headers")])
    if found is None:
        return None
    _, header = found[2]["headers"].popitem()
    required = header.get("required") if "$ref" not in header else False
    return {"response-required-header-removed" if required else "response-header-removed"}


def another_body(data: Any, rng: random.Random) -> Expected | None:
    found = pick(
        rng,
        [
            media
            for _, _, response in _responses(data, "2")
            for media in response.get("content", {}).values()
            if media.get("schema", {}).get("type") == "array" and "$ref" in media["schema"]["items"]
        ],
    )
    if found is None:
        return None
    found["schema"] = found["schema"]["items"]
    return {"response-type-changed"}


BODIES: dict[str, Change] = {
    "optional body added": _add_body(False, "request-optional-body-added"),
    "required body added": _add_body(True, "request-required-body-added"),
    "body removed": remove_body,
    "body required or not": toggle_required,
    "media type added": add_media_type,
    "media type changed": swap_media_type,
    "success status removed": drop_success,
    "success status added": add_success,
    "error status removed": _drop_status("45d", "response-error-status-removed"),
    "error status added": _add_status("418", "response-error-status-added"),
    "response body removed": drop_content,
    "response media type added": add_response_media_type,
    "optional header added": _add_header(False, "response-optional-header-added"),
    "required header added": _add_header(True, "response-required-header-added"),
    "header removed": drop_header,
    "one instead of a list": another_body,
}
