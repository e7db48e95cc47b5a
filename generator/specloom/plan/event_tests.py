"""The tests that an SDK brings along for what the API sends by itself."""

from __future__ import annotations

from .. import pycode
from ..ir.types import Type
from ..pycode import Expr
from ..render.views import EventTestsView, MessageView
from .build import Plan
from .events import called, how_read
from .imports import sorted_imports, split_imports
from .runtime import runtime_module
from .spelling import Spelling


def event_tests_view(plan: Plan) -> EventTestsView:
    """The view of `tests/test_events.py`."""
    spell = Spelling()
    messages: list[MessageView] = []
    documents: list[pycode.Safe] = []
    for event in sorted(plan.api.events, key=lambda event: plan.events[event.pointer]):
        key = called(event, plan.events[event.pointer])
        reads, type_ = how_read(event)
        messages.append(MessageView(key, spell(_message(plan, reads, type_))))
        documents += [key] if reads == "json" else []
    needed: dict[str, set[str]] = {}
    runtime: dict[str, set[str]] = {}
    for symbol in spell.used:
        if symbol.module.startswith("_runtime"):
            module = f"{plan.names.package}.{runtime_module(symbol.name)}"
            runtime.setdefault(module, set()).add(symbol.name)
        elif symbol.module not in ("builtins", "models"):
            needed.setdefault(symbol.module, set()).add(symbol.name)
    imports, libraries = split_imports(needed)
    return EventTestsView(
        package=pycode.dotted_name(plan.names.package),
        imports=imports,
        libraries=libraries,
        runtime=sorted_imports(runtime),
        models=any(symbol.module == "models" for symbol in spell.used),
        samples=any(how_read(event)[0] in ("json", "form") for event in plan.api.events),
        messages=tuple(messages),
        documents=tuple(documents),
    )


_FIXED = {
    "text": pycode.code('"text"'),
    "bytes": pycode.code('b"data"'),
    "nothing": pycode.code('b""'),
}


def _message(plan: Plan, reads: str, type_: Type) -> Expr:
    """`to_json(sample(models.Ready))`."""
    if reads in _FIXED:
        return Expr((_FIXED[reads],))
    made = pycode.call(pycode.named("builtins", "sample"), plan.models.writer.field(type_))
    if reads == "json":
        return pycode.call(pycode.named("pydantic_core", "to_json"), made)
    return pycode.call(pycode.named("urllib.parse", "urlencode"), made, doseq=pycode.value(True))
