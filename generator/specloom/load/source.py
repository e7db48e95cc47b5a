"""Reading the files of a document: from disk, standard input or the web.

One `Reader` reads the root document and everything it refers to, so that the rules about what may
be read are the same for both. It keeps count of what was read, in reading order.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote

from msgspec import Struct

from ..diagnostics import SpecloomError, fatal
from ..digest import digest
from .limits import Limits
from .uri import join_uri, scheme_of

STDIN = "-"
STDIN_LABEL = "<stdin>"
ROOT_NAMES = ("openapi.yaml", "openapi.yml", "openapi.json")


class SourceFile(Struct, frozen=True):
    """A file as it was read. `label` is its path relative to the project, or its URL."""

    label: str
    sha256: str
    content: bytes


def is_url(text: str) -> bool:
    """Whether a source or the label of one is a web address."""
    return text.lower().startswith(("https://", "http://"))


class Reader:
    """Reads the files of one document, each once.

    Args:
        base: The folder that a relative `source` starts from and that labels are relative to.
        allowed_origins: Origins (`https://host[:port]`) that may be fetched from.
        allowed_folders: Folders besides the document's own that references may lead into.
        allow_private_addresses: Whether hosts in private networks may be fetched from.
        given: Contents by label, read in place of what stands there.
    """

    def __init__(
        self,
        base: Path,
        limits: Limits,
        allowed_origins: tuple[str, ...] = (),
        allowed_folders: tuple[Path, ...] = (),
        allow_private_addresses: bool = False,
        given: Mapping[str, bytes] | None = None,
    ) -> None:
        self._base = _absolute(base)
        self._limits = limits
        self._allowed_origins = allowed_origins
        self._allow_private_addresses = allow_private_addresses
        self._given = given or {}
        self._folders = [folder.resolve() for folder in allowed_folders]
        self._home = self._base
        self._files: dict[str, SourceFile] = {}
        self._paths: dict[str, Path] = {}
        self._bytes = 0

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Everything read so far, in reading order."""
        return tuple(self._files.values())

    def read_root(self, source: str) -> SourceFile:
        """Reads the document itself: a path, a folder that holds it, a URL, or "-" for stdin.

        Raises:
            SpecloomError: It cannot or may not be read.
        """
        if source == STDIN:
            self._folders.append(self._base.resolve())
            self._paths[STDIN_LABEL] = self._base / STDIN_LABEL
            return self._keep(STDIN_LABEL, sys.stdin.buffer.read(self._limits.file_bytes + 1))
        if is_url(source):
            return self._keep(source, self._web(source))
        path = _absolute(self._base / _path(source))
        if self._label(path) not in self._given and os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises on a name that is too long)
            path = self._document_in(path)
        self._home = path.parent
        self._folders.append(self._home.resolve())
        return self._read_path(path)

    def locate(self, label: str, reference: str) -> str:
        """The label of the file that a reference without its fragment leads to from file `label`.

        Raises:
            SpecloomError: The reference leads to where specloom does not read.
        """
        if is_url(label) or is_url(reference):
            url = join_uri(label if is_url(label) else "", reference)
            if is_url(url):
                return url
        if scheme_of(reference) or "\\" in reference or _is_absolute(reference):
            raise fatal(
                "load-ref-syntax",
                f"cannot follow the reference '{reference}'",
                hint="use a path relative to the file, or an https URL of an allowed origin",
            )
        path = _absolute(self._paths[label].parent / _path(unquote(reference)))
        found = self._label(path)
        self._paths.setdefault(found, path)
        return found

    def read(self, label: str) -> SourceFile:
        """Reads a file that `locate` named.

        Raises:
            SpecloomError: It cannot or may not be read.
        """
        if label in self._files:
            return self._files[label]
        if len(self._files) >= self._limits.files:
            raise fatal("load-too-large", f"more than {self._limits.files} files")
        if is_url(label):
            return self._keep(label, self._web(label))
        path = self._paths[label]
        # Symbolic links are resolved first, so that one cannot lead out of the folder either.
        real = Path(os.path.realpath(path))
        if not any(real.is_relative_to(folder) for folder in self._folders):
            raise self._outside(label, path)
        return self._read_path(path)

    def _outside(self, label: str, path: Path) -> SpecloomError:
        """The error for a file that may not be read; of all files in one folder it is the same."""
        hint = "move it below the document, or allow its folder with allowed-folders"
        if not any(path.is_relative_to(folder) for folder in (self._home, *self._folders)):
            common = Path(os.path.commonpath([self._home, path.parent]))
            folder = self._label(Path(common, *path.parent.relative_to(common).parts[:1]))
            hint = f'write allowed-folders = ["{folder}"] under its SDK in the configuration'
            label = f"a file in {self._label(path.parent)}"
        return fatal(
            "load-ref-outside",
            f"the reference leads out of the folder of the document, to {label}",
            hint=hint,
        )

    def _document_in(self, folder: Path) -> Path:
        for name in ROOT_NAMES:
            if (folder / name).is_file():
                return folder / name
        raise fatal(
            "load-not-found",
            f"the folder {self._label(folder)} holds no OpenAPI document",
            hint=f"name the file, or call it one of {', '.join(ROOT_NAMES)}",
        )

    def _web(self, url: str) -> bytes:
        if url in self._given:
            return self._given[url]
        from .fetch import fetch  # brings httpx, which a document on disk does not need

        return fetch(
            url,
            limits=self._limits,
            allowed_origins=self._allowed_origins,
            allow_private_addresses=self._allow_private_addresses,
        )

    def _read_path(self, path: Path) -> SourceFile:
        label = self._label(path)
        self._paths[label] = path
        if label in self._given:
            return self._keep(label, self._given[label])
        try:
            if not path.exists():
                raise fatal("load-not-found", f"there is no file {label}")
            if not path.is_file():
                raise fatal("load-unreadable", f"{label} is not a regular file")
            with path.open("rb") as stream:
                content = stream.read(self._limits.file_bytes + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise fatal("load-unreadable", f"cannot read {label}: {reason}") from None
        return self._keep(label, content)

    def _keep(self, label: str, content: bytes) -> SourceFile:
        self._bytes += len(content)
        if len(content) > self._limits.file_bytes:
            limit = self._limits.file_bytes
            raise fatal("load-too-large", f"{label} is larger than {limit:,} bytes")
        if self._bytes > self._limits.total_bytes:
            limit = self._limits.total_bytes
            raise fatal("load-too-large", f"the files together are larger than {limit:,} bytes")
        file = SourceFile(label, digest(content), content)
        self._files[label] = file
        return file

    def _label(self, path: Path) -> str:
        try:
            return Path(os.path.relpath(path, self._base)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (as the user names it: no links followed)


def _path(text: str) -> Path:
    if "\0" in text:
        raise fatal("load-ref-syntax", "a path cannot hold a NUL character")
    return Path(text)


def _is_absolute(reference: str) -> bool:
    return PurePosixPath(reference).is_absolute() or bool(PureWindowsPath(reference).drive)
