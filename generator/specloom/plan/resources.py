"""Resources: the modules of `resources/`, one per tag, and one per set of tags that share
operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ..naming import Ledger, Wish, pascal, screaming, snake, words
from .arguments import argument_names, argument_style
from .model_names import Vocabulary
from .models import ModelPlan
from .operations import OperationPlan, plan_operation
from .paging_kept import listed_whole, remember_pages
from .resource_names import ResourceNames, without_kind
from .starts import Start, plan_start


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
    whole = listed_whole(plan.api, ledger)
    operations = {
        operation.pointer: plan_operation(
            plan,
            operation,
            names.methods[operation.pointer],
            argument_names(operation, vocabulary, ledger, style),
            classes,
            constants,
            whole=whole.get(operation.pointer),
        )
        for operation in plan.api.operations
    }
    remember_pages(operations.values(), ledger)
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
        fold=without_kind,
    )
    single = {(key,): (names.resources[key], names.classes[key]) for key in names.resources}
    return single | {keys: (modules[keys], classes[keys]) for keys in stems}


def _shared(keys: tuple[str, ...], name: str) -> Wish:
    return Wish((name,), ("", " + ".join(keys)), steady=True)
