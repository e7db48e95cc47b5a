"""A JSON text is looked through for halves of surrogate pairs only when it may hold one."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from specloom.load.surrogates import may_be_in, replaced

PIECES = ("\\ud83d", "\\uDE00", "\\\\", "\\u0041", "ud83d", "x", "\\uDBFF", "\\udfff")


@given(st.lists(st.sampled_from(PIECES), max_size=8))
@example(["\\\\", "ud83d", "\\uDE00"])
def test_no_half_escapes_notice(pieces: list[str]) -> None:
    text = f'"{"".join(pieces)}"'
    _, where = replaced(json.loads(text))
    assert may_be_in(text) or where is None


def test_whole_pairs_are_no_reason_to_look() -> None:
    assert not may_be_in(r'{"a": "\ud83d\ude00 and \uD83D\uDE00"}')
