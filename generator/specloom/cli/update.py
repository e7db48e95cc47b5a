"""`specloom update`: fetch the document from its vendor, say what changed, regenerate, bump."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import SdkConfig
from ..config.edit import set_version
from ..diagnostics import Diagnostics, Place, Severity, SpecloomError, fatal
from ..report import text_report
from .project import chosen, open_project
from .yielded import last_lock

if TYPE_CHECKING:
    from ..compat.report import Report
    from ..load import Document

CHANGELOG = "CHANGELOG.md"


def run(
    names: tuple[str, ...], *, config: Path | None, dry_run: bool, output: str, no_bump: bool
) -> int:
    """Updates the SDKs that say where their document is published.

    Returns:
        0, or 2 when one of them could not be updated; its files are then as they were.
    """
    project = open_project(config)
    code = 0
    for sdk in chosen(project, names):
        if sdk.url is None:
            if names:
                raise fatal(
                    "config-value",
                    f"'{sdk.name}' does not say where its document is published",
                    Place(project.file),
                    hint='set "url", and "allowed-origins"',
                )
            continue
        diagnostics = Diagnostics()
        try:
            _update(sdk, project.root / project.file, diagnostics, dry_run, output, no_bump)
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
        items = [item for item in diagnostics.items if item.severity is not Severity.INFO]
        click.echo(text_report(items), nl=False, err=True)
        if diagnostics.has_errors:
            code = 2
    return code


def _update(
    sdk: SdkConfig, file: Path, diagnostics: Diagnostics, dry_run: bool, output: str, no_bump: bool
) -> None:
    from ..compat.report import FORMATS
    from ..load import Limits
    from ..load.fetch import fetch

    assert sdk.url is not None
    if "://" in sdk.document:
        raise fatal(
            "config-value",
            f"the document of '{sdk.name}' is a URL: there is no file to update",
            Place(file.name),
            hint='set "document" to a path, and keep the URL as "url"',
        )
    last_lock(sdk)  # refuses what a newer specloom wrote
    body = fetch(
        sdk.url,
        limits=Limits(),
        allowed_origins=sdk.allowed_origins,
        allow_private_addresses=sdk.allow_private_addresses,
    )
    # The report alone is on standard output when it is not for a terminal.
    say = partial(click.echo, err=output != "text")
    current = sdk.root / sdk.document
    old = current.read_bytes() if current.is_file() else b""
    if body == old:
        say(f"{sdk.name}: the published document has not changed")
        return
    with _beside(current, body) as fetched:
        report = _assessed(sdk, fetched, diagnostics)
        click.echo(FORMATS[output](report), nl=False)
        if dry_run:
            say(f"{sdk.name}: dry run, nothing was written")
            return
        fetched.replace(current)
    done = False
    try:
        done = _publish(sdk, file, report, diagnostics, no_bump, say)
    finally:
        if not done:
            current.write_bytes(old)


@contextmanager
def _beside(document: Path, body: bytes) -> Iterator[Path]:
    """The fetched document as a file in the same folder: its references lead the same way."""
    document.parent.mkdir(parents=True, exist_ok=True)
    path = document.with_name(f".published-{document.name}")  # reports name it
    try:
        path.write_bytes(body)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _read(sdk: SdkConfig, path: Path, diagnostics: Diagnostics) -> Document:
    from ..load import read

    return read(
        path.relative_to(sdk.root).as_posix(),
        *sdk.overlays,
        base=sdk.root,
        diagnostics=diagnostics,
        allowed_origins=sdk.allowed_origins,
        allowed_folders=tuple(sdk.root / folder for folder in sdk.allowed_folders),
        allow_private_addresses=sdk.allow_private_addresses,
    )


def _assessed(sdk: SdkConfig, fetched: Path, diagnostics: Diagnostics) -> Report:
    """What changes, in the document and in the SDK, and which version it asks for."""
    from ..compat.assess import Side, assess
    from ..compat.specdiff import Names
    from ..compat.surface import parse_surface
    from ..generate import generate, inspect

    changed = sdk.model_copy(update={"document": fetched.relative_to(sdk.root).as_posix()})
    tree = generate(changed, diagnostics)
    if diagnostics.has_errors:
        raise SpecloomError(*diagnostics.items)
    committed = sdk.output_folder / "API.txt"
    surfaces = (
        committed.read_text("utf-8") if committed.is_file() else "",
        tree.get("API.txt", b"").decode(),
    )
    sides = [
        Side(
            label,
            _read(config, config.root / config.document, Diagnostics()),
            parse_surface(text) if text else (),
            Names.of_inspect(inspect(config, Diagnostics()), tuple(sdk.words)),
        )
        for label, config, text in zip(
            ("committed", "published"), (sdk, changed), surfaces, strict=True
        )
    ]
    return assess(
        *sides,
        today=date.today(),
        diagnostics=diagnostics,
        policy=sdk.diff.policy(),
        current=sdk.version,
    )


def _publish(
    sdk: SdkConfig,
    file: Path,
    report: Report,
    diagnostics: Diagnostics,
    no_bump: bool,
    say: Callable[[str], None],
) -> bool:
    """Regenerate with the advised version, and write the changelog; whether that was possible."""
    from ..compat.changelog import changelog_section, insert_section
    from ..format import Cache
    from ..generate import generate
    from ..write import publish

    advice = report.advice
    bumped = sdk
    if advice is not None and advice.next != sdk.version and not no_bump:
        bumped = sdk.model_copy(update={"version": advice.next})
    tree = generate(bumped, diagnostics, Cache.of_user())
    if diagnostics.has_errors or publish(tree, sdk.output_folder, diagnostics) is None:
        return False
    if advice is not None and bumped is not sdk:
        set_version(file, sdk.name, advice.next)
        changelog = sdk.output_folder / CHANGELOG
        text = changelog.read_text("utf-8") if changelog.is_file() else ""
        section = changelog_section(advice, report.document, report.surface)
        changelog.write_text(insert_section(text, section), "utf-8", newline="\n")
        say(f"{sdk.name}: {sdk.version} -> {advice.next}")
    say(f"{sdk.name}: updated {sdk.output}")
    return True
