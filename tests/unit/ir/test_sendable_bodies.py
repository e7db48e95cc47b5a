"""The media types of a request body: which is sent, and that none is a range."""

from __future__ import annotations

import pytest

from specloom.ir.api import Content
from specloom.ir.media import kind_of, sendable


def sent(*media: str) -> list[str]:
    contents = (
        Content(each, kind_of(each, {"type": "object"}, lambda _: {}), None, "") for each in media
    )
    return [content.media for content in sendable(contents)]


@pytest.mark.parametrize(
    ("documented", "expected"),
    [
        (
            ["application/*+json", "application/json", "text/json"],
            ["application/json", "text/json"],
        ),
        (["application/*+json"], ["application/json"]),
        (["*/*"], ["application/json"]),
        (["application/hal+json", "application/*+json"], ["application/hal+json"]),
        (["text/*"], ["text/plain"]),
        (["image/*"], ["image/*"]),
        (["image/*", "image/png"], ["image/*", "image/png"]),
        (["a/form", "application/json"], ["application/json", "a/form"]),
        (["multipart/form-data", "application/json"], ["application/json", "multipart/form-data"]),
    ],
)
def test_what_is_sent(documented: list[str], expected: list[str]) -> None:
    assert sent(*documented) == expected
