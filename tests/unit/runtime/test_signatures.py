"""Signatures of webhooks: what others have signed, what they have not, and what is too old."""

from __future__ import annotations

import pickle
from collections.abc import Mapping

import pytest
from sdk_runtime import signatures
from sdk_runtime.signatures import Signature, SignatureError

STANDARD = Signature(
    "webhook-signature",
    parts=("v1,{signature}",),
    signed="{webhook-id}.{webhook-timestamp}.{body}",
    timestamp="webhook-timestamp",
    encoding="base64",
    secret="base64",
    secret_prefix="whsec_",
    env="SECRET",
)
# The example of the Standard Webhooks libraries.
STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
STANDARD_BODY = '{"test": 2432232314}'
STANDARD_HEADERS = {
    "Webhook-Id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "Webhook-Timestamp": "1614265330",
    "Webhook-Signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
GITHUB = Signature("X-Hub-Signature-256", parts=("sha256={signature}",), env="SECRET")
# The example of GitHub's documentation, "Validating webhook deliveries".
GITHUB_SECRET = "It's a Secret to Everybody"
GITHUB_DIGEST = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
GITHUB_HEADERS = {"x-hub-signature-256": f"sha256={GITHUB_DIGEST}"}
STRIPE = Signature(
    "Stripe-Signature",
    parts=("t={t}", "v1={signature}"),
    signed="{t}.{body}",
    timestamp="t",
    env="SECRET",
)
SLACK = Signature(
    "X-Slack-Signature",
    parts=("v0={signature}",),
    signed="v0:{X-Slack-Request-Timestamp}:{body}",
    timestamp="X-Slack-Request-Timestamp",
    hash="sha512",
    env="SECRET",
)
SECRETS = {STANDARD: STANDARD_SECRET, GITHUB: GITHUB_SECRET, STRIPE: "a", SLACK: "b"}


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures.time, "time", lambda: 1614265330.0 + 200)


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize(
    ("signature", "body", "headers"),
    [
        (STANDARD, STANDARD_BODY, STANDARD_HEADERS),
        (
            STANDARD,
            STANDARD_BODY.encode(),
            STANDARD_HEADERS
            | {"Webhook-Signature": f"v1,AAAA v2,B {STANDARD_HEADERS['Webhook-Signature']} v1,C"},
        ),
        (GITHUB, b"Hello, World!", GITHUB_HEADERS),
        (GITHUB, "Hello, World!", {"X-HUB-SIGNATURE-256": f"sha256={GITHUB_DIGEST.upper()}"}),
    ],
)
def test_what_others_have_signed(
    signature: Signature, body: bytes | str, headers: Mapping[str, str]
) -> None:
    signature.verify(body, headers, SECRETS[signature])


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        (STANDARD, {"webhook-id", "webhook-timestamp", "webhook-signature"}),
        (GITHUB, {"X-Hub-Signature-256"}),
        (STRIPE, {"Stripe-Signature"}),
        (SLACK, {"X-Slack-Signature", "X-Slack-Request-Timestamp"}),
    ],
)
def test_the_fields_that_a_signed_message_has(signature: Signature, names: set[str]) -> None:
    assert signature.headers(b"{}", SECRETS[signature]).keys() == names


@pytest.mark.parametrize("signature", SECRETS, ids=lambda each: each.header)
@pytest.mark.parametrize("body", [b"", b"\x00\xff{body}", "\u017e {t}"])
def test_what_is_signed_for_a_test(signature: Signature, body: bytes | str) -> None:
    headers = signature.headers(body, SECRETS[signature])
    signature.verify(body, headers, SECRETS[signature])
    with pytest.raises(SignatureError, match="not that of this body and secret"):
        signature.verify(b"other", headers, SECRETS[signature])
    with pytest.raises(SignatureError, match="not that of this body and secret"):
        signature.verify(body, headers, "b3RoZXI=")


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"Webhook-Signature": ""}, "has no webhook-signature"),
        ({"Webhook-Signature": "v1,"}, "not that of"),
        ({"Webhook-Signature": "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="}, "not that of"),
        ({"Webhook-Signature": "v1,\udc80\u017e"}, "not that of"),
        ({"Webhook-Signature": "v1, " * 100_000}, "not that of"),
        ({"Webhook-Id": "msg_other"}, "not that of"),
        ({"Webhook-Id": "\udc80"}, "not that of"),
        ({"Webhook-Timestamp": "1614265331"}, "not that of"),
        ({"Webhook-Timestamp": "1614265229"}, "not sent within 300 s"),
        ({"Webhook-Timestamp": "1614265831"}, "not sent within 300 s"),
        ({"Webhook-Timestamp": "1614265330.0"}, "is no time"),
        ({"Webhook-Timestamp": "\u0661" * 10}, "is no time"),
        ({"Webhook-Timestamp": "9" * 5000}, "is no time"),
    ],
)
def test_what_is_not_signed(changed: Mapping[str, str], message: str) -> None:
    with pytest.raises(SignatureError, match=message):
        STANDARD.verify(STANDARD_BODY, STANDARD_HEADERS | changed, STANDARD_SECRET)


@pytest.mark.parametrize("missing", STANDARD_HEADERS)
def test_what_is_missing_is_named(missing: str) -> None:
    headers = {name: text for name, text in STANDARD_HEADERS.items() if name != missing}
    with pytest.raises(SignatureError, match=f"has no {missing.lower()}"):
        STANDARD.verify(STANDARD_BODY, headers, STANDARD_SECRET)


def test_the_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="set SECRET"):
        GITHUB.verify(b"Hello, World!", GITHUB_HEADERS, None)
    monkeypatch.setenv("SECRET", GITHUB_SECRET)
    GITHUB.verify(b"Hello, World!", GITHUB_HEADERS, None)
    with pytest.raises(ValueError, match="base64"):
        STANDARD.verify(STANDARD_BODY, STANDARD_HEADERS, "no base64!")


def test_the_error_pickles_and_holds_no_secret() -> None:
    with pytest.raises(SignatureError) as caught:
        GITHUB.verify(b"other", GITHUB_HEADERS, GITHUB_SECRET)
    error = pickle.loads(pickle.dumps(caught.value))
    assert str(error) == str(caught.value) and GITHUB_SECRET not in repr(error)
