"""There is one way from spec text to code; this walks the code for a second one."""

import ast
from pathlib import Path

import pytest

import specloom
from specloom import pycode

PACKAGE = Path(specloom.__file__).parent
DOOR = PACKAGE / "pycode"
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if DOOR not in path.parents]


REASONS = {
    "render/environment.py": "a separator in a template, of punctuation only",
    "render/models.py": "classes from the models engine, checked by their syntax tree",
}
"""Where `Safe` is called all the same. One that is not used any more fails."""


def second_doors(path: Path) -> list[str]:
    """Calls of `Safe` with text, and of `code` with anything but a literal."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            function = ast.unparse(node.func).removeprefix("pycode.")
            literal = isinstance(node.args[0], ast.Constant)
            if function == "Safe" or (function == "code" and not literal):
                found.append(f"line {node.lineno}: {ast.unparse(node):.80}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_door_makes_text_safe(path: Path) -> None:
    found = second_doors(path)
    if path.relative_to(PACKAGE).as_posix() in REASONS:
        assert len(found) == 1
    else:
        assert found == []


def test_every_exception_is_of_a_file_that_exists() -> None:
    assert all((PACKAGE / path).is_file() for path in REASONS)


def test_the_door_is_documented_in_one_place() -> None:
    assert set(pycode.__all__) == {name for name in vars(pycode) if not name.startswith("_")} - {
        "annotations",
        "characters",
        "commonmark",
        "docstring",
        "foreign",
        "literals",
        "safe",
    } | {"docstring"}
