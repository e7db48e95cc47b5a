"""Bytes as Base64 text; dates with any fraction."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import pytest
from pydantic import ValidationError
from sdk_runtime.models import Model
from sdk_runtime.scalars import AsBase64
from sdk_runtime.strict import to_wire

RAW = b"\xfb\xff\xfe>"


class Blob(Model):
    data: Annotated[bytes, AsBase64()]
    at: datetime | None = None


@pytest.mark.parametrize("text", ["+//+Pg==", "-__-Pg==", "+//+Pg", "+//+\\r\\nPg=="])
def test_every_way_to_write_base64_is_read(text: str) -> None:
    assert Blob.model_validate_json(f'{{"data":"{text}"}}').data == RAW


@pytest.mark.parametrize("text", ["!!!!", "A", "AAA=A", "é"])
def test_what_is_not_base64_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Blob.model_validate_json(f'{{"data":"{text}"}}')


def test_bytes_are_sent_in_the_standard_alphabet() -> None:
    for body in (Blob(data=RAW), {"data": RAW}, {"data": "-__-Pg=="}):
        assert to_wire(Blob, body) == b'{"data":"+//+Pg=="}'
    assert Blob(data=RAW).model_dump() == {"data": RAW, "at": None}


@pytest.mark.parametrize("fraction", ["", ".0", ".1234567", ".0000000", ".123456789012"])
@pytest.mark.parametrize("zone", ["Z", "+00:00"])
def test_dates_take_any_fraction(fraction: str, zone: str) -> None:
    at = Blob.model_validate_json(f'{{"data":"","at":"2025-08-05T14:04:56{fraction}{zone}"}}').at
    assert at is not None
    assert at.replace(microsecond=0).isoformat() == "2025-08-05T14:04:56+00:00"
    assert at.microsecond == int((fraction[1:] + "000000")[:6])
