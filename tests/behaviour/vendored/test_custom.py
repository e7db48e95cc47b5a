"""`custom`: hand-written classes in place of generated ones, found by everything and kept."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from specloom.cli.handwritten import report_missing
from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from support.making import configured, importable, made
from support.scripted_server import ScriptedServer, reply

SDK = """
[sdks.pets]
document = "openapi.yaml"
layout = "vendored"
output = "src/vendor/zoo"
package = "vendor.zoo"
client = "Zoo"
formatter = "ruff"
custom = ["Zoo", "Pets", "AsyncPets"]
[sdks.pets.overrides]
"/components/schemas/NewPet".base = "._extras.PetExtras"
"""
CUSTOM = '''"""Written by hand."""

from __future__ import annotations

from . import models
from .client import Zoo as GeneratedZoo
from .resources.pets import AsyncPets as GeneratedAsyncPets
from .resources.pets import Pets as GeneratedPets


class Pets(GeneratedPets):
    def names(self) -> list[str]:
        return [pet.name for pet in self.list()]


class AsyncPets(GeneratedAsyncPets):
    async def names(self) -> list[str]:
        return [pet.name for pet in await self.list()]


class Zoo(GeneratedZoo):
    def first(self) -> models.Pet:
        return self.pets.list()[0]
'''
EXTRAS = '''"""What every pet can do."""

from __future__ import annotations


class PetExtras:
    name: str

    def call(self) -> str:
        return f"{self.name}!"
'''
USE = """
from vendor.zoo import AsyncZoo, Zoo, models

def use(zoo: Zoo) -> None:
    reveal_type(zoo.pets.names())
    reveal_type(zoo.first())
    reveal_type(zoo.with_options(max_retries=1).first())
    reveal_type(models.NewPet(name="x").call())

async def use_async(zoo: AsyncZoo) -> None:
    reveal_type(await zoo.pets.names())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = made(configured(tmp_path, SDK))
    (folder / "_custom.py").write_text(CUSTOM)
    (folder / "_extras.py").write_text(EXTRAS)
    return folder


def test_the_client_and_the_models_are_the_hand_written_ones(folder: Path, tmp_path: Path) -> None:
    with importable(tmp_path / "src", "vendor"), ScriptedServer() as server:
        package: Any = import_module("vendor.zoo")
        assert package.Zoo.__module__ == "vendor.zoo._custom"
        assert package.AsyncZoo.__module__ == "vendor.zoo.client"
        pets = reply(data=[{"id": 1, "name": "Rex", "createdAt": "2026-01-01T00:00:00Z"}])
        server.script(pets, pets, pets)
        with package.Zoo(base_url=server.url) as zoo:
            assert zoo.pets.names() == ["Rex"]
            assert zoo.first().name == "Rex"
            assert zoo.with_options(max_retries=0).first().id == 1
        assert package.models.NewPet(name="Rex").call() == "Rex!"
        assert type(package.AsyncZoo(base_url=server.url).pets).__module__ == "vendor.zoo._custom"


def test_type_checkers_see_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "src/use.py").write_text(USE)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "use.py"],
        cwd=tmp_path / "src",
        capture_output=True,
        text=True,
        check=False,
    )
    revealed = [line.partition("is ")[2] for line in done.stdout.splitlines() if "note" in line]
    assert "error" not in done.stdout.replace("errors", ""), done.stdout
    assert revealed == [
        '"list[str]"' if "builtins" not in revealed[0] else '"builtins.list[builtins.str]"',
        *(['"vendor.zoo.models.pet.Pet"'] * 2),
        revealed[3],
        revealed[0],
    ]
    assert "str" in revealed[3]


def test_generating_again_never_touches_them(folder: Path, tmp_path: Path) -> None:
    document = tmp_path / "openapi.yaml"
    document.write_text(document.read_text().replace("title: Pet Store", "title: Zoo"))
    made(configured(tmp_path, SDK))
    assert (folder / "_custom.py").read_text() == CUSTOM
    assert (folder / "_extras.py").read_text() == EXTRAS


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Pet", "give a model a base class of yours with 'overrides'"),
        ("AsyncPet", "did you mean 'AsyncPets'?"),
    ],
)
def test_a_class_that_cannot_be_replaced_is_an_error(tmp_path: Path, name: str, hint: str) -> None:
    found = Diagnostics()
    generate(configured(tmp_path, SDK.replace('"Zoo", "Pets"', f'"{name}"')), found)
    assert [(each.code, each.hint) for each in found.items] == [("custom-unknown", hint)]


def test_a_class_that_is_not_there_is_an_error(folder: Path, tmp_path: Path) -> None:
    sdk = configured(tmp_path, SDK)
    (folder / "_custom.py").write_text("from .client import Zoo\n\n\nclass Pets: ...\n")
    found = Diagnostics()
    report_missing(sdk, found)
    (one,) = found.items
    assert (one.code, str(one.place)) == ("custom-missing", "src/vendor/zoo/_custom.py")
    assert "AsyncPets" in one.message
    (folder / "_custom.py").unlink()
    found = Diagnostics()
    report_missing(sdk, found)
    assert len(found.items) == 3


def test_a_project_lists_them_in_its_surface(tmp_path: Path) -> None:
    text = SDK.replace('layout = "vendored"\n', "").replace('package = "vendor.zoo"', "")
    sdk = configured(tmp_path, text)
    tree = generate(sdk, Diagnostics())
    assert b"pets.models" in tree["API.txt"]
