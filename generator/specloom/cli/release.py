"""Writing a new version of an SDK: its number into the configuration, a section into its changelog.

For `generate --bump` and `update`; nothing else writes either.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from packaging.version import InvalidVersion
from packaging.version import Version as PythonVersion

from ..compat.changelog import changelog_section, insert_section
from ..compat.report import Report, summary
from ..compat.semver import Advice
from ..config import SdkConfig
from ..config.edit import set_version
from ..diagnostics import Place, fatal
from ..report import printable

CHANGELOG = "CHANGELOG.md"


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


def write_release(file: Path, sdk: SdkConfig, made: SdkConfig, report: Report) -> None:
    """Writes the version of `made` into the configuration file, where it is not `sdk`'s, and what
    changed into the SDK's changelog.

    Raises:
        SpecloomError: One of the files cannot be read or written.
    """
    advice = report.advice
    if advice is None or made.version == advice.current:
        return
    if made.version != sdk.version:
        set_version(file, sdk.name, made.version)
    path = sdk.output_folder / CHANGELOG
    section = changelog_section(made.version, report.document, report.surface, advice.reasons)
    try:
        text = path.read_text("utf-8") if path.is_file() else ""
        path.write_text(insert_section(text, section), "utf-8", newline="\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        place = Place(f"{sdk.output}/{CHANGELOG}")
        raise fatal("write-failed", f"cannot write it: {reason}", place) from None


def _is_before(one: str, other: str) -> bool:
    try:
        return PythonVersion(one) < PythonVersion(other)
    except InvalidVersion:
        return True
