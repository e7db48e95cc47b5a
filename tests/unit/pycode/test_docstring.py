"""A docstring says what it was given and does nothing else."""

import ast
import doctest
import inspect
import io
import re
import subprocess
import sys
import textwrap
import tokenize

import black
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from specloom.pycode import Safe, Section, comment, docstring
from specloom.pycode.docstring import cleaned, laid_out

NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("\"'\\#>-*|`N{u}x \t\n\r\0\x0b\x0c\x85\u2028\u202e\ud800a1"),
        st.characters(codec=None),
    ),
    max_size=120,
)
MODE = black.Mode(line_length=100, target_versions={black.TargetVersion.PY310})


def function(text: Safe) -> str:
    return f"def f() -> None:\n    {text}\n"


def evaluated(text: Safe) -> str:
    (definition,) = ast.parse(function(text)).body
    assert isinstance(definition, ast.FunctionDef)
    assert len(definition.body) == 1
    found = ast.get_docstring(definition)
    assert found is not None
    return found.rstrip(" ")


@given(NASTY)
@example('ends with "')
@example("ends with \\")
@example('""" + __import__("os").system("x") + """')
@example(r"\N{x} \u \x \U0000")
@example('"')
@example('""""')
@example("\\")
@example("a\n\n\n\n  b\n    c")
def test_a_docstring_is_the_text(text: str) -> None:
    assert evaluated(docstring(text)) in (laid_out(text, width=93), laid_out(text, width=90))


@given(NASTY)
def test_no_word_is_lost_or_changed(text: str) -> None:
    def shown(words: str) -> list[str]:
        return [word.removeprefix("\\") if ">>>" in word else word for word in words.split()]

    whole = re.sub(r"[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", cleaned(text))
    said, words = shown(evaluated(docstring(text))), shown(whole)
    assert said in (words, [*words[:-1], *(f"{word}." for word in words[-1:])])


@given(NASTY)
def test_a_docstring_can_be_encoded_and_hides_nothing(text: str) -> None:
    written = docstring(text)
    written.encode("utf-8")
    assert not any(c in written for c in "\0\r\x0b\x0c\x85\u2028\u2029\u202e\u2066\ud800")


@given(NASTY)
def test_black_leaves_it_alone(text: str) -> None:
    source = function(docstring(text))
    assert black.format_str(source, mode=MODE) == source


@given(st.lists(NASTY, min_size=20, max_size=20))
def test_formatting_twice_gives_the_same_text(texts: list[str]) -> None:
    for text in texts:
        shown = evaluated(docstring(text))
        assert evaluated(docstring(shown)).split() == shown.split()


EDGES = [
    *('"quoted"', "back\\", 'a "', "one\n\ntwo", "* list\n* " + "word " * 40, '"""', '""""', ""),
    *("x" * length for length in range(85, 105)),
    *("word " * 17 + "x" * length for length in range(1, 20)),
    *("one\n\n" + "x" * length for length in range(85, 105)),
]


def test_black_and_ruff_leave_it_alone() -> None:
    source = "\n\n".join(
        f"class C{n}:\n    {docstring(text)}\n\n    a: int\n    {docstring(text)}\n"
        for n, text in enumerate(EDGES)
    )
    assert black.format_str(source, mode=MODE) == source
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=100", "-"]
    done = subprocess.run(command, input=source.encode(), capture_output=True, check=True)
    assert done.stdout.decode() == source


def test_prose_is_wrapped_and_structure_is_kept() -> None:
    text = (
        "word " * 30
        + "\n\n| a | b |\n|---|---|\n\n- item "
        + "more " * 30
        + "\n\n```\n"
        + "x " * 80
    )
    lines = docstring(text, indent=8).split("\n")
    table = lines.index("        | a | b |")
    assert lines[table + 1] == "        |---|---|"
    item = next(n for n, line in enumerate(lines) if line.startswith("        - item"))
    assert lines[item + 1].startswith("          more")
    code = lines.index("        ```")
    assert len(lines[code + 1]) > 100
    assert all(len(line) <= 100 for line in lines[:code])


def test_short_lines_of_the_author_are_kept() -> None:
    text = "A street with a name, and a number:\nAnother line.\nred\ngreen.\n"
    assert laid_out(text, width=96) == text.rstrip()


