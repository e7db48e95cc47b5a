"""A vendor's Markdown, written anew: it says the same, and is nothing but what it may be."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from specloom.pycode import commonmark, markdown, markdown_lead, markdown_text

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
"""As hosts of code show a README: with HTML, tables and strikethrough."""


class AnyLink(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return True  # to be looked at


VENDOR = AnyLink("commonmark", {"html": False}).enable(["table", "strikethrough"])
TEXT_KINDS = {"text", "text_special", "code_inline", "fence", "code_block"}
KINDS = {
    f"{name}_{end}"
    for name in (
        *("paragraph", "heading", "blockquote", "list_item", "bullet_list", "ordered_list"),
        *("em", "strong", "s", "link", "table", "thead", "tbody", "tr", "th", "td"),
    )
    for end in ("open", "close")
} | {*TEXT_KINDS, "inline", "hr", "softbreak", "hardbreak"}

PIECES = """* ** _ __ ` `` ``` ~~ [ ]( ](https://a.example/x_y) ](javascript:x) ![ <b> <!--
<https://a.example> \\ - 1. 7) # ## > | |---| === --- a b&amp; &nbsp; &#10; &#42; &lt; &#96; ! + =
http://a.example/_b www.a.example me@a.example [a]:/u [a] <script> x|y ~~~ ~~~mermaid $ @a #1 :a:
""".split()
MARKDOWN = st.lists(
    st.sampled_from([*PIECES, " ", "  ", "\n", "\n\n", "\n    ", "  \n", "\t", "\r", "\u200b"])
    | st.characters(codec=None),
    max_size=16,
).map("".join)


def parts(text: str, parser: MarkdownIt) -> list[Token]:
    return [each for token in parser.parse(text) for each in (token, *(token.children or ()))]


def letters(tokens: list[Token]) -> list[str]:
    shown = "".join(token.content for token in tokens if token.type in TEXT_KINDS)
    return re.findall("[A-Za-z0-9<>&]", shown)


def addresses(tokens: list[Token]) -> list[str]:
    return [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]


@given(MARKDOWN)
@example("- a\n\n<script>")
@example("```\n<b>\n````\n[a](b)")
@example("~~~\n```\n<b>")
@example("- ```\n  <b>")
@example("| a |\n|---|\n| <b> `|` |")
@example("`a```b`<b>``")
@example("[a]: javascript:x\n[a]")
@example("[<https://a.example>](https://b.example)")
@example("hi![a](https://a.example)")
@example("*&nbsp;*")
@example("a\n&#45;&#45;&#45;")
@example("> ```\nlazy <b>")
@example("[`a`](https://a.example/`<b>`)")
@example("-\n\n      [a](data:x)")
@example("```mermaid\nx\n```")
def test_markdown_is_nothing_but_what_it_may_be(text: str) -> None:
    written = markdown_text(text)
    found = parts(written, READER)
    assert {token.type for token in found} <= KINDS
    assert all(
        address.startswith(("https://", "http://", "mailto:")) for address in addresses(found)
    )
    assert all(token.tag >= "h3" for token in found if token.type == "heading_open")
    assert all(token.info in {"", "json"} for token in found if token.type == "fence")
    # GitHub's autolinks look at the source, outside code: those that are meant stand in brackets
    plain = re.sub(r"(`+).*?\1|\]\([^()]*\)|<[^<>\\]*>", "", written, flags=re.DOTALL)
    assert not re.search(r"(?<![\w<\\])(?:https?://|www\.)\w|\w@\w", plain)


@given(MARKDOWN.filter(lambda text: "![" not in text))
def test_markdown_says_what_the_text_says(text: str) -> None:
    lines = "\n".join(text.expandtabs(4).splitlines())
    assert letters(parts(markdown_text(text), READER)) == letters(parts(lines, VENDOR))


@given(MARKDOWN)
def test_the_lead_is_one_paragraph_of_one_line(text: str) -> None:
    written = markdown_lead(text)
    tokens = READER.parse(written)
    assert [token.type for token in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
    assert {each.type for token in tokens for each in token.children or ()} <= KINDS - {"hardbreak"}
    assert "\n" not in written


def test_every_part_keeps_its_place() -> None:
    text = """\
# Orders ##
First **paragraph**
of `code`, see [the guide](https://a.example/x_(y)?a=1&b=2 "title") or https://b.example/a_b.\\
New line; ~~old~~ a < b -> c & d!

Before it:
* one
  goes *on*
* two
  1) deep

     with a paragraph
  2) second

