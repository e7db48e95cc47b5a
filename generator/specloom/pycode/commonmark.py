"""Text that is Markdown itself, written anew: what it says stands, and stays in its own place.

OpenAPI's descriptions are CommonMark (3.1.1, section "Rich Text Formatting"). The parser of a
library says what is what, and every part is written by the rules of `foreign`: text is escaped, so
that only what is written here can be structure. HTML is text.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from .characters import is_plain
from .docstring import SPACE
from .foreign import BLOCK, block, escaped, markdown, markdown_code, printable
from .safe import Safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LONGEST = 100_000
"""Characters that are still parsed: the parser takes up to 25 µs for one. What is longer than the
longest description that people write is shown as paragraphs of plain text."""
_TOP = 3
"""The level of a text's highest headings: below those of the files it stands in."""
_MARKS = {
    f"{name}_{end}" for name in ("em", "strong", "s") for end in ("open", "close")
}  # written as they were, `*` or `_`: what may follow the one may not follow the other
_LANGUAGES = frozenset(
    "bash console csharp css csv curl go graphql html http java javascript js json jsonc php "
    "python ruby sh shell sql text toml ts typescript xml yaml yml".split()
)
"""Of blocks of code: all but colour. Readers draw others, such as `mermaid`."""
_PLAIN = re.compile(r"(?:[^`*_\[\]<>&~\\|#:]|:(?!//))*")
"""One line without a character that means something in it."""
_GAP = re.compile(r"\n\s*\n")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[\w\-.~:/?#@!$&*+,;=%]{1,2000}", re.ASCII)
_QUOTED = {ord(each): f"%{ord(each):02X}" for each in "()[]'|"}
_ENTITY = re.compile(r"&#?\w+;")
_BARE = re.compile(r"(?<![\w/.@-])(https?://[\w\-.~:/?#@!$&*+,;=%]{0,2000}[\w/=#&])", re.ASCII)


def markdown_text(text: str) -> Safe:
    """The text's Markdown, where that is harmless: paragraphs, emphasis, lists, quotes, tables,
    code, and links to other places by http, https or mailto.

    Headings are of the third level and below. Images are links: what shows a README would fetch
    them. HTML and links of other schemes are text, hidden characters U+FFFD. A text of more than
    100,000 characters is paragraphs of plain text.
    """
    if len(text) > _LONGEST or _is_plain(text):
        return Safe("\n\n".join(map(markdown, _plain_paragraphs(text))))
    tokens = _parser().parse(_lines(text))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    return Safe("\n\n".join(_blocks(iter(tokens), _TOP - min(levels, default=1))))


def markdown_lead(text: str) -> Safe:
    """The first paragraph of a text that is more than links and images, as one line: its emphasis,
    code and links as in `markdown_text`."""
    if len(text) > _LONGEST or _is_plain(text):
        return markdown(next(_plain_paragraphs(text), ""))
    tokens = iter(_parser().parse(_lines(text)))
    for token in tokens:
        if token.type == "paragraph_open" and token.level == 0:
            inline = next(tokens)
            found = _inline(inline, broken=False)
            if found and not _is_links(inline):
                return Safe(found)
    return Safe()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # takes time to load, and most texts are plain

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:
            return True  # whether it becomes one is decided by `_address`

    return Parser("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _is_plain(text: str) -> bool:
    """Whether nothing in a text can be Markdown but paragraphs of one line each."""
    return all(
        is_plain(line)
        and _PLAIN.fullmatch(line) is not None
        and BLOCK.match(line) is None
        and not line[:1].isspace()  # which may be code
        for line in _GAP.split(text.strip())
    )


def _lines(text: str) -> str:
    """The text with newlines and spaces alone for what ends a line or keeps words apart."""
    lines = (SPACE.sub(" ", line) for line in text.expandtabs(4).splitlines())
    return inspect.cleandoc("\n".join(lines))


def _plain_paragraphs(text: str) -> Iterator[str]:
    return (each for each in _GAP.split(_lines(text)) if each.strip())


def _blocks(tokens: Iterator[Token], deeper: int) -> Iterator[str]:
    """What stands up to the end of the block that the tokens are of; headings are that much
    deeper than they were."""
    for token in tokens:
        if token.nesting < 0:
            return
        made = _block(token, tokens, deeper)
        if made:
            yield made


def _block(token: Token, tokens: Iterator[Token], deeper: int) -> str:
    match token.type:
        case "paragraph_open":
            made = _inline(next(tokens))
            next(tokens)
            return made
        case "heading_open":
            made = _inline(next(tokens), broken=False)
            next(tokens)
            return f"{'#' * min(int(token.tag[1]) + deeper, 6)} {made}" if made else ""
        case "fence" | "code_block":
            return _code(token)
        case "blockquote_open":
            inner = "\n\n".join(_blocks(tokens, deeper))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n")) if inner else ""
        case "bullet_list_open" | "ordered_list_open":
            return _list(token, tokens, deeper)
        case "table_open":
            return _table(tokens)
        case _:
            return "***"  # a line between two parts


def _code(token: Token) -> str:
    code = "\n".join(map(printable, token.content.rstrip("\n").split("\n")))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
    language = token.info.strip().partition(" ")[0].lower()
    return f"{fence}{language if language in _LANGUAGES else ''}\n{code}\n{fence}"


def _list(token: Token, tokens: Iterator[Token], deeper: int) -> str:
    items: list[str] = []
    number = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
    for each in tokens:
        if each.nesting < 0:
            break
        lead = "- " if number is None else f"{number + len(items)}. "
        inner = ""
        for part in _blocks(tokens, deeper):
            # a list goes on right below its paragraph: nothing else begins so, text is escaped
            gap = "\n" if part.startswith(("- ", "1. ")) else "\n\n"
            inner += gap + part if inner else part
        margin = "\n" + " " * len(lead)
        items.append(re.sub(r"\n(?=[^\n])", margin, f"{lead}{inner}").rstrip())
    return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _table(tokens: Iterator[Token]) -> str:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_inline(token, cell=True, broken=False))
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _inline(token: Token, *, cell: bool = False, broken: bool = True) -> str:
    """The text of a paragraph, with the line breaks it asks for, or with spaces for them."""
    written = "".join(_spans(token.children or (), cell=cell))
    lines = [block(line) for line in (each.strip() for each in written.split("\n")) if line]
    return ("\\\n" if broken else " ").join(lines)


def _is_links(token: Token) -> bool:
    """Whether a paragraph is only links and images, such as badges."""
    inside = 0
    for each in token.children or ():
        inside += each.nesting if each.type in ("link_open", "link_close") else 0
        if not inside and each.type in ("text", "code_inline") and each.content.strip(" ·|•-"):
            return False
    return True


def _spans(tokens: Iterable[Token], *, cell: bool) -> list[str]:
    # Not by recursion: emphasis may be as deep as a text is long. No part is empty: what stands
    # before another counts.
    outer: list[str] = []
    into, href, inside = outer, "", 0
    for token in tokens:
        match token.type:
            case "code_inline":
                # two runs of backticks that touch would be one
                gap = " " if into and into[-1].endswith("`") else ""
                into.append(gap + markdown_code(token.content, cell=cell))
            case "link_open":
                inside += 1  # `[<https://a.example>](https://b.example)` are two
                if inside == 1:
                    into, href = [], _address(str(token.attrs.get("href", "")))
            case "link_close":
                inside -= 1
                if not inside:
                    label, into = "".join(into), outer
                    into += _link(label, href, after=into)
            case "image":
                alt = escaped(" ".join(_said(token).split()))
                source = _address(str(token.attrs.get("src", "")))
                alt = alt or ("image" if source else "")
                into += _link(alt, "" if inside else source, after=into)
            case "softbreak":
                into.append(" ")
            case "hardbreak":
                into.append("\n")
            case kind if kind in _MARKS:
                into.append(token.markup)
            case _:
                text = re.sub(r"\s+", " ", token.content)
                into += map(escaped if inside else _bare, filter(None, _BARE.split(text)))
    return outer


def _said(token: Token) -> str:
    """The text of an image."""
    return "".join(each.content if each.type != "image" else "" for each in token.children or ())


def _bare(text: str) -> str:
    """Plain text, or an address in it."""
    address = _address(text) if text.startswith("http") else ""
    return f"<{address}>" if address and _BARE.fullmatch(text) else escaped(text)


def _link(label: str, address: str, after: list[str]) -> Iterator[str]:
    """A link behind what is written already; its label alone where it may not be one."""
    label = label.strip()
    if not label:
        return
    if not address:
        yield label
    elif label == escaped(address):
        yield f"<{address}>"
    else:
        if after and after[-1].endswith("!"):  # which would make an image of it
            after[-1] = after[-1][:-1] + "\\!"
        yield f"[{label}]({address})"


def _address(text: str) -> str:
    """A web or mail address as it may stand in `<…>` and `(…)`; nothing for any other."""
    quoted = text.translate(_QUOTED)
    return quoted if _ADDRESS.fullmatch(quoted) and not _ENTITY.search(quoted) else ""
