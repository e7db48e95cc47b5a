"""`testing`: the data of the SDK's fake service."""

from __future__ import annotations

from typing import Any

from .. import pycode
from ..ir.types import NullableType, ScalarType
from ..pycode import Expr, Ident, Safe
from ..render.views import FakeOperationView, FakeResourceView, TestingView
from .build import Plan
from .call_arguments import fixed_query
from .code import tuple_of, value_of
from .collections import CollectionPlan, MachinePlan, plan_collections
from .imports import sorted_imports
from .operations import OperationPlan
from .runtime import runtime_module
from .spelling import Spelling
from .types import MODELS, RUNTIME


def testing_view(plan: Plan) -> TestingView:
    """`testing/__init__.py` and its operations."""
    spell = Spelling()
    resources: list[FakeResourceView] = []
    for keys, pointers in plan.resources.groups.items():
        module, name = plan.resources.homes[keys]
        shown = plan.resources.names.classes[keys[0]] if len(keys) == 1 else name
        planned = [plan.resources.operations[pointer] for pointer in pointers]
        operations = tuple(
            _operation(plan, each, Ident(module), shown, spell)
            for operation in planned
            for each in (operation, *operation.others)
        )
        if operations:
            resources.append(FakeResourceView(Ident(module), operations))
    resources.sort(key=lambda each: str(each.module))
    needed: dict[str, set[str]] = {}
    runtime: dict[str, set[str]] = {}
    for symbol in spell.used:
        if symbol.module == RUNTIME:
            runtime.setdefault(f"..{runtime_module(symbol.name)}", set()).add(symbol.name)
        elif symbol.module not in ("builtins", MODELS):
            needed.setdefault(symbol.module, set()).add(symbol.name)
    collections = plan_collections(plan.models, plan.resources)
    return TestingView(
        fake=Ident(f"Fake{plan.names.client}"),
        client=Ident(plan.names.client),
        title=pycode.docstring(_ABOUT, indent=0),
        imports=sorted_imports(needed),
        runtime=sorted_imports(runtime),
        models=any(symbol.module == "models" for symbol in spell.used),
        machines=any(each.machine for each in collections),
        works=bool(plan.resources.starts),
        parameters=any(op.parameters for each in resources for op in each.operations),
        resources=tuple(resources),
        collections=tuple(_collection(each) for each in collections),
        credentials=value_of(_credentials(plan)).code,
    )


_ABOUT = """A fake of the API for tests: no network, no account.

It answers every operation from the document's examples and schemas, keeps what is created, checks
requests, and raises any documented error on demand."""


def _operation(
    plan: Plan, planned: OperationPlan, module: Ident, resource: str, spell: Spelling
) -> FakeOperationView:
    parameters = [
        entry for entry in (_parameter(plan, each) for each in planned.arguments) if entry
    ]
    given = {each.wire for each in planned.arguments if each.location == "query"}
    for name, fixed in fixed_query(planned).items():
        if name in given:
            continue
        one = pycode.literal_of(*fixed)
        shape = pycode.list_of(one) if len(fixed) > 1 else one
        parameters.append(
            pycode.call(
                pycode.named("builtins", "Parameter"),
                pycode.value("query"),
                pycode.value(name),
                Expr((pycode.code("lambda: "), *shape.parts)),
                required=pycode.value(True),
            )
        )
    for entry in parameters:
        spell(entry)
    size = planned.paging.size if planned.paging else ""
    return FakeOperationView(
        constant=pycode.dotted_name(f"_{module}.{planned.constant}"),
        method=pycode.literal(f"{resource}.{planned.method}"),
        parameters=spell(tuple_of(parameters)) if parameters else Safe(),
        page_size=pycode.literal(size) if size else Safe(),
    )


def _parameter(plan: Plan, argument: Any) -> Expr | None:
    """`Parameter("query", "$top", lambda: int)`.

    Nothing for an optional string of a header or a cookie, which takes anything; of the query it
    has to be known. Nothing for `Accept-Encoding`, which the client sends by itself: as a list
    (RFC 9110, section 12.5.3), whatever single codings a document names.
    """
    parameter = argument.parameter
    if parameter is None or argument.location == "path":
        return None
    if argument.location == "header" and argument.wire.lower() == "accept-encoding":
        return None
    type_ = parameter.type.inner if isinstance(parameter.type, NullableType) else parameter.type
    free = isinstance(type_, ScalarType) and type_.kind == "string" and not type_.limits
    if free and not parameter.required and argument.location != "query":
        return None
    keywords = {"required": pycode.value(True)} if parameter.required else {}
    shape = Expr((pycode.code("lambda: "), *plan.models.writer.field(parameter.type).parts))
    return pycode.call(
        pycode.named("builtins", "Parameter"),
        pycode.value(argument.location),
        pycode.value(argument.wire),
        shape,
        **keywords,
    )


def _collection(each: CollectionPlan) -> Safe:
    keywords = {role: pycode.value(identifier) for role, identifier in each.operations}
    if each.items:
        keywords["items"] = pycode.value(each.items)
    if each.nested:
        keywords["nested"] = pycode.value(True)
    if each.machine is not None:
        keywords["machine"] = _machine(each.machine)
    return pycode.call(
        pycode.named("builtins", "Collection"),
        pycode.value(each.name),
        **{
            "key": pycode.value(each.key),
            "parameter": pycode.value(each.parameter),
            **keywords,
        },
    ).code


def _machine(machine: MachinePlan) -> Expr:
    keywords: dict[str, Expr] = {
        "state": pycode.value(machine.state),
        "steps": value_of(machine.steps),
    }
    for name in ("progress", "cancel", "cancelling", "cancelled"):
        if getattr(machine, name):
            keywords[name] = pycode.value(getattr(machine, name))
    if machine.progress:
        keywords["percentage"] = pycode.value(machine.percentage)
    if machine.too_late is not None:
        keywords["too_late"] = value_of(machine.too_late)
    return pycode.call(pycode.named("builtins", "Machine"), **keywords)


def _credentials(plan: Plan) -> tuple[str, ...]:
    """Where a request may carry credentials."""
    asked = {key for key, _ in plan.credentials.entries}
    found: dict[str, None] = {}
    for scheme in plan.api.schemes:
        if scheme.key not in asked:
            continue
        if scheme.kind == "api-key":
            wire = scheme.wire.lower() if scheme.location == "header" else scheme.wire
            found[f"{scheme.location}:{wire}"] = None
        else:
            found["header:authorization"] = None
    return tuple(found)
