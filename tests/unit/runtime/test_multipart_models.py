"""Multipart bodies given as models: files stay files, the rest is written as the API spells it."""

from __future__ import annotations

import email
import io
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field
from sdk_runtime.files import File, FileInput
from sdk_runtime.models import Model
from sdk_runtime.multipart import Multipart, MultipartBody


class Meta(Model):
    taken_at: Annotated[str | None, Field(alias="takenAt")] = None
    place: str | None = None


class Upload(Model):
    photo: FileInput
    more_photos: Annotated[list[FileInput] | None, Field(alias="morePhotos")] = None
    meta: Meta | None = None
    labels: list[Meta] | None = None
    note: str | None = None


def sent(body: Any) -> list[tuple[str, str | None, bytes]]:
    stream, kind = MultipartBody().encode(body, {})
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
