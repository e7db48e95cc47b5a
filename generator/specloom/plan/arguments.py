"""The arguments of a method: names, annotations, order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from .. import pycode
from ..ir.api import Api, Content, Operation, Parameter
from ..ir.schemas import Doc
from ..ir.types import AnyType, RefType
from ..naming import (
    ARGUMENT_RESERVED,
    Ledger,
    Spelled,
    Wish,
    avoid,
    distinctions,
    snake,
    spelling_of,
    words,
)
from ..pycode import TypeExpr
from .builders import is_built
from .docs import notes, telling
from .inputs import TYPED_KINDS, argument_type
from .keys import operation_key
from .model_names import Vocabulary
from .models import ModelPlan

REQUEST_OPTIONS = frozenset(
    "timeout deadline max_retries extra_headers extra_query extra_body idempotency_key decoding "
    "max_response_bytes".split()
)
"""Per-call options that every method takes; an argument of such a name gets an underscore."""


class Argument(Struct, frozen=True):
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
    plan: ModelPlan, operation: Operation, names: ArgumentNames
) -> tuple[Argument, ...]:
    """Path parameters in the path's order, by position only; the body, by position or name; then
    required and optional ones by name only, each group sorted."""
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
            _about(parameter),
            parameter,
        )
        (path if in_path else others).append(entry)
    others.sort(key=lambda argument: (not argument.required, argument.name))
    body = _body(plan, operation)
    positional = [entry for entry in body if entry.positional]
    rest = [entry for entry in body if not entry.positional]
    return (*path, *positional, *others, *rest)


ArgumentNames: TypeAlias = Mapping[tuple[str, str], str]
"""The name of each parameter of an operation, by its location and wire name."""
KIND = "arguments"
_LOCATIONS = ("path", "query", "header", "cookie")


def argument_style(api: Api, vocabulary: Vocabulary, ledger: Ledger) -> str:
    """How most parameters of the document are spelled."""
    return ledger.style(
        KIND,
        lambda: spelling_of(
            _spelled(parameter.wire, vocabulary)
            for operation in api.operations
            for parameter in operation.parameters
        ),
    )


def argument_names(
    operation: Operation, vocabulary: Vocabulary, ledger: Ledger, style: str
) -> ArgumentNames:
    """A name for each parameter; those in the path come first, as nothing can be added there."""
    reserved = ARGUMENT_RESERVED | REQUEST_OPTIONS
    if operation.bodies:
        reserved |= {"body", "content_type"}
    wishes: dict[tuple[str, str], Wish] = {}
    for parameter in sorted(
        operation.parameters, key=lambda p: (_LOCATIONS.index(p.location), p.wire.lower(), p.wire)
    ):
        wire, location = parameter.wire, parameter.location
        wish = snake(words(parameter.wished or wire, vocabulary))
        name = avoid(wish, reserved)
        wishes[location, wire] = Wish(
            names=(
                name,
                f"{wish}_{location}",
                *map(snake, distinctions(wire, vocabulary)),
                *(f"{snake(each)}_{location}" for each in distinctions(wire, vocabulary)),
            ),
            key=(operation_key(operation), f"{location} {wire}"),
            pointer=parameter.pointer,
            steady=location == "path"
            or (location == "query" and _spelled(wire, vocabulary).fits(style)),
            explicit=bool(parameter.wished),
        )
    return ledger.assign(KIND, wishes, reserved=reserved)


def _spelled(wire: str, vocabulary: Vocabulary) -> Spelled:
    name = snake(words(wire, vocabulary))
    return Spelled(wire, name, tuple(name.split("_")), "snake")


def _about(parameter: Parameter) -> str:
    doc = replace(parameter.doc, default=parameter.default)
    about = pycode.sentence(telling(doc, parameter.wire).strip())
    return "\n\n".join(filter(None, (about, notes(doc, parameter.type, limits=True))))


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
            "body",
            "body",
            "",
            annotation,
            required,
            True,
            _about_body(plan, operation),
        )
    ]
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


def _about_body(plan: ModelPlan, operation: Operation) -> str:
    lead = pycode.sentence(operation.body_description) or "What to send."
    built = any(is_built(plan, content) for content in operation.bodies)
    made = "The `builders` put one together." if built else ""
    return " ".join(filter(None, (lead, made, *_said(operation))))


def _said(operation: Operation) -> Iterator[str]:
    """What is said of bodies that are written out in the operation: a class has a docstring."""
    for content in operation.bodies:
        doc = content.doc
        if isinstance(content.type, RefType):
            doc = Doc(examples=doc.examples, links=doc.links)
        examples = doc.examples or content.examples
        yield notes(replace(doc, examples=examples), content.type)


def body_type(plan: ModelPlan, content: Content) -> TypeExpr:
    """What may be given as a body of one media type."""
    match content.kind:
        case "lines":
            item = argument_type(plan, content.type) if content.type else pycode.ANY
            return pycode.generic(pycode.named("collections.abc", "Iterable"), item)
        case kind if kind in TYPED_KINDS:
            if content.type is None or isinstance(content.type, AnyType):
                return pycode.ANY
            files = content.kind in ("form", "multipart")
            return argument_type(plan, content.type, files=files)
        case "text" | "xml":
            return pycode.union_of(pycode.STR, pycode.named("_runtime", "FileInput"))
        case _:
            return pycode.named("_runtime", "FileInput")
