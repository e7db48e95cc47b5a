"""Documents as they were: files of a commit, put into a folder of their own."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from ..diagnostics import Place, SpecloomError, fatal
from .limits import Limits

PREFIX: Final = "git:"
"""Begins a source in a commit: `git:v1.2.0:spec/openapi.yaml`, as `git show` takes it."""

_SUFFIXES: Final = (".yaml", ".yml", ".json")
_MOST_FILES: Final = 5_000
_SECONDS: Final = 60


@contextmanager
def checked_out(
    source: str, *, base: Path, limits: Limits | None = None
) -> Iterator[tuple[Path, str]]:
    """Yields a folder, and a path in it: the document of `git:REV:PATH` and, since it may refer to
    them, the YAML and JSON files in its folder and below.

    `PATH` counts from the root of the repository, or, when it begins with `./`, from `base`. The
    folder is removed afterwards. Git runs no filter, hook or driver for this.

    Raises:
        SpecloomError: There is no such commit or file, or no git.
    """
    revision, _, path = source.removeprefix(PREFIX).partition(":")
    if not revision or not path or revision.startswith("-"):
        raise _failed(source, "it is not of the form git:REV:PATH")
    tree = _git(base, source, "rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}").strip()
    if path.startswith(("./", "../")):
        prefix = _git(base, source, "rev-parse", "--show-prefix").decode().strip()
        path = f"{prefix}{path}"
    inside = _inside(path)
    if inside is None:
        raise _failed(source, "the path leads out of the repository")
    names = _names(base, source, tree.decode(), inside)
    with TemporaryDirectory(prefix="specloom-git-") as folder:
        _write(Path(folder), base, source, tree.decode(), names, limits or Limits())
        yield Path(folder), inside.as_posix()


def path_in(source: str, base: Path) -> Path | None:
    """Where the file of `git:REV:PATH` stands in the working tree; None when nobody can tell."""
    _, _, path = source.removeprefix(PREFIX).partition(":")
    if path.startswith(("./", "../")):
        return base / path
    try:
        top = _git(base, source, "rev-parse", "--show-toplevel").decode("utf-8", "replace").strip()
    except SpecloomError:
        return None  # reading it says what is wrong
    return Path(top) / path


def _inside(path: str) -> PurePosixPath | None:
    """The path without `.` and `..`; None when it leads out."""
    parts: list[str] = []
    for part in PurePosixPath(path).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in (".", "/"):
            parts.append(part)
    return PurePosixPath(*parts) if parts and not path.startswith("/") else None


def _names(base: Path, source: str, tree: str, inside: PurePosixPath) -> list[str]:
    """The files to read: the document, and those it may refer to."""
    folder = inside.parent.as_posix()
    listed = _git(
        base,
        source,
        "ls-tree",
        "-r",
        "-z",
        "--full-tree",
        tree,
        *([folder] if folder != "." else []),
    )
    found = []
    for entry in listed.decode("utf-8", "replace").split("\0"):
        facts, _, name = entry.partition("\t")
        # Regular files only: no symbolic link, no other repository, no name of two lines.
        wanted = name == inside.as_posix() or name.lower().endswith(_SUFFIXES)
        if facts.startswith("100") and wanted and "\n" not in name:
            found.append(name)
    if inside.as_posix() not in found:
        raise _failed(source, "there is no such file in this commit")
    found.sort(key=lambda name: (name != inside.as_posix(), name))
    return found[:_MOST_FILES]


def _write(
    folder: Path, base: Path, source: str, tree: str, names: list[str], limits: Limits
) -> None:
    """Writes the files, in the order of `names`, as long as they fit into the limits."""
    asked = "".join(f"{tree}:{name}\n" for name in names).encode()
    answer = _git(base, source, "cat-file", "--batch", given=asked)
    left, start = limits.total_bytes, 0
    for name in names:
        # `<object> blob <size>`, a line break, the content, a line break.
        end = answer.index(b"\n", start)
        size = int(answer[start:end].rpartition(b" ")[2])
        content = answer[end + 1 : end + 1 + size]
        start = end + 2 + size
        left -= size
        if left < 0:
            return  # The loader says which file is missing, should it be needed.
        target = folder / PurePosixPath(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _git(base: Path, source: str, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(
            command, cwd=base, input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except FileNotFoundError:
        raise _failed(source, "git is not installed") from None
    except subprocess.TimeoutExpired:
        raise _failed(source, "git takes too long") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip() or "there is no such commit"
        raise _failed(source, reason.splitlines()[0])
    return done.stdout


def _failed(source: str, reason: str) -> SpecloomError:
    return fatal(
        "load-git",
        f"'{source}' cannot be read: {reason}",
        Place(source),
        hint="write it like git:main:spec/openapi.yaml",
    )
