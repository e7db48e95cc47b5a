"""The README of an SDK: which of its operations it shows, and how they are called.

Every call is complete, so that it can be pasted and run: required arguments have a sample, and an
operation that has none is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from .. import pycode
from ..ir.api import Content
from ..ir.schemas import ObjectSchema
from ..ir.types import ListType, NullableType, RefType, ScalarType, Type
from ..pycode import Ident, Safe
from ..render.views import BuilderCallView, CallView, EventCallView, ModelCallView, ReadmeView
from .alternatives import STREAMS
from .arguments import Argument
from .build import Plan
from .builder_examples import builder_example, keywords
from .builder_views import builder_view
from .builders import BuilderPlan
from .events import events_view
from .operations import OperationPlan
from .samples import NoSample, fields_of, sample
from .servers import base_url

_FILE = pycode.code('Path("data.bin")')
_LONGEST = 100
"""Characters of arguments that are still shown."""


def readme_view(plan: Plan) -> ReadmeView:
    """What the README shows."""
    operations = sorted(plan.resources.operations.values(), key=_simplest_first)
    shown = _first(plan, operations, lambda each: each.result.kind in ("json", "none", "text"))
    made = _built(plan, operations)
    return ReadmeView(
        calls=bool(operations),
        client=Ident(plan.names.client),
        async_client=Ident(f"Async{plan.names.client}"),
        given=_given(plan, operations[0] if operations else None),
        needs_base_url=not base_url(plan.api),
        token=next((Ident(a.name) for a in plan.credentials.arguments if not a.plain_text), None),
        shown=shown,
        sent=None if made else _sent(plan, operations),
        built=made,
        pages=_first(plan, operations, lambda each: each.paging is not None),
        wait=_wait(plan, operations),
        start=_start(plan, operations),
        download=_first(plan, operations, lambda each: each.result.kind == "binary"),
        upload=_upload(plan, operations),
        stream=_stream(plan, operations),
        event=_event(plan),
    )


def _simplest_first(planned: OperationPlan) -> tuple[object, ...]:
    """What stays, and reads, as the whole API is read, with the fewest arguments, best a list."""
    return (
        planned.operation.doc.deprecated,
        planned.operation.method != "GET",
        sum(argument.required for argument in planned.arguments),
        planned.operation.security is not None,
        planned.method not in ("list", "get"),
        planned.operation.path,
    )


def _first(
    plan: Plan, operations: list[OperationPlan], fits: Callable[[OperationPlan], bool]
) -> CallView | None:
    for planned in operations:
        if fits(planned):
            try:
                return _call(plan, planned)
            except NoSample:
                continue
    return None


def _call(
    plan: Plan, planned: OperationPlan, name: str = "", *, path_only: bool = False
) -> CallView:
    given = pycode.code(", ").join(_arguments(plan, planned, path_only=path_only))
    if len(given) > _LONGEST:
        raise NoSample
    method = _method(plan, planned, name)
    return CallView(*method, given, paged=planned.paging is not None and not name)


def _method(plan: Plan, planned: OperationPlan, name: str = "") -> tuple[Safe, Safe]:
    """`client.jobs.list`, and the same with raw responses."""
    names = plan.resources.names
    owner = Ident(names.resources[names.homes[planned.operation.pointer][0]])
    start, method = pycode.code("client.{owner}.", owner=owner), Ident(name or planned.method)
    return start + method, start + pycode.code("with_raw_response.") + method


def _arguments(plan: Plan, planned: OperationPlan, *, path_only: bool) -> Iterator[Safe]:
    own = planned.paging.own_parameters if planned.paging else ()
    for argument in planned.arguments:
        if not argument.required or argument.wire in own:
            continue
        if path_only and argument.location != "path":
            continue
        value = _value(plan, planned, argument)
        if argument.positional:
            yield value
        else:
            yield Ident(argument.name) + pycode.code("=") + value


def _value(plan: Plan, planned: OperationPlan, argument: Argument) -> Safe:
    if argument.parameter is not None:
        return pycode.literal(sample(plan.models, argument.parameter.type))
    body = planned.operation.bodies[0]
    if body.kind == "binary":
        return _FILE
    if body.kind == "multipart":
        return _parts(plan, body)
    return pycode.literal(sample(plan.models, body.type)) if body.type else pycode.literal("...")


def _parts(plan: Plan, body: Content) -> Safe:
    """A mapping for a multipart body, with paths for its files."""
    schema = _object(plan, body.type)
    if schema is None:
        raise NoSample
    all_files = [f for f in schema.fields if _is_file(f.type)]
    files = [f for f in all_files if f.required] or all_files[:1]
    entries = {f.wire: _files(f.type) for f in files}
    for name, value in fields_of(plan.models, schema, without=tuple(entries)).items():
        entries[name] = pycode.literal(value)
    spelled = (pycode.literal(name) + pycode.code(": ") + entries[name] for name in entries)
    return pycode.code("{{{entries}}}", entries=pycode.code(", ").join(spelled))


def _object(plan: Plan, type_: Type | None) -> ObjectSchema | None:
    schema = plan.api.schemas.get(type_.pointer) if isinstance(type_, RefType) else None
    return schema if isinstance(schema, ObjectSchema) else None


def _files(type_: Type) -> Safe:
    inner = type_.inner if isinstance(type_, NullableType) else type_
    return pycode.code("[{file}]", file=_FILE) if isinstance(inner, ListType) else _FILE


def _is_file(type_: Type) -> bool:
    inner = type_.inner if isinstance(type_, NullableType) else type_
    inner = inner.item if isinstance(inner, ListType) else inner
    return isinstance(inner, ScalarType) and inner.kind == "file"


def _upload(plan: Plan, operations: list[OperationPlan]) -> CallView | None:
    """A call that sends a file, also where it need not."""
    for planned in operations:
        bodies = planned.operation.bodies
        if bodies and bodies[0].kind in ("binary", "multipart"):
            sent = tuple(
                replace(each, required=True) if each.location == "body" else each
                for each in planned.arguments
            )
            try:
                shown = _call(plan, replace(planned, arguments=sent))
            except NoSample:
                continue
            if _FILE in shown.arguments:
                return shown
    return None


def _wait(plan: Plan, operations: list[OperationPlan]) -> CallView | None:
    for planned in operations:
        declared = planned.operation.extensions.get("x-specloom-wait")
        if isinstance(declared, dict):
            try:
                return _call(plan, planned, str(declared.get("method", "wait")), path_only=True)
            except NoSample:
                continue
    return None


def _stream(plan: Plan, operations: list[OperationPlan]) -> CallView | None:
    """What is read as a stream, whether it always is one or on demand."""
    always = _first(plan, operations, lambda each: each.result.kind in STREAMS)
    if always is not None:
        return always
    for planned in operations:
        for other in planned.others:
            if other.result.kind in STREAMS:
                shown = _first(plan, [planned], lambda each: True)
                if shown is not None:
                    return replace(shown, arguments=_with(shown.arguments, other))
    return None


def _with(arguments: Safe, other: OperationPlan) -> Safe:
    """The arguments, and the one that asks for another answer."""
    choice = pycode.code("stream=True")
    if not other.streamed:
        choice = pycode.code("accept=") + pycode.literal(other.result.accept)
    return arguments + pycode.code(", ") + choice if arguments else choice


def _start(plan: Plan, operations: list[OperationPlan]) -> CallView | None:
    """An operation that starts work, and gives something at its end if there is one that does."""
    starts = plan.resources.starts
    begun = [each for each in operations if each.operation.pointer in starts]
    begun.sort(key=lambda each: starts[each.operation.pointer].result is None)
    for planned in begun:
        try:
            return _call(plan, planned, starts[planned.operation.pointer].method)
        except NoSample:
            continue
    return None


def _event(plan: Plan) -> EventCallView | None:
    """A message that is parsed."""
    views = events_view(plan.models, plan.events, plan.signature)
    for view in views.events if views else ():
        for event in plan.api.events:
            body = next((each for each in event.contents if each.kind == "json"), None)
            if view.wire == pycode.literal(event.name) and body is not None and body.type:
                try:
                    message = pycode.value(sample(plan.models, body.type)).code
                except NoSample:
                    continue
                secret = pycode.markdown_code(plan.signature.variable) if plan.signature else Safe()
                return EventCallView(view.key, message, secret)
    return None


def _given(plan: Plan, shown: OperationPlan | None) -> Safe:
    """What the client needs for the operation that is shown."""
    declared = shown.operation.security if shown else None
    alternatives = plan.api.security if declared is None else declared
    names: dict[str, None] = {}
    for key in min(alternatives, key=lambda each: _trouble(plan, each), default=()):
        own = plan.credentials.needs.get(key, ())
        tokens = [each for each in own if not each.plain_text]
        names.update((each.name, None) for each in tokens[:1] or own)
    return pycode.code(", ").join(pycode.code('{name}="..."', name=Ident(name)) for name in names)


def _trouble(plan: Plan, schemes: tuple[str, ...]) -> tuple[int, int]:
    """How much a caller needs for one of the alternatives: one token is less than a name and a
    password; of equals the document's first one is shown."""
    own = {each for key in schemes for each in plan.credentials.needs.get(key, ())}
    return (len(own) or len(schemes) * 10, sum(each.plain_text for each in own))


