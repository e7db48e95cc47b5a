"""The constant that holds the facts of an operation: `CANCEL = Operation("DELETE", …)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from .. import pycode
from ..ir.api import Api, Content, Operation, Security
from ..ir.schemas import AliasSchema
from ..ir.types import NullableType, NullType, RefType, ScalarType, Type
from ..load.extensions import DEEP_OBJECT_LISTS
from ..pycode import Expr, Ident, Safe, Symbol, TypeExpr
from .bounds import bounds
from .code import mapping_of, tuple_of, value_of
from .models import ModelPlan
from .results import documented_headers
from .servers import base_url, is_absolute, is_relative, server_url
from .types import RUNTIME
from .wire_styles import form_styles, parts, styles

if TYPE_CHECKING:
    from .operations import OperationPlan


class Shared(Struct, frozen=True):
    """What several operations of a module say alike, which the module keeps in a constant.

    `accept` is the media type that they ask for, other than plain JSON, as `_ACCEPT`; `headers` are
    those of their answers, as `_HEADERS`.
    """

    accept: str = ""
    headers: Expr | None = None


def shared(plan: ModelPlan, planned: Iterable[OperationPlan]) -> Shared:
    """What operations that stand in one module share."""
    asked: Counter[str] = Counter()
    answered: Counter[Expr] = Counter()
    for each in planned:
        asked[each.result.accept] += 1
        headers = _headers(plan, each.operation)
        if headers:
            answered[mapping_of(headers)] += 1
    asked.pop("application/json", None)
    asked.pop("", None)
    accept = next((media for media, count in sorted(asked.items()) if count > 1), "")
    usual = max(answered.items(), key=lambda item: item[1], default=(None, 0))
    return Shared(accept, usual[0] if usual[1] > 1 else None)


def declaration(plan: ModelPlan, planned: OperationPlan, wait: Safe, once: Shared) -> Expr:
    """`Operation("DELETE", "/jobs/{id}", id="jobs-cancel", returns=…)`: only what is not usual."""
    operation, result = planned.operation, planned.result
    keywords: dict[str, Expr] = {}
    keywords["id"] = pycode.value(operation.id)
    _result_keywords(plan, planned, keywords)
    if result.accept and result.accept != "application/json":
        usual = result.accept == once.accept
        keywords["accept"] = Expr((Ident("_ACCEPT"),)) if usual else pycode.value(result.accept)
    if operation.bodies:
        entries = [_body(plan, planned, content) for content in operation.bodies]
        first = operation.bodies[0]
        if operation.body_required and first.kind == "json" and is_nullable(plan, first.type):
            entries[0] = _body(plan, planned, first, null=pycode.value(True))
        keywords["body"] = tuple_of(entries)
    headers = _headers(plan, operation)
    if headers:
        written = mapping_of(headers)
        keywords["headers"] = Expr((Ident("_HEADERS"),)) if written == once.headers else written
    styled = styles(operation.parameters, _lists(plan, operation))
    if styled is not None:
        keywords["styles"] = styled
    limited = bounds(plan, planned)
    if limited is not None:
        keywords["bounds"] = limited
    if operation.security is not None and operation.security != default_security(plan.api):
        keywords["security"] = value_of(operation.security)
    server = own_server(plan.api, operation)
    if server:
        keywords["server"] = pycode.value(server)
    if operation.extensions.get("x-specloom-idempotent") is True:
        keywords["idempotent"] = pycode.value(True)
    if operation.extensions.get("x-specloom-retry-conflict") is True:
        keywords["retry_conflict"] = pycode.value(True)
    header = operation.extensions.get(
        "x-specloom-idempotency-header", plan.api.extensions.get("x-specloom-idempotency-header")
    )
    if isinstance(header, str) and operation.method in ("POST", "PATCH"):
        keywords["idempotency_header"] = pycode.value(header)
    if operation.doc.deprecated:
        keywords["deprecated"] = pycode.value(True)
    if planned.paging:
        keywords["paging"] = planned.paging.expression
    if result.kind == "events":
        main = result.main.content if result.main else None
        told = {"whole": pycode.value(True)} if main and main.whole_events else {}
        done = stream_end(operation)
        if done:
            told["done"] = pycode.value(done)
        keywords["stream"] = pycode.call(pycode.named(RUNTIME, "Events"), **told)
    if wait:
        keywords["wait"] = Expr((wait,))
    return pycode.call(
        pycode.named(RUNTIME, "Operation"),
        pycode.value(operation.method),
        Expr((pycode.url_template(planned.path.template),)),
        **keywords,
    )


def stream_end(operation: Operation) -> str:
    """The data of the event that ends a stream, where an extension says it."""
    fern = operation.extensions.get("x-fern-streaming")
    said = fern.get("terminator") if isinstance(fern, Mapping) else None
    for response in operation.responses:
        for content in response.contents:
            said = said or content.stream_end
    return said if isinstance(said, str) else ""


def own_server(api: Api, operation: Operation) -> str:
    """The base URL of an operation with a server of its own, or its path when it is relative to
    the API's; empty when it is the API's."""
    for server in operation.servers:
        url = server_url(server)
        if is_absolute(url) or is_relative(url):
            url = url.rstrip("/") or "/"
            return "" if url == base_url(api) else url
    return ""


def default_security(api: Api) -> Security:
    """What every operation needs that says nothing else: the document's own default, or what all
    operations agree on."""
    if api.security:
        return api.security
    said = {operation.security for operation in api.operations}
    return said.pop() or () if len(said) == 1 else ()


def _result_keywords(plan: ModelPlan, planned: OperationPlan, keywords: dict[str, Expr]) -> None:
    result = planned.result
    if result.kind == "none":
        return
    main = result.main
    assert main is not None and main.content is not None
    if result.kind in ("text", "xml"):
        keywords["reads"] = pycode.value("text")
    elif result.kind == "binary":
        keywords["reads"] = pycode.value("bytes")
    elif main.type is not None:
        keywords["returns"] = thunk(plan.writer.field(main.type))
    others: dict[str, Expr] = {}
    usual = [success for success in result.successes if success.returned == main.returned]
    different = [success for success in result.successes if success not in usual]
    if any(success.status.endswith("XX") for success in different):
        usual = []  # a status within that range has to say that it is another matter
    for success in result.successes:
        if success in usual:
            continue
        target = pycode.value(None)
        if success.content is not None and success.content.kind != "json":
            target = pycode.value("bytes" if success.content.kind == "binary" else "text")
        elif success.type is not None:
            target = thunk(plan.writer.field(success.type))
        others[success.status] = target
    if others:
        keywords["responses"] = mapping_of(others)
    if result.unwrap and not planned.paging:
        keywords["unwrap"] = pycode.value(result.unwrap)


def is_nullable(plan: ModelPlan, type_: Type | None) -> bool:
    """Whether null is a value of the type."""
    for _ in range(20):
        if not isinstance(type_, RefType):
            break
        schema = plan.api.schemas.get(type_.pointer)
        type_ = schema.target if isinstance(schema, AliasSchema) else None
    return isinstance(type_, NullableType | NullType)


def thunk(type_: TypeExpr) -> Expr:
    """A function that gives the type: the module of its classes is loaded when it is needed.

    To pyright, `Annotated[...]` outside an annotation is nothing that `|` could join.
    """
    if any(_is_annotated(member) for member in type_.members):
        type_ = pycode.generic(pycode.named("typing", "Union"), *type_.members)
    return Expr((pycode.code("lambda: "), *type_.parts))


def _is_annotated(type_: TypeExpr) -> bool:
    first = type_.parts[0]
    return isinstance(first, Symbol) and first.name == "Annotated"


_BODY_CLASSES = {
    "json": "Body",
    "form": "FormBody",
    "multipart": "MultipartBody",
    "lines": "LinesBody",
}


def _headers(plan: ModelPlan, operation: Operation) -> dict[str, Expr]:
    """`"x-total": lambda: int` for each header of the answers that is more than text."""
    found: dict[str, Expr] = {}
    for header in documented_headers(operation):
        if header.type != ScalarType("string"):
            found.setdefault(header.wire.lower(), thunk(plan.writer.field(header.type)))
    return found


def _lists(plan: ModelPlan, operation: Operation) -> str:
    return DEEP_OBJECT_LISTS.of(operation.extensions) or plan.api.lists


def _body(plan: ModelPlan, planned: OperationPlan, content: Content, **keywords: Expr) -> Expr:
    """`Body("application/json", lambda: models.JobCreate)` and its sisters."""
    name = _BODY_CLASSES.get(content.kind, "RawBody")
    arguments: list[Expr] = [pycode.value(content.media)]
    if name != "RawBody" and content.type is not None:
        arguments.append(thunk(plan.writer.field(content.type)))
    if name == "Body" and planned.streamed is not None:
        switch = planned.choice.switch if planned.choice else "stream"
        keywords["adds"] = value_of({switch: planned.streamed})
    lists = _lists(plan, planned.operation)
    encodings = form_styles(content, lists) if name == "FormBody" else parts(content, lists)
    if name in ("FormBody", "MultipartBody") and encodings:
        keywords["styles" if name == "FormBody" else "parts"] = mapping_of(encodings)
    return pycode.call(pycode.named(RUNTIME, name), *arguments, **keywords)
