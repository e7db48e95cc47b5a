"""Whether what a template of the user makes is Python, told of the template and not of the file."""

from __future__ import annotations

from ...diagnostics import Place, fatal
from ...format.errors import reason


def must_be_python(text: str, template: str, label: str) -> None:
    """Passes when a text is Python.

    Args:
        text: What a template made, unformatted.
        template: The template's own text.
        label: What messages call the template.

    Raises:
        SpecloomError: It is not; with the line of the template, where the line that is wrong
            stands in it as it is.
    """
    found = reason(text)
    if found is None:
        return
    message, line = found
    lines = text.splitlines()
    shown = lines[line - 1].strip() if line and line <= len(lines) else ""
    same = [n for n, each in enumerate(template.splitlines(), 1) if shown and each.strip() == shown]
    raise fatal(
        "template-python",
        f"what it makes is not Python: {message}" + (f": {shown[:80]!r}" if shown else ""),
        Place(label, same[0] if len(same) == 1 else None),
        hint="look at what the template prints there",
    )
