"""`runtime = "shared"`: several SDKs of one repository, and one runtime."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from specloom.cli.check import run as run_check
from specloom.cli.generate import run as run_generate
from specloom.cli.update import run as run_update
from support.making import importable
from support.scripted_server import ScriptedServer, reply

GOLDEN = Path(__file__).parents[2] / "golden"
VENDORED = """
[sdks.pets]
document = "petstore.yaml"
layout = "vendored"
output = "src/shop/clients/pets"
package = "shop.clients.pets"
runtime = "shared"
runtime-package = "shop.lib"
formatter = "ruff"

[sdks.flows]
document = "streams.yaml"
layout = "vendored"
output = "src/shop/flows"
package = "shop.flows"
runtime = "shared"
runtime-package = "shop.lib"
formatter = "ruff"
"""
PROJECTS = """
[sdks.pets]
document = "petstore.yaml"
runtime = "shared"
runtime-package = "acme_runtime"
formatter = "ruff"

[sdks.flows]
document = "streams.yaml"
runtime = "shared"
runtime-package = "acme_runtime"
formatter = "ruff"
"""

VERSIONED = PROJECTS.replace('formatter = "ruff"', 'formatter = "ruff"\nversion = "1.0.0"')
PUBLISHED = """[sdks.pets]
url = "https://vendor.example/petstore.yaml"
allowed-origins = ["https://vendor.example"]
version = "1.0.0"
"""
OAUTH = """
security: [{login: []}]
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for case in ("petstore", "streams"):
        shutil.copy(GOLDEN / case / "openapi.yaml", tmp_path / f"{case}.yaml")
    return configured(tmp_path, VENDORED)


def configured(root: Path, text: str) -> Path:
    (root / "specloom.toml").write_text(text)
    return root


def generate(root: Path, *names: str, **options: bool) -> int:
    given = {"force": False, "merge": False, "dry_run": False, "allow_downgrade": False}
    file = root / "specloom.toml"
    return run_generate(names, config=file, report="text", **given | options)


def check(root: Path, *names: str, full: bool = True) -> int:
    return run_check(names, config=root / "specloom.toml", report="text", full=full)


