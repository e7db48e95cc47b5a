"""The tests that an SDK brings along: every operation, and every error class, through its fake."""

from __future__ import annotations

from .. import pycode
from ..pycode import Expr, Ident, Safe
from ..render.views import OwnCallView, OwnErrorView, OwnTestsView
from .arguments import Argument
from .build import Plan
from .imports import sorted_imports, split_imports
from .operations import OperationPlan
from .runtime import runtime_module
from .spelling import Spelling


def own_tests_view(plan: Plan) -> OwnTestsView:
    """The view of `tests/test_operations.py`."""
    spell = Spelling()
    calls: list[OwnCallView] = []
    failures: dict[str, OwnErrorView] = {}
    names = plan.resources.names
    for pointer, planned in plan.resources.operations.items():
        resource = names.resources[names.homes[pointer][0]]
        key = pycode.literal(f"{resource}.{planned.method}")
        calls.append(OwnCallView(key, _call(plan, planned, resource, spell)))
        for name, status, code in _failures(plan, planned):
            failures.setdefault(
                name,
                OwnErrorView(
                    key,
                    pycode.literal(planned.operation.id),
                    pycode.literal(status),
                    pycode.literal(code),
                    Ident(name),
                ),
            )
    needed: dict[str, set[str]] = {"collections.abc": {"Callable", "Iterator"}, "typing": {"Any"}}
    for symbol in spell.used:
        if symbol.module not in ("builtins", "models") and not symbol.module.startswith("_runtime"):
            needed.setdefault(symbol.module, set()).add(symbol.name)
    package = plan.names.package
    runtime: dict[str, set[str]] = {}
    for symbol in spell.used:
        if symbol.module.startswith("_runtime"):
            runtime.setdefault(f"{package}.{runtime_module(symbol.name)}", set()).add(symbol.name)
    imports, libraries = split_imports(needed)
    return OwnTestsView(
        package=pycode.dotted_name(package),
        testing=pycode.literal(f"{package}.testing"),
        client=Ident(plan.names.client),
        imports=imports,
        libraries=libraries,
        runtime=sorted_imports(runtime),
        models=any(symbol.module == "models" for symbol in spell.used),
        samples=any(symbol.name == "sample" for symbol in spell.used),
        credentials=tuple(
            Ident(argument.name)
            for argument in plan.credentials.arguments
            if not argument.exchanged
        ),
        calls=tuple(sorted(calls, key=lambda call: str(call.key))),
        failures=tuple(failures[name] for name in sorted(failures)),
    )


def _call(plan: Plan, planned: OperationPlan, resource: str, spell: Spelling) -> Safe:
    """`client.jobs.cancel(sample(str))`: every required argument with data that fits."""
    given: list[Safe] = []
    for argument in planned.arguments:
        if not argument.required:
            continue
        value = spell(_value(plan, planned, argument))
        named = argument.location not in ("path", "body")
        given.append(
            pycode.code("{name}={value}", name=Ident(argument.name), value=value)
            if named
            else value
        )
    return pycode.code(
        "client.{resource}.{method}({given})",
        resource=Ident(resource),
        method=Ident(planned.method),
        given=pycode.code(", ").join(given),
    )


def _value(plan: Plan, planned: OperationPlan, argument: Argument) -> Expr:
    sample = pycode.named("builtins", "sample")
    if argument.parameter is not None:
        return pycode.call(sample, plan.models.writer.field(argument.parameter.type))
    content = planned.operation.bodies[0]
    if content.kind in ("json", "form", "multipart", "lines") and content.type is not None:
        made = pycode.call(sample, plan.models.writer.field(content.type))
        if content.kind == "lines":
            return Expr((pycode.code("["), *made.parts, pycode.code("]")))
        return made
    return Expr((pycode.code('b"data"'),))


def _failures(plan: Plan, planned: OperationPlan) -> list[tuple[str, int, str]]:
    """(class, status, code) of each error the operation documents."""
    found: list[tuple[str, int, str]] = []
    for response in planned.operation.responses:
        if response.status[0] not in "45" or not response.status.isdecimal():
            continue
        status = int(response.status)
        codes = (*response.error_codes, *response.detail_codes)
        for code in codes:
            if (status, code) in plan.errors.by_key:
                found.append((plan.errors.by_key[status, code], status, code))
        if not codes:
            found += [(name, status, "") for name, _ in plan.errors.raised_by(response)]
    return found
