"""The parts of a line's rest: type, default, the members of a union."""

from __future__ import annotations

_OPEN = "([{"
_CLOSE = ")]}"


def type_of(rest: str) -> str:
    """`str | None` of `: str | None = None`; "" without a type."""
    if not rest.startswith(": "):
        return ""
    return _split(rest[2:], " = ")[0]


def default_of(rest: str) -> str:
    """`None` of `: str | None = None`; "" without a default."""
    parts = _split(rest, " = ")
    return " = ".join(parts[1:])


def union_members(text: str, separator: str = "|") -> list[str]:
    """The members of `A | B[C | D]`, or of a list with another separator.

    `Optional` and `Union` are unfolded, and so is `Literal`, since each of its values is a choice.
    """
    for head, inner in _UNFOLDED.items():
        if text.startswith(f"{head}[") and text.endswith("]"):
            members = union_members(text[len(head) + 1 : -1], inner)
            if head == "Literal":
                return [f"Literal[{member}]" for member in members]
            return [*members, "None"] if head == "Optional" else members
    parts = [part.strip() for part in _split(text, separator) if part.strip()]
    if len(parts) < 2:
        return parts
    return [member for part in parts for member in union_members(part)]


_UNFOLDED = {"Optional": "|", "Union": ",", "Literal": ","}


def _split(text: str, separator: str) -> list[str]:
    """`text` at each separator that stands outside of brackets and quotes."""
    parts = [""]
    depth, quote, index = 0, "", 0
    while index < len(text):
        char = text[index]
        if quote:
            if char == "\\":
                parts[-1] += text[index : index + 2]
                index += 2
                continue
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        elif not depth and text.startswith(separator, index):
            parts.append("")
            index += len(separator)
            continue
        parts[-1] += char
        index += 1
    return parts
