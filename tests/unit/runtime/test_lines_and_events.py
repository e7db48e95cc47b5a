"""Lines and events, wherever the pieces of a stream end (WHATWG HTML, section 9.2.6)."""

from __future__ import annotations

import pytest
from sdk_runtime.sse import EventParser, ServerSentEvent
from sdk_runtime.streaming import LineBreaker

BODY = b"a\rb\r\nc\n\n\r\rd\r\n\r\n\xe2\x80\xa8e\r\r"
LINES = [b"a", b"b", b"c", b"", b"", b"", b"d", b"", b"\xe2\x80\xa8e", b""]


@pytest.mark.parametrize("size", range(1, len(BODY) + 1))
def test_lines_do_not_depend_on_the_pieces(size: int) -> None:
    lines = LineBreaker(100)
    found = [line for at in range(0, len(BODY), size) for line in lines.feed(BODY[at : at + size])]
    assert found + lines.feed(b"", end=True) == LINES


def test_how_long_a_line_may_be() -> None:
    lines = LineBreaker(4)
    assert lines.feed(b"ab") == [] and lines.feed(b"cd") == []
    with pytest.raises(ValueError, match="max_response_bytes=4"):
        lines.feed(b"e")
    assert LineBreaker(4).feed(b"longer, but whole\nab", end=True) == [b"longer, but whole", b"ab"]


def parsed(*lines: bytes) -> list[ServerSentEvent]:
    parser = EventParser()
    return [event for line in lines if (event := parser.line(line))]


@pytest.mark.parametrize(
    ("lines", "events"),
    [
        ([b"data: a", b"data:b", b"data:  c", b""], [ServerSentEvent("a\nb\n c")]),
        ([b"event: e", b"id: 7", b"data", b""], [ServerSentEvent("", "e", "7")]),
        ([b"id: 7", b"data: a", b"", b"data: b", b""],
         [ServerSentEvent("a", id="7"), ServerSentEvent("b", id="7")]),
        ([b"id: 7", b"id: 8\0", b"data: a", b""], [ServerSentEvent("a", id="7")]),
        ([b"event: e", b"", b"data: a", b""], [ServerSentEvent("a")]),
        ([b": note", b"data: a", b": note", b"", b""], [ServerSentEvent("a")]),
        ([b"\xef\xbb\xbfdata: a", b"\xef\xbb\xbfdata: b", b""], [ServerSentEvent("a")]),
        ([b"data: a", b"{odd", b"<odd", b""], [ServerSentEvent("a")]),
        ([b"data: \xff", b""], [ServerSentEvent("\ufffd")]),
        ([b"data: a"], []),
    ],
)  # fmt: skip
def test_events(lines: list[bytes], events: list[ServerSentEvent]) -> None:
    assert parsed(*lines) == events


@pytest.mark.parametrize("line", [b"<html>", b'{"error": 1}', b"[]", b"\xef\xbb\xbf<html>"])
def test_what_is_no_stream_of_events(line: bytes) -> None:
    with pytest.raises(ValueError, match="no stream of events"):
        EventParser().line(line)


def test_how_long_an_event_may_be() -> None:
    parser = EventParser()
    parser.max_bytes = 14
    for _ in range(2):  # each event for itself
        parser.line(b"data: a")
        parser.line(b"data: b")
        assert parser.line(b"") == ServerSentEvent("a\nb")
    parser.line(b"data: ab")
    with pytest.raises(ValueError, match="longer than max_response_bytes=14"):
        parser.line(b"data: b")
