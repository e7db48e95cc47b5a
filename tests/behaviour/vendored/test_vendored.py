"""`layout = "vendored"`: a package folder anywhere in somebody's tree."""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from support.making import configured, importable, made, tree_of
from support.scripted_server import ScriptedServer, reply

CONFIG = """
[sdks.pets]
document = "openapi.yaml"
layout = "vendored"
package = "shop.vendor.pets"
output = "src/shop/vendor/pets"
formatter = "ruff"
"""
SECOND = """
[sdks.strays]
document = "openapi.yaml"
layout = "vendored"
package = "shop.vendor.strays"
output = "src/shop/vendor/strays"
formatter = "ruff"
http = "httpx2"
"""


@pytest.fixture
def server():
    with ScriptedServer() as running:
        yield running


def pets_of(package: Any, url: str) -> list[Any]:
    with package.Pets(base_url=url) as client:
        return [pet.name for pet in client.pets.list()]


def test_only_the_package_is_written(tmp_path: Path) -> None:
    folder = made(configured(tmp_path, CONFIG))
    names = {path.name for path in folder.iterdir()}
    assert {"__init__.py", "client.py", "models", "NOTICE", "specloom.lock"} <= names
    assert not names & {"pyproject.toml", "README.md", "api.md", "API.txt"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "openapi.yaml",
        "specloom.toml",
        "src",
    ]


def test_it_says_where_it_comes_from(tmp_path: Path) -> None:
    tree = tree_of(configured(tmp_path, CONFIG))
    notice = tree["NOTICE"].decode()
    assert hashlib.sha256((tmp_path / "openapi.yaml").read_bytes()).hexdigest() in notice
    assert f"specloom {json.loads(tree['specloom.lock'])['specloom']}" in notice
    assert "MIT License" in notice


def test_every_import_of_its_own_is_relative_and_stays_inside(tmp_path: Path) -> None:
    for path, data in tree_of(configured(tmp_path, CONFIG)).items():
        if not path.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(data)):
            if isinstance(node, ast.Import):
                assert not any(alias.name.startswith("shop") for alias in node.names), path
            elif isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("shop") or node.level, path
                assert node.level <= path.count("/") + 1, path


def test_a_moved_and_renamed_folder_works(tmp_path: Path, server: ScriptedServer) -> None:
    folder = made(configured(tmp_path, CONFIG))
    target = tmp_path / "elsewhere" / "deep" / "inside" / "animals"
    target.parent.mkdir(parents=True)
    shutil.move(folder, target)
    server.script(reply(data=[{"id": 1, "name": "Rex"}]))
    with importable(tmp_path / "elsewhere", "deep"):
        package = import_module("deep.inside.animals")
        assert pets_of(package, server.url) == ["Rex"]
        assert package.models.Pet.__module__ == "deep.inside.animals.models.pet"


def test_two_share_nothing_and_use_their_own_library(
    tmp_path: Path, server: ScriptedServer
) -> None:
    made(configured(tmp_path, CONFIG + SECOND))
    made(configured(tmp_path, CONFIG + SECOND, "strays"))
    with importable(tmp_path / "src", "shop"):
        pets = import_module("shop.vendor.pets")
        strays = import_module("shop.vendor.strays")
        server.script(reply(data=[{"id": 1, "name": "Rex"}]), reply(data=[]))
        assert pets_of(pets, server.url) == ["Rex"]
        with strays.Strays(base_url=server.url) as client:
            assert list(client.pets.list()) == []
        assert import_module("shop.vendor.pets._runtime._http").httpx.__name__ == "httpx"
        assert import_module("shop.vendor.strays._runtime._http").httpx.__name__ == "httpx2"
        assert pets.models.Pet is not strays.models.Pet
        assert not issubclass(pets.errors.PetsError, strays.errors.StraysError)
        assert pets.errors.APIStatusError is not strays.errors.APIStatusError


@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_the_library_is_named_in_one_line(tmp_path: Path, library: str) -> None:
    tree = tree_of(configured(tmp_path, f'{CONFIG}http = "{library}"\n'))
    naming = [
        path
        for path, data in tree.items()
        if path.endswith(".py")
        for node in ast.walk(ast.parse(data))
        if isinstance(node, ast.Import) and any("httpx" in alias.name for alias in node.names)
    ]
    assert naming == ["_runtime/_http.py"]
    line = "import httpx" if library == "httpx" else f"import {library} as httpx"
    assert line in tree["_runtime/_http.py"].decode().splitlines()


def test_files_beside_it_are_left_alone(tmp_path: Path) -> None:
    sdk = configured(tmp_path, CONFIG)
    folder = made(sdk)
    mine = folder / "mine.py"
    mine.write_text("answer = 42\n")
    document = tmp_path / "openapi.yaml"
    document.write_text(document.read_text().replace("title: Pet Store", "title: Zoo"))
    made(sdk)
    assert mine.read_text() == "answer = 42\n"
    assert "Zoo" in (folder / "NOTICE").read_text()
