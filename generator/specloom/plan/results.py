"""What a method returns: the success answers of an operation as one type."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..ir.api import Content, Header, Operation, Response
from ..ir.schemas import AliasSchema, ObjectSchema
from ..ir.types import AnyType, NullableType, RefType, ScalarType, Type
from .models import ModelPlan

_WHOLE = ("json", "text", "xml")
"""Kinds of answers that are read as a whole, so that one method can have several of them."""
_PREFERRED = ("json", "text", "xml", "events", "lines", "binary", "form", "multipart")


class Success(Struct, frozen=True):
    """One success status. `type` is None for an answer without a body."""

    status: str
    content: Content | None
    type: Type | None

    @property
    def returned(self) -> Type | None:
        """The type of what is made of the body."""
        if self.content is None:
            return None
        if self.content.kind in ("text", "xml"):
            return ScalarType("string")
        if self.content.kind in ("binary", "form", "multipart"):
            return ScalarType("file")
        return self.type or AnyType()


class Result(Struct, frozen=True):
    """The result of an operation.

    `kind`: json, text, xml, binary, events, lines or none. `unwrap` is the Python name of the
    envelope's property that is returned instead of the envelope.
    """

    kind: str
    successes: tuple[Success, ...]
    unwrap: str = ""
    unwrapped: Type | None = None
    accept: str = ""

    @property
    def main(self) -> Success | None:
        return next((success for success in self.successes if success.content), None)

    @property
    def optional(self) -> bool:
        """Whether some success comes without a body and another one with it."""
        return any(s.content is None for s in self.successes) and self.main is not None


def plan_result(plan: ModelPlan, operation: Operation) -> Result:
    """Success answers (2XX; 3XX and `default` only where there is no 2XX) with the media type that
    is asked for: JSON before text before anything else."""
    answers = [r for r in operation.responses if r.status.startswith("2")]
    if not answers:
        answers = [r for r in operation.responses if r.status == "default" and r.contents]
    successes = tuple(_success(response) for response in answers)
    main = next((success for success in successes if success.content), None)
    if main is None or main.content is None:
        # Nothing to read of a success, but the service may choose its version by what is accepted.
        errors = [_success(response) for response in operation.responses if response not in answers]
        return Result("none", successes, accept=_accept(errors))
    kind = main.content.kind
    same = tuple(
        success
        if success.content is None
        or success.content.kind == kind
        or (kind in _WHOLE and success.content.kind in (*_WHOLE, "binary"))
        else Success(success.status, None, None)
        for success in successes
    )
    unwrap, inner = _envelope(plan, operation, same) if kind == "json" else ("", None)
    if kind in ("form", "multipart"):
        kind = "binary"
    return Result(kind, same, unwrap, inner, _accept(same))


def _accept(answers: Iterable[Success]) -> str:
    """The value of the Accept header for answers."""
    return ", ".join(dict.fromkeys(s.content.media for s in answers if s.content is not None))


def _success(response: Response) -> Success:
    ranked = sorted(response.contents, key=lambda content: _PREFERRED.index(content.kind))
    content = ranked[0] if ranked else None
    return Success(response.status, content, content.type if content else None)


def _envelope(
    plan: ModelPlan, operation: Operation, successes: tuple[Success, ...]
) -> tuple[str, Type | None]:
    """The property to unwrap: named for the operation, or the only one of an object, where the
    document's `x-specloom-unwrap` is true."""
    wished = operation.extensions.get(
        "x-specloom-unwrap", plan.api.extensions.get("x-specloom-unwrap")
    )
    if not wished:
        return "", None
    types = {success.type for success in successes if success.type is not None}
    if len(types) != 1:
        return "", None
    schema = _object(plan, next(iter(types)))
    if schema is None or schema.additional is not None:
        return "", None
    fields = plan.fields[schema.pointer]
    for entry in fields:
        if entry.field.wire == wished or (wished is True and len(fields) == 1):
            if wished is True and not entry.field.required:
                return "", None
            return entry.name, entry.type
    return "", None


def _object(plan: ModelPlan, type_: Type | None) -> ObjectSchema | None:
    """The class behind a type, through aliases."""
    for _ in range(20):
        if not isinstance(type_, RefType):
            return None
        schema = plan.api.schemas.get(type_.pointer)
        if isinstance(schema, ObjectSchema):
            return schema
        if not isinstance(schema, AliasSchema):
            return None
        type_ = schema.target
    return None


def result_type(result: Result) -> Type | None:
    """The type a method returns; None for nothing. A file that does not come is an error."""
    from ..ir.types import nullable, union_of

    if result.kind == "none":
        return None
    if result.unwrapped is not None:
        type_: Type = result.unwrapped
    else:
        type_ = union_of([s.returned for s in result.successes if s.returned is not None])
    if isinstance(type_, NullableType) or result.kind == "binary" or not result.optional:
        return type_
    return nullable(type_)


def documented_headers(operation: Operation) -> list[Header]:
    """The headers of the successes, each once."""
    found: dict[str, Header] = {}
    for response in operation.responses:
        if response.status[0] in "23":
            for header in response.headers:
                found.setdefault(header.wire.lower(), header)
    return list(found.values())
