"""The other commands, and what happens when something goes wrong."""

import json
import subprocess
import sys

import pytest

from specloom import __version__


def test_inspect(project, generator, specloom_) -> None:
    done = specloom_("inspect", "demo")
    assert done.code == 0
    assert done.out.startswith("demo: Demo and AsyncDemo\n")
    assert "  credentials     token (DEMO_TOKEN)\n" in done.out
    assert "  jobs.list(id, /, body=…, *, top=…)  GET /jobs/\\x1b[31m\n" in done.out
    assert "\n1 operation in doubt, which x-specloom-paging ends\n" in done.out
    assert "\n  jobs.list: asks for pages by 'cursor', but is odd\n" in done.out
    assert "\n1 operation\n" in done.out and "\n0 builders\n" in done.out
    facts = json.loads(specloom_("inspect", "demo", "--format", "json").out)
    assert facts["operations"][0]["path"] == "/jobs/\x1b[31m"


def test_inspect_needs_no_name_where_there_is_one_sdk(project, generator, specloom_) -> None:
    assert specloom_("inspect").out == specloom_("inspect", "demo").out
    with (project / "specloom.toml").open("a") as file:
        file.write('[sdks.other]\ndocument = "openapi.json"\n')
    done = specloom_("inspect")
    assert (done.code, done.out) == (2, "")
    assert "hint: name one of: demo, other" in done.err


@pytest.mark.parametrize("command", ["generate", "check"])
def test_what_ends_a_command_is_reported_as_its_findings_are(
    project, specloom_, command: str
) -> None:
    done = specloom_(command, "demp", "--format", "json")
    (told,) = json.loads(done.out)["diagnostics"]
    assert (done.code, done.err, told["code"]) == (2, "", "config-unknown-sdk")
    done = specloom_(command, "demp", "--format", "github")
    assert done.out.startswith("::error file=specloom.toml,title=config-unknown-sdk::no SDK")


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


def test_the_package_can_be_run_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "specloom", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"specloom, version {__version__}\n"
