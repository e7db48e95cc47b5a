"""Operations as code: the constant that holds the facts, and the method that calls it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .. import pycode
from ..ir.api import Api, Content, Header, Operation, Parameter, Response, Security
from ..ir.media import parameter_kind
from ..ir.schemas import AliasSchema
from ..ir.types import NullableType, NullType, RefType, ScalarType, Type
from ..naming import avoid, screaming, words
from ..pycode import Expr, Ident, Safe, Section, Symbol, TypeExpr
from ..render.views import ArgumentView, OperationView
from .arguments import Argument, plan_arguments
from .code import joined, tuple_of, value_of
from .errors import ErrorPlan
from .model_names import Vocabulary
from .models import ModelPlan
from .paging import PagingPlan, plan_paging
from .paths import WirePath, wire_path
from .results import Result, plan_result, result_type
from .servers import base_url, is_absolute, is_relative, server_url
from .types import MODELS, RUNTIME


@dataclass(frozen=True, slots=True)
class OperationPlan:
    """Everything decided about one operation."""

    operation: Operation
    method: str
    constant: str
    arguments: tuple[Argument, ...]
    result: Result
    paging: PagingPlan | None
    path: WirePath
    returns: TypeExpr
    """What the method returns; the item for a paged one, the event for a stream."""


def plan_operation(
    plan: ModelPlan,
    operation: Operation,
    method: str,
    vocabulary: Vocabulary,
    classes: Collection[str],
) -> OperationPlan:
    """`classes` are those of the resources, which stand beside the constants: `A` is both."""
    arguments = plan_arguments(plan, operation, vocabulary)
    result = plan_result(plan, operation)
    paging = plan_paging(plan, operation, result, arguments)
    return OperationPlan(
        operation,
        method,
        avoid(screaming(words(method)), classes),
        arguments,
        result,
        paging,
        wire_path(operation.path),
        paging.item if paging else _returns(plan, result),
    )


def _returns(plan: ModelPlan, result: Result) -> TypeExpr:
    type_ = result_type(result)
    return plan.writer.plain(type_) if type_ is not None else pycode.NONE


class Spelling:
    """How the annotations of one file are spelled, and what they make it import."""

    def __init__(self, hidden: Iterable[str] = ()) -> None:
        self.used: set[Symbol] = set()
        self._hidden = frozenset(hidden)
        """Names that the file hides: methods called `list`."""

    def __call__(self, expression: Expr) -> Safe:
        self.used |= expression.names
        special: dict[Symbol, Safe] = {}
        for symbol in expression.names:
            if symbol.module == MODELS:
                special[symbol] = pycode.dotted_name(f"models.{symbol.name}")
            elif symbol.module == "builtins" and symbol.name in self._hidden:
                special[symbol] = pycode.dotted_name(f"builtins.{symbol.name}")
        return expression.spelled(special)


def operation_view(
    plan: ModelPlan,
    planned: OperationPlan,
    errors: ErrorPlan,
    spell: Spelling,
    *,
    wait: Safe,
    accept: str,
) -> OperationView:
    """The view of one operation for the resource template.

    `wait` is the code of its `Wait`, if it has one; `accept` the media type that the module keeps
    in its constant `_ACCEPT`.
    """
    kind = call_kind(planned)
    result = spell(planned.returns)
    returns, async_returns = result, result
    if kind == "download":
        returns, async_returns = (
            spell(pycode.named(RUNTIME, name)) for name in ("Download", "AsyncDownload")
        )
    elif kind in _WRAPPERS:
        returns, async_returns = (
            spell(pycode.generic(pycode.named(RUNTIME, name), planned.returns))
            for name in (_WRAPPERS[kind], f"Async{_WRAPPERS[kind]}")
        )
    return OperationView(
        constant=Ident(planned.constant),
        declaration=spell(_declaration(plan, planned, wait, accept)),
        result=result,
        method=Ident(planned.method),
        arguments=tuple(
            argument_view(argument, spell)
            for argument in planned.arguments
            if not (planned.paging and argument.wire in planned.paging.own_parameters)
        ),
        returns=returns,
        async_returns=async_returns,
        doc=_doc(planned, errors),
        call=_call(planned),
        kind=kind,
        wrapper=Ident(_WRAPPERS.get(kind, "Download")),
        deprecated=planned.operation.doc.deprecated,
        id=planned.operation.id,
        http_method=planned.operation.method,
        path=planned.operation.path,
        summary=planned.operation.summary,
    )


def call_kind(planned: OperationPlan) -> str:
    """How a method calls: send, pages, events, lines or download."""
    if planned.paging:
        return "pages"
    if planned.result.kind == "binary" and not planned.result.optional:
        return "download"
    return planned.result.kind if planned.result.kind in ("events", "lines") else "send"


_WRAPPERS = {"pages": "Pages", "events": "EventStream", "lines": "JSONLines"}
"""The runtime's classes for results that are walked; the async ones have `Async` before them."""


