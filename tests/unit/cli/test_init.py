"""`specloom init`: an SDK for a document on disk or on the web."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from specloom.config import read_config
from specloom.diagnostics import Diagnostics
from support.site import Site

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Swagger Petstore API", "version": "1"},
    "paths": {},
}


def test_init_makes_a_configuration_that_works(project, generator, specloom_) -> None:
    (project / "specloom.toml").unlink()
    (project / "api").mkdir()
    (project / "api/openapi.json").write_text(json.dumps(DOCUMENT))
    done = specloom_("init", "api/openapi.json")
    assert (done.code, done.out) == (
        0,
        "configured 'swagger-petstore' in specloom.toml\n"
        "write the SDK with: specloom generate swagger-petstore\n",
    )
    config = read_config(project / "specloom.toml", Diagnostics())
    assert config.sdks["swagger-petstore"].document == "api/openapi.json"
    assert specloom_("generate").code == 0


def test_init_keeps_what_is_there(project, specloom_) -> None:
    before = "# mine\n" + (project / "specloom.toml").read_text()
    (project / "specloom.toml").write_text(before)
    (project / "openapi.json").write_text(json.dumps(DOCUMENT))
    assert specloom_("init", "openapi.json", "--name", "second").code == 0
    text = (project / "specloom.toml").read_text()
    assert text.startswith(before)
    assert list(tomllib.loads(text)["sdks"]) == ["demo", "second"]
    done = specloom_("init", "openapi.json", "--name", "second")
    assert (done.code, "configured already" in done.err) == (2, True)


def test_init_uses_a_pyproject_that_configures_specloom(project, specloom_) -> None:
    (project / "specloom.toml").unlink()
    (project / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.specloom.sdks.one]\ndocument = "openapi.json"\n\n[tool.b]\n'
    )
    (project / "openapi.json").write_text(json.dumps(DOCUMENT))
    assert specloom_("init", "openapi.json").code == 0
    found = tomllib.loads((project / "pyproject.toml").read_text())
    assert list(found["tool"]["specloom"]["sdks"]) == ["one", "swagger-petstore"]
    assert "b" in found["tool"]


@pytest.mark.parametrize("title", ["../../etc", "", "API", "\x1b[31mx", "🚀", "a" * 300, None, 1])
def test_init_makes_a_name_of_any_title(project, specloom_, title: object) -> None:
    document = {**DOCUMENT, "info": {"title": title, "version": "1"}}
    (project / "openapi.json").write_text(json.dumps(document))
    assert specloom_("init", "openapi.json").code == 0
    diagnostics = Diagnostics()
    assert len(read_config(project / "specloom.toml", diagnostics).sdks) == 2
    assert diagnostics.items == ()


@pytest.mark.parametrize(
    ("title", "long"), [("Pets", False), ("Pets with improvements by us", True)]
)
def test_init_tells_of_a_shorter_name(project, specloom_, title: str, long: bool) -> None:
    document = {**DOCUMENT, "info": {"title": title, "version": "1"}}
    (project / "openapi.json").write_text(json.dumps(document))
    assert ("--name" in specloom_("init", "openapi.json").out) == long


@pytest.mark.parametrize("arguments", [["missing.json"], ["specloom.toml"], ["-"],
                                       ["openapi.json", "--name", "../x"]])  # fmt: skip
def test_init_refuses_what_it_cannot_read(project, specloom_, arguments: list[str]) -> None:
    before = (project / "specloom.toml").read_text()
    (project / "openapi.json").write_text(json.dumps(DOCUMENT))
    done = specloom_("init", *arguments)
    assert done.code == 2
    assert (project / "specloom.toml").read_text() == before


def test_a_url_of_this_machine_is_meant(project, site: Site, specloom_) -> None:
    site.put("/openapi.json", json.dumps(DOCUMENT))
    url = f"{site.origin}/openapi.json"
    done = specloom_("init", url, "--name", "near")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("downloaded spec/near/openapi.json\nconfigured 'near'")
    assert json.loads((project / "spec/near/openapi.json").read_text()) == DOCUMENT
    sdk = read_config(project / "specloom.toml", Diagnostics()).sdks["near"]
    assert (sdk.url, sdk.allow_private_addresses) == (url, True)
    again = specloom_("init", url, "--name", "near")
    assert (again.code, "choose another --name" in again.err) == (2, True)


def test_another_private_host_is_asked_for(project, site: Site, specloom_, monkeypatch) -> None:
    def resolve(host: str, port: int, *_: object, **__: object) -> list[object]:
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("specloom.load.fetch.socket.getaddrinfo", resolve)
    site.put("/openapi.json", json.dumps(DOCUMENT))
    url = f"{site.origin}/openapi.json".replace("127.0.0.1", "intranet.example")
    refused = specloom_("init", url)
    assert refused.code == 2 and not (project / "spec").exists()
    assert "intranet.example is 127.0.0.1, an address that is not public" in refused.err
    assert "hint: give --allow-private-addresses if that is meant" in refused.err
    assert specloom_("init", url, "--allow-private-addresses").code == 0


def test_a_document_of_several_files_stays_where_it_is(project, site: Site, specloom_) -> None:
    schemas = {"A": {"$ref": "models/a.json"}}
    site.put("/openapi.json", json.dumps({**DOCUMENT, "components": {"schemas": schemas}}))
    site.put("/models/a.json", '{"type": "object"}')
    url = f"{site.origin}/openapi.json"
    done = specloom_("init", url, "--name", "far")
    assert (done.code, "1 more file, so it is read from its URL" in done.out) == (0, True)
    assert read_config(project / "specloom.toml", Diagnostics()).sdks["far"].document == url
    assert not (project / "spec").exists()


def test_a_name_that_is_taken_leaves_nothing_behind(project: Path, site: Site, specloom_) -> None:
    site.put("/openapi.json", json.dumps(DOCUMENT))
    done = specloom_("init", f"{site.origin}/openapi.json", "--name", "demo")
    assert (done.code, "configured already" in done.err) == (2, True)
    assert not (project / "spec").exists()
