"""What each module of `resources/` is made from, and nothing else: the plan in parts.

As with models (`plan.model_parts`), a module whose part the last run had need not be made again.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from ..ir.api import Api, Operation
from ..ir.schemas import Named
from ..ir.types import references
from ..ir.usage import mentioned
from .declaration import default_security
from .errors import ErrorPlan
from .model_parts import aliases_from
from .models import ModelPlan
from .operations import OperationPlan, Raised, call_kind
from .resource_names import ResourceNames, about_resource
from .resources import ResourcePlan
from .starts import Start


class ResourcePart(Struct, frozen=True):
    """The plan of one module: of a resource, or of the operations that several of them share."""

    module: str
    name: str
    """The class."""
    attribute: str
    about: str
    shared: bool
    planned: tuple[OperationPlan, ...]
    """The operations, by their methods."""
    inherited: tuple[OperationPlan, ...]
    """Those that it has of its bases."""
    bases: tuple[tuple[str, str], ...]
    """(module, class) of those with operations that it shares."""
    starts: Mapping[str, Start]
    """By the pointer of the operation that begins the work."""
    raised: Mapping[str, Raised]
    """By the pointer of the operation."""
    models: ModelPlan
    """Of the models that the operations mention: their names, what names for types stand for, and
    what parameters are made of; of the API, what it says of all operations."""

    @property
    def path(self) -> str:
        """Of the module, in the package."""
        return f"resources/{self.module}.py"

    @property
    def has_raw(self) -> bool:
        """Whether there are views of it that give raw and streamed answers."""
        every = (*self.planned, *self.inherited)
        return not self.shared and any(call_kind(each) in ("send", "pages") for each in every)

    @property
    def waits(self) -> bool:
        """Whether one of its methods waits until work has come to an end."""
        declared = (each.operation.extensions.get("x-specloom-wait") for each in self.planned)
        return any(isinstance(each, Mapping) for each in declared)


def resource_parts(
    plan: ModelPlan, resources: ResourcePlan, errors: ErrorPlan
) -> tuple[ResourcePart, ...]:
    """A part per module: shared groups first, so that bases come before what uses them."""
    bases: dict[str, list[tuple[str, ...]]] = {}
    for keys in resources.groups:
        for key in keys if len(keys) > 1 else ():
            bases.setdefault(key, []).append(keys)
    api = _of_all(plan.api)
    modules = [keys for keys in resources.groups if len(keys) > 1]
    modules += [(key,) for key in sorted(resources.names.resources)]
    return tuple(
        _part(plan, resources, errors, api, keys, bases.get(keys[0], []) if len(keys) == 1 else [])
        for keys in modules
    )


def _part(
    plan: ModelPlan,
    resources: ResourcePlan,
    errors: ErrorPlan,
    api: Api,
    keys: tuple[str, ...],
    bases: list[tuple[str, ...]],
) -> ResourcePart:
    names = resources.names
    alone = len(keys) == 1
    module, name = resources.homes[keys]
    planned = [resources.operations[pointer] for pointer in resources.groups.get(keys, ())]
    starts = resources.starts
    return ResourcePart(
        module,
        name,
        names.resources.get(keys[-1], name) if alone else module,
        about_resource(keys[0], names) if alone else _about_shared(keys, names),
        not alone,
        tuple(planned),
        tuple(resources.operations[p] for base in bases for p in resources.groups[base]),
        tuple(resources.homes[base] for base in bases),
        {p: starts[p] for each in planned if (p := each.operation.pointer) in starts},
        {
            each.operation.pointer: tuple(map(errors.raised_by, each.operation.responses))
            for each in planned
        },
        _models(plan, api, [each.operation for each in planned]),
    )


def _about_shared(keys: tuple[str, ...], names: ResourceNames) -> str:
    return f"Operations that {' and '.join(sorted(names.classes[key] for key in keys))} share."


def _of_all(api: Api) -> Api:
    """What an API says of all its operations, and nothing else."""
    return Api(
        title="",
        version="",
        description="",
        tags=(),
        servers=api.servers,
        security=default_security(api),
        schemes=(),
        operations=(),
        events=(),
        schemas={},
        extensions={k: v for k, v in api.extensions.items() if k.startswith("x-specloom-")},
        lists=api.lists,
    )


def _models(plan: ModelPlan, api: Api, operations: list[Operation]) -> ModelPlan:
    pointers = sorted({pointer for each in operations for pointer in _mentioned(each)})
    names = {pointer: plan.names[pointer] for pointer in pointers}
    schemas = {**_within_parameters(plan, operations), **aliases_from(plan, pointers)}
    api = replace(api, schemas=dict(sorted(schemas.items())))
    return ModelPlan(api, names, {}, {}, {}, {}, {}, {}, {})


def _within_parameters(plan: ModelPlan, operations: list[Operation]) -> dict[str, Named]:
    """The schemas that parameters are made of: limits anywhere in them are checked."""
    found: dict[str, Named] = {}
    types = (parameter.type for each in operations for parameter in each.parameters)
    work = [pointer for type_ in types for pointer in references(type_)]
    while work:
        schema = plan.api.schemas[work.pop()]
        if schema.pointer not in found:
            found[schema.pointer] = schema
            work += mentioned(schema)
    return found


def _mentioned(operation: Operation) -> set[str]:
    """The pointers of the schemas that an operation mentions."""
    contents = [*operation.bodies]
    types = [parameter.type for parameter in operation.parameters]
    for response in operation.responses:
        contents += response.contents
        types += [header.type for header in response.headers]
    types += [content.type for content in contents if content.type is not None]
    return {pointer for type_ in types for pointer in references(type_)}
