"""The modules of `resources/`, ready to be rendered."""

from __future__ import annotations

from collections.abc import Iterable

from .. import pycode
from ..pycode import Ident, Safe
from ..render.views import ImportView, OperationView, ResourceView, StartView, WaitView
from .choices import chosen_view, with_choices
from .declaration import shared
from .docs import first_paragraph
from .imports import sorted_imports
from .operations import OperationPlan, call_kind, operation_view
from .resource_parts import ResourcePart
from .runtime import runtime_module
from .spelling import Spelling, renamed
from .starts import start_view
from .types import MODELS, RUNTIME
from .waits import wait_view


def resource_views(parts: Iterable[ResourcePart]) -> tuple[ResourceView, ...]:
    """One view per module, in the order of the parts."""
    return tuple(map(_view, parts))


def _view(part: ResourcePart) -> ResourceView:
    planned, alone = part.planned, not part.shared
    every = (*planned, *part.inherited)
    by_id = {each.operation.id: each for each in planned}
    hidden = frozenset(each.method for each in planned)
    spell = Spelling(hidden)
    once = shared(part.models, planned)
    headers = spell(once.headers) if once.headers is not None else Safe()
    views: list[OperationView] = []
    waits: list[WaitView] = []
    starts: list[StartView] = []
    for each in _called_first(planned):
        wait = wait_view(each, by_id, spell)
        start = part.starts.get(each.operation.pointer)
        code = Safe()
        if wait is not None:
            waits.append(wait)
            code = wait.wait
        elif start is not None:
            starts.append(start_view(each, start, spell))
            code = starts[-1].spec
        begin = start.method if start else ""
        raised = part.raised[each.operation.pointer]
        view = operation_view(part.models, each, raised, spell, wait=code, once=once, begin=begin)
        views.append(with_choices(part.models, each, view, spell, once))
    methods = sorted(views, key=lambda view: str(view.method))
    sent = [each for each in every if call_kind(each) == "send"]
    raws = sorted({each.method for each in sent if each.choice is None})
    chosen = [
        chosen_view(each, each.choice, spell) for each in sent if alone and each.choice is not None
    ]
    paged = sorted({each.method for each in every if call_kind(each) == "pages"})
    own = ("str", "float", "object") if waits else ("str",) if starts else ()
    here = {name: spell(pycode.named("builtins", name)) for name in own}
    return ResourceView(
        attribute=Ident(part.attribute),
        module=Ident(part.module),
        name=Ident(part.name),
        doc=pycode.docstring(part.about, indent=4, summary=True),
        module_doc=pycode.docstring(first_paragraph(part.about), indent=0, summary=True),
        imports=_imports(
            spell,
            views,
            waits=bool(waits),
            starts=bool(starts),
            based=bool(part.bases),
            raw=bool(raws or chosen) and alone,
            chosen=bool(chosen),
            paged=bool(paged) and alone,
        ),
        accept=pycode.literal(once.accept) if once.accept else Safe(),
        headers=headers,
        constants=tuple(views),
        operations=tuple(methods),
        bases=tuple((Ident(module), Ident(name)) for module, name in part.bases),
        waits=tuple(waits),
        starts=tuple(starts),
        raw=tuple(Ident(method) for method in raws),
        chosen=tuple(sorted(chosen, key=lambda view: str(view.method))),
        paged=tuple(Ident(method) for method in paged),
        builtin_names=any(s.module == "builtins" and s.name in hidden for s in spell.used),
        here=here,
        shared=part.shared,
    )


def _called_first(planned: Iterable[OperationPlan]) -> list[OperationPlan]:
    """Constants that others refer to (progress, cancel) before those that refer to them."""
    return sorted(
        planned, key=lambda each: ("x-specloom-wait" in each.operation.extensions, each.constant)
    )


def _imports(
    spell: Spelling,
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

    for symbol in spell.used:
        if symbol.module == MODELS:
            add("..", MODELS)
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
    return tuple(renamed(sorted_imports(lines), spell))