## Tables

| a | b |
|:--|---|
| `x\\|y` | __z__ |

> Quoted
> text.

***

```json title="x"
{"a":\t1}
```
"""
    assert (
        markdown_text(text)
        == """\
### Orders

First **paragraph** of `code`, see [the guide](https://a.example/x_%28y%29?a=1&b=2) or \
<https://b.example/a_b>.\\
New line; ~~old~~ a < b -> c & d!

Before it:

- one goes *on*

- two
  1. deep

     with a paragraph

  2. second

#### Tables

| a | b |
| --- | --- |
| `x\\|y` | __z__ |

> Quoted text.

***

```json
{"a":   1}
```"""
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("hi!\\\n[a](https://b.example)", "hi!\\\n[a](https://b.example)"),
        ("hi![](x)[a](x) *!*[a](https://b.example)", "hia *!*[a](https://b.example)"),
        ("hi&#33;[](x)[a](https://b.example)", "hi\\![a](https://b.example)"),
        ("`a`[](x)``b`<b>``", "`a` ``b`<b>``"),
        ("<b>a</b> <!-- b -->", r"\<b\>a\</b\> \<!-- b -->"),
        ("[a](javascript:x) [b](data:x) [c](/d) [e](#f)", "a b c e"),
        ("[a](https://b.example/<script>)", "[a](https://b.example/%3Cscript%3E)"),
        ("![logo](https://a.example/l.png)", "[logo](https://a.example/l.png)"),
        ("![](data:image/png;base64,aaaa) ![](https://a.example)", "[image](https://a.example)"),
        ("[![build](https://a.example/b)](https://ci.example)", "[build](https://ci.example)"),
        ("<me@a.example> you@a.example", r"[me\@a.example](mailto:me@a.example) you\@a.example"),
        ("---\nlayout: x\n---\n", "***\n\n### layout: x"),
        ("a\n===\n\n#\n\n### b", "### a\n\n##### b"),
        ("```mermaid\nx", "```\nx\n```"),
        ("```\n~~~~\n", "```\n~~~~\n```"),
        ("[x]: https://a.example\n[see][x]", "[see](https://a.example)"),
        ("@team #1 $x$ | a", r"\@team \#1 \$x\$ \| a"),
    ],
)
def test_what_could_leave_its_place_is_text(text: str, written: str) -> None:
    assert markdown_text(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# Orders\n\nAll *orders*\nof a shop.\n\nMore.", "All *orders* of a shop."),
        ("- a list\n\nA text.", "A text."),
        ("![](x)\n\n[]()\n\na", "a"),
        ("# Only a heading", ""),
        ("[Download](/openapi.json) | [a *b*](https://b.example)\n\n*All* of it.", "*All* of it."),
        ("`a`", "`a`"),
        ("", ""),
    ],
)
def test_the_lead_is_the_first_paragraph(text: str, written: str) -> None:
    assert markdown_lead(text) == written


@given(st.text(st.characters(codec="ascii"), max_size=30))
@example("a: b - c. 1.")
@example("1. a")
@example("    a")
@example("a\n\n    b")
@example("a.\n\nb: c.\n\n\n1. d")
def test_what_is_plain_is_not_parsed_and_is_the_same(text: str) -> None:
    if commonmark._is_plain(text):
        parsed = "\n\n".join(commonmark._blocks(iter(VENDOR.parse(text.strip())), 0))
        assert markdown_text(text) == parsed
        assert markdown_lead(text) == parsed.partition("\n\n")[0]


def test_a_long_text_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    # The parser's time for a character is bounded, but not small: 5 MB would take a minute.
    monkeypatch.delattr(commonmark, "_parser")
    text = "# a *b*\nc\n \n" + "[x](y) " * 20_000
    first, rest = markdown_text(text).split("\n\n")
    assert first == markdown_lead(text) == markdown("# a *b* c")
    assert rest == markdown("[x](y) " * 20_000)
