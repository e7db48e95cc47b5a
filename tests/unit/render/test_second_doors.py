"""There is no second door: not in the templates, not in the generator.

`tests/unit/pycode/test_one_door.py` watches the door itself.
"""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import specloom
from specloom.pycode import Safe
from specloom.render import views
from specloom.render.custom.kinds import is_view
from specloom.render.locations import templates_root

TEMPLATES = sorted(templates_root().rglob("*.jinja*"))
PACKAGE = Path(specloom.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FILTERS = {
    "join",
    "select",
    "selectattr",
    "first",
    "last",
    "length",
    "sort",
    "reject",
    "rejectattr",
}
HTML = templates_root() / "report"
"""The report of `specloom diff` is HTML: Jinja escapes what it prints."""


def shown(path: Path) -> str:
    for root in (templates_root(), PACKAGE):
        if root in path.parents:
            return path.relative_to(root).as_posix()
    return path.name


def code_templates() -> list[Path]:
    return [path for path in TEMPLATES if HTML not in path.parents]


@pytest.mark.parametrize("path", code_templates(), ids=shown)
def test_templates_only_print_and_choose(path: Path) -> None:
    """No filter that makes text safe, no joining of text, no method of a string.

    Jinja marks what a macro gives as finished; joined with a plain string by `+`, `%` or a method
    it would carry that string past the environment.
    """
    tree = Environment(extensions=["jinja2.ext.do"]).parse(path.read_text("utf-8"))
    macros = {macro.name for macro in tree.find_all(nodes.Macro)}
    for used in tree.find_all(nodes.Filter):
        assert used.name in FILTERS, f"line {used.lineno}: the filter {used.name}"
    joining = (nodes.Concat, nodes.Add, nodes.Mod, nodes.Mul, nodes.FilterBlock, nodes.ExprStmt)
    for node in tree.find_all(joining):
        raise AssertionError(f"line {node.lineno}: {type(node).__name__}")
    for called in tree.find_all(nodes.Call):
        assert isinstance(called.node, nodes.Name) and called.node.name in macros | {"super"}, (
            f"line {called.lineno}: a call of something that is no macro"
        )
    for outside in (nodes.Import, nodes.FromImport, nodes.Include, nodes.EvalContextModifier):
        assert next(tree.find_all(outside), None) is None, outside.__name__


def test_the_walk_finds_templates() -> None:
    assert len(code_templates()) > 15


DANGEROUS = {
    "Markup": "marks text as finished",
    "from_string": "makes a template of text",
    "Template": "makes a template of text",
    "eval": "runs text",
    "exec": "runs text",
    "cast": "calls text safe without looking",
    "__new__": "makes a Safe without its constructor",
}
REASONS = {
    ("render/environment.py", "Markup"): "what was checked to be safe",
    ("compat/report/page.py", "Markup"): "a style sheet of our own, in a page that Jinja escapes",
    ("pycode/safe.py", "__new__"): "the door itself",
}
"""Where they are used all the same. One that is not used any more fails."""


def dangers(path: Path) -> list[tuple[str, str]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func).rpartition(".")[2]
        if name == "cast" and not {"Safe", "Ident"} & set(ast.unparse(node.args[0]).split(".")):
            continue
        if name in DANGEROUS:
            found.append((shown(path), name))
    return found


def test_the_generator_goes_around_the_door_nowhere() -> None:
    found = {each for path in MODULES for each in dangers(path)}
    assert found == set(REASONS)


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_safe_text_is_not_made_by_formatting(path: Path) -> None:
    """`pycode.code` takes a literal of our own source; an f-string there would be a second door."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("code", "pycode.code"):
            text = node.args[0] if node.args else None
            is_ours = isinstance(text, ast.Constant) and isinstance(text.value, str)
            assert is_ours or path.parts[-2] == "pycode", f"line {node.lineno}: {ast.unparse(node)}"


def view_classes() -> list[type]:
    return [each for each in vars(views).values() if is_view(each)]


@pytest.mark.parametrize("view", view_classes(), ids=lambda view: view.__name__)
def test_views_are_frozen_and_documented(view: type) -> None:
    assert view.__doc__ and not view.__doc__.startswith(f"{view.__name__}("), "no docstring"
    assert view.__struct_config__.frozen
    assert "__dict__" not in dir(view), "no slots"
    (tree,) = ast.parse(inspect.getsource(view)).body
    assert isinstance(tree, ast.ClassDef)
    plain = {"str": "for filters", "bool": "", "int": ""}
    for field, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and ast.unparse(field.annotation) == "str":
            said = ast.unparse(after) if isinstance(after, ast.Expr) else ""
            assert "to be compared" in said or "for filters" in said.lower(), (
                f"{view.__name__}.{ast.unparse(field.target)} is no Safe: its docstring has to say "
                f"what it is for, such as {plain['str']}"
            )


def test_safe_text_joined_with_other_text_is_not_safe() -> None:
    assert type(Safe("a") + Safe("b")) is Safe
    assert type(Safe("a") + "b") is str
    assert type(f"{Safe('a')}") is str
