"""Quotas, header by header, and what pacing makes of them, second by second."""

from __future__ import annotations

import pytest
from sdk_runtime.limits import Quota, RateLimit, rate_limit

NOW = 1_800_000_000.0
FORM = {"x-ratelimit-remaining": "58", "x-ratelimit-limit": "60", "x-ratelimit-reset": "30"}


def ratelimit(field: str, policy: str = "") -> dict[str, str]:
    return {"ratelimit": field} | ({"ratelimit-policy": policy} if policy else {})


def reset(text: str) -> dict[str, str]:
    return {"x-ratelimit-remaining": "1", "x-ratelimit-reset": text}


@pytest.mark.parametrize(
    ("headers", "limit"),
    [
        ({}, None),
        ({"retry-after": "3"}, None),
        ({"ratelimit-policy": '"a";q=1'}, None),
        (ratelimit(""), None),
        # of the draft
        (ratelimit('"a";r=5;t=2'), RateLimit(5, None, 2.0)),
        (ratelimit('"a" ; R = 5'), RateLimit(5)),
        (ratelimit("a;r=5;t=2"), RateLimit(5, None, 2.0)),
        (ratelimit('"a"'), RateLimit()),
        (ratelimit('"a";r=5', '"a";q=100;w=60'), RateLimit(5, 100, None, 60.0)),
        (ratelimit('"a";r=5', '"b";q=100;w=60'), RateLimit(5)),
        (ratelimit('"a";r=9;t=2, "b";r=3;t=600'), RateLimit(3, None, 600.0)),
        (ratelimit('"a";t=2, "b";r=3'), RateLimit(3)),
        (ratelimit("a;r=3;t=1, b;r=9;t=2"), RateLimit(3, None, 1.0)),
        # of its older versions
        (ratelimit("limit=100, remaining=50, reset=5"), RateLimit(50, 100, 5.0)),
        ({"ratelimit-remaining": "5", "ratelimit-limit": "10, 10;w=60", "ratelimit-reset": "7"},
         RateLimit(5, 10, 7.0)),
        # of no draft
        (FORM, RateLimit(58, 60, 30.0)),
        ({"x-ratelimit-limit": "60"}, RateLimit(None, 60)),
        ({"x-ratelimit-remaining": "0"}, RateLimit(0)),
        ({"x-ratelimit-reset": "30"}, None),
        ({**FORM, "ratelimit-remaining": "2"}, RateLimit(58, 60, 30.0)),
        ({**FORM, **ratelimit('"a";r=90')}, RateLimit(90)),
        # times of day, in seconds and in milliseconds, and what is none yet
        (reset("1800000030"), RateLimit(1, None, 30.0)),
        (reset("1800000030500"), RateLimit(1, None, 30.5)),
        (reset("1799999999"), RateLimit(1, None, 0.0)),
        (reset("1000000000"), RateLimit(1, None, 0.0)),
        (reset("999999999"), RateLimit(1, None, 999_999_999.0)),
        (reset("100000000000"), RateLimit(1, None, 1e11 - NOW)),
        (reset("100000000001"), RateLimit(1, None, 0.0)),
        # no numbers
        *((reset(text), RateLimit(1)) for text in ("", "soon", "-1", "nan", "inf", "1e13")),
        ({"x-ratelimit-remaining": "1.9;w=3"}, RateLimit(1)),
    ],
)  # fmt: skip
def test_what_an_answer_says(
    headers: dict[str, str], limit: RateLimit | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: NOW)
    assert rate_limit(headers) == limit


def test_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    quota = Quota()
    assert quota.limit is None and quota.delay() == 0.0
    quota.heard({"x-ratelimit-remaining": "2", "x-ratelimit-reset": "30"})
    assert [quota.delay() for _ in range(4)] == [0.0, 0.0, 30.0, 30.0]
    quota.heard({})
    quota.heard({"x-ratelimit-remaining": "9"})  # but until when, it does not say
    assert quota.limit == RateLimit(9)
    quota.heard({"x-ratelimit-limit": "9", "x-ratelimit-reset": "90"})
    now = 1029.5
    assert quota.delay() == 0.5
    now = 1030.1
    assert quota.delay() == 0.0
    quota.heard({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1"})
    assert quota.delay() == 1.0
