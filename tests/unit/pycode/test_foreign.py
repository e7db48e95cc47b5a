"""JSON, TOML and Markdown made from any text say that text and nothing else."""

import html
import json
import re
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specloom.pycode import json_text, markdown, markdown_code, toml_string
from specloom.pycode.characters import HIDDEN

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from('[]()<>!`*_#|~&;:/@.-+1\\"\n \ud800\u202ew'),
        st.characters(codec=None),
    ),
    max_size=60,
)


def visible(text: str) -> str:
    """The text with what cannot be shown replaced, as the constructors do."""
    return " ".join(re.sub("[\ud800-\udfff]", "\ufffd", text).split())


@given(ANY_TEXT)
@example("\x7f\x85\u2028\u200b\U000e0041")
@example("half of a pair: \ud800")
def test_a_json_file_is_its_data_and_hides_nothing(text: str) -> None:
    written = json_text({"é" + text: [text, {}]})
    written.encode()
    assert json.loads(written) == {"é" + text: [text, {}]}
    assert "é" in written
    assert not HIDDEN.search(written.replace("\n", ""))


@given(ANY_TEXT)
@example('"\nname = "other')
@example("a\x00b\x1b[31m\x7f\u2028")
def test_a_toml_string_is_the_text(text: str) -> None:
    written = toml_string(text)
    assert tomllib.loads(f"a = {written}\nb = 1") == {
        "a": re.sub("[\ud800-\udfff]", "\ufffd", text),
        "b": 1,
    }
    assert len(written.splitlines()) == 1


INLINE = MarkdownIt("gfm-like", {"linkify": False}).enable("table")


@given(ANY_TEXT)
@example("[x](javascript:alert)")
@example("<script>")
@example("![x](y)")
@example("1. a")
@example("- a")
@example("# a")
@example("[a]: /url")
@example("&lt;b&gt;")
@example("    code")
@example("a | b\n--|--")
@example("```\ncode")
@example("***")
@example("=")
def test_markdown_is_one_paragraph_of_text(text: str) -> None:
    written = markdown(text)
    tokens = INLINE.parse(written)
    assert [t.type for t in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "text_special"}
    shown = "".join(c.content for token in tokens for c in token.children or [])
    assert len(shown.replace("\ufffd", "")) <= len(visible(text))
    letters = re.findall(r"[A-Za-z0-9<>\[\]&;`|]", visible(text))
    assert re.findall(r"[A-Za-z0-9<>\[\]&;`|]", shown) == letters


@pytest.mark.parametrize("text", ["https://evil.example/x", "www.evil.example", "me@evil.example"])
def test_bare_addresses_do_not_become_links(text: str) -> None:
    # GitHub's autolinks look at the source: scheme, `www.` and `@` must not stand as they are.
    written = markdown(text)
    assert not re.search(r"https?://|www\.|\w@\w", written)
    assert html.unescape(MarkdownIt().renderInline(written)) == text


@given(ANY_TEXT.filter(str.strip), st.booleans())
def test_a_code_span_holds_the_text(text: str, cell: bool) -> None:
    written = markdown_code(text, cell=cell)
    source = f"| a |\n|---|\n| {written} |" if cell else f"x {written} y"
    found = [
        child
        for token in INLINE.parse(source)
        for child in token.children or []
        if child.type != "text" or "`" in child.content
    ]
    assert [c.type for c in found] == ["code_inline"]
    letters = re.findall(r"[A-Za-z0-9<>`|]", visible(text))
    assert re.findall(r"[A-Za-z0-9<>`|]", found[0].content) == letters
