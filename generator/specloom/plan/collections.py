"""Collections and job machines that the fake of an API keeps, found by convention.

`POST /jobs` makes, `GET /jobs/{id}` reads, `GET /jobs` lists: operations on a path and on the same
path with one more parameter are one collection. So are `/jobs/{id}/notes` and
`/jobs/{id}/notes/{note}` of each job, where nothing reads a single one, perhaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..ir.aliases import object_behind, resolved
from ..ir.schemas import EnumSchema, ObjectSchema
from ..ir.types import ListType, RefType, UnionType
from ..naming import singular, words
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
    nested: bool = False
    """Whether it belongs to what other path parameters name."""


def plan_collections(plan: ModelPlan, resources: ResourcePlan) -> tuple[CollectionPlan, ...]:
    """Every collection that can be created and read, sorted by path; nested ones come last."""
    by_request = {
        (each.operation.method, each.path.template): each for each in resources.operations.values()
    }
    found: list[CollectionPlan] = []
    names: set[str] = set()
    for collection, path, parameter in _places(by_request):
        create, read = by_request["POST", collection], by_request.get(("GET", path))
        key = _key(plan, read or create, parameter, collection)
        if create.paging or not key or not _has(plan, create, key):
            continue
        listed = by_request.get(("GET", collection))
        items = _items(plan, listed) if listed else None
        roles = {
            "create": create,
            "read": read,
            "list": None if items is None else listed,
            "update": by_request.get(("PATCH", path))
            or (_changing(plan, read, by_request) if read else None),
            "replace": by_request.get(("PUT", path)),
            "delete": by_request.get(("DELETE", path)),
        }
        removed = roles["delete"]
        if removed is not None and removed.method == "cancel":
            roles["delete"] = None
        nested = "{" in collection
        name = next((each for each in _names(collection) if each not in names), "")
        if not name or (read is None and roles["list"] is None):
            continue
        names.add(name)
        found.append(
            CollectionPlan(
                name,
                key,
                parameter,
                tuple((role, each.operation.id) for role, each in roles.items() if each),
                items or "",
                _machine(plan, read, by_request) if read else None,
                nested,
            )
        )
    return tuple(found)


def _places(
    by_request: Mapping[tuple[str, str], OperationPlan],
) -> Iterator[tuple[str, str, str]]:
    """The path of each collection, that of one thing in it, and the parameter that names it; nested
    ones come last, and may have neither."""
    paths = {path for _, path in by_request}
    items: dict[str, tuple[str, str]] = {}
    for path in sorted(path for path in paths if ("GET", path) in by_request):
        if match := _ITEM.fullmatch(path):
            items.setdefault(match["collection"], (path, match["parameter"]))
    made = (path for method, path in by_request if method == "POST")
    for collection in sorted(made, key=lambda path: ("{" in path, f"{path}/")):
        nested = "{" in collection and not collection.endswith("}")
        if collection in items or nested:
            yield collection, *items.get(collection, ("", ""))


def _names(collection: str) -> tuple[str, ...]:
    """What a collection can be called: by its last part, a nested one also by those before it."""
    last = collection.rpartition("/")[2] or "items"
    if "{" not in collection:
        return (last,)
    fixed = [part for part in collection.split("/") if part and "{" not in part]
    return ("/".join(fixed[-2:]), "/".join(fixed))


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


def _key(plan: ModelPlan, read: OperationPlan, parameter: str, collection: str) -> str:
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
    said = [word.lower() for word in words(parameter)] if parameter else []
    for wire in wires:  # `number` for `issue_number`
        spelled = [word.lower() for word in words(wire)]
        if said[-len(spelled) :] == spelled:
            return wire
    last = singular(collection.rpartition("/")[2].lower())
    named = not parameter or "{" not in collection or parameter.lower() == last  # `tasks/{task}`
    return lowered.get("id", "") if named else ""


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
