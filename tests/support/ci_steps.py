"""The shell in CI files, run as the CI service runs it, against a real git repository."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
# https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax: `shell: bash`.
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Tester"), ("EMAIL", "tester@example.com"))
}


@dataclass(frozen=True, slots=True)
class Done:
    """A command that ended. `outputs` are those that a step sets for later steps."""

    code: int
    out: str
    err: str
    outputs: Mapping[str, str]


def parsed(path: str) -> Any:
    """A YAML file of this repository."""
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def steps(path: str) -> Iterator[Mapping[str, Any]]:
    """The steps of an action or of all jobs of a workflow."""
    data = parsed(path)
    if "runs" in data:
        yield from data["runs"]["steps"]
    for job in data.get("jobs", {}).values():
        yield from job["steps"]


def step(path: str, name: str) -> Mapping[str, Any]:
    """The step with an id."""
    (found,) = (each for each in steps(path) if each.get("id") == name)
    return found


def expand(text: str, context: Mapping[str, str]) -> str:
    """The value of a setting with `${{ }}` in it; all names have to be given."""
    return EXPRESSION.sub(lambda match: context[match[1]], text)


class Runner:
    """A machine of the CI service: a repository that is checked out, and what is around it.

    Args:
        work: The repository.
        home: A folder for everything else.
        specloom: The command that stands where the install step puts it.
    """

    def __init__(self, work: Path, home: Path, specloom: Path) -> None:
        self.work = work
        self.home = home
        self.temp = home / "runner"
        tools = self.temp / "specloom" / "bin"
        tools.mkdir(parents=True)
        (tools / "specloom").symlink_to(specloom)
        self.tools = tools

    def stub(self, name: str, script: str) -> None:
        """A command that does what the test says."""
        file = self.tools / name
        file.unlink(missing_ok=True)
        file.write_text(f"#!/usr/bin/env bash\n{script}\n", "utf-8")
        file.chmod(0o755)

    def run(self, chosen: Mapping[str, Any], context: Mapping[str, str]) -> Done:
        """Runs a step of an action or a workflow; `context` has the values of its expressions."""
        given = {name: expand(str(value), context) for name, value in chosen["env"].items()}
        files = {name: self.home / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        paths = {name: str(file) for name, file in files.items()}
        done = self.shell(chosen["run"], RUNNER_TEMP=str(self.temp), **paths, **given)
        outputs = read_outputs(files["GITHUB_OUTPUT"].read_text("utf-8"))
        return Done(done.code, done.out, done.err, outputs)

    def shell(self, script: str, **env: str) -> Done:
        """Runs a script in the repository, with the commands of `tools` first on the path."""
        file = self.home / "script.sh"
        file.write_text(script, "utf-8")
        path = f"{self.tools}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            [*BASH, str(file)],
            cwd=self.work,
            env={**os.environ, **IDENTITY, "PATH": path, **env},
            capture_output=True,
            encoding="utf-8",
        )
        return Done(done.returncode, done.stdout, done.stderr, {})


def read_outputs(text: str) -> dict[str, str]:
    """The outputs in a `GITHUB_OUTPUT` file: `name=value`, or `name<<MARK`, lines, `MARK`."""
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, sign, rest = re.fullmatch(r"([\w-]+)(=|<<)(.*)", line).groups()
        assert name not in found, name
        value = [rest]
        if sign == "<<":
            value = list(iter(lambda: next(lines), rest))
        found[name] = "\n".join(value)
    return found


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **IDENTITY},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout
