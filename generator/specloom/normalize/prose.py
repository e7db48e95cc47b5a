"""Descriptions for people: the HTML that CommonMark allows in them, as Markdown.

A docstring is read as it is, where `<p>` and `<a href=…>` are in the way of the words. Only the
tags of plain prose are known; everything else, and what stands in code, stays as it was written.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_SIMPLE: Final = {
    "p": ("\n\n", "\n\n"),
    "br": ("\n", ""),
    "code": ("`", "`"),
    "b": ("**", "**"),
    "strong": ("**", "**"),
    "i": ("*", "*"),
    "em": ("*", "*"),
    "ul": ("\n\n", "\n\n"),
    "ol": ("\n\n", "\n\n"),
    "li": ("\n- ", ""),
    "fullname": ("", "\n\n"),  # the name of a service, first in what AWS writes
}
"""What the beginning and the end of an element are in Markdown."""
_TOKEN = re.compile(
    r"(?P<code>```.*?```|`[^`\n]*`)"
    r"|<(?P<close>/?)(?P<tag>p|br|code|b|strong|i|em|ul|ol|li|fullname)(?:\s[^<>]{0,300})?/?>"
    r"|<a\s[^<>]{0,300}?href=(?P<quote>[\"'])(?P<href>[^<>\"'\s]{1,2000})(?P=quote)[^<>]{0,300}>"
    r"|(?P<bare><a(?:\s[^<>]{0,300})?>)|(?P<end></a>)",
    re.DOTALL | re.IGNORECASE,
)


def prose(text: str) -> str:
    """The text with HTML of prose as Markdown; as it is where an element has no end."""
    if "<" not in text:
        return text
    parts: list[str] = []
    links: list[str] = []
    """Where those lead that are not closed yet; nowhere if it is empty."""
    opened: dict[str, int] = {}
    at, found = 0, False
    for token in _TOKEN.finditer(text):
        between = text[at : token.start()]
        at = token.end()
        parts.append(unescape(between))
        if token["code"] is not None:
            parts.append(token["code"])
            continue
        found = True
        if token["href"] is not None:
            links.append(token["href"])
            parts.append("[")
        elif token["bare"] is not None:
            links.append("")
        elif token["end"] is not None:
            if not links:
                return text
            href = links.pop()
            parts.append(f"]({href})" if href else "")
        else:
            tag = token["tag"].lower()
            closing = bool(token["close"])
            opened[tag] = opened.get(tag, 0) + (-1 if closing else 1)
            if opened[tag] < 0:
                return text
            parts.append(_SIMPLE[tag][closing])
    paired = ("code", "b", "strong", "i", "em")
    if not found or links or any(opened.get(tag) for tag in paired):
        return text
    parts.append(unescape(text[at:]))
    lines = re.sub(r"[ \t]*\n[ \t]*(?=\n|- )", "\n", "".join(parts))
    lines = re.sub(r"\n-\s+(?=[^\s-])", "\n- ", lines)  # an item that begins with a paragraph
    lines = re.sub(r"(\n- .*)\n+(?=\n- )", r"\1", lines)
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
