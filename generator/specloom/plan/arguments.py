"""The arguments of a method: names, annotations, order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import pycode
from ..ir.api import Content, Operation, Parameter
from ..ir.types import AnyType
from ..naming import ARGUMENT_RESERVED, assign, avoid, snake, words
from ..pycode import TypeExpr
from .inputs import TYPED_KINDS, argument_type
from .model_names import Vocabulary
from .models import ModelPlan

REQUEST_OPTIONS = frozenset(
    "timeout deadline max_retries extra_headers extra_query extra_body idempotency_key decoding "
    "max_response_bytes".split()
)
"""Per-call options that every method takes; an argument of such a name gets an underscore."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument. `location`: path, query, header, cookie, body or content-type."""

    name: str
    location: str
    wire: str
    annotation: TypeExpr
    required: bool
    positional: bool
    description: str
    parameter: Parameter | None = None


def plan_arguments(
    plan: ModelPlan, operation: Operation, vocabulary: Vocabulary
) -> tuple[Argument, ...]:
    """Path parameters in the path's order, by position only; the body, by position or name; then
    required and optional ones by name only, each group sorted."""
    names = _names(operation, vocabulary)
    path: list[Argument] = []
    others: list[Argument] = []
    for parameter in operation.parameters:
        annotation = argument_type(plan, parameter.type)
        in_path = parameter.location == "path"
        if not parameter.required:
            annotation = pycode.optional(annotation)
        entry = Argument(
            names[parameter.location, parameter.wire],
            parameter.location,
            parameter.wire,
            annotation,
            parameter.required,
            in_path,
            _about(plan, parameter),
            parameter,
        )
        (path if in_path else others).append(entry)
    others.sort(key=lambda argument: (not argument.required, argument.name))
    body = _body(plan, operation)
    positional = [entry for entry in body if entry.positional]
    rest = [entry for entry in body if not entry.positional]
    return (*path, *positional, *others, *rest)


def _names(operation: Operation, vocabulary: Vocabulary) -> dict[tuple[str, str], str]:
    reserved = ARGUMENT_RESERVED | REQUEST_OPTIONS
    if operation.bodies:
        reserved |= {"body", "content_type"}
    order = ("path", "query", "header", "cookie")
    wishes: dict[tuple[str, str], Sequence[str]] = {}
    for parameter in sorted(
        operation.parameters, key=lambda p: (order.index(p.location), p.wire.lower(), p.wire)
    ):
        wish = snake(words(parameter.wished or parameter.wire, vocabulary))
        wishes[parameter.location, parameter.wire] = (
            avoid(wish, reserved),
            f"{wish}_{parameter.location}",
        )
    names, _ = assign(wishes, reserved=reserved)
    return names


def _about(plan: ModelPlan, parameter: Parameter) -> str:
    parts = [parameter.doc.description]
    default = parameter.default
    if isinstance(default, str | int | float) and not isinstance(default, bool) and default != "":
        parts.append(f"The service's default is {default}.")
    elif isinstance(default, bool):
        parts.append(f"The service's default is {str(default).lower()}.")
    if parameter.doc.deprecated:
        parts.append("Deprecated.")
    return "\n\n".join(part for part in parts if part)


def _body(plan: ModelPlan, operation: Operation) -> list[Argument]:
    """The body, and the choice of its media type where there are several."""
    if not operation.bodies:
        return []
    types = [body_type(plan, content) for content in operation.bodies]
    annotation = pycode.union_of(*types)
    required = operation.body_required
    if not required:
        annotation = pycode.optional(annotation)
    entries = [
        Argument(
            "body", "body", "", annotation, required, True,
            operation.body_description or "What to send.",
        )
    ]  # fmt: skip
    media = list(dict.fromkeys(content.media for content in operation.bodies))
    if len(media) > 1:
        entries.append(
            Argument(
                "content_type",
                "content-type",
                "",
                pycode.optional(pycode.literal_of(*media)),
                False,
                False,
                f"Media type of the body; {media[0]} by default.",
            )
        )
    return entries


def body_type(plan: ModelPlan, content: Content) -> TypeExpr:
    """What may be given as a body of one media type."""
    match content.kind:
        case "lines":
            item = argument_type(plan, content.type) if content.type else pycode.ANY
            return pycode.generic(pycode.named("collections.abc", "Iterable"), item)
        case kind if kind in TYPED_KINDS:
            if content.type is None or isinstance(content.type, AnyType):
                return pycode.ANY
            return argument_type(plan, content.type)
        case "text" | "xml":
            return pycode.union_of(pycode.STR, pycode.named("_runtime", "FileInput"))
        case _:
            return pycode.named("_runtime", "FileInput")
