"""The other commands, and what happens when something goes wrong."""

import json
import subprocess
import sys
import tomllib

import pytest

from specloom import __version__
from specloom.config import read_config
from specloom.diagnostics import Diagnostics


def test_inspect(project, generator, specloom_) -> None:
    done = specloom_("inspect", "demo")
    assert done.code == 0
    assert done.out.startswith("demo: Demo and AsyncDemo\n")
    assert "  credentials     token (DEMO_TOKEN)\n" in done.out
    assert "  jobs.list(id, /, body=…, *, top=…)  GET /jobs/\\x1b[31m\n" in done.out
    assert "\n1 operation\n" in done.out and "\n0 builders\n" in done.out
    facts = json.loads(specloom_("inspect", "demo", "--format", "json").out)
    assert facts["operations"][0]["path"] == "/jobs/\x1b[31m"


def test_inspect_shows_what_there_is_in_spite_of_errors(project, generator, specloom_) -> None:
    generator.finds = lambda found: found.error("schema-odd", "odd")
    done = specloom_("inspect", "demo", "--format", "json")
    assert (done.code, "schema-odd" in done.err) == (2, True)
    assert json.loads(done.out)["sdk"] == "demo"


def test_notes_are_counted_and_shown_on_demand(project, generator, specloom_) -> None:
    generator.finds = lambda found: found.info("schema-odd", "documented, not enforced")
    done = specloom_("generate")
    assert (done.code, done.err) == (0, "1 note: --format json has it\n")
    assert "info: documented, not enforced [schema-odd]" in specloom_("inspect", "demo").err
    (told,) = json.loads(specloom_("check", "--full", "--format", "json").out)["diagnostics"]
    assert told["severity"] == "info"
    assert specloom_("check", "--full", "--format", "github").out == ""


def test_an_unknown_sdk_is_an_error_with_a_suggestion(project, generator, specloom_) -> None:
    for command in (["generate"], ["check"], ["inspect"]):
        done = specloom_(*command, "demp")
        assert done.code == 2
        assert done.err == (
            "specloom.toml: error: no SDK is called 'demp' [config-unknown-sdk]\n"
            "    hint: did you mean 'demo'?\n"
        )


def test_mistakes_of_the_configuration_come_with_their_lines(project, specloom_) -> None:
    (project / "specloom.toml").write_text('[sdks.demo]\ndocument = "a"\noutptu = "b"\n')
    done = specloom_("generate")
    assert done.code == 2
    assert done.err.startswith("specloom.toml:3: error: there is no key 'outptu'")


def test_without_a_configuration(project, specloom_) -> None:
    (project / "specloom.toml").unlink()
    done = specloom_("generate")
    assert (done.code, "specloom init" in done.err) == (2, True)
    assert specloom_("generate", "--config", "missing.toml").code == 2


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


def test_an_unexpected_failure_is_no_traceback(project, generator, specloom_, tmp_path,
                                               monkeypatch) -> None:  # fmt: skip
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    def fails(found) -> None:
        raise KeyError("secret 'Bearer abc' in /home/ann/openapi.yaml\n")

    generator.finds = fails
    done = specloom_("generate")
    assert done.code == 2
    assert "Traceback" not in done.err
    assert "failed unexpectedly (KeyError)" in done.err
    (dump,) = tmp_path.glob("specloom-crash-*.txt")
    assert str(dump) in done.err
    text = dump.read_text()
    assert f"specloom {__version__}" in text
    assert "in fails" in text
    assert not any(word in text for word in ("secret", "Bearer", "ann", str(project)))


def test_help_and_version_load_nothing_heavy() -> None:
    program = (
        "import sys; from specloom.cli import cli\n"
        "for arguments in (['--help'], ['generate', '--help'], ['--version']):\n"
        "    cli(arguments, standalone_mode=False)\n"
        "heavy = {'pydantic', 'rich', 'black', 'httpx', 'jinja2', 'yaml', 'tomlkit', 'asyncio',\n"
        "         'importlib.metadata', 'specloom.config', 'specloom.load', 'specloom.write'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"specloom, version {__version__}" in done.stdout


def test_the_command_is_installed(tmp_path) -> None:
    program = "from specloom.cli import main; import sys; sys.argv[1:] = ['nonsense']; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert "No such command 'nonsense'" in done.stderr
