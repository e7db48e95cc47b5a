"""Extensions: hooks see frozen data, give new data back, and fail with a place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.generate import generate
from specloom.render.contract import CONTRACT
from support.making import configured, importable, made, tree_of

SDK = """
[sdks.pets]
document = "openapi.yaml"
layout = "vendored"
output = "pets"
formatter = "ruff"
extensions = ["acme_hooks.ext"]
"""


def project(root: Path, code: str, more: str = "") -> SdkConfig:
    folder = root / "acme_hooks"
    folder.mkdir(exist_ok=True)
    (folder / "ext.py").write_text(dedent(code))
    return configured(root, SDK + more)


@pytest.fixture(autouse=True)
def forgotten(tmp_path: Path) -> Iterator[None]:
    """Each test has an extension of its own under the same name."""
    with importable(tmp_path, "acme_hooks", "pets"):
        yield


def failure(sdk: SdkConfig) -> tuple[str, str, str]:
    with pytest.raises(SpecloomError) as raised:
        generate(sdk, Diagnostics())
    (found,) = raised.value.diagnostics
    return found.code, str(found.place), found.message


def test_names_types_and_bases(tmp_path: Path) -> None:
    sdk = project(
        tmp_path,
        """
        from specloom.hooks import Thing

        def rename(thing: Thing) -> str | None:
            if thing.kind == "class" and thing.name == "NewPet":
                return "Newcomer"
            return "born" if thing.name == "bornOn" else None

        def retype(thing: Thing) -> str | None:
            return "decimal.Decimal" if thing.name == "weight" else None

        def base(thing: Thing) -> str | None:
            return "house.Base" if thing.name == "Problem" else None
        """,
    )
    folder = made(sdk)
    (tmp_path / "house.py").write_text("class Base:\n    house = 'acme'\n")
    with importable(tmp_path, "house"):
        models = import_module("pets.models")
        pet = models.Newcomer.model_validate_json('{"name": "Rex", "weight": 2.5, "bornOn": null}')
        assert str(pet.weight) == "2.5" and pet.born is None
        assert models.Problem(title="x").house == "acme"
    assert (folder / "specloom.lock").exists()


def test_the_configuration_goes_first(tmp_path: Path) -> None:
    sdk = project(
        tmp_path,
        """
        def rename(thing):
            return "Second" if thing.name == "NewPet" else None
        """,
        'overrides."/components/schemas/NewPet".name = "First"\n',
    )
    assert b"class First(" in b"".join(tree_of(sdk).values())


def test_views_get_more_and_templates_print_it(tmp_path: Path) -> None:
    sdk = project(
        tmp_path,
        """
        from msgspec.structs import replace
        from specloom import pycode
        from specloom.render.views import ResourceView

        def team(text):
            return pycode.comment(f"Owned by {text}.")

        FILTERS = {"team": team}

        def view(view):
            if isinstance(view, ResourceView):
                return replace(view, added={"owner": "Ada"})
            return view
        """,
        'templates = "templates"\n',
    )
    target = tmp_path / "templates/resources/resource.py.jinja"
    target.parent.mkdir(parents=True)
    target.write_text(
        f"{{#- specloom\ncontract = {CONTRACT}\n-#}}\n"
        '{% extends "base:resources/resource.py.jinja" %}\n'
        "{% block constants %}\n{{ resource.added.owner | team }}\n{{ super() }}{% endblock %}\n"
    )
    assert b"# Owned by Ada.\n" in tree_of(sdk)["resources/pets.py"]


def test_files_are_changed_and_locked_as_they_are(tmp_path: Path) -> None:
    sdk = project(
        tmp_path,
        """
        def files(tree):
            return {**tree, "OWNERS": b"ada\\n"}
        """,
    )
    tree = tree_of(sdk)
    assert tree["OWNERS"] == b"ada\n"
    assert "OWNERS" in json.loads(tree["specloom.lock"])["files"]


def test_findings_are_reported(tmp_path: Path) -> None:
    sdk = project(
        tmp_path,
        """
        from specloom.hooks import Api, Diagnostic, Severity

        def check(api: Api):
            for operation in api.operations:
                if not operation.summary:
                    yield Diagnostic("acme-summary", Severity.WARNING, operation.id)
        """,
    )
    found = Diagnostics()
    generate(sdk, found)
    assert ("acme-summary", "createPet") in [(each.code, each.message) for each in found.items]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = 1\n", ("hook-import", "acme_hooks/ext.py", "defines no hook")),
        ("import nothing_like_this\n", ("hook-import", "acme_hooks/ext.py:1", "nothing_like_this")),
        (
            "def rename(thing):\n    raise KeyError('no')\n",
            ("hook-failed", "acme_hooks/ext.py:2", "acme_hooks.ext.rename failed: KeyError: 'no'"),
        ),
        (
            "def view(view):\n    view.name = 'x'\n    return view\n",
            ("hook-failed", "acme_hooks/ext.py:2", "acme_hooks.ext.view failed"),
        ),
        (
            "def view(view):\n    return None\n",
            ("hook-result", "acme_hooks/ext.py:1", "returned a NoneType, not a"),
        ),
        (
            "def files(tree):\n    tree['a'] = b''\n",
            ("hook-failed", "acme_hooks/ext.py:2", "does not support item assignment"),
        ),
        (
            "def files(tree):\n    return {'a': 'text'}\n",
            ("hook-result", "acme_hooks/ext.py:1", "not a mapping of paths to bytes"),
        ),
        ("def rename(thing):\n    return 3\n", ("hook-result", "acme_hooks/ext.py:1", "int")),
        (
            "import sys\ndef files(tree):\n    sys.exit(3)\n",
            ("hook-failed", "acme_hooks/ext.py:3", "files failed: SystemExit: 3"),
        ),
        ("import sys\nsys.exit(3)\n", ("hook-import", "acme_hooks/ext.py:2", "SystemExit: 3")),
        ("def rename(thing:\n", ("hook-import", "acme_hooks/ext.py:1", "SyntaxError")),
        ("FILTERS = 3\n", ("hook-result", "acme_hooks/ext.py", "is a int, not a mapping")),
        (
            "FILTERS = {'shout': 'loud'}\n",
            (
                "hook-result",
                "acme_hooks/ext.py",
                "something else than names and functions: 'shout'",
            ),
        ),
        (
            "def files(tree):\n    return {**tree, 'extra.py': b'x = 1\\nx = = 2\\n'}\n",
            ("hook-result", "acme_hooks/ext.py:1", "made extra.py:2 something that is not Python"),
        ),
    ],
)
def test_what_goes_wrong_has_a_place(
    tmp_path: Path, code: str, expected: tuple[str, str, str]
) -> None:
    found = failure(project(tmp_path, code))
    assert found[:2] == expected[:2] and expected[2] in found[2]


RENAMING = """
from msgspec.structs import replace
from specloom import pycode

