"""`specloom inspect`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from ..diagnostics import Diagnostics, Severity
from ..report import printable, text_report
from .project import chosen, open_project
from .yielded import kept_names


def run(name: str, *, config: Path | None, output: str) -> int:
    """Prints what was understood of a document.

    Returns:
        0, or 2 when there are errors: what was understood in spite of them is printed all the same.
    """
    from ..generate import inspect

    (sdk,) = chosen(open_project(config), (name,))
    found = Diagnostics()
    facts = inspect(sdk, found, names=kept_names(sdk))
    found = found.apply_ignores(sdk.ignores)
    items = (item for item in found.items if item.severity is not Severity.INFO)
    click.echo(text_report(items), nl=False, err=True)
    click.echo(json.dumps(facts, indent=2) if output == "json" else "\n".join(_lines(facts)))
    return 2 if found.has_errors else 0


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    yield printable(f"{facts['sdk']}: {facts['client']} and {facts['async_client']}")
    yield printable(f"  import package  {facts['package']}")
    credentials = ", ".join(f"{each['argument']} ({each['environment']})" for each in facts["auth"])
    yield printable(f"  credentials     {credentials or 'none'}")
    calls = [(f"{each['call']}({_arguments(each)})", each) for each in facts["operations"]]
    width = min(max((len(call) for call, _ in calls), default=0), 60)
    yield f"\n{len(calls)} operations"
    for call, each in calls:
        yield printable(f"  {call:<{width}}  {each['method']} {each['path']}", 300)
    for kind in ("models", "builders", "errors"):
        yield f"\n{len(facts[kind])} {kind}"
        yield from (printable(f"  {each['name']}", 300) for each in facts[kind])


def _arguments(operation: Mapping[str, Any]) -> str:
    """As in a signature: `id, /, *, top=…`."""
    given = [*operation["parameters"], *([operation["body"]] if operation["body"] else [])]
    shown = [(each["positional"], _argument(each)) for each in given]
    positional = [text for is_positional, text in shown if is_positional]
    keywords = [text for is_positional, text in shown if not is_positional]
    return ", ".join(
        [*positional, *(["/"] if positional else []), *(["*", *keywords] if keywords else [])]
    )


def _argument(facts: Mapping[str, Any]) -> str:
    return str(facts["argument"]) + ("" if facts["required"] else "=…")
