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
    """The members of `A | B[C | D]`, or of a list with another separator; `Optional` unfolded."""
    if text.startswith("Optional[") and text.endswith("]"):
        return [*union_members(text[len("Optional[") : -1]), "None"]
    if text.startswith("Union[") and text.endswith("]"):
        return union_members(text[len("Union[") : -1], ",")
    return [part.strip() for part in _split(text, separator) if part.strip()]


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
