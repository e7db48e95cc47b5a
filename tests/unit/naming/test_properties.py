"""Whatever the document says, a name is an identifier that Python reads as it is written."""

import keyword
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.naming import pascal, screaming, snake, words

ODD = st.text(
    alphabet=st.one_of(st.sampled_from("aAzZ09_+-$@ .'/2DX"), st.characters()), max_size=30
)
STYLES = pytest.mark.parametrize("style", [snake, pascal, screaming])


@STYLES
@given(text=ODD)
def test_a_name_is_an_identifier_in_nfkc_and_no_keyword(style, text: str) -> None:
    name = style(words(text))
    assert name.isidentifier()
    assert unicodedata.normalize("NFKC", name) == name
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")


@STYLES
@given(text=ODD)
def test_normalising_first_changes_nothing(style, text: str) -> None:
    assert style(words(unicodedata.normalize("NFKC", text))) == style(words(text))


@given(text=st.text(alphabet="abcXYZ019_- ", max_size=30))
def test_a_snake_name_is_its_own_snake_name(text: str) -> None:
    name = snake(words(text))
    assert snake(words(name)) == name


@given(text=st.from_regex(r"\A[A-Z][A-Za-z0-9]{0,20}\Z"))
def test_a_pascal_name_is_kept(text: str) -> None:
    expected = text + "_" if keyword.iskeyword(text) else text
    name = pascal(words(text))
    assert name in (expected, _capitalised_if_shouting(expected))


def _capitalised_if_shouting(text: str) -> str:
    return pascal(words(text)) if text.upper() == text else text


@given(text=ODD, vocabulary=st.lists(st.text(alphabet="aBcDx1.(", min_size=1), max_size=3))
def test_words_lose_no_letter_and_no_digit(text: str, vocabulary: list[str]) -> None:
    normal = unicodedata.normalize("NFKC", text)
    kept = [c for c in normal if c.isalnum() and f"a{c}".isidentifier()]
    joined = "".join(words(text, tuple(vocabulary))).casefold()
    if kept and not set("+-") & set(normal):
        assert "".join(c for c in joined if c.isalnum()) == "".join(kept).casefold()
