"""A vendor that publishes a document, and a repository with the SDK committed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from specloom.cli import main
from support.ci_steps import git
from support.shop import commit, document, repository, specloom, vendor

OVERLAY = """\
overlay: 1.0.0
info: {title: ours, version: "1"}
actions:
  - target: $.info
    update: {description: Ours.}
"""


@dataclass(frozen=True, slots=True)
class Life:
    """The repository, and the folder that the vendor publishes."""

    folder: Path
    published: Path

    @property
    def sdk(self) -> Path:
        return self.folder / "generated" / "shop"

    def specloom(self, *arguments: str) -> CompletedProcess[str]:
        """Runs the command in this process, which saves its start."""
        code, out, err = 0, StringIO(), StringIO()
        with pytest.MonkeyPatch.context() as patch, chdir(self.folder):
            patch.setattr(sys, "argv", ["specloom", *arguments])
            patch.setenv("SPECLOOM_NO_CACHE", "1")
            with redirect_stdout(out), redirect_stderr(err):
                try:
                    main()
                except SystemExit as exit_:
                    code = int(exit_.code or 0)
        return CompletedProcess(arguments, code, out.getvalue(), err.getvalue())

    def publish(self, text: str) -> None:
        (self.published / "openapi.json").write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replaces what stands once in a file."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, (path, old)
        file.write_text(text.replace(old, new), "utf-8")

    def changed(self) -> list[str]:
        """The paths that are not as committed."""
        lines = git(self.folder, "status", "--porcelain", "--untracked-files=all").splitlines()
        return [line[3:] for line in lines]


@pytest.fixture(scope="session")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """Made once; tests work on copies."""
    root = tmp_path_factory.mktemp("life")
    published = root / "published"
    published.mkdir()
    with vendor(published) as origin:
        folder = repository(root / "work", origin, templates="templates")
        config = folder / "specloom.toml"
        config.write_text(config.read_text("utf-8") + 'overlays = ["overlay.yaml"]\n', "utf-8")
        (folder / "overlay.yaml").write_text(OVERLAY, "utf-8")
        (folder / "templates").mkdir()
        done = specloom(folder, "generate")
        assert done.returncode == 0, done.stderr
        commit(folder, "The SDK")
        yield Life(folder, published)


@pytest.fixture
def life(committed: Life, tmp_path: Path) -> Life:
    """A repository with a committed SDK; the vendor publishes what it was made from."""
    folder = tmp_path / "work"
    shutil.copytree(committed.folder, folder, symlinks=True)
    committed.published.joinpath("openapi.json").write_text(document(), "utf-8")
    return Life(folder, committed.published)
