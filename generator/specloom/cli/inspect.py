"""`specloom inspect`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sized
from pathlib import Path
from typing import Any

import click

from ..diagnostics import Diagnostics
from ..plan.signature import signature
from ..report import printable, text_report
from .project import only, open_project
from .yielded import kept_names


def run(name: str | None, *, config: Path | None, output: str) -> int:
    """Prints what was understood of a document: of a named SDK's, or of the only one's.

    Returns:
        0, or 2 when there are errors: what was understood in spite of them is printed all the same.
    """
    from ..generate import inspect

    sdk = only(open_project(config), name)
    found = Diagnostics()
    facts = inspect(sdk, found, names=kept_names(sdk))
    found = found.apply_ignores(sdk.ignores)
    click.echo(text_report(found.items), nl=False, err=True)
    click.echo(json.dumps(facts, indent=2) if output == "json" else "\n".join(_lines(facts)))
    return 2 if found.has_errors else 0


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    yield printable(f"{facts['sdk']}: {facts['client']} and {facts['async_client']}")
    yield printable(f"  import package  {facts['package']}")
    credentials = ", ".join(f"{each['argument']} ({each['environment']})" for each in facts["auth"])
    yield printable(f"  credentials     {credentials or 'none'}")
    calls = [(f"{each['call']}({_arguments(each)})", each) for each in facts["operations"]]
    width = min(max((len(call) for call, _ in calls), default=0), 60)
    yield f"\n{_counted(calls, 'operations')}"
    for call, each in calls:
        yield printable(f"  {call:<{width}}  {each['method']} {each['path']}", 300)
    doubts = [each for each in facts["operations"] if each["paging_why"] and not each["paging"]]
    if doubts:
        yield f"\n{_counted(doubts, 'operations')} in doubt, which x-specloom-paging ends"
        for each in doubts:
            yield printable(f"  {each['call']}: {each['paging_why']}", 300)
    for kind in ("models", "builders", "errors"):
        yield f"\n{_counted(facts[kind], kind)}"
        yield from (printable(f"  {each['name']}", 300) for each in facts[kind])


def _counted(entries: Sized, kind: str) -> str:
    return f"{len(entries)} {kind if len(entries) != 1 else kind[:-1]}"


def _arguments(operation: Mapping[str, Any]) -> str:
    path = [_argument(each) for each in operation["parameters"] if each["positional"]]
    body = [_argument(operation["body"])] if operation["body"] else []
    named = [_argument(each) for each in operation["parameters"] if not each["positional"]]
    return signature(path, body, named)


def _argument(facts: Mapping[str, Any]) -> str:
    return str(facts["argument"]) + ("" if facts["required"] else "=…")
