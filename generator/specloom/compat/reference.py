"""The rules as Markdown: `docs/diff-rules.md` is made by this."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .rule import Area, Direction, Rule
from .specdiff import RULES
from .surface.rules import RULES as SURFACE_RULES

_HEAD: Final = """\
# Rules of `specloom diff`

Made from the code by `python -m specloom.compat.reference`; a test keeps it in step.

A rule has a **level**: `breaking` when correct code stops working or no longer type-checks, `may
break` when code that relied on the old behaviour should be looked at, `compatible` otherwise. The
level can be changed in the [configuration](diff.md#levels-and-ignored-changes). **version** is what
the change asks of the next version.

Rules come in pairs, `request-…` and `response-…`, since the same change is harmless in one
direction and breaks callers in the other: a value that may be null is no trouble to send, and
trouble to get.
"""
_TITLES: Final = {
    Area.OPERATION: "Operations",
    Area.PARAMETER: "Parameters",
    Area.HEADER: "Response headers",
    Area.BODY: "Request bodies and media types",
    Area.RESPONSE: "Responses",
    Area.SCHEMA: "Schemas",
    Area.SECURITY: "Security",
    Area.SERVER: "Servers",
    Area.WEBHOOK: "Webhooks and callbacks",
    Area.DOCUMENT: "The document",
    Area.SDK: "Names and other things that only the SDK's users notice",
}


def rules_markdown() -> str:
    """All rules as tables, by what they are about."""
    parts = [_HEAD]
    for area, title in _TITLES.items():
        parts.append(f"\n## {title}\n\n{_table(x for x in RULES.values() if x.area is area)}")
    parts.append(
        "\n## The public surface\n\nFound by comparing `API.txt`, not the documents.\n\n"
        + _table(SURFACE_RULES.values())
    )
    unmirrored = [
        rule for rule in RULES.values() if rule.direction is not Direction.NONE and rule.unmirrored
    ]
    parts.append("\n## Rules without a twin\n\n")
    parts.extend(f"- `{rule.id}`: {rule.unmirrored}.\n" for rule in unmirrored)
    return "".join(parts)


def _table(rules: Iterable[Rule]) -> str:
    lines = ["| rule | level | version | what a caller must do |\n|---|---|---|---|\n"]
    lines += [
        f"| `{rule.id}` | {rule.level.label} | {rule.bump} | {_todo(rule)} |\n" for rule in rules
    ]
    return "".join(lines)


def _todo(rule: Rule) -> str:
    """The advice, with names for what a finding would fill in."""
    return rule.todo.replace("{", "`").replace("}", "`").replace("|", "\\|")


if __name__ == "__main__":
    print(rules_markdown(), end="")