def test_prose_that_is_broken_in_the_middle_of_a_sentence_is_filled() -> None:
    text = "A mini representation of a file version,\nused when nested under\nanother resource."
    assert laid_out(text, width=96) == " ".join(text.split("\n"))


@pytest.mark.parametrize(
    "text", ["Job id", "Bucket Response", "the `id`", "Seconds (at most 9)", 'as "raw"', "- a\n\nb"]
)
def test_prose_ends_in_a_full_stop(text: str) -> None:
    assert laid_out(text, width=96) == f"{text}."
    assert laid_out(Section("Args", (("id", f"A {text}"),)), width=96).endswith(f"{text[-1]}.")


@pytest.mark.parametrize(
    "text",
    ["Done.", "Why?", "One of:", "- a\n- b", "# Jobs", "| a |", "see https://a.test/b", "```\nx"],
)
def test_what_is_no_sentence_has_none(text: str) -> None:
    assert laid_out(text, width=96) == text


def test_the_first_sentence_stands_by_itself_where_more_does_not_fit_beside_it() -> None:
    first, more = "Files are at the core, e.g. of the API.", "They can be uploaded. " * 5
    apart = docstring(f"{first} {more}", "Next.", summary=True)
    assert apart.startswith(f'"""{first}\n\n    They can')
    assert docstring(f"{first} {more}") != apart
    short = f"{first} They can be uploaded."
    assert docstring(short, summary=True) == f'"""{short}"""'
    assert docstring("- a\n- b. " + more, summary=True) == docstring("- a\n- b. " + more)


def test_sections_hang() -> None:
    entries = (("id", "Job id. " + "word " * 25), ("**options", ""), ("top", "a\n\nb"))
    assert docstring("Cancel.", Section("Args", entries), indent=8) == (
        '"""Cancel.\n\n        Args:\n'
        + textwrap.indent(
            textwrap.fill(
                "    id: Job id. " + "word " * 24 + "word.", 89, subsequent_indent=" " * 8
            ),
            " " * 8,
        )
        + '\n            **options\n            top: a b.\n        """'
    )


def test_empty_parts_leave_no_gap() -> None:
    assert docstring("One.", "", Section("Args", ()), "Two.") == '"""One.\n\n    Two.\n    """'
    assert docstring("") == '""" """'


def test_the_documents_prompts_are_not_run_by_doctest() -> None:
    evil = "Text\n\n>>> raise SystemExit(1)\n\n  >>> boom()"
    shown = evaluated(docstring(evil, Section("Args", (("a", ">>> boom()"),))))
    assert doctest.DocTestParser().get_examples(shown) == []
    assert "\\>>> raise SystemExit(1)" in shown


def test_an_example_of_ours_keeps_its_prompt() -> None:
    shown = evaluated(docstring("Text.", Safe(">>> f(\n...     1,\n... )")))
    (found,) = doctest.DocTestParser().get_examples(shown)
    assert found.source == "f(\n    1,\n)\n"


@given(NASTY)
@example("a\rimport os")
@example("coding: utf-7")
@example("vim: set fileencoding=utf-7 :")
def test_a_comment_is_one_comment(text: str) -> None:
    source = f"{comment(text)}\n{comment(text)}\nx = 1\n".encode()
    assert tokenize.detect_encoding(io.BytesIO(source).readline)[0] == "utf-8"
    assert [type(node) for node in ast.parse(source).body] == [ast.Assign]
    kinds = [token.type for token in tokenize.tokenize(io.BytesIO(source).readline)]
    assert kinds.count(tokenize.COMMENT) == 2
    assert ast.parse(source).body[0].lineno == 3  # no line of it ended early


@pytest.mark.parametrize(
    "text",
    ["type: ignore", "noqa", "x # noqa: E501", "fmt: off", "mypy: ignore-errors",
     "pragma: no cover", "isort:skip_file", "pyright: basic", "ruff: noqa", "nosec", "NOQA"],
)  # fmt: skip
def test_no_tool_obeys_a_comment(text: str) -> None:
    written = comment(text)
    assert text not in written
    assert ast.literal_eval(f'"{written[2:]}"') == text


def test_cleandoc_agrees() -> None:
    text = "  One.\n\n      Two\n        three \n"
    assert evaluated(docstring(text)) == inspect.cleandoc(text).replace("three ", "three")
