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


def run(name: str, *, config: Path | None, output: str) -> int:
    """Prints what was understood of a document.

    Returns:
        0, or 2 when there are errors: what was understood in spite of them is printed all the same.
    """
    from ..generate import inspect

    (sdk,) = chosen(open_project(config), (name,))
    found = Diagnostics()
    facts = inspect(sdk, found)
    found = found.apply_ignores(sdk.ignores)
    items = (item for item in found.items if item.severity is not Severity.INFO)
    click.echo(text_report(items), nl=False, err=True)
    click.echo(json.dumps(facts, indent=2) if output == "json" else "\n".join(_lines(facts)))
    return 2 if found.has_errors else 0


def _lines(facts: Mapping[str, Any]) -> Iterator[str]:
    yield printable(f"{facts['sdk']}: {facts['client']} and {facts['async_client']}")
    yield printable(f"  import package {facts['package']}")
    operations = facts["operations"]
    width = min(max((len(each["call"]) for each in operations), default=0), 48)
    yield f"\n{len(operations)} operations"
    for each in operations:
        request = f"{each['method']} {each['path']}"
        yield printable(f"  {each['call']:<{width}}  {request}  -> {each['returns']}", 300)
    for kind in ("models", "builders", "errors"):
        yield f"\n{len(facts[kind])} {kind}"
        for each in facts[kind]:
            yield printable(f"  {each['name'] if isinstance(each, Mapping) else each}", 300)
