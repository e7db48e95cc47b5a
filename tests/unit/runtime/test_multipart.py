"""Multipart bodies, byte by byte; files of models stay files, the rest is as the API spells it."""

from __future__ import annotations

import email
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field
from sdk_runtime.errors import BuildError
from sdk_runtime.files import File, FileInput
from sdk_runtime.models import Model
from sdk_runtime.multipart import Multipart, MultipartBody, Part


class Meta(Model):
    taken_at: Annotated[str | None, Field(alias="takenAt")] = None
    place: str | None = None


class Upload(Model):
    photo: FileInput
    more_photos: Annotated[list[FileInput] | None, Field(alias="morePhotos")] = None
    meta: Meta | None = None
    labels: list[Meta] | None = None
    note: str | None = None


def sent(body: Any, **of: Any) -> list[tuple[str, str | None, bytes]]:
    stream, kind = MultipartBody(**of).encode(body, {})
    assert isinstance(stream, Multipart)
    message = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + b"".join(stream))
    found: Any = message.get_payload()
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            part.get_payload(decode=True),
        )
        for part in found
    ]


def test_files_of_a_model_are_sent_as_files(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"PNG")
    body = Upload(photo=File(io.BytesIO(b"one"), "one.png"), more_photos=[path, ("n", b"two")])
    assert sent(body) == [
        ("photo", "one.png", b"one"),
        ("morePhotos", "a.png", b"PNG"),
        ("morePhotos", "n", b"two"),
    ]


def test_what_was_not_given_is_left_out_at_every_depth() -> None:
    body = Upload(photo=b"", meta=Meta(taken_at="now"), labels=[Meta(place="a"), Meta(place="b")])
    assert [(name, content) for name, _, content in sent(body)] == [
        ("photo", b""),
        ("meta", b'{"takenAt":"now"}'),
        ("labels", b'{"place":"a"}'),
        ("labels", b'{"place":"b"}'),
    ]


def written(body: Any, extra: Any = None, **of: Any) -> str:
    stream, kind = MultipartBody(**of).encode(body, extra or {})
    boundary = kind.partition("; boundary=")[2]
    assert isinstance(stream, Multipart) and len(boundary) == 32
    content = b"".join(stream)
    assert len(content) == stream.size
    return content.decode().replace(boundary, "B").replace("\r\n", "\n")


def test_what_is_on_the_wire() -> None:
    assert written({"a": "1", "none": None, "b": [2, True], "c": {3}}, {"a": "x"}) == (
        '--B\nContent-Disposition: form-data; name="a"\n\nx\n'
        '--B\nContent-Disposition: form-data; name="b"\n\n2\n'
        '--B\nContent-Disposition: form-data; name="b"\n\ntrue\n'
        '--B\nContent-Disposition: form-data; name="c"\n\n3\n'
        "--B--\n"
    )
    assert written([Meta(place="p"), "x"], media_type="multipart/mixed") == (
        '--B\nContent-Type: application/json\n\n{"place":"p"}\n--B\n\nx\n--B--\n'
    )
    assert written(("x",), media_type="multipart/mixed") == "--B\n\nx\n--B--\n"
    assert 'name="a"' in written({"a": "x"}, media_type="multipart/mixed")
    assert written([], media_type="multipart/mixed") == "--B--\n"
    for body in ([], 5):
        with pytest.raises(BuildError, match="multipart/form-data needs a mapping, not a"):
            written(body)


BYTES = "application/octet-stream"


@pytest.mark.parametrize(
    ("value", "part", "head"),
    [
        (b"x", Part(), f'f"; filename="f"\nContent-Type: {BYTES}\n\nx'),
        (b"x", Part("image/png"), 'f"; filename="f"\nContent-Type: image/png\n\nx'),
        (b"x", Part("image/*"), f'f"; filename="f"\nContent-Type: {BYTES}\n\nx'),
        (b"x", Part("image/png, image/gif"), f'f"; filename="f"\nContent-Type: {BYTES}\n\nx'),
        (("a", b"x"), Part("image/png"), 'f"; filename="a"\nContent-Type: image/png\n\nx'),
        (("a.txt", b"x"), Part("image/png"), 'f"; filename="a.txt"\nContent-Type: text/plain\n\nx'),
        (File(b"x", "a", "b/c", headers={"X-A": "1"}), Part(headers={"X-A": "2", "X-B": "2"}),
         'f"; filename="a"\nContent-Type: b/c\nX-A: 1\nX-B: 2\n\nx'),
        (('a"\r\nb', b"x"), Part(), f'f"; filename="a%22%0D%0Ab"\nContent-Type: {BYTES}\n\nx'),
        ("é", Part("text/csv"), 'f"\nContent-Type: text/csv\n\né'),
        ("x", Part("application/json"), 'f"\nContent-Type: application/json\n\n"x"'),
        ({"k": 1}, Part(), 'f"\nContent-Type: application/json\n\n{"k":1}'),
        ([[1]], Part(), 'f"\nContent-Type: application/json\n\n[1]'),
        ({"k": 1}, Part("text/x"), 'f"\nContent-Type: text/x\n\n{"k":1}'),
        (None, Part("text/x"), None),
    ],
)  # fmt: skip
def test_a_part(value: Any, part: Part, head: str | None) -> None:
    found = written({"f": value}, parts={"f": part, "other": Part("no/no")})
    one = f'--B\nContent-Disposition: form-data; name="{head}\n' if head else ""
    assert found == f"{one}--B--\n"


def test_a_mapping_is_checked_and_keeps_its_order() -> None:
    given = {
        "note": "n",
        "labels": [{"takenAt": "t"}],
        "more_photos": [b"x"],
        "more": 1,
        "photo": b"",
    }
    names = [name for name, *_ in sent(given, shape=lambda: Upload)]
    assert names == ["note", "labels", "morePhotos", "more", "photo"]
    assert sent(Upload(**{"photo": b"", "more": 1})) == [
        ("photo", "photo", b""),
        ("more", None, b"1"),
    ]
    with pytest.raises(BuildError) as caught:
        MultipartBody(shape=lambda: Upload).encode({"labels": [{"place": 5}], "photo": b""}, {})
    assert caught.value.violations == ("labels.0.place: Input should be a valid string",)
    assert str(caught.value).startswith("the request: 1 rule broken\n")
    with pytest.raises(BuildError, match="the request: 2 rules broken"):
        MultipartBody(shape=lambda: Upload).encode({"note": 5}, {})
    for other in (dict[str, int], dict):  # no class of models: nothing is checked
        assert '"n"\n\n5\n' in written({"n": 5}, shape=lambda tp=other: tp)
    with pytest.raises(BuildError, match="Content-Type"):
        written({"a": ("x", b"", "a/b\r\nX-Evil: 1")})


def test_how_long_it_is_and_whether_it_can_be_sent_again() -> None:
    async def later() -> AsyncIterator[bytes]:
        yield b"x"

    for content, size, replayable, async_only in (
        (b"x", True, True, False),
        (iter([b"x"]), False, False, False),
        (later(), False, False, True),
    ):
        stream, _ = MultipartBody().encode({"a": content, "b": b"y"}, {})
        assert isinstance(stream, Multipart)
        found = (stream.size is not None, stream.replayable, stream.async_only)
        assert found == (size, replayable, async_only)
