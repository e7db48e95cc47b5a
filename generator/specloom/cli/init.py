"""`specloom init`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import click

from ..config import checks
from ..config.edit import add_sdk
from ..config.find import OWN_FILE, find_config
from ..diagnostics import Diagnostics, SpecloomError, fatal
from ..load import load
from ..naming import words
from ..report import text_report

LONG = 24
"""Characters of a name made from a title that are still pleasant to write."""


def run(document: str, *, name: str | None, config: Path | None) -> int:
    """Adds an SDK to the configuration, which is made if there is none.

    Returns:
        0.

    Raises:
        SpecloomError: The document cannot be read, or the name is taken or not a name.
    """
    path = config if config is not None else _nearest()
    root = path.parent.absolute()
    if document == "-":
        raise fatal("load-not-found", "an SDK needs a document that stays: a file or a URL")
    is_url = "://" in document
    source = document if is_url else Path(os.path.relpath(document, root)).as_posix()
    diagnostics = Diagnostics()
    origins = (checks.origin_of(document),) if is_url else ()
    loaded = load(source, base=root, diagnostics=diagnostics, allowed_origins=origins)
    click.echo(text_report(diagnostics.items), nl=False, err=True)
    info = loaded.data.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    wished = name
    name = _name(wished, title if isinstance(title, str) else "", source)
    if is_url:
        target = f"spec/{name}/openapi{_suffix(document)}"
        if (root / target).exists():
            raise fatal("write-foreign", f"{target} is there already", hint="choose another --name")
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        (root / target).write_bytes(loaded.files[0].content)
        click.echo(f"downloaded {target}")
        table: dict[str, object] = {"document": target, "url": document, "allowed-origins": origins}
    else:
        table = {"document": loaded.files[0].label}
    add_sdk(path, name, table)
    click.echo(f"configured '{name}' in {path.name}")
    click.echo(f"write the SDK with: specloom generate {name}")
    if not wished and len(name) > LONG:
        click.echo(
            "for a shorter name, of its package and client too: delete its section of "
            f"{path.name}, and run: specloom init {document} --name NAME"
        )
    return 0


def _nearest() -> Path:
    try:
        return find_config(Path.cwd())
    except SpecloomError as error:
        if error.diagnostics[0].code != "config-not-found":
            raise
    return Path.cwd() / OWN_FILE


def _name(wished: str | None, title: str, source: str) -> str:
    if wished is None:
        stem = Path(urlsplit(source).path).stem
        parts = words(title or stem)
        short = [part.lower() for part in parts if part.lower() not in ("api", "openapi", "the")]
        wished = re.sub("[^a-z0-9-]", "", "-".join(short or ["api"]))[:40].strip("-") or "api"
    try:
        return checks.sdk_name(wished)
    except ValueError as error:
        raise fatal("config-value", f"the name of an SDK {error}") from None


def _suffix(url: str) -> str:
    suffix = Path(urlsplit(url).path).suffix.lower()
    return suffix if suffix in (".json", ".yaml", ".yml") else ".json"
