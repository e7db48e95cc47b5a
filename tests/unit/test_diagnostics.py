"""Collecting, ordering and ignoring findings; every code is registered and used."""

import ast
import random
from pathlib import Path

import specloom
from specloom.codes import CODES
from specloom.diagnostics import Diagnostic, Diagnostics, Ignore, Place, Severity, fatal

SOURCES = sorted(Path(specloom.__file__).parent.rglob("*.py"))


def test_items_are_in_the_order_of_the_input_whatever_the_order_of_adding() -> None:
    found = [
        Diagnostic("schema-x", Severity.ERROR, "m", Place("a.yaml", line, column, "/p"))
        for line in (1, 2, 10)
        for column in (1, 9, 11)
    ]
    expected = tuple(found)
    random.Random(1).shuffle(found)
    assert Diagnostics(found).items == expected


def test_the_same_finding_is_kept_once() -> None:
    diagnostics = Diagnostics()
    for _ in range(3):
        diagnostics.warning("load-empty", "empty", Place("a"))
    assert len(diagnostics.items) == 1
    assert not diagnostics.has_errors


def test_an_ignored_error_becomes_a_note_with_the_reason() -> None:
    diagnostics = Diagnostics()
    diagnostics.error("load-number", "NaN", Place("a", 1, 1, "/paths/~1x"))
    diagnostics.error("load-number", "NaN", Place("a", 9, 1, "/paths/~1xy"))
    left = diagnostics.apply_ignores([Ignore("load-number", "known", at="/paths/~1x")])
    assert [item.severity for item in left.items] == [Severity.INFO, Severity.ERROR]
    assert left.items[0].hint == "ignored: known"
    assert diagnostics.items[0].severity is Severity.ERROR


def test_an_ignore_covers_what_is_below_its_pointer() -> None:
    diagnostics = Diagnostics()
    diagnostics.error("load-number", "NaN", Place("a", pointer="/paths/~1x/get"))
    assert not diagnostics.apply_ignores([Ignore("load-number", "r", "/paths/~1x")]).has_errors


def test_an_ignore_that_covers_nothing_is_an_error() -> None:
    left = Diagnostics().apply_ignores([Ignore("load-number", "known")])
    assert [item.code for item in left.items] == ["config-unused-ignore"]
    assert left.has_errors


def test_a_place_prints_like_a_compilers() -> None:
    assert str(Place("a.yaml", 3, 5, "/x")) == "a.yaml:3:5"
    assert str(Place("a.yaml")) == "a.yaml"


def test_fatal_carries_its_diagnostic() -> None:
    error = fatal("load-empty", "nothing here", hint="h")
    (item,) = error.diagnostics
    assert item == Diagnostic("load-empty", Severity.ERROR, "nothing here", None, "h")
    assert str(error) == "nothing here"


def _codes_used() -> set[str]:
    """Strings in the code that look like codes."""
    prefixes = {code.partition("-")[0] for code in CODES}
    return {
        node.value
        for path in SOURCES
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.partition("-")[0] in prefixes
    }


def _codes_given() -> dict[str, Path]:
    """First arguments of the calls that make diagnostics."""
    given = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
                code = node.args[0].value
                if name in ("error", "warning", "info", "fatal", "Diagnostic") and "-" in str(code):
                    given[code] = path
    return given


def test_every_code_in_the_sources_is_registered() -> None:
    given = _codes_given()
    assert len(given) > 20
    assert {code: path.name for code, path in given.items() if code not in CODES} == {}


def test_every_registered_code_is_used() -> None:
    used = _codes_used()
    # Some are put together: f"drift-{kind}".
    families = tuple(text for text in used if text.endswith("-"))
    assert {code for code in set(CODES) - used if not code.startswith(families)} == set()
