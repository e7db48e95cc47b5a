"""What a package has for its users' own annotations, beside models: lists, files, pollers."""

from __future__ import annotations

from .build import Plan
from .operations import call_kind, wrapper
from .runtime import HOMES

_ALWAYS = {
    "AsyncMiddleware": "options",
    "Middleware": "options",
    "Request": "request",
    "RequestOptions": "request",
    "is_set": "models",
    "problems": "mismatch",
}
"""For functions around calls: of middleware, and with ``**options`` of their own."""
_UPLOADS = ("multipart", "binary")


def runtime_exports(plan: Plan) -> dict[str, str]:
    """The runtime's names that the package exports, and the module of each; loaded when they are
    first used. A client that is called like one of them keeps its name."""
    planned, operations = plan.resources.operations.values(), plan.api.operations
    calls = [each for one in planned for each in (one, *one.others) if call_kind(each) != "send"]
    names = {str(wrapper(each)) for each in calls}
    names |= {"Poller"} if any("x-specloom-wait" in o.extensions for o in operations) else set()
    names |= {"OperationPoller"} if plan.resources.starts else set()
    names |= {f"Async{name}" for name in names}
    bodies = (body for operation in operations for body in operation.bodies)
    names |= {"FileInput"} if any(body.kind in _UPLOADS for body in bodies) else set()
    found = _ALWAYS | {name: HOMES[name] for name in names}
    taken = {plan.names.client, f"Async{plan.names.client}"}
    return {name: found[name] for name in sorted(found.keys() - taken)}