# -- bodies --------------------------------------------------------------------------------------


def _sent(plan: Plan, operations: list[OperationPlan]) -> ModelCallView | None:
    """A call that sends a model, best one with something in it."""
    first: ModelCallView | None = None
    for planned in operations:
        body = planned.operation.bodies[0] if planned.operation.bodies else None
        schema = _object(plan, body.type) if body is not None else None
        if body is None or schema is None or body.kind not in ("json", "form"):
            continue
        if len([each for each in planned.arguments if each.required]) != 1:
            continue
        try:
            fields = fields_of(plan.models, schema)
        except NoSample:
            continue
        given = keywords(plan.models, schema, fields)
        if fields and len(given) <= _LONGEST:
            method, _ = _method(plan, planned)
            shown = ModelCallView(method, Ident(plan.models.names[schema.pointer]), given)
            if any(map(_holds_something, fields.values())):
                return shown
            first = first or shown
    return first


def _holds_something(value: Any) -> bool:
    """Whether there is more in a value than empty lists and objects."""
    if isinstance(value, Mapping | list):
        return any(map(_holds_something, value.values() if isinstance(value, Mapping) else value))
    return True


def _built(plan: Plan, operations: list[OperationPlan]) -> BuilderCallView | None:
    """A call that sends what a builder makes."""
    for builder in plan.builders:
        for planned in operations:
            bodies = planned.operation.bodies
            if bodies and bodies[0].type == RefType(builder.body):
                try:
                    return _builder_call(plan, builder, planned)
                except NoSample:
                    continue
    return None


def _builder_call(plan: Plan, builder: BuilderPlan, planned: OperationPlan) -> BuilderCallView:
    view = builder_view(plan.models, builder)
    example = builder_example(plan.models, builder, view)
    return BuilderCallView(
        method=_method(plan, planned)[0],
        name=view.name,
        init=example.init,
        steps=example.steps,
        build=example.build,
    )
