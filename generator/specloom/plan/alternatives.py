"""Other answers that an operation can give to the same call: a stream, a file, another format.

The method then has one more argument that chooses, and overloads whose results follow from it:
`stream=True` where the body has such a switch, else `accept="text/csv"`.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..ir.api import Content, Operation
from ..ir.read_streaming import streaming_switch
from ..ir.schemas import AliasSchema, ObjectSchema
from ..ir.types import NullableType, RefType, ScalarType, Type
from .arguments import Argument
from .models import ModelPlan
from .results import Result, Success

STREAMS = ("events", "lines")
_FLAG = "stream"


class Alternative(Struct, frozen=True):
    """One other answer. `media` is its media type."""

    media: str
    result: Result


class Choice(Struct, frozen=True):
    """The argument that chooses, and what else there is to choose.

    `argument`: `stream`, whose one alternative comes with True; or `accept`, a media type.
    `switched_off`: the service streams unless the body says otherwise, so the body says so.
    """

    argument: str
    usual: str
    alternatives: tuple[Alternative, ...]
    switched_off: bool = False
    switch: str = _FLAG
    """The property of the body that `stream` sets."""


def plan_choice(
    plan: ModelPlan, operation: Operation, result: Result, arguments: Iterable[Argument]
) -> Choice | None:
    """What a caller can choose; None where every call has one kind of answer."""
    main = result.main
    if main is None or main.content is None or result.kind not in ("json", "text", "binary"):
        return None
    response = next(r for r in operation.responses if r.status == main.status)
    statuses = {r.status for r in operation.responses if not r.contents}
    bare = tuple(each for each in result.successes if each.status in statuses)
    found = [
        Alternative(content.media, _result(main.status, content, bare))
        for content in response.contents
        if _is_another(content, main.content)
    ]
    if not found:
        return None
    taken = {argument.name for argument in arguments}
    streamed = [each for each in found if each.result.kind in STREAMS]
    switch = _switch(plan, operation)
    if switch and streamed and _FLAG not in taken:
        property_ = streaming_switch(operation.extensions)
        return Choice(_FLAG, main.content.media, (streamed[0],), switch == "on", property_)
    if "accept" in taken:
        return None
    unique = tuple({each.media: each for each in found}.values())
    return Choice("accept", main.content.media, unique)


def _is_another(content: Content, main: Content) -> bool:
    """Whether an answer is worth a choice: not the same data as other JSON, text or XML."""
    media = content.media.partition(";")[0].strip().lower()
    if content.media == main.media or "*" in media or content.kind in ("xml", "form", "multipart"):
        return False
    if media == main.media.partition(";")[0].strip().lower():
        return False
    if content.kind == "json" or (media == "text/plain" and main.kind == "json"):
        # `text/plain` and `text/json` are how some frameworks repeat every answer of JSON.
        return content.type != main.type
    return True


def _result(status: str, content: Content, bare: tuple[Success, ...]) -> Result:
    """`bare` are the successes without a body, which come whatever is asked for."""
    success = Success(status, content, content.type)
    return Result(content.kind, (success, *bare), accept=content.media)


def _switch(plan: ModelPlan, operation: Operation) -> str:
    """What the boolean property of the body that asks for a stream is by default: on or off; empty
    without one."""
    wire = streaming_switch(operation.extensions)
    for body in operation.bodies:
        type_ = body.type if body.kind == "json" else None
        for _ in range(20):
            if isinstance(type_, NullableType):
                type_ = type_.inner
            schema = plan.api.schemas.get(type_.pointer) if isinstance(type_, RefType) else None
            if isinstance(schema, ObjectSchema):
                for field in schema.fields:
                    if field.wire == wire and _is_boolean(field.type):
                        return "on" if field.default is True else "off"
            if not isinstance(schema, AliasSchema):
                break
            type_ = schema.target
    return ""


def _is_boolean(type_: Type) -> bool:
    inner = type_.inner if isinstance(type_, NullableType) else type_
    return isinstance(inner, ScalarType) and inner.kind == "boolean"