def modules(folder: Path) -> set[str]:
    return {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py")}


def pets_of(package: Any, url: str) -> list[Any]:
    with package.Pets(base_url=url) as client:
        return [pet.name for pet in client.pets.list()]


def test_one_runtime_holds_what_all_of_them_need(root: Path) -> None:
    assert generate(root, "pets") == 0  # whoever is named, those that share are written together
    lib = root / "src/shop/lib"
    needed = {*json.loads((root / "src/shop/clients/pets/specloom.lock").read_text())["runtime"]}
    assert "downloads" in modules(lib) - needed  # the other one needs it
    assert not {"oauth", "waiting", "builders", "paging"} & modules(lib)
    for sdk in ("clients/pets", "flows"):
        assert not (root / "src/shop" / sdk / "_runtime").exists()
    assert {path.name for path in lib.iterdir()} >= {"NOTICE", "ruff.toml", "specloom.lock"}
    assert check(root) == check(root, full=False) == 0


def test_they_work_and_share_no_state(root: Path) -> None:
    generate(root)
    with importable(root / "src", "shop"), ScriptedServer() as server:
        pets, flows = (import_module(f"shop.{name}") for name in ("clients.pets", "flows"))
        server.script(reply(data=[{"id": 1, "name": "Rex"}]))
        assert pets_of(pets, server.url) == ["Rex"]
        assert pets.errors.PetsError.__mro__[1] is flows.errors.FlowsError.__mro__[1]
        for name in set(pets.errors.__all__) & set(flows.errors.__all__):
            one, other = getattr(pets.errors, name), getattr(flows.errors, name)
            assert not issubclass(one, other) and not issubclass(other, one), name
        one = pets.Pets(base_url=server.url, headers={"x": "1"})
        other = flows.Flows(base_url=server.url)
        assert (one._log.name, other._log.name) == ("shop.clients.pets", "shop.flows")
        assert one._pool is not other._pool
        one.close()
        server.script(reply(404, {}))
        with pytest.raises(flows.errors.NotFoundError) as raised:
            other.request("GET", "/nothing")
        assert not isinstance(raised.value, pets.errors.PetsError)
        other.close()


def test_a_tree_that_holds_both_can_be_moved(root: Path) -> None:
    generate(root)
    (root / "app").mkdir()
    shutil.move(root / "src/shop", root / "app/store")
    with importable(root / "app", "store"), ScriptedServer() as server:
        server.script(reply(data=[{"id": 1, "name": "Rex"}]))
        assert pets_of(import_module("store.clients.pets"), server.url) == ["Rex"]


def test_it_is_clean_for_type_checkers_and_linters(root: Path) -> None:
    generate(root)
    for package in ("shop", "shop/clients"):
        (root / "src" / package / "__init__.py").touch()
    tool = [sys.executable, "-m"]
    for command in (
        [*tool, "mypy", "--strict", "--python-version=3.10", "--cache-dir", str(root / ".mypy"),
         "src/shop"],
        [*tool, "ruff", "check", "--isolated", "--target-version=py310", "src/shop"],
        [*tool, "ruff", "check", "src/shop"],
        [*tool, "ruff", "format", "--check", "src/shop"],
    ):  # fmt: skip
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_what_nobody_needs_any_more_is_deleted_and_what_is_new_is_added(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    generate(root)
    lib = root / "src/shop/lib"
    (lib / "mine.py").write_text("")
    configured(root, VENDORED.replace("streams.yaml", "petstore.yaml"))
    assert check(root) == 1
    assert "src/shop/lib/downloads.py: error" in capsys.readouterr().err
    assert generate(root) == 0
    assert "downloads" not in modules(lib) and "mine" in modules(lib)
    configured(root, VENDORED)
    assert generate(root, "pets") == 0
    assert "downloads" in modules(lib)
    assert check(root) == 0


def test_a_change_by_hand_is_found_refused_and_merged(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    generate(root)
    retry = root / "src/shop/lib/retry.py"
    retry.write_text(retry.read_text() + "\nMINE = 1\n")
    before = (root / "src/shop/flows/client.py").read_bytes()
    document = root / "streams.yaml"
    document.write_text(document.read_text().replace("title: ", "title: Other "))
    assert check(root, full=False) == 1
    assert "src/shop/lib/retry.py" in capsys.readouterr().err
    assert generate(root) == 2
    assert (root / "src/shop/flows/client.py").read_bytes() == before  # all of them, or none
    assert generate(root, merge=True) == 0
    assert "MINE = 1" in retry.read_text()
    assert (root / "src/shop/flows/client.py").read_bytes() != before
    assert generate(root, force=True) == 0
    assert "MINE = 1" not in retry.read_text()


def test_an_sdk_that_cannot_be_generated_leaves_all_as_it_was(root: Path) -> None:
    generate(root)
    tree = {path: path.read_bytes() for path in (root / "src").rglob("*") if path.is_file()}
    (root / "streams.yaml").write_text("openapi: 3.1.0\npaths: [")
    (root / "petstore.yaml").write_text(
        (root / "petstore.yaml").read_text().replace("title: ", "title: Other ")
    )
    assert generate(root) == 2
    assert {path: path.read_bytes() for path in tree} == tree


def test_an_override_of_the_runtime_is_in_it(root: Path) -> None:
    own = root / "templates/runtime/retry.py"
    own.parent.mkdir(parents=True)
    source = (Path(__file__).parents[3] / "templates/runtime/retry.py").read_text()
    own.write_text(f"# specloom: contract = 2\n{source}\nMINE = 1\n")
    configured(root, VENDORED.replace("[sdks.flows]", 'templates = "templates"\n[sdks.flows]'))
    assert generate(root) == 0
    assert "MINE = 1" in (root / "src/shop/lib/retry.py").read_text()
    shutil.copytree(root / "templates", root / "others")
    (root / "others/runtime/retry.py").write_text(f"# specloom: contract = 2\n{source}\nHIS = 1\n")
    configured(root, f'{(root / "specloom.toml").read_text()}templates = "others"\n')
    assert generate(root) == 2


def test_projects_depend_on_a_project(root: Path, tmp_path: Path) -> None:
    configured(root, PROJECTS)
    assert generate(root) == 0
    folder = root / "generated"
    assert "acme-runtime>=" in (folder / "pets/pyproject.toml").read_text()
    assert 'name = "acme-runtime"' in (folder / "acme-runtime/pyproject.toml").read_text()
    assert "from acme_runtime import " in (folder / "pets/pets/client.py").read_text()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=folder / "pets",
        env={**os.environ, "PYTHONPATH": f"{folder / 'pets'}:{folder / 'acme-runtime'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    inline = configured(tmp_path, PROJECTS.replace('runtime = "shared"\n', "").replace(
        'runtime-package = "acme_runtime"\n', ""))  # fmt: skip
    shared_surface = (folder / "pets/API.txt").read_text()
    assert generate(inline) == 0
    assert (folder / "pets/API.txt").read_text() == shared_surface


def test_warnings_are_about_the_line_that_called_into_the_sdk(root: Path) -> None:
    document = root / "petstore.yaml"
    document.write_text(document.read_text().replace("get:", "get:\n      deprecated: true", 1))
    generate(root)
    with importable(root / "src", "shop"), ScriptedServer() as server:
        server.script(reply(data=[]))
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            pets_of(import_module("shop.clients.pets"), server.url)
    assert [each.filename for each in caught if each.category is DeprecationWarning] == [__file__]


def test_a_killed_run_never_leaves_an_sdk_without_its_modules(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The runtime gets what is new before the SDKs name it, and gives up what nobody needs once
    they do not name it any more."""
    from specloom.write import staging

    generate(root)
    before = modules(root / "src/shop/lib")
    configured(root, VENDORED.replace("streams.yaml", "auth.yaml"))
    shutil.copy(GOLDEN / "auth/openapi.yaml", root / "auth.yaml")
    real, steps = staging._apply, []

    def noted(target: Path, folder: Path, step: staging.Step) -> None:
        steps.append(("-" if step.staged is None else "+", target.name, step.path))
        real(target, folder, step)

    monkeypatch.setattr(staging, "_apply", noted)
    assert generate(root) == 0
    after = modules(root / "src/shop/lib")
    assert ("oauth" in after - before, "downloads" in before - after) == (True, True)
    assert steps.index(("+", "lib", "oauth.py")) < steps.index(("+", "flows", "client.py"))
    assert steps.index(("+", "flows", "client.py")) < steps.index(("-", "lib", "downloads.py"))
    assert check(root) == 0


def test_a_lock_of_a_newer_specloom_is_respected(root: Path) -> None:
    generate(root)
    path = root / "src/shop/lib/specloom.lock"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"specloom": "99.0"}))
    assert generate(root) == 2
    assert generate(root, allow_downgrade=True) == 0


def test_a_distribution_has_all_modules_so_that_its_version_says_which(root: Path) -> None:
    """One SDK comes to need more: the runtime that others depend on stays as it is."""
    configured(root, VERSIONED)
    assert generate(root) == 0
    runtime = {path: path.read_bytes() for path in (root / "generated/acme-runtime").rglob("*.*")}
    assert {"oauth", "sse", "multipart"} < modules(root / "generated/acme-runtime/acme_runtime")
    with_oauth(root / "petstore.yaml")
    assert generate(root, bump=True) == 0
    assert {path: path.read_bytes() for path in runtime} == runtime
    config = (root / "specloom.toml").read_text()
    assert config.count('version = "1.0.0"') == 1 and config.count('version = "2.0.0"') == 1
    assert "## 2.0.0" in (root / "generated/pets/CHANGELOG.md").read_text()
    assert not (root / "generated/flows/CHANGELOG.md").exists()
    assert check(root) == 0


def test_an_update_of_one_brings_the_runtime_along(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(root, VENDORED.replace("[sdks.pets]\n", PUBLISHED))
    assert generate(root) == 0
    assert "oauth" not in modules(root / "src/shop/lib")
    published = root / "published.yaml"
    shutil.copy(root / "petstore.yaml", published)
    with_oauth(published)
    body = published.read_bytes()
    monkeypatch.setattr("specloom.load.fetch.fetch", lambda *_, **__: body)
    options = {"dry_run": False, "output": "text", "no_bump": False}
    assert run_update((), config=root / "specloom.toml", **options) == 0
    assert (root / "petstore.yaml").read_bytes() == body
    assert {"oauth", "downloads"} < modules(root / "src/shop/lib")
    assert 'version = "2.0.0"' in (root / "specloom.toml").read_text()
    assert check(root) == 0
    # what is refused in one folder changes nothing in any
    (root / "src/shop/lib/oauth.py").write_text("# by hand\n")
    body = (root / "published.yaml").read_bytes().replace(b"Pet Store", b"Pet Shop")
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    assert run_update((), config=root / "specloom.toml", **options) == 2
    assert {path: path.read_bytes() for path in before} == before


def with_oauth(document: Path) -> None:
    """Declares a way to log in, which needs a module of the runtime."""
    text = document.read_text()
    assert text.count("\ncomponents:\n") == 1
    document.write_text(text.replace("\ncomponents:\n", OAUTH))
