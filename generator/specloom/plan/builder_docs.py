"""What the docstrings of builders say: an example, and the rules that `build` checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import pycode
from ..ir.rules import AtMost, Choice, ListNeeds, Requires, Rule
from ..ir.schemas import ObjectSchema
from ..pycode import Safe, Section
from ..render.views import BuilderView
from .builder_examples import builder_example
from .builders import BuilderPlan
from .docs import series, telling
from .models import ModelPlan, PlannedField
from .samples import NoSample


def builder_doc(
    plan: ModelPlan, builder: BuilderPlan, view: BuilderView, parts: Iterable[str]
) -> Safe:
    """The docstring of the class.

    Args:
        view: The builder without it.
        parts: Pointers of the classes of the variant's properties; "" for what is no class.
    """
    variant = plan.api.schemas[builder.variant]
    about = variant.doc.description or variant.doc.title or f"A {builder.tag} body."
    checks = [check for pointer in (builder.variant, *parts) for check in _rules(plan, pointer)]
    listed = ";\n".join(f"* {check}" for check in checks)
    more = f"Checked by ``build()``, all at once:\n\n{listed}." if checks else ""
    return pycode.docstring(about, _example(plan, builder, view), more, indent=4, summary=True)


def arguments_doc(lead: str, fields: tuple[PlannedField, ...]) -> Safe:
    """The docstring of a method that takes the fields."""
    return pycode.docstring(lead, _arguments(fields), indent=8)


def build_doc(body: str, fields: tuple[PlannedField, ...]) -> Safe:
    """The docstring of `build`."""
    raises = Section("Raises", (("BuildError", "Lists every rule that is broken."),))
    return pycode.docstring(f"The finished ``{body}``.", _arguments(fields), raises, indent=8)


def _arguments(fields: tuple[PlannedField, ...]) -> Section:
    return Section("Args", tuple((f.name, telling(f.field.doc, f.field.wire)) for f in fields))


def _example(plan: ModelPlan, builder: BuilderPlan, view: BuilderView) -> Safe:
    try:
        example = builder_example(plan, builder, view)
    except NoSample:
        return Safe()
    inside = (
        pycode.code("{name}({init})", name=view.name, init=example.init),
        *example.steps,
        pycode.code(".build({arguments})", arguments=example.build),
    )
    lines = [pycode.code(">>> body = (")]
    lines += [pycode.code("...     ") + line for line in inside]
    return pycode.code("\n").join([*lines, pycode.code("... )")])


def _rules(plan: ModelPlan, pointer: str) -> Iterator[str]:
    schema = plan.api.schemas.get(pointer)
    if isinstance(schema, ObjectSchema):
        names = {entry.field.wire: entry.name for entry in plan.fields[pointer]}
        for rule in schema.rules:
            yield from _said(rule, names)


def _said(rule: Rule, names: dict[str, str]) -> Iterator[str]:
    def quoted(name: str) -> str:
        return f"``{names.get(name, name)}``"

    match rule:
        case Choice(groups, exactly_one):
            spelled = [" with ".join(map(quoted, group)) for group in groups]
            yield f"{'exactly' if exactly_one else 'at least'} one of {series(spelled, 'and')}"
        case Requires(name, needed):
            yield f"{quoted(name)} needs {', '.join(map(quoted, needed))}"
        case ListNeeds(_, needs):
            by_needed: dict[tuple[str, ...], list[str]] = {}
            for item, needed in needs:
                by_needed.setdefault(needed, []).append(f"``{item}``")
            for needed, items in by_needed.items():
                verb = "needs" if len(items) == 1 else "need"
                others = [f"``{other}``" for other in needed]
                yield f"{series(items, 'and')} {verb} {series(others, 'and')}"
        case AtMost(low, high):
            yield f"{quoted(low)} is at most {quoted(high)}"
        case _:
            return
