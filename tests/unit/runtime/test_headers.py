"""Header fields by name in any case, and what is shown of them."""

from __future__ import annotations

import pytest
from sdk_runtime.headers import Headers, redacted, without

FIELDS = Headers(
    [(b"Vary", b"a"), (b"X-Api-Key", b"s3cret"), (b"vary", b"b"), (b"X-\xe9", b"\xe9")]
)


def test_names_count_in_any_case_and_repeated_fields_are_one() -> None:
    assert FIELDS["VARY"] == FIELDS.get("vary") == "a, b"
    assert "X-API-Key" in FIELDS and "other" not in FIELDS and 5 not in FIELDS
    assert len(FIELDS) == 3 and dict(FIELDS)["x-é"] == "é"
    assert dict(without(FIELDS, "vary")) == {"x-api-key": "s3cret", "x-é": "é"}
    assert "vary" in FIELDS


def test_what_may_be_secret_is_hidden() -> None:
    assert (
        repr(FIELDS) == f"Headers({ {'vary': 'a, b', 'x-api-key': '[hidden]', 'x-é': '[hidden]'} })"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        *((name, True) for name in ("content-type", "retry-after-ms", "x-ratelimit-limit", "etag")),
        *((name, True) for name in ("if-none-match", "my-request-id", "x-correlation-id")),
        *((name, False) for name in ("authorization", "cookie", "set-cookie", "x-token")),
        *((name, False) for name in ("x-content-type", "etag-secret", "request-id-key")),
    ],
)
def test_which_fields_are_shown(name: str, shown: bool) -> None:
    assert redacted({name: "value"}) == {name: "value" if shown else "[hidden]"}
