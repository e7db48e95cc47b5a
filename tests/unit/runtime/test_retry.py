"""How long to wait before another try, number by number."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from sdk_runtime import retry

NOW = 1_800_000_000.0
"""Fri, 15 Jan 2027 08:00:00 GMT"""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "JST-9")  # dates of HTTP are not those of this machine
    time.tzset()
    monkeypatch.setattr("time.time", lambda: NOW)
    monkeypatch.setattr("random.uniform", lambda low, high: high)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "-7"}, 0.0),
        ({"retry-after-ms": "1500"}, 1.5),
        ({"retry-after-ms": "1500", "retry-after": "7"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "7"}, 7.0),
        ({"retry-after": "Fri, 15 Jan 2027 08:00:30 GMT"}, 30.0),
        ({"retry-after": "Fri, 15 Jan 2027 08:00:30"}, 30.0),
        ({"retry-after": "Fri, 15 Jan 2027 08:00:30 -0000"}, 30.0),
        ({"retry-after": "Fri, 15 Jan 2027 09:00:30 +0100"}, 30.0),
        ({"retry-after": "Fri, 15 Jan 2027 07:00:00 GMT"}, 0.0),
        ({"retry-after": "Fri, 99 Jan 2027 07:00:00 GMT"}, None),
    ],
)
def test_what_an_answer_asks_for(headers: dict[str, str], seconds: float | None) -> None:
    assert retry.retry_after(headers) == seconds


@pytest.mark.parametrize(
    ("status", "asked", "seconds"),
    [
        *((status, None, 0.5) for status in (408, 409, 429, 500, 501, 502, 503, 504, 599)),
        *((status, None, None) for status in (400, 401, 403, 404, 410, 422, 499)),
        (404, "1", None),
        (503, "Fri, 15 Jan 2027 08:00:30", 30.0),
        (429, "120", 120.0),
        (429, "120.5", None),
        (503, "0", 0.0),
    ],
)
def test_which_statuses_pass(status: int, asked: str | None, seconds: float | None) -> None:
    headers: dict[str, Any] = {} if asked is None else {"retry-after": asked}
    assert retry.delay_after(status, headers, 1) == seconds
