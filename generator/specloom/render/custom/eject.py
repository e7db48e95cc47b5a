"""Making an override from a built-in template, and bringing one up to date."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from msgspec import Struct

from ...diagnostics import SpecloomError, fatal
from ...write.merge import merge
from ..contract import CONTRACT
from ..environment import BASE
from .folder import Folder, Own, names
from .header import python_header, template_header
from .parts import block_names, block_source


class Ejected(Struct, frozen=True):
    """An override and the original to keep beside it."""

    text: str
    base: str


def eject(folder: Folder, name: str, block: str | None) -> Ejected:
    """A whole template, or one block of it, for the user to change.

    Raises:
        SpecloomError: There is no such template or block, or it is overridden already.
    """
    original = folder.original(name)
    if original is None:
        raise _unknown(f"there is no template '{name}'", name, names(folder.builtin))
    own = folder.own.get(name)
    if name.endswith(".py"):
        if own is not None or block is not None:
            raise fatal("template-name", f"'{name}' is overridden already, or has no blocks")
        return Ejected(python_header(CONTRACT) + original, original)
    if block is None:
        if own is not None:
            raise fatal("template-name", f"'{name}' is overridden already: {own.label}")
        return Ejected(template_header(CONTRACT) + original, original)
    source = block_source(original, block)
    if source is None:
        raise _unknown(f"'{name}' has no block '{block}'", block, block_names(original))
    if own is None:
        extends = f'{{% extends "{BASE}{name}" %}}\n\n'
        return Ejected(template_header(CONTRACT) + extends + source, original)
    if block in block_names(own.text) or "extends" not in own.text:
        raise fatal("template-name", f"block '{block}' is overridden already: {own.label}")
    if own.base is not None and own.base != original:
        raise fatal(
            "template-name",
            f"'{name}' changed since its other blocks were ejected",
            hint=f"bring them up to date first with: specloom templates merge {name}",
        )
    return Ejected(f"{own.text.rstrip()}\n\n{source}", original)


def _unknown(message: str, name: str, known: tuple[str, ...]) -> SpecloomError:
    close = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(known)}"
    return fatal("template-name", message, hint=hint if known else "it has no blocks")


class Part(Struct, frozen=True):
    """One thing that was ejected: a whole template (`block` is None) or a block of it."""

    block: str | None
    mine: str
    now: str
    base: str | None


def parts(folder: Folder, own: Own) -> Iterator[Part]:
    """What an override replaces, with what stands there today and what stood there."""
    now = folder.original(own.name) or ""
    blocks = [name for name in block_names(own.text) if "{% extends" in own.text]
    if not blocks:
        yield Part(None, own.text[own.header.length :], now, own.base)
    for name in blocks:
        base = block_source(own.base, name) if own.base is not None else None
        yield Part(name, block_source(own.text, name) or "", block_source(now, name) or "", base)


def differences(folder: Folder, own: Own) -> str:
    """Two unified diffs per part: what specloom changed since it was ejected, and what the user
    changed against today's original."""
    lines: list[str] = []
    for part in parts(folder, own):
        what = f"{own.name} {part.block}" if part.block else own.name
        if part.base is not None and part.base != part.now:
            then = f"contract {own.header.contract}, as ejected"
            lines += _diff(part.base, part.now, f"{what} ({then})", f"{what} (today)")
        lines += _diff(part.now, part.mine, f"{what} (today)", own.label)
    return "".join(f"{line}\n" for line in lines)


def _diff(old: str, new: str, before: str, after: str) -> Iterator[str]:
    return difflib.unified_diff(old.splitlines(), new.splitlines(), before, after, lineterm="")


def updated(folder: Folder, own: Own) -> tuple[Ejected, int]:
    """The override with what changed upstream since it was ejected, and the number of conflicts.

    Raises:
        SpecloomError: It was not ejected, so nothing says what it began with.
    """
    original = folder.original(own.name)
    if own.base is None or original is None:
        raise fatal("template-name", f"{own.label} was not ejected: its original is not known")
    text, conflicts = own.text, 0
    for part in parts(folder, own):
        labels = (own.label, "as ejected", f"contract {CONTRACT}")
        base = (part.base or "").encode()
        merged = merge(base, part.mine.encode(), part.now.encode(), labels)
        text = text.replace(part.mine, merged.data.decode(), 1)
        conflicts += merged.conflicts
    header = python_header(CONTRACT) if own.name.endswith(".py") else template_header(CONTRACT)
    return Ejected(header + text[own.header.length :], original), conflicts
