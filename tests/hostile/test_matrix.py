"""187 documents: every place that text can come from, times every way out of a Python literal.

Each document carries a number that must never become code: not as a node of the syntax tree, and
not by being run.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from support.yields import Yield, import_all, yielded

from .places import PLACES, Doc, Place, document

NUMBER = 4_711_001
"""What the payloads try to print; no generated code holds it otherwise."""

PAYLOADS = {
    "triple": f'a"""\nprint({NUMBER})\n"""b',
    "double": f'a"+str(print({NUMBER}))+"b',
    "single": f"a'+str(print({NUMBER}))+'b",
    "newline": f"a\nprint({NUMBER})\nb",
    "return": f"a\rprint({NUMBER})\r__import__('os')",
    "backslash": f'a\\"+str(print({NUMBER}))#\\',
}

TRAVERSALS = {
    "tag": lambda text: document(_named("tag"), text),
    "operation-id": lambda text: document(_named("operation-id"), text),
    "schema-name": lambda text: document(_named("schema-name"), text),
    "property-name": lambda text: document(_named("property-name"), text),
    "query-parameter": lambda text: document(_named("query-parameter"), text),
    "webhook": lambda text: document(_named("webhook"), text),
    "title": lambda text: document(_named("title"), text),
}


def _named(name: str) -> Place:
    return next(place for place in PLACES if place.name == name)


def test_the_matrix_is_as_large_as_it_says() -> None:
    assert len(PLACES) * len(PAYLOADS) + len(TRAVERSALS) == 187


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_text_stays_text(place: Place, payload: str, tmp_path: Path) -> None:
    text = PAYLOADS[payload]
    made = yielded(document(place, text), tmp_path)
    assert set(made.codes) <= {"load-value"}  # no header can be called so, no URL looks so
    judge(made)
    if place.keeps == "exact":
        assert any(text in string for string in made.strings()), "the text is lost"
    elif place.keeps == "words":
        assert any(_words(text) in _words(string) for string in made.strings()), "the text is lost"


@pytest.mark.parametrize("place", TRAVERSALS)
def test_names_stay_in_the_folder(place: str, tmp_path: Path) -> None:
    text = "../../../../specloom-was-here"
    made = yielded(TRAVERSALS[place](text), tmp_path / "a" / "b")
    judge(made)
    assert made.exit_code == 0, made.items


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_at_import(payload: str, tmp_path: Path) -> None:
    """All places at once, in one SDK that is imported as a whole."""
    doc: Doc = document(PLACES[0], PAYLOADS[payload])
    for place in PLACES[1:]:
        place.fill(doc, PAYLOADS[payload])
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0, made.items
    judge(made)
    assert import_all(made.write(tmp_path / "out"), "sdk") == ""


def judge(made: Yield) -> None:
    """Everything parses, no text became code, and every path stays inside."""
    for node in made.nodes():
        assert not (isinstance(node, ast.Constant) and node.value == NUMBER), ast.dump(node)
        assert not (isinstance(node, ast.Name) and node.id in ("print", "__import__")), "code"
    for path, content in made.tree.items():
        assert re.fullmatch(r"[A-Za-z0-9_./-]+", path), path
        assert not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts
        if path.endswith(".toml"):
            project: dict[str, Any] = tomllib.loads(content.decode())
            assert set(project) <= {"build-system", "project", "tool"}
    for item in made.items:
        assert item.code


def _words(text: str) -> str:
    return " ".join(text.split())