def argument_view(argument: Argument, spell: Spelling) -> ArgumentView:
    return ArgumentView(
        Ident(argument.name),
        spell(argument.annotation),
        Safe() if argument.required else pycode.code("None"),
        {"path": "position", "body": "either"}.get(argument.location, "name"),
    )


def _call(planned: OperationPlan) -> Safe:
    """`path={"id": id}, query={"$top": top}, body=body`, in that order."""
    groups: dict[str, list[Safe]] = {}
    plain: list[Safe] = []
    for argument in planned.arguments:
        if planned.paging and argument.wire in planned.paging.own_parameters:
            continue
        name = Ident(argument.name)
        if argument.location == "body":
            plain.append(pycode.code("body={name}", name=name))
        elif argument.location == "content-type":
            plain.append(pycode.code("content_type={name}", name=name))
        else:
            key = _GROUPS[argument.location]
            entry = pycode.literal(argument.wire) + pycode.code(": ") + name
            groups.setdefault(key, []).append(entry)
    for wire, value in planned.path.query:
        fixed = pycode.literal(wire) + pycode.code(": ") + pycode.literal(value)
        groups.setdefault("query", []).append(fixed)
    parts = [
        pycode.code("{name}={{{entries}}}", name=Ident(key),
                    entries=pycode.code(", ").join(groups[key]))
        for key in ("path", "query", "headers", "cookies")
        if key in groups
    ]  # fmt: skip
    return pycode.code(", ").join([*parts, *plain])


_GROUPS = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}


def _declaration(plan: ModelPlan, planned: OperationPlan, wait: Safe, accept: str) -> Expr:
    """`Operation("DELETE", "/jobs/{id}", id="jobs-cancel", returns=…)`: only what is not usual."""
    operation, result = planned.operation, planned.result
    keywords: dict[str, Expr] = {}
    keywords["id"] = pycode.value(operation.id)
    _result_keywords(plan, planned, keywords, accept)
    if result.accept and result.accept != "application/json":
        shared = result.accept == accept
        keywords["accept"] = Expr((Ident("_ACCEPT"),)) if shared else pycode.value(result.accept)
    if operation.bodies:
        entries = [_body(plan, content) for content in operation.bodies]
        first = operation.bodies[0]
        if operation.body_required and first.kind == "json" and is_nullable(plan, first.type):
            entries[0] = _body(plan, first, null=pycode.value(True))
        keywords["body"] = tuple_of(entries)
    headers = _headers(plan, operation)
    if headers:
        keywords["headers"] = _braced(headers)
    styles = _styles(operation.parameters)
    if styles is not None:
        keywords["styles"] = styles
    if operation.security is not None and operation.security != default_security(plan.api):
        keywords["security"] = value_of(operation.security)
    server = own_server(plan.api, operation)
    if server:
        keywords["server"] = pycode.value(server)
    if operation.extensions.get("x-specloom-idempotent") is True:
        keywords["idempotent"] = pycode.value(True)
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
        whole = {"whole": pycode.value(True)} if main and main.whole_events else {}
        keywords["stream"] = pycode.call(pycode.named(RUNTIME, "Events"), **whole)
    if wait:
        keywords["wait"] = Expr((wait,))
    return pycode.call(
        pycode.named(RUNTIME, "Operation"),
        pycode.value(operation.method),
        Expr((pycode.url_template(planned.path.template),)),
        **keywords,
    )


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
        keywords["returns"] = _thunk(plan.writer.field(main.type))
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
            target = _thunk(plan.writer.field(success.type))
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


def _thunk(type_: TypeExpr) -> Expr:
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
    for header in _documented_headers(operation):
        if header.type != ScalarType("string"):
            thunk = _thunk(plan.writer.field(header.type))
            name = header.wire.lower()
            found.setdefault(name, Expr((pycode.literal(name), pycode.code(": "), *thunk.parts)))
    return list(found.values())


