"""What a shell offers."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

from specloom.cli import cli


def offered(*words: str) -> list[str]:
    """What the last word may become."""
    *given, incomplete = words
    shell = ShellComplete(cli, {}, "specloom", "_SPECLOOM_COMPLETE")
    return [item.value for item in shell.get_completions(given, incomplete)]


@pytest.mark.parametrize("command", [["generate"], ["check"], ["inspect"], ["diff", "--sdk"],
                                     ["templates", "list", "--sdk"]])  # fmt: skip
def test_names_of_sdks(project, command: list[str]) -> None:
    with (project / "specloom.toml").open("a") as file:
        file.write('[sdks.other]\ndocument = "openapi.json"\n')
    assert offered(*command, "") == ["demo", "other"]
    assert offered(*command, "o") == ["other"]


def test_an_sdk_is_offered_once(project) -> None:
    assert offered("generate", "demo", "") == []


def test_nothing_is_offered_without_a_configuration(project) -> None:
    (project / "specloom.toml").write_text("not TOML")
    assert offered("generate", "") == []
    (project / "specloom.toml").unlink()
    assert offered("generate", "") == []


def test_names_of_templates(project) -> None:
    assert offered("templates", "eject", "resources/res") == ["resources/resource.py.jinja"]
    assert "runtime/retry.py" in offered("templates", "diff", "runtime/re")
