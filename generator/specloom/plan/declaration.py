"""The constant that holds the facts of an operation: `CANCEL = Operation("DELETE", …)`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .. import pycode
from ..ir.api import Api, Content, Operation, Parameter, Security
from ..ir.media import parameter_kind
from ..ir.schemas import AliasSchema
from ..ir.types import NullableType, NullType, RefType, ScalarType, Type
from ..pycode import Expr, Ident, Safe, Symbol, TypeExpr
from .bounds import bounds
from .code import joined, tuple_of, value_of
from .models import ModelPlan
from .results import documented_headers
from .servers import base_url, is_absolute, is_relative, server_url
from .types import RUNTIME

if TYPE_CHECKING:
    from .operations import OperationPlan


def declaration(plan: ModelPlan, planned: OperationPlan, wait: Safe, accept: str) -> Expr:
    """`Operation("DELETE", "/jobs/{id}", id="jobs-cancel", returns=…)`: only what is not usual."""
    operation, result = planned.operation, planned.result
    keywords: dict[str, Expr] = {}
    keywords["id"] = pycode.value(operation.id)
    _result_keywords(plan, planned, keywords, accept)
    if result.accept and result.accept != "application/json":
        shared = result.accept == accept
        keywords["accept"] = Expr((Ident("_ACCEPT"),)) if shared else pycode.value(result.accept)
    if operation.bodies:
        entries = [_body(plan, planned, content) for content in operation.bodies]
        first = operation.bodies[0]
        if operation.body_required and first.kind == "json" and is_nullable(plan, first.type):
            entries[0] = _body(plan, planned, first, null=pycode.value(True))
        keywords["body"] = tuple_of(entries)
    headers = _headers(plan, operation)
    if headers:
        keywords["headers"] = _braced(headers)
    styles = _styles(operation.parameters)
    if styles is not None:
        keywords["styles"] = styles
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


def _result_keywords(
    plan: ModelPlan, planned: OperationPlan, keywords: dict[str, Expr], accept: str
) -> None:
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
    others: list[Expr] = []
    usual = [success for success in result.successes if success.returned == main.returned]
    different = [success for success in result.successes if success not in usual]
    if any(success.status.endswith("XX") for success in different):
        usual = []  # a status within that range has to say that it is another matter
    for success in result.successes:
        if success in usual:
            continue
        key = Expr((pycode.literal(success.status), pycode.code(": ")))
        target = pycode.value(None)
        if success.content is not None and success.content.kind != "json":
            target = pycode.value("bytes" if success.content.kind == "binary" else "text")
        elif success.type is not None:
            target = thunk(plan.writer.field(success.type))
        others.append(Expr((*key.parts, *target.parts)))
    if others:
        keywords["responses"] = Expr((pycode.code("{"), *joined(others), pycode.code("}")))
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


def _headers(plan: ModelPlan, operation: Operation) -> list[Expr]:
    """`"x-total": lambda: int` for each header of the answers that is more than text."""
    found: dict[str, Expr] = {}
    for header in documented_headers(operation):
        if header.type != ScalarType("string"):
            type_ = thunk(plan.writer.field(header.type))
            name = header.wire.lower()
            found.setdefault(name, Expr((pycode.literal(name), pycode.code(": "), *type_.parts)))
    return list(found.values())


def _body(plan: ModelPlan, planned: OperationPlan, content: Content, **keywords: Expr) -> Expr:
    """`Body("application/json", lambda: models.JobCreate)` and its sisters."""
    name = _BODY_CLASSES.get(content.kind, "RawBody")
    arguments: list[Expr] = [pycode.value(content.media)]
    if name != "RawBody" and content.type is not None:
        arguments.append(thunk(plan.writer.field(content.type)))
    if name == "Body" and planned.streamed is not None:
        switch = planned.choice.switch if planned.choice else "stream"
        keywords["adds"] = value_of({switch: planned.streamed})
    encodings = _form_styles(content) if name == "FormBody" else _parts(content)
    if name in ("FormBody", "MultipartBody") and encodings:
        keywords["styles" if name == "FormBody" else "parts"] = _braced(encodings)
    return pycode.call(pycode.named(RUNTIME, name), *arguments, **keywords)


def _form_styles(content: Content) -> list[Expr]:
    """`"where": Style("deepObject")` for each property that is not written in the default way."""
    found: list[Expr] = []
    for encoding in content.encodings:
        if encoding.content_type and parameter_kind(encoding.content_type) == "json":
            style = pycode.call(pycode.named(RUNTIME, "Style"), pycode.value("json"))
        elif encoding.style in _KNOWN_STYLES["query"] and (
            encoding.style != "form" or not encoding.explode or encoding.allow_reserved
        ):
            more = {"allow_reserved": pycode.value(True)} if encoding.allow_reserved else {}
            style = pycode.call(
                pycode.named(RUNTIME, "Style"),
                pycode.value(encoding.style),
                explode=pycode.value(encoding.explode),
                **more,
            )
        else:
            continue
        found.append(Expr((pycode.literal(encoding.property), pycode.code(": "), *style.parts)))
    return found


def _parts(content: Content) -> list[Expr]:
    """`"meta": Part("application/json")` for each property with a content type of its own, or with
    headers that are always the same."""
    found: list[Expr] = []
    for encoding in content.encodings:
        media = encoding.content_type.partition(",")[0].strip()
        known = bool(media) and "*" not in media
        if known or encoding.headers:
            headers = {"headers": value_of(dict(encoding.headers))} if encoding.headers else {}
            given = [pycode.value(media)] if known else []
            part = pycode.call(pycode.named(RUNTIME, "Part"), *given, **headers)
            found.append(Expr((pycode.literal(encoding.property), pycode.code(": "), *part.parts)))
    return found


def _braced(entries: Iterable[Expr]) -> Expr:
    return Expr((pycode.code("{"), *joined(entries), pycode.code("}")))


_USUAL: Mapping[str, tuple[str, bool]] = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
}


def _styles(parameters: Iterable[Parameter]) -> Expr | None:
    """`styles={"query": {"ids": Style("pipeDelimited", explode=False)}}`; None for usual ones."""
    groups: dict[str, list[Expr]] = {}
    for parameter in parameters:
        style = _style(parameter)
        if style is not None:
            entry = Expr((pycode.literal(parameter.wire), pycode.code(": "), *style.parts))
            groups.setdefault(parameter.location, []).append(entry)
    if not groups:
        return None
    entries = [
        Expr(
            (
                pycode.literal(location),
                pycode.code(": {"),
                *joined(groups[location]),
                pycode.code("}"),
            )
        )
        for location in _USUAL
        if location in groups
    ]
    return Expr((pycode.code("{"), *joined(entries), pycode.code("}")))


def _style(parameter: Parameter) -> Expr | None:
    if parameter.media:
        name = {"form": "urlencoded"}.get(parameter.media, parameter.media)
        whole = {"whole": pycode.value(True)} if parameter.whole else {}
        return pycode.call(pycode.named(RUNTIME, "Style"), pycode.value(name), **whole)
    style, explode = parameter.style, parameter.explode
    known = _KNOWN_STYLES[parameter.location]
    if style not in known:
        style = _USUAL[parameter.location][0]
    if (style, explode) == _USUAL[parameter.location] and not parameter.allow_reserved:
        return None
    keywords = {"explode": pycode.value(explode)}
    if parameter.allow_reserved:
        keywords["allow_reserved"] = pycode.value(True)
    return pycode.call(pycode.named(RUNTIME, "Style"), pycode.value(style), **keywords)


_KNOWN_STYLES = {
    "path": frozenset({"simple", "label", "matrix"}),
    "query": frozenset({"form", "spaceDelimited", "pipeDelimited", "deepObject"}),
    "header": frozenset({"simple"}),
    "cookie": frozenset({"form", "cookie"}),
}
