"""Whether the templates of the user fit this specloom: before anything is rendered."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from ...diagnostics import Diagnostic, Diagnostics, Place, Severity
from ..contract import CHANGES, EXTRAS, OF_SHARED_RUNTIME, TEMPLATES, Change, Context
from ..environment import BASE
from .fields import FieldCheck, Scope
from .folder import Folder, Own
from .parts import block_source


def check_folder(
    folder: Folder,
    env: Environment,
    diagnostics: Diagnostics,
    *,
    changes: tuple[Change, ...] = CHANGES,
) -> None:
    """Reports what an override needs and does not get: fields, blocks, templates that are gone.

    A template that was ejected is also held against its original of today: what changed there is
    a warning, since the override may well do without it.
    """
    for own in folder.own.values():
        if not own.name.endswith(".jinja"):
            if _is_python(own, diagnostics):
                _upstream(folder, own, None, diagnostics)
            continue
        tree = _parsed(own, env, diagnostics)
        if tree is not None and _has_its_filters(tree, own, env, diagnostics):
            context = EXTRAS[own.header.each] if own.header.each else TEMPLATES[own.name]
            _Checked(folder, env, own, diagnostics, changes).run(tree, context)


def _is_python(own: Own, diagnostics: Diagnostics) -> bool:
    try:
        ast.parse(own.text, own.label)
    except SyntaxError as error:
        diagnostics.error("template-syntax", error.msg, Place(own.label, error.lineno or 1))
    except (ValueError, RecursionError) as error:
        diagnostics.error("template-syntax", str(error), Place(own.label, 1))
    else:
        return True
    return False


def _parsed(own: Own, env: Environment, diagnostics: Diagnostics) -> nodes.Template | None:
    try:
        return env.parse(own.text, own.name, own.label)
    except TemplateSyntaxError as error:
        diagnostics.error("template-syntax", str(error.message), Place(own.label, error.lineno))
        return None


def _has_its_filters(
    tree: nodes.Template, own: Own, env: Environment, diagnostics: Diagnostics
) -> bool:
    """Whether all filters that it uses exist; reports those that do not."""
    missing = [each for each in tree.find_all(nodes.Filter) if each.name not in env.filters]
    for each in missing:
        close = difflib.get_close_matches(each.name, env.filters, 1)
        near = f"did you mean '{close[0]}'? " if close else ""
        diagnostics.error(
            "template-syntax",
            f"there is no filter '{each.name}'",
            Place(own.label, each.lineno),
            hint=f"{near}There are: {', '.join(sorted(env.filters))}; filters of your own stand "
            "in FILTERS of an extension",
        )
    return not missing


class _Checked:
    def __init__(
        self,
        folder: Folder,
        env: Environment,
        own: Own,
        diagnostics: Diagnostics,
        changes: tuple[Change, ...],
    ) -> None:
        self._folder = folder
        self._env = env
        self._own = own
        self._diagnostics = diagnostics
        self._changes = changes

    def run(self, tree: nodes.Template, context: Context) -> None:
        check = FieldCheck(self._changes, self._report)
        parent = self._parent(tree)
        if parent is None:
            check.walk(tree, context)
            if self._own.header.each is None:
                _upstream(self._folder, self._own, None, self._diagnostics)
            return
        visible = self._visible(parent)
        if visible is None:
            return
        blocks = list(tree.find_all(nodes.Block))
        if not blocks:
            self._report("template-unused", 1, "it extends a template and changes no block", "")
        for block in blocks:
            if block.name in visible:
                _upstream(self._folder, self._own, block.name, self._diagnostics)
            elif not any(
                block in other.find_all(nodes.Block) for other in blocks if other != block
            ):
                self._gone(block, parent, visible)
        check.walk_blocks(tree, visible)

    def _parent(self, tree: nodes.Template) -> str | None:
        """The name of the template that it extends."""
        for node in tree.find_all(nodes.Extends):
            if isinstance(node.template, nodes.Const):
                return str(node.template.value)
        return None

    def _visible(self, parent: str) -> Mapping[str, Scope] | None:
        name = parent.removeprefix(BASE)
        text = self._folder.original(name) if name in TEMPLATES else None
        if text is None:
            close = difflib.get_close_matches(name, TEMPLATES, 1)
            self._report(
                "template-block",
                1,
                f"it extends '{parent}', and there is no such template",
                f"did you mean '{BASE}{close[0]}'?" if close else "",
            )
            return None
        original = FieldCheck((), lambda *_: None)
        original.walk(self._env.parse(text, name, parent), TEMPLATES[name])
        return original.blocks

    def _gone(self, block: nodes.Block, parent: str, visible: Mapping[str, Scope]) -> None:
        name = parent.removeprefix(BASE)
        advice = [
            each.advice for each in self._changes if (each.holder, each.name) == (name, block.name)
        ]
        close = difflib.get_close_matches(block.name, visible, 1)
        near = (
            f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(sorted(visible))}"
        )
        self._report(
            "template-block",
            block.lineno,
            f"{name} has no block '{block.name}', so it would not be used",
            advice[0] if advice else near,
        )

    def _report(self, code: str, line: int, message: str, hint: str) -> None:
        severity = Severity.WARNING if code == "template-deprecated" else Severity.ERROR
        self._diagnostics.add(
            Diagnostic(code, severity, message, Place(self._own.label, line), hint)
        )


def report_unused(
    folder: Folder, env: Environment, runtime: Mapping[str, str], diagnostics: Diagnostics
) -> None:
    """Reports overrides of what this SDK has no file of, once everything is rendered.

    `runtime` are the runtime's modules by path.
    """
    loaded = {name for _, name in env.cache} if env.cache is not None else set()
    unused = [
        each
        for name, each in folder.overrides.items()
        if name not in loaded and name not in OF_SHARED_RUNTIME
    ]
    unused += [each for name, each in folder.runtime.items() if f"{name}.py" not in runtime]
    for own in unused:
        message = "no file of this SDK is made from it"
        diagnostics.error("template-unused", message, Place(own.label))


def _upstream(folder: Folder, own: Own, block: str | None, diagnostics: Diagnostics) -> None:
    """Warns when what was ejected is not what it was any more."""
    now = folder.original(own.name)
    if own.base is None or now is None:
        return
    before, after = own.base, now
    if block is not None:
        before, after = block_source(before, block) or "", block_source(after, block) or ""
    if before != after:
        what = f"block '{block}'" if block else "original"
        diagnostics.warning(
            "template-upstream",
            f"its {what} changed since it was ejected (contract {own.header.contract})",
            Place(own.label),
            hint=f"see what changed with: specloom templates diff {own.name}",
        )
