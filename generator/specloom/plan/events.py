"""Webhooks and callbacks: a typed parse helper for each."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from .. import pycode
from ..ir.api import Api, Content, Event
from ..ir.schemas import Doc
from ..ir.types import AnyType, NullType, RefType, ScalarType, Type
from ..naming import Ledger, Wish, screaming, snake, words
from ..pycode import Ident, Safe
from ..render.views import EventsView, EventView
from .docs import notes
from .imports import sorted_imports
from .keys import event_key
from .model_names import Vocabulary
from .models import ModelPlan
from .runtime import runtime_module
from .signatures import SignaturePlan
from .spelling import Spelling
from .types import MODELS, RUNTIME

_READS = {"json": "json", "form": "form", "text": "text", "xml": "text"}
"""How bodies are read, the preferred kinds first; all others are given as bytes."""
_TYPES: dict[str, Type] = {
    "text": ScalarType("string"),
    "bytes": ScalarType("file"),
    "nothing": NullType(),
}


def events_view(
    plan: ModelPlan, names: Mapping[str, str], signature: SignaturePlan | None
) -> EventsView | None:
    """The view of `events.py`; None when the API sends nothing by itself.

    `names` are those of `event_names`.
    """
    api = plan.api
    if not api.events:
        return None
    spell = Spelling()
    events = api.events
    views = tuple(
        _event(plan, event, names[event.pointer], spell)
        for event in sorted(events, key=lambda event: names[event.pointer])
    )
    overloads = len(views) > 1
    lines = {"typing": {"Any", *(["Literal", "overload"] if overloads else [])}}
    if signature is not None:
        lines["collections.abc"] = {"Mapping"}
        spell(signature.expression)
    runtime = {"._runtime.events": {"Event"}}
    for symbol in spell.used:
        if symbol.module == RUNTIME:
            runtime.setdefault(f".{runtime_module(symbol.name)}", set()).add(symbol.name)
        elif symbol.module not in ("builtins", MODELS):
            lines.setdefault(symbol.module, set()).add(symbol.name)
    return EventsView(
        events=views,
        imports=sorted_imports(lines),
        runtime=sorted_imports(runtime),
        models=any(symbol.module == MODELS for symbol in spell.used),
        overloads=overloads,
        signature=signature.expression.code if signature else Safe(),
        verify_doc=_verify_doc(signature.variable) if signature else Safe(),
    )


def event_names(api: Api, vocabulary: Vocabulary, ledger: Ledger) -> dict[str, str]:
    """A name per event, by pointer; those of one name are told apart by their operations."""
    operations = {operation.pointer: operation.id for operation in api.operations}
    wishes: dict[str, Wish] = {}
    for event in sorted(api.events, key=lambda event: event.pointer):
        name = snake(words(event.name, vocabulary))
        known = [operations[pointer] for pointer in event.operations if pointer in operations]
        where = known[0] if len(known) == 1 else event.method.lower()
        longer = snake(words(f"{where} {event.name}", vocabulary))
        wishes[event.pointer] = Wish(
            (name, longer, f"{longer}_{event.method.lower()}"),
            ("", event_key(event)),
            event.pointer,
            also=tuple(
                snake(words(f"{place} {event.name}", vocabulary))
                for place in (event.method.lower(), *known)
            ),
        )
    return ledger.assign("events", wishes)


def how_read(event: Event) -> tuple[str, Type]:
    """How the body of a message is read (`json`, `form`, `text`, `bytes`, `nothing`), and what it
    is then."""
    content = _content(event)
    reads = _READS.get(content.kind, "bytes") if content is not None else "nothing"
    return reads, _TYPES.get(reads) or (content and content.type) or AnyType()


def called(event: Event, name: str) -> Safe:
    """What `parse` calls an event, as a literal."""
    return pycode.literal(event.name if snake(words(event.name)) == name else name)


def _event(plan: ModelPlan, event: Event, name: str, spell: Spelling) -> EventView:
    content = _content(event)
    reads, type_ = how_read(event)
    lead = event.summary or event.doc.description or f"{event.name}."
    more = event.doc.description if event.summary else ""
    return EventView(
        name=Ident(name),
        constant=Ident(screaming(words(name))),
        key=called(event, name),
        wire=pycode.literal(event.name),
        result=spell(plan.writer.plain(type_)),
        shape=spell(plan.writer.field(type_)),
        form=reads == "form",
        reads=pycode.literal(reads) if reads != "json" else Safe(),
        doc=_doc(lead, more, event, content),
    )


def _content(event: Event) -> Content | None:
    """The body that is read: JSON before a form before anything else."""
    return min(event.contents, key=_rank, default=None)


def _rank(content: Content) -> int:
    kinds = list(_READS)
    return kinds.index(content.kind) if content.kind in kinds else len(kinds)


def _doc(lead: str, more: str, event: Event, content: Content | None) -> Safe:
    kind = "webhook" if event.kind == "webhook" else "callback"
    return pycode.docstring(
        lead,
        more,
        notes(event.doc),
        f"The body of the {kind} ``{event.name}``.",
        _about_body(content) if content is not None else "",
        pycode.Section("Headers", event.headers),
        pycode.Section("Raises", (("ValueError", "The body is not what the document says."),)),
    )


def _verify_doc(variable: str) -> Safe:
    return pycode.docstring(
        "Check that a message comes from the API, before it is parsed.",
        pycode.Section(
            "Args",
            (
                ("body", "The body of the request as it came, to the byte."),
                ("headers", "Its header fields."),
                ("secret", f"What the service signs with; ``{variable}`` by default."),
            ),
        ),
        pycode.Section(
            "Raises",
            (
                ("SignatureError", "It is not signed with that secret, or was not sent just now."),
                ("ValueError", "There is no secret."),
            ),
        ),
    )


def _about_body(content: Content) -> str:
    doc = content.doc
    if isinstance(content.type, RefType):  # a class says the rest itself
        doc = Doc(examples=doc.examples)
    examples = doc.examples or content.examples
    said = notes(replace(doc, examples=examples), content.type)
    return "\n\n".join(filter(None, (doc.description, said)))
