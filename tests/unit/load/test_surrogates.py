"""Halves of surrogate pairs in JSON text (RFC 8259, section 8.2)."""

from pathlib import Path

from support.loading import load_text

TEXT = r"""{"openapi": "3.1.0", "info": {"title": "%s", "version": "1"}, "paths": {}, "x-a": %s}"""


def test_a_half_is_replaced_and_reported_with_its_place(tmp_path: Path) -> None:
    text = TEXT % ("T", r'{"k/\ud800": ["ok", "a\udfffb\uD83D"]}')
    document, (found,) = load_text(tmp_path, text, "openapi.json")
    assert document.data["x-a"] == {"k/\ufffd": ["ok", "a\ufffdb\ufffd"]}
    assert found.code == "load-surrogate"
    assert found.place is not None
    assert found.place.pointer == "/x-a/k~1\ud800"


def test_pairs_and_escaped_backslashes_are_left_alone(tmp_path: Path) -> None:
    text = TEXT % (r"\ud83e\udd80", r'["\\ud800"]')
    document, found = load_text(tmp_path, text, "openapi.json")
    assert found == ()
    assert document.data["info"]["title"] == "\U0001f980"
    assert document.data["x-a"] == [r"\ud800"]
