"""Resources: the modules of `resources/`, one per tag, and one per set of tags that share
operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from .. import pycode
from ..naming import Ledger, Wish, pascal, screaming, snake, words
from ..pycode import Ident, Safe, Symbol
from ..render.views import ImportView, OperationView, ResourceView, StartView, WaitView
from .arguments import argument_names, argument_style
from .choices import chosen_view, with_choices
from .declaration import shared
from .docs import first_paragraph
from .errors import ErrorPlan
from .imports import sorted_imports
from .model_names import Vocabulary
from .models import ModelPlan
from .operations import OperationPlan, Spelling, call_kind, operation_view, plan_operation
from .resource_names import ResourceNames, about_resource, without_async
from .runtime import runtime_module
from .starts import Start, plan_start, start_view
from .types import MODELS, RUNTIME
from .waits import wait_view


class ResourcePlan(Struct, frozen=True):
    """The operations of the whole document, and how they are grouped."""

    names: ResourceNames
    operations: Mapping[str, OperationPlan]
    """By pointer."""
    groups: Mapping[tuple[str, ...], tuple[str, ...]]
    """Pointers of the operations that stand under exactly these resources (sorted keys)."""
    homes: Mapping[tuple[str, ...], tuple[str, str]]
    """(module, class) of each resource, and of the operations that several resources share."""
    starts: Mapping[str, Start]
    """How operations are begun that the service works on after its answer, by pointer."""


def plan_resources(
    plan: ModelPlan, names: ResourceNames, vocabulary: Vocabulary, ledger: Ledger
) -> ResourcePlan:
    """Plan every operation, and group them by the resources that show them."""
    classes = frozenset(names.classes.values())
    constants = frozenset(screaming(words(method)) for method in names.methods.values())
    style = argument_style(plan.api, vocabulary, ledger)
    operations = {
        operation.pointer: plan_operation(
            plan,
            operation,
            names.methods[operation.pointer],
            argument_names(operation, vocabulary, ledger, style),
            classes,
            constants,
        )
        for operation in plan.api.operations
    }
    groups: dict[tuple[str, ...], list[str]] = {}
    for pointer, keys in names.homes.items():
        groups.setdefault(tuple(sorted(set(keys))), []).append(pointer)
    ordered = {
        keys: tuple(sorted(pointers, key=lambda p: operations[p].method))
        for keys, pointers in sorted(groups.items())
    }
    return ResourcePlan(
        names, operations, ordered, _homes(names, ordered, ledger), _starts(plan, names, operations)
    )


def _starts(
    plan: ModelPlan, names: ResourceNames, operations: Mapping[str, OperationPlan]
) -> dict[str, Start]:
    methods: dict[str, set[str]] = {}
    for pointer, keys in names.homes.items():
        for key in keys:
            methods.setdefault(key, set()).add(names.methods[pointer])
    found: dict[str, Start] = {}
    for pointer, planned in operations.items():
        taken = set[str]().union(*(methods[key] for key in names.homes[pointer]))
        start = plan_start(plan, planned, taken)
        if start is not None:
            found[pointer] = start
    return found


def _homes(
    names: ResourceNames, groups: Iterable[tuple[str, ...]], ledger: Ledger
) -> dict[tuple[str, ...], tuple[str, str]]:
    stems = {
        keys: words("_and_".join(sorted(names.resources[key] for key in keys)))
        for keys in groups
        if len(keys) > 1
    }
    modules = ledger.assign(
        "shared-modules",
        {keys: _shared(keys, f"_{snake(stem)}") for keys, stem in stems.items()},
        fold=str.casefold,
    )
    classes = ledger.assign(
        "shared-resources",
        {keys: _shared(keys, f"{pascal(stem)}Shared") for keys, stem in stems.items()},
        reserved=names.classes.values(),
        fold=without_async,
    )
    single = {(key,): (names.resources[key], names.classes[key]) for key in names.resources}
    return single | {keys: (modules[keys], classes[keys]) for keys in stems}


def _shared(keys: tuple[str, ...], name: str) -> Wish:
    return Wish((name,), ("", " + ".join(keys)), steady=True)


def resource_views(
    plan: ModelPlan, resources: ResourcePlan, errors: ErrorPlan, client: str
) -> tuple[ResourceView, ...]:
    """A view per module: shared groups first, so that bases come before what uses them."""
    views: list[ResourceView] = []
    bases: dict[str, list[tuple[str, ...]]] = {}
    for keys in resources.groups:
        if len(keys) > 1:
            views.append(_view(plan, resources, errors, keys, ()))
            for key in keys:
                bases.setdefault(key, []).append(keys)
    for key in sorted(resources.names.resources):
        views.append(_view(plan, resources, errors, (key,), tuple(bases.get(key, ()))))
    return tuple(views)


def _view(
    plan: ModelPlan,
    resources: ResourcePlan,
    errors: ErrorPlan,
    keys: tuple[str, ...],
    bases: tuple[tuple[str, ...], ...],
) -> ResourceView:
    pointers = resources.groups.get(keys, ())
    planned = [resources.operations[pointer] for pointer in pointers]
    shown = [resources.operations[pointer] for base in bases for pointer in resources.groups[base]]
    by_id = {each.operation.id: each for each in planned}
    hidden = {each.method for each in planned} & _HIDEABLE
    spell = Spelling(hidden)
    once = shared(plan, planned)
    headers = spell(once.headers) if once.headers is not None else Safe()
    views: list[OperationView] = []
    waits: list[WaitView] = []
    starts: list[StartView] = []
    for each in _called_first(planned):
        wait = wait_view(each, by_id, spell)
        start = resources.starts.get(each.operation.pointer)
        code = Safe()
        if wait is not None:
            waits.append(wait)
            code = wait.wait
        elif start is not None:
            starts.append(start_view(each, start, spell))
            code = starts[-1].spec
        begin = start.method if start else ""
        view = operation_view(plan, each, errors, spell, wait=code, once=once, begin=begin)
        views.append(with_choices(plan, each, view, spell, once))
    methods = sorted(views, key=lambda view: str(view.method))
    module, name = resources.homes[keys]
    alone = len(keys) == 1
    about = (
        about_resource(keys[0], resources.names) if alone else _about_shared(keys, resources.names)
    )
    sent = [each for each in (*planned, *shown) if call_kind(each) == "send"]
    raws = sorted({each.method for each in sent if each.choice is None})
    chosen = [
        chosen_view(each, each.choice, spell) for each in sent if alone and each.choice is not None
    ]
    paged = sorted({each.method for each in (*planned, *shown) if call_kind(each) == "pages"})
    return ResourceView(
        attribute=Ident(resources.names.resources.get(keys[-1], name) if alone else module),
        module=Ident(module),
        name=Ident(name),
        doc=pycode.docstring(about, indent=4, summary=True),
        module_doc=pycode.docstring(first_paragraph(about), indent=0, summary=True),
        imports=_imports(
            spell.used,
            views,
            waits=bool(waits),
            starts=bool(starts),
            based=bool(bases),
            raw=bool(raws or chosen) and alone,
            chosen=bool(chosen),
            paged=bool(paged) and alone,
        ),
        accept=pycode.literal(once.accept) if once.accept else Safe(),
        headers=headers,
        constants=tuple(views),
        operations=tuple(methods),
        bases=tuple(
            (Ident(module), Ident(name))
            for module, name in (resources.homes[base] for base in bases)
        ),
        waits=tuple(waits),
        starts=tuple(starts),
        raw=tuple(Ident(method) for method in raws),
        chosen=tuple(sorted(chosen, key=lambda view: str(view.method))),
        paged=tuple(Ident(method) for method in paged),
        builtin_names=any(s.module == "builtins" and s.name in hidden for s in spell.used),
        shared=not alone,
    )


_HIDEABLE = frozenset({"list", "dict", "tuple", "str", "int", "float", "bool", "bytes"})


def _called_first(planned: list[OperationPlan]) -> list[OperationPlan]:
    """Constants that others refer to (progress, cancel) before those that refer to them."""
    return sorted(
        planned, key=lambda each: ("x-specloom-wait" in each.operation.extensions, each.constant)
    )


def _about_shared(keys: tuple[str, ...], names: ResourceNames) -> str:
    return f"Operations that {' and '.join(sorted(names.classes[key] for key in keys))} share."


def _imports(
    used: set[Symbol],
    views: list[OperationView],
    *,
    waits: bool,
    starts: bool,
    based: bool,
    raw: bool,
    chosen: bool,
    paged: bool,
) -> tuple[ImportView, ...]:
    lines: dict[str, set[str]] = {}

    def add(module: str, *names: str) -> None:
        lines.setdefault(module, set()).update(names)

    for symbol in used:
        if symbol.module == MODELS:
            add("..", "models")
        elif symbol.module == RUNTIME:
            add(f"..{runtime_module(symbol.name)}", symbol.name)
        elif symbol.module != "builtins":
            add(symbol.module, symbol.name)
    if raw:
        add(".._runtime.resources", "raw", "async_raw")
        add(".._runtime.streaming", "streamed", "async_streamed")
    if paged:
        pages = ("raw_pages", "streamed_pages")
        add(".._runtime.paging", *pages, *(f"async_{name}" for name in pages))
    if raw or paged:
        add("functools", "cached_property")
    if not based:
        add(".._runtime", "Resource", "AsyncResource")
    if views:
        add(".._runtime", "RequestOptions")
        add("typing_extensions", "Unpack")
    if chosen or any(view.overloads for view in views):
        add("typing", "overload")
    if chosen:
        add("typing", "Any")
        add("typing_extensions", "Unpack")
        add(".._runtime", "RequestOptions")
    if waits:
        add("collections.abc", "Callable", "Sequence")
        add(".._runtime.waiting", "Poller", "AsyncPoller")
    if starts:
        add(".._runtime.long_running", "OperationPoller", "AsyncOperationPoller")
    return sorted_imports(lines)
