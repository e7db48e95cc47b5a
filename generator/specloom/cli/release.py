"""A new version of an SDK: its number in the configuration, a section in its changelog.

For `generate --bump` and `update`; nothing else changes either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from packaging.version import InvalidVersion
from packaging.version import Version as PythonVersion

from ..compat.changelog import changelog_section, insert_section
from ..compat.report import Report, summary
from ..compat.semver import Advice
from ..config import SdkConfig
from ..config.edit import with_version
from ..diagnostics import Place, fatal
from ..report import printable
from ..write import Replacement
from .units import CHANGELOG


class Release(Struct, frozen=True):
    """An SDK, the same with its next version, and what changes from the last one."""

    sdk: SdkConfig
    made: SdkConfig
    report: Report

    @property
    def is_new(self) -> bool:
        """Whether there is another version than there was."""
        return self.report.advice is not None and self.made.version != self.report.advice.current

    def section(self) -> str:
        """What the changelog says."""
        reasons = self.report.advice.reasons if self.report.advice else ()
        return changelog_section(
            self.made.version, self.report.document, self.report.surface, reasons
        )


def bumped(sdk: SdkConfig, advice: Advice) -> SdkConfig:
    """The SDK with the version that is advised, or its own where somebody has set a later one."""
    if _is_before(sdk.version, advice.next):
        return sdk.model_copy(update={"version": advice.next})
    return sdk


def version_lines(report: Report, version: str) -> Iterator[str]:
    """The step that is taken, and why: what each input asks for."""
    advice = report.advice
    if advice is None:
        return
    if version == advice.current:
        yield f"version {version}: nothing asks for another"
        return
    yield f"version {advice.current} -> {version} ({summary(report.counts())})"
    for reason in advice.reasons:
        yield f"  {reason.bump}, from the {reason.input}: {printable(reason.text)}"
    for note in advice.notes:
        yield f"  note: {printable(note)}"


def release_files(file: Path, releases: Iterable[Release]) -> Iterator[Replacement]:
    """The configuration file with the new versions, and the changelogs with what changed.

    Raises:
        SpecloomError: One of the files cannot be read.
    """
    releases = tuple(each for each in releases if each.is_new)
    old = _content(file, file.name)
    text = old.decode()
    for each in releases:
        if each.made.version != each.sdk.version:
            text = with_version(file, text, each.sdk.name, each.made.version)
    if text.encode() != old:
        yield Replacement(file, old, text.encode(), file.name)
    for each in releases:
        path, label = each.sdk.output_folder / CHANGELOG, f"{each.sdk.output}/{CHANGELOG}"
        before = _content(path, label) if path.exists() else None
        new = insert_section((before or b"").decode().replace("\r\n", "\n"), each.section())
        yield Replacement(path, before, new.encode(), label)


def _content(path: Path, label: str) -> bytes:
    try:
        data = path.read_bytes()
        data.decode()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise fatal("write-failed", f"cannot be read: {reason}", Place(label)) from None
    return data


def _is_before(one: str, other: str) -> bool:
    try:
        return PythonVersion(one) < PythonVersion(other)
    except InvalidVersion:
        return True
