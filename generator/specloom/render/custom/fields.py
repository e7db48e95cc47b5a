"""Which fields a template asks views for, found in its syntax tree before it is rendered."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping

from jinja2 import nodes
from msgspec import Struct, field

from ..contract import Change, Context
from .kinds import UNKNOWN, Traced, entry, is_view, members, size

Report = Callable[[str, int, str, str], None]
"""Takes a diagnostic code, a line, a message and a hint."""
Scope = Mapping[str, Traced]
_JINJA = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs", "range"})


class FieldCheck(Struct):
    """Walks one template.

    `blocks` is what is visible in each block, by name, once `walk` has run: what a template that
    extends this one can use in it.
    """

    changes: tuple[Change, ...]
    report: Report
    blocks: dict[str, Scope] = field(default_factory=dict)
    _macros: dict[str, dict[str, Traced]] = field(default_factory=dict)
    _root: Scope = field(default_factory=dict)
    _silent: bool = False

    def walk(self, tree: nodes.Template, context: Context) -> None:
        """Check a whole template whose variables are those of `context`."""
        scope = {name: Traced(kind, name) for name, kind in context.items()}
        # Macros are defined before they are called: what their arguments are is found first.
        self._silent = True
        for _ in range(3):
            self._body(tree.body, dict(scope))
        self._silent = False
        self._root = scope
        self._body(tree.body, scope)

    def walk_blocks(self, tree: nodes.Template, visible: Mapping[str, Scope]) -> None:
        """Check the blocks of a template that extends one whose blocks see `visible`."""
        own = {each.name: UNKNOWN for each in tree.find_all(nodes.Macro)}
        for assign in tree.find_all(nodes.Assign):
            if isinstance(assign.target, nodes.Name):
                own[assign.target.name] = UNKNOWN
        for block in tree.find_all(nodes.Block):
            if block.name in visible:
                self._body(block.body, {**visible[block.name], **own})

    # -- statements --------------------------------------------------------------------------

    def _body(self, body: Iterable[nodes.Node], scope: dict[str, Traced]) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: dict[str, Traced]) -> None:
        match node:
            case nodes.For():
                inside = dict(scope)
                self._bind(node.target, entry(self._kind(node.iter, scope)), inside)
                if node.test is not None:
                    self._kind(node.test, inside)
                self._body(node.body, inside)
                self._body(node.else_, scope)
            case nodes.Assign():
                self._bind(node.target, self._kind(node.node, scope), scope)
            case nodes.Macro():
                scope[node.name] = UNKNOWN
                known = self._macros.setdefault(node.name, {})
                inside = {**scope, **{arg.name: known.get(arg.name, UNKNOWN) for arg in node.args}}
                self._macros[f"{node.name}()"] = {arg.name: UNKNOWN for arg in node.args}
                self._body(node.body, inside)
            case nodes.Block():
                self.blocks[node.name] = dict(scope if node.scoped else self._root)
                self._body(node.body, dict(scope))
            case nodes.If():
                self._kind(node.test, scope)
                self._body([*node.body, *node.elif_, *node.else_], scope)
            case nodes.With():
                inside = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind(target, self._kind(value, scope), inside)
                self._body(node.body, inside)
            case nodes.Import() | nodes.FromImport():
                names = (
                    [node.target]
                    if isinstance(node, nodes.Import)
                    else [each if isinstance(each, str) else each[1] for each in node.names]
                )
                scope.update(dict.fromkeys(names, UNKNOWN))
            case nodes.Expr():
                self._kind(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self._statement(child, scope)

    def _bind(self, target: nodes.Node, value: Traced, scope: dict[str, Traced]) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = value
        elif isinstance(target, nodes.Tuple):
            wanted = len(target.items)
            if is_view(value.kind):
                names = ", ".join(members(value.kind))
                self._tell(
                    target.lineno,
                    f"{value.path} are not tuples but of {value.kind.__name__}, with the fields "
                    f"{names}",
                    self._advice(value.path),
                )
            elif (found := size(value.kind)) is not None and found != wanted:
                self._tell(target.lineno, f"{value.path} have {found} parts, not {wanted}", "")
            for index, each in enumerate(target.items):
                self._bind(each, entry(value, index) if size(value.kind) else UNKNOWN, scope)

    # -- expressions -------------------------------------------------------------------------

    def _kind(self, node: nodes.Node, scope: Mapping[str, Traced]) -> Traced:
        match node:
            case nodes.Name(name=name):
                if name not in scope and name not in _JINJA:
                    self._tell(node.lineno, f"there is no variable '{name}'", _near(name, scope))
                return scope.get(name, UNKNOWN)
            case nodes.Getattr():
                return self._member(self._kind(node.node, scope), node.attr, node.lineno)
            case nodes.Getitem():
                return self._item(node, scope)
            case nodes.Filter(name="first" | "last") if node.node is not None:
                return entry(self._kind(node.node, scope))
            case nodes.Filter(name="sort" | "select" | "reject" | "selectattr" | "rejectattr"):
                for each in node.args:
                    self._kind(each, scope)
                return self._kind(node.node, scope) if node.node is not None else UNKNOWN
            case nodes.CondExpr():
                self._kind(node.test, scope)
                one = self._kind(node.expr1, scope)
                other = self._kind(node.expr2, scope) if node.expr2 is not None else UNKNOWN
                return one if one.kind == other.kind else UNKNOWN
            case nodes.Call():
                self._call(node, scope)
                return UNKNOWN
            case _:
                for child in node.iter_child_nodes():
                    self._kind(child, scope)
                return UNKNOWN

    def _call(self, node: nodes.Call, scope: Mapping[str, Traced]) -> None:
        given = [self._kind(each, scope) for each in node.args]
        named = {each.key: self._kind(each.value, scope) for each in node.kwargs}
        if not isinstance(node.node, nodes.Name):
            self._kind(node.node, scope)
        elif f"{node.node.name}()" in self._macros:
            parameters = [*self._macros[f"{node.node.name}()"]]
            known = self._macros[node.node.name]
            for name, traced in [*zip(parameters, given, strict=False), *named.items()]:
                if traced.kind is not None:
                    known[name] = traced

    def _item(self, node: nodes.Getitem, scope: Mapping[str, Traced]) -> Traced:
        holder = self._kind(node.node, scope)
        if isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str):
                return self._member(holder, node.arg.value, node.lineno)
            if isinstance(node.arg.value, int):
                return entry(holder, node.arg.value)
        self._kind(node.arg, scope)
        return holder if isinstance(node.arg, nodes.Slice) else UNKNOWN

    def _member(self, holder: Traced, name: str, line: int) -> Traced:
        if not is_view(holder.kind):
            return UNKNOWN
        view = holder.kind.__name__
        path = f"{view}.{name}"
        known = members(holder.kind)
        if name in known:
            for change in self._changes(path):
                if not change.gone:
                    self._tell(line, f"{path} is going away", change.advice, "template-deprecated")
            return Traced(known[name], path)
        if not hasattr(holder.kind, name):
            hint = self._advice(path) or _near(name, known)
            self._tell(line, f"{view} has no field '{name}'", hint)
        return UNKNOWN

    # -- telling -----------------------------------------------------------------------------

    def _changes(self, path: str) -> Iterator[Change]:
        return (each for each in self.changes if f"{each.holder}.{each.name}" == path)

    def _advice(self, path: str) -> str:
        return next((change.advice for change in self._changes(path)), "")

    def _tell(self, line: int, message: str, hint: str, code: str = "template-field") -> None:
        if not self._silent:
            self.report(code, line, message, hint)


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), 1)
    return f"did you mean '{close[0]}'?" if close else ""
