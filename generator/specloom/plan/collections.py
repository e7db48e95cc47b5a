"""Collections and job machines that the fake of an API keeps, found by convention.

`POST /jobs` makes, `GET /jobs/{id}` reads, `GET /jobs` lists: operations on a path and on the same
path with one more parameter are one collection.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from ..ir.aliases import object_behind, resolved
from ..ir.schemas import EnumSchema, ObjectSchema
from ..ir.types import ListType, RefType, UnionType
from .models import ModelPlan
from .operations import OperationPlan
from .resources import ResourcePlan

_ITEM = re.compile(r"(?P<collection>.*)/\{(?P<parameter>[^{}]+)\}")
_STOPPING = re.compile(r"cancel|terminat|fail|abort|error|stopp", re.IGNORECASE)


class MachinePlan(Struct, frozen=True):
    """The states an object goes through by itself."""

    state: str
    steps: tuple[tuple[str, float], ...]
    progress: str
    percentage: str
    cancel: str
    cancelling: str
    cancelled: str
    too_late: tuple[int, str] | None


class CollectionPlan(Struct, frozen=True):
    """Operations (by id) on the same kind of object."""

    name: str
    key: str
    parameter: str
    operations: tuple[tuple[str, str], ...]
    """(role, operation id): create, read, list, update, replace, delete."""
    items: str
    """Where in an answer of `list` the objects stand, if it is not paged and no list itself."""
    machine: MachinePlan | None


def plan_collections(plan: ModelPlan, resources: ResourcePlan) -> tuple[CollectionPlan, ...]:
    """Every collection that can be created and read, sorted by path."""
    by_request = {
        (each.operation.method, each.path.template): each for each in resources.operations.values()
    }
    found: list[CollectionPlan] = []
    names: set[str] = set()
    for (method, path), read in sorted(by_request.items(), key=lambda item: item[0]):
        match = _ITEM.fullmatch(path)
        if method != "GET" or match is None or "{" in match["collection"]:
            continue
        create = by_request.get(("POST", match["collection"]))
        key = _key(plan, read, match["parameter"])
        if create is None or create.paging or not key or not _has(plan, create, key):
            continue
        listed = by_request.get(("GET", match["collection"]))
        items = _items(plan, listed) if listed else None
        roles = {
            "create": create,
            "read": read,
            "list": None if items is None else listed,
            "update": by_request.get(("PATCH", path)) or _changing(plan, read, by_request),
            "replace": by_request.get(("PUT", path)),
            "delete": by_request.get(("DELETE", path)),
        }
        removed = roles["delete"]
        if removed is not None and removed.method == "cancel":
            roles["delete"] = None
        name = match["collection"].rpartition("/")[2] or "items"
        if name in names:
            continue
        names.add(name)
        found.append(
            CollectionPlan(
                name,
                key,
                match["parameter"],
                tuple((role, each.operation.id) for role, each in roles.items() if each),
                items or "",
                _machine(plan, read, by_request),
            )
        )
    return tuple(found)


def _has(plan: ModelPlan, create: OperationPlan, key: str) -> bool:
    """Whether what is created is answered as an object with the key."""
    made = _result_object(plan, create) if create.result.kind == "json" else None
    return made is not None and any(field.wire == key for field in made.fields)


def _items(plan: ModelPlan, listed: OperationPlan) -> str | None:
    """Where the objects stand in an answer that lists them, empty for where the method's result
    is; None if the answer has no place for them, or several."""
    schemas, result = plan.api.schemas, listed.result
    if listed.paging or isinstance(resolved(schemas, result.unwrapped), ListType):
        return ""
    if result.unwrap or result.main is None:
        return None
    if isinstance(resolved(schemas, result.main.type), ListType):
        return ""
    schema = _result_object(plan, listed)
    fields = schema.fields if schema else ()
    lists = [field.wire for field in fields if isinstance(resolved(schemas, field.type), ListType)]
    return lists[0] if len(lists) == 1 else None


def _changing(
    plan: ModelPlan, read: OperationPlan, by_request: Mapping[tuple[str, str], OperationPlan]
) -> OperationPlan | None:
    """A `POST` to the object itself that answers with it, of an API that has no `PUT` of it."""
    path = read.path.template
    found = by_request.get(("POST", path))
    if found is None or ("PUT", path) in by_request:
        return None
    return found if _result_object(plan, found) == _result_object(plan, read) else None


def _result_object(plan: ModelPlan, planned: OperationPlan) -> ObjectSchema | None:
    schemas, result = plan.api.schemas, planned.result
    type_ = resolved(schemas, result.unwrapped or (result.main.type if result.main else None))
    if isinstance(type_, UnionType):  # the object, or what is left of it
        type_ = type_.members[0]
    return object_behind(schemas, type_)


def _key(plan: ModelPlan, read: OperationPlan, parameter: str) -> str:
    """The property that holds what the path parameter names: `id`, or `name` for `detectorName`."""
    schema = _result_object(plan, read)
    if schema is None:
        return ""
    wires = [field.wire for field in schema.fields]
    lowered = {wire.lower(): wire for wire in wires}
    simple = parameter.lower().replace("_", "").replace("-", "")
    for candidate in (parameter.lower(), "id", "uuid", "name", "key", "slug"):
        if candidate in lowered and (simple.endswith(candidate) or candidate == parameter.lower()):
            return lowered[candidate]
    return lowered.get("id", "")


def _machine(
    plan: ModelPlan, read: OperationPlan, by_request: Mapping[tuple[str, str], OperationPlan]
) -> MachinePlan | None:
    declared = read.operation.extensions.get("x-specloom-wait")
    if not isinstance(declared, Mapping) or "." in str(declared.get("state", "")):
        return None
    states = _states(plan, read, str(declared["state"]))
    terminal = [str(state) for state in declared.get("terminal", ())]
    success = [str(state) for state in declared.get("success", ())] or terminal[:1]
    waiting = [s for s in states if s not in terminal and not _STOPPING.search(s)]
    if not waiting or not success:
        return None
    steps = [(state, 0.0) for state in waiting[:-1]]
    steps += [(waiting[-1], percent) for percent in (10.0, 50.0, 90.0)]
    steps.append((success[0], 100.0))
    cancel = next(
        (
            each
            for each in by_request.values()
            if each.method == "cancel" and each.path.template.startswith(read.path.template)
        ),
        None,
    )
    progress = declared.get("progress")
    progress = progress if isinstance(progress, Mapping) else {}
    return MachinePlan(
        state=str(declared["state"]),
        steps=tuple(steps),
        progress=str(progress.get("operation", "")),
        percentage=str(progress.get("value", "percentage")),
        cancel=cancel.operation.id if cancel else "",
        cancelling=_like(states, "cancel", terminal, inside=False),
        cancelled=_like(terminal, "cancel", terminal, inside=True),
        too_late=_too_late(cancel) if cancel else None,
    )


def _states(plan: ModelPlan, read: OperationPlan, wire: str) -> list[str]:
    schema = _result_object(plan, read)
    field = next((f for f in schema.fields if f.wire == wire), None) if schema else None
    enum = (
        plan.api.schemas.get(field.type.pointer)
        if field and isinstance(field.type, RefType)
        else None
    )
    return [str(m.value) for m in enum.members] if isinstance(enum, EnumSchema) else []


def _like(states: list[str], word: str, terminal: list[str], *, inside: bool) -> str:
    return next((s for s in states if word in s.lower() and (s in terminal) is inside), "")


def _too_late(cancel: OperationPlan) -> tuple[int, str] | None:
    for response in cancel.operation.responses:
        if response.status in ("409", "422"):
            codes = (*response.detail_codes, *response.error_codes, "")
            return int(response.status), codes[0]
    return None
