"""`specloom templates`: looking at templates, and changing them."""

from __future__ import annotations

from pathlib import Path

import click

from ..config import SdkConfig
from ..diagnostics import Diagnostics, fatal
from ..render.contract import CONTRACT, TEMPLATES
from ..render.custom.check import check_folder
from ..render.custom.eject import differences, eject, updated
from ..render.custom.folder import Folder, Own, names, read_folder
from ..render.custom.parts import block_names
from ..render.custom.reference import reference
from ..render.environment import environment
from ..render.locations import templates_root
from ..write.ejected import write_override
from .project import Printer, chosen, open_project


def list_all(sdk: str | None, config: Path | None) -> int:
    """Every template, its blocks, and whether it is overridden."""
    folder = _folder(_sdk(sdk, config), Diagnostics())
    printer = Printer()
    printer.say(f"template contract {CONTRACT}")
    for name in names(folder.builtin):
        own = folder.own.get(name)
        blocks = block_names(folder.original(name) or "") if name in TEMPLATES else ()
        mine = block_names(own.text) if own and "{% extends" in own.text else ()
        shown = [f"{block}{' *' if block in mine else ''}" for block in blocks]
        state = "" if own is None else f"  -> {own.label}"
        printer.say(f"{name}{'  [' + ', '.join(shown) + ']' if shown else ''}{state}")
    for each in folder.extras:
        printer.say(f"{each.name}  adds {each.header.path} per {each.header.each}")
    return 0


def eject_one(name: str, block: str | None, sdk: str | None, config: Path | None) -> int:
    """Copies a template, or a block of it, into the user's folder."""
    chosen_sdk = _sdk(sdk, config)
    if chosen_sdk.templates is None:
        raise fatal(
            "template-name",
            f"'{chosen_sdk.name}' has no folder for templates",
            hint='add templates = "templates" to its configuration',
        )
    target = chosen_sdk.root / chosen_sdk.templates
    folder = _folder(chosen_sdk, Diagnostics()) if target.is_dir() else _builtin()
    made = eject(folder, name, block)
    write_override(target, name, made.text, made.base)
    Printer().say(f"{chosen_sdk.templates}/{name} is yours now")
    return 0


def check_all(sdks: tuple[str, ...], report: str, config: Path | None) -> int:
    """Reports what does not fit the template contract; 2 when something does not, 1 for changes
    upstream alone."""
    printer = Printer(report)
    code = 0
    for sdk in chosen(open_project(config), sdks):
        found = Diagnostics()
        folder = _folder(sdk, found)
        check_folder(folder, environment(folder), found)
        printer.add(found.items)
        changed = {
            item.place.file
            for item in found.items
            if item.code == "template-upstream" and item.place
        }
        for each in folder.own.values():
            if each.label in changed:
                printer.diff(differences(folder, each))
        code = max(code, 2 if found.has_errors else 1 if found.items else 0)
        if not found.items:
            printer.say(f"{sdk.name}: {_fitting(len(folder.own))}")
    printer.finish()
    return code


def _fitting(count: int) -> str:
    if count == 0:
        return "no templates of its own"
    return f"{count} template{'s fit' if count > 1 else ' fits'} contract {CONTRACT}"


def diff_one(name: str, sdk: str | None, config: Path | None) -> int:
    """The differences of an override from its original, of today and of its ejection."""
    folder = _folder(_sdk(sdk, config), Diagnostics())
    text = differences(folder, _own(folder, name))
    Printer().diff(text)
    return 1 if text else 0


def merge_one(name: str, sdk: str | None, config: Path | None) -> int:
    """Joins what changed upstream into an override; 1 when there are conflicts to solve."""
    chosen_sdk = _sdk(sdk, config)
    folder = _folder(chosen_sdk, Diagnostics())
    made, conflicts = updated(folder, _own(folder, name))
    write_override(chosen_sdk.root / str(chosen_sdk.templates), name, made.text, made.base)
    said = "up to date"
    if conflicts:
        count = "1 conflict" if conflicts == 1 else f"{conflicts} conflicts"
        said = f"{count} to solve between the markers in {chosen_sdk.templates}/{name}"
    Printer().say(f"{name}: {said}")
    return 1 if conflicts else 0


def fields() -> int:
    """The reference of the template contract, in Markdown."""
    click.echo(reference(), nl=False)
    return 0


def _sdk(name: str | None, config: Path | None) -> SdkConfig:
    project = open_project(config)
    if name is not None:
        return chosen(project, (name,))[0]
    having = [sdk for sdk in project.sdks.values() if sdk.templates] or [*project.sdks.values()]
    if len(having) > 1:
        raise fatal("config-unknown-sdk", "there are several SDKs: say which with --sdk")
    return having[0]


def _folder(sdk: SdkConfig, found: Diagnostics) -> Folder:
    return read_folder(templates_root(), sdk.root, sdk.templates, found)


def _builtin() -> Folder:
    return Folder(templates_root(), {})


def _own(folder: Folder, name: str) -> Own:
    own = folder.own.get(name)
    if own is None or own.header.each is not None:
        raise fatal(
            "template-name",
            f"'{name}' is not overridden",
            hint=f"there are: {', '.join(sorted(folder.own))}" if folder.own else "",
        )
    return own
