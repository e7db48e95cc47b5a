"""Files that the last run made: taken when all that decides them is the same, and only then.

What is kept is replaced by a mark here, so that a tree shows which of its files were taken.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics
from specloom.format.cache import Cache
from specloom.generate import generate
from specloom.models import build
from specloom.models.engine import Written, run_engine
from specloom.pack import Pack
from specloom.render import made
from specloom.render.made import MadeFile
from support.making import configured

CONFIG = """
[sdks.pets]
document = "openapi.yaml"
output = "sdk"
package = "pets"
client = "Pets"
formatter = "ruff"
"""
TEMPLATE = """{#- specloom
contract = 2
each = "sdk"
path = "more.txt"
-#}
More.
"""
MARK = "# taken from the last run\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A pet store that was generated, and whose files are kept, with a mark in them."""
    configured(tmp_path, CONFIG)
    generated(tmp_path)
    kept = Pack(Cache(tmp_path / "cache"), f"files of pets in {tmp_path}", MadeFile)
    for key, file in kept._known.items():
        kept.put(key, MadeFile(f"{MARK}{file.text}", file.needs))
    kept._known = {}  # so that it is written, although it has the same keys
    kept.keep()
    return tmp_path


def generated(project: Path, config: str = CONFIG, name: str = "pets") -> Mapping[str, bytes]:
    made.made_by.cache_clear()
    found = Diagnostics()
    tree = generate(configured(project, config, name), found, Cache(project / "cache"))
    assert not found.has_errors, found.items
    return tree


def taken(tree: Mapping[str, bytes]) -> set[str]:
    return {path.partition("/")[2] for path, data in tree.items() if MARK.encode() in data}


def test_what_is_as_in_the_last_run_is_taken_from_it(project: Path) -> None:
    every = {
        path.partition("/")[2]
        for path in generated(project)
        if path.startswith(("pets/models/", "pets/resources/"))
        and not path.endswith("__init__.py")
        and "/dicts/" not in path
    }
    assert taken(generated(project)) == every != set()


def test_the_models_engine_is_not_asked_about_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*given: object) -> object:
        raise AssertionError("the engine is asked")

    monkeypatch.setattr(build, "run_engine", asked)
    monkeypatch.setattr(build, "written_alone", lambda views, templates: _none(views))
    assert taken(generated(project))


def _none(views: Any) -> dict[str, str]:
    assert not list(views)
    return {}


def test_a_changed_schema_is_made_anew_and_nothing_else(project: Path) -> None:
    every = taken(generated(project))
    document = project / "openapi.yaml"
    text = document.read_text()
    document.write_text(text.replace("    Pet:\n", "    Pet:\n      title: A tame animal.\n"))
    assert document.read_text() != text
    assert taken(generated(project)) == every - {"models/pet.py", "models/pet_input.py"}


def test_what_another_thing_is_called_is_part_of_it(project: Path) -> None:
    every = taken(generated(project))
    document = project / "openapi.yaml"
    text = document.read_text().replace('schemas/Pet"', 'schemas/Animal"')
    document.write_text(text.replace("    Pet:\n", "    Animal:\n"))
    left = taken(generated(project))
    assert "resources/pets.py" in every - left


def _changed_templates(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "templates_digest", lambda folders: "other templates")


def _changed_code(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "code_digest", lambda: "other code")


def _other_python(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "9.9.9")


def _other_engine(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = metadata.version
    engine = "datamodel-code-generator"
    monkeypatch.setattr(
        metadata, "version", lambda name: "99.0" if name == engine else version(name)
    )


@pytest.mark.parametrize(
    "change", [_changed_templates, _changed_code, _other_python, _other_engine]
)
def test_nothing_is_taken_that_something_else_made(
    project: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[..., None]
) -> None:
    change(project, monkeypatch)
    assert taken(generated(project)) == set()


def test_nothing_is_taken_with_templates_of_the_user(project: Path) -> None:
    (project / "own/extra").mkdir(parents=True)
    (project / "own/extra/more.txt.jinja").write_text(TEMPLATE)
    assert taken(generated(project, CONFIG + 'templates = "own"\n')) == set()


def test_nothing_is_taken_with_extensions(project: Path) -> None:
    (project / "extension_of_made.py").write_text("def check(api):\n    return []\n")
    assert taken(generated(project, CONFIG + 'extensions = ["extension_of_made"]\n')) == set()


def test_what_extensions_made_is_not_kept(project: Path) -> None:
    (project / "extension_of_made.py").write_text("def view(view):\n    return view\n")
    generated(project, CONFIG + 'extensions = ["extension_of_made"]\n')
    assert taken(generated(project))


def test_nothing_is_taken_of_another_sdk(project: Path) -> None:
    other = generated(project, CONFIG.replace("sdks.pets", "sdks.dogs"), name="dogs")
    assert taken(other) == set()


def test_what_the_engine_did_not_agree_with_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(tmp_path, CONFIG)
    with monkeypatch.context() as failing:
        failing.setattr(build, "run_engine", lambda *given: Written())
        found = Diagnostics()
        generate(configured(tmp_path, CONFIG), found, Cache(tmp_path / "cache"))
        assert {item.code for item in found.items} == {"models-engine"}
    asked: list[object] = []

    def noted(*given: Any) -> Any:
        asked.append(given)
        return run_engine(*given)

    monkeypatch.setattr(build, "run_engine", noted)
    generate(configured(tmp_path, CONFIG), Diagnostics(), Cache(tmp_path / "cache"))
    assert asked