def _documented_headers(operation: Operation) -> list[Header]:
    """The headers of the successes, each once."""
    found: dict[str, Header] = {}
    for response in operation.responses:
        if response.status[0] in "23":
            for header in response.headers:
                found.setdefault(header.wire.lower(), header)
    return list(found.values())


def _body(plan: ModelPlan, content: Content, **keywords: Expr) -> Expr:
    """`Body("application/json", lambda: models.JobCreate)` and its sisters."""
    name = _BODY_CLASSES.get(content.kind, "RawBody")
    arguments: list[Expr] = [pycode.value(content.media)]
    if name != "RawBody" and content.type is not None:
        arguments.append(_thunk(plan.writer.field(content.type)))
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


# -- docs ----------------------------------------------------------------------------------------


def _doc(planned: OperationPlan, errors: ErrorPlan) -> Safe:
    """Summary, description, arguments, errors, and where it stands in the document."""
    operation = planned.operation
    summary = operation.summary or operation.doc.title
    description = operation.doc.description
    lead = _sentence(summary) if summary else ""
    if description.rstrip(".") == summary.rstrip("."):
        description = ""
    arguments = [
        (argument.name, argument.description)
        for argument in planned.arguments
        if not (planned.paging and argument.wire in planned.paging.own_parameters)
    ]
    arguments.append(("**options", "Timeout, retries, extra headers and the like, for this call."))
    where = f"``{operation.method} {operation.path}``"
    if operation.declared_id:
        where += f" (`{operation.declared_id}`)"
    deprecated = "Deprecated." if operation.doc.deprecated else ""
    more = [] if lead or description else [f"{operation.method} {operation.path}."]
    return pycode.docstring(
        *more,
        lead,
        description,
        deprecated,
        Section("Args", tuple(arguments)),
        Section("Raises", tuple(_raised(operation, errors))),
        *_about_answers(planned),
        f"See {where}.",
        indent=8,
    )


def _raised(operation: Operation, errors: ErrorPlan) -> Iterator[tuple[str, str]]:
    """Each error class once, why, and under which statuses."""
    whys: dict[str, str] = {}
    statuses: dict[str, list[str]] = {}
    for response in operation.responses:
        if response.status[0] in "45":
            for name, why in errors.raised_by(response):
                whys[name] = whys.get(name) or why
                statuses.setdefault(name, []).append(response.status)
    for name, why in whys.items():
        yield name, f"{why.rstrip('. ')} ({', '.join(statuses[name])})." if why else ""


def _about_answers(planned: OperationPlan) -> list[str | Section]:
    """What else there is to the answers: headers, other media types, where they lead to."""
    operation = planned.operation
    headers = tuple((each.wire, each.doc.description) for each in _documented_headers(operation))
    statuses = {success.status for success in planned.result.successes}
    successes = [each for each in operation.responses if each.status in statuses]
    links = {
        link.name: _about_link(link.target, link.arguments, link.description)
        for response in successes
        for link in response.links
    }
    parts: list[str | Section] = []
    if headers:
        parts.append(Section("Headers", headers))
    if links:
        parts.append(Section("Links", tuple(links.items())))
    others = _other_media(planned, successes)
    if others and call_kind(planned) == "send":
        names = " or ".join(f"``{media}``" for media in others)
        parts.append(
            f'Can answer as {names} too: ask by ``extra_headers={{"Accept": ...}}`` and read the '
            "bytes from ``with_raw_response``."
        )
    return parts


def _other_media(planned: OperationPlan, successes: Iterable[Response]) -> list[str]:
    """The media types of the successes that are not asked for."""
    asked = planned.result.accept.split(", ")
    offered = [content.media for response in successes for content in response.contents]
    return [media for media in dict.fromkeys(offered) if media not in asked]


def _about_link(target: str, arguments: Iterable[tuple[str, str]], description: str) -> str:
    """`` `pets-get` with id = $response.body#/id. `` and what the document says of it."""
    given = ", ".join(f"{name} = ``{value}``" for name, value in arguments)
    lead = f"`{target}`{f' with {given}' if given else ''}." if target else ""
    return f"{lead} {description}".strip()


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?:)`" else f"{text}."