def view(view):
    if type(view).__name__ == "{kind}" and view.name == "{name}":
        return replace(view, name={to})
    return view
"""


@pytest.mark.parametrize(
    ("kind", "name", "to", "message"),
    [
        ("ClassView", "Pet", "pycode.Ident('Animal')", "changed ClassView.name from 'Pet' to"),
        ("ClassView", "Pet", "'import os'", "made ClassView.name a str"),
        (
            "ResourceView",
            "PetsResource",
            "pycode.Ident('Animals')",
            "changed ResourceView.name from",
        ),
    ],
)
def test_a_view_keeps_its_names(
    tmp_path: Path, kind: str, name: str, to: str, message: str
) -> None:
    found = failure(project(tmp_path, RENAMING.format(kind=kind, name=name, to=to)))
    assert found[:2] == ("hook-result", "acme_hooks/ext.py:5") and message in found[2]


def test_a_misspelled_hook_is_told(tmp_path: Path) -> None:
    code = "def rename(thing): ...\ndef retypes(thing): ...\ndef _views(given): ...\n"
    found = Diagnostics()
    generate(project(tmp_path, code), found)
    (told,) = [item for item in found.items if item.code == "hook-unknown"]
    assert (str(told.place), told.hint.split("?")[0]) == (
        "acme_hooks/ext.py:2",
        "did you mean 'retype'",
    )


def test_a_name_that_is_no_name_is_refused(tmp_path: Path) -> None:
    code = "def retype(thing):\n    return 'os; print()' if thing.name == 'weight' else None\n"
    found = failure(project(tmp_path, code))
    assert found[0] == "hook-result" and "Python name" in found[2]


def test_a_field_that_is_added_is_a_field(tmp_path: Path) -> None:
    sdk = project(
        tmp_path,
        """
        from msgspec.structs import replace
        from specloom import pycode
        from specloom.render.views import ClassView, FieldView

        def view(view):
            if isinstance(view, ClassView) and view.name == "Problem":
                added = FieldView(
                    name=pycode.Ident("trace"),
                    annotation=pycode.code("str | None"),
                    default=pycode.code("None"),
                    doc=pycode.docstring("Ours.", indent=4),
                    engine=pycode.code("str | None"),
                )
                return replace(view, fields=(*view.fields, added))
            return view
        """,
    )
    found = Diagnostics()
    tree = generate(sdk, found)
    assert [each.code for each in found.items] == ["models-engine"]
    assert b'trace: str | None = None\n    """Ours."""' in tree["models/problem.py"]
    assert b"class Problem(Model):" in tree["models/problem.py"]
