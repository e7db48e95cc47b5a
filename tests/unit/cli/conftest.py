"""The command line with a generator that writes what the test says."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import specloom.generate
from specloom.cli import main
from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.format import Cache
from specloom.load.source import SourceFile
from specloom.write import digest, inputs_of, with_lock

CONFIG = '[sdks.demo]\ndocument = "openapi.json"\n'
FILES = {"a.py": b"a = 1\n", "b.py": b"b = 1\n"}
OPERATION = {
    "call": "jobs.list",
    "method": "GET",
    "path": "/jobs/\x1b[31m",
    "parameters": [
        {"argument": "id", "required": True, "positional": True},
        {"argument": "top", "required": False, "positional": False},
    ],
    "body": {"argument": "body", "required": False},
    "paging": None,
    "paging_why": "asks for pages by 'cursor', but is odd",
}
AUTH = [{"argument": "token", "environment": "DEMO_TOKEN"}]


@dataclass
class Result:
    code: int
    out: str
    err: str


@dataclass
class Generator:
    """Stands for the pipeline."""

    files: dict[str, bytes] = field(default_factory=lambda: dict(FILES))
    finds: Callable[[Diagnostics], None] = lambda diagnostics: None
    runs: int = 0

    def generate(
        self,
        config: SdkConfig,
        diagnostics: Diagnostics,
        cache: Cache | None = None,
        **options: object,
    ) -> dict[str, bytes]:
        self.runs += 1
        self.finds(diagnostics)
        content = (config.root / config.document).read_bytes()
        read = SourceFile(config.document, digest(content), content)
        inputs = inputs_of(config, [read])
        return with_lock(
            self.files,
            sdk=config.name,
            version=config.version,
            formatter=config.formatter,
            inputs=inputs,
        )

    def inspect(
        self, config: SdkConfig, diagnostics: Diagnostics, names: object = None
    ) -> dict[str, Any]:
        self.finds(diagnostics)
        return {
            "sdk": config.name,
            "package": config.package,
            "client": config.client,
            "async_client": f"Async{config.client}",
            "auth": AUTH,
            "operations": [OPERATION],
            "models": [{"name": "Job"}],
            "builders": [],
            "errors": [],
        }


@pytest.fixture
def project(tmp_path: Path, monkeypatch) -> Path:
    """A project with one SDK, as the current folder.

    The cache, the templates and what counts as specloom's code are its own too.
    """
    folder = tmp_path / "project"
    for each in (folder, tmp_path / "code", tmp_path / "templates"):
        each.mkdir()
    monkeypatch.setattr("specloom.write.quick._package", lambda: tmp_path / "code")
    monkeypatch.setattr("specloom.write.inputs.templates_root", lambda: tmp_path / "templates")
    (folder / "specloom.toml").write_text(CONFIG)
    (folder / "openapi.json").write_text("{}")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("SPECLOOM_NO_CACHE", raising=False)
    return folder


@pytest.fixture
def generator(monkeypatch) -> Generator:
    fake = Generator()
    monkeypatch.setattr(specloom.generate, "generate", fake.generate)
    monkeypatch.setattr(specloom.generate, "inspect", fake.inspect, raising=False)
    return fake


@pytest.fixture
def specloom_(monkeypatch, capsys) -> Callable[..., Result]:
    """Runs the command in this process."""

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["specloom", *arguments])
        with pytest.raises(SystemExit) as exit_:
            main()
        out, err = capsys.readouterr()
        code = exit_.value.code
        return Result(code if isinstance(code, int) else int(code is not None), out, err)

    return run
