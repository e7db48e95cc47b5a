"""`specloom init`."""

from __future__ import annotations

import ipaddress
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import click
from msgspec.structs import replace

from ..config import checks
from ..config.edit import add_sdk
from ..config.find import OWN_FILE, find_config
from ..diagnostics import Diagnostic, Diagnostics, SpecloomError, fatal
from ..load import load
from ..naming import words
from ..report import text_report

LONG = 24
"""Characters of a name made from a title that are still pleasant to write."""


def run(
    document: str, *, name: str | None, config: Path | None, allow_private_addresses: bool = False
) -> int:
    """Adds an SDK to the configuration, which is made if there is none.

    A URL of this machine, or with an address instead of a name, cannot be meant otherwise, so it
    may be private; the host of another one only with `allow_private_addresses`.

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
    private = is_url and (allow_private_addresses or _is_near(document))
    try:
        loaded = load(
            source,
            base=root,
            diagnostics=diagnostics,
            allowed_origins=origins,
            allow_private_addresses=private,
        )
    except SpecloomError as error:
        raise SpecloomError(*map(_with_own_hint, error.diagnostics)) from None
    click.echo(text_report(diagnostics.items), nl=False, err=True)
    info = loaded.data.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    wished = name
    name = _name(wished, title if isinstance(title, str) else "", source)
    first, *others = loaded.files
    table: dict[str, object] = {"document": first.label}
    target = f"spec/{name}/openapi{_suffix(document)}"
    if is_url:
        if not others:
            if (root / target).exists():
                hint = "choose another --name"
                raise fatal("write-foreign", f"{target} is there already", hint=hint)
            table = {"document": target, "url": document}
        table["allowed-origins"] = origins
        if private:
            table["allow-private-addresses"] = True
    add_sdk(path, name, table)
    if is_url and not others:
        _save(root / target, first.content)
        click.echo(f"downloaded {target}")
    click.echo(f"configured '{name}' in {path.name}")
    if is_url and others:
        files = "1 more file" if len(others) == 1 else f"{len(others)} more files"
        click.echo(
            f"the document has {files}, so it is read from its URL each time; to commit it, "
            'download all of them and set "document" to the path of the first'
        )
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


def _is_near(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")  # RFC 6761, section 6.3


def _with_own_hint(item: Diagnostic) -> Diagnostic:
    """There is no configuration yet that a hint could send people to."""
    if item.code != "load-private-address":
        return item
    return replace(item, hint="give --allow-private-addresses if that is meant")


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


def _save(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise fatal("write-failed", f"cannot write {path}: {error.strerror}") from None


def _suffix(url: str) -> str:
    suffix = Path(urlsplit(url).path).suffix.lower()
    return suffix if suffix in (".json", ".yaml", ".yml") else ".json"
