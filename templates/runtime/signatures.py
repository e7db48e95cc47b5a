"""Signatures of webhooks: that a message comes from the API, unchanged and just now."""

from __future__ import annotations

import base64
import hmac
import os
import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Literal

from .errors import SDKError

NAME = re.compile(r"\{([^{}]*)\}")


class SignatureError(SDKError, ValueError):
    """A message is not signed as the API signs its own: do not trust it."""


@dataclass(frozen=True)
class Signature:
    """How an API signs what it sends: by HMAC (RFC 2104) with a secret that both sides know.

    The names in braces are ``signature``, ``body``, the other parts of the field, and header
    fields.
    """

    header: str
    """The header field that holds the signature."""
    _: KW_ONLY
    parts: tuple[str, ...] = ("{signature}",)
    """What stands in it, between commas: ``t={t}``, ``v1={signature}``. Several are several tries:
    of an old secret and a new one."""
    signed: str = "{body}"
    """What is signed: ``{webhook-id}.{webhook-timestamp}.{body}``."""
    timestamp: str = ""
    """Which of the names is the time of sending, as a Unix time in seconds."""
    tolerance: float = 300.0
    """Seconds that it may be away from now, so that nobody can send an old message again."""
    hash: Literal["sha1", "sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    secret: Literal["text", "base64"] = "text"
    """How the secret is written."""
    secret_prefix: str = ""
    """What stands before it and is no part of it."""
    env: str
    """The environment variable that has the secret when none is given."""
    error: type[SignatureError] = SignatureError

    def verify(self, body: bytes | str, headers: Mapping[str, str], secret: str | None) -> None:
        """Check a message.

        Raises:
            SignatureError: It is not signed with the secret, or was not sent just now.
            ValueError: There is no secret, or it is not base64.
        """
        key = self._key(secret)
        fields = {name.lower(): text for name, text in headers.items()}
        given = fields.get(self.header.lower(), "")
        if not given:
            raise self.error(f"the message has no {self.header}")
        found: dict[str, list[str]] = {}
        for part in self.parts:
            before, name, after = NAME.split(part)
            pattern = rf"(?:^|[\s,]){re.escape(before)}([^\s,]+?){re.escape(after)}(?=[\s,]|$)"
            found[name] = re.findall(pattern, given)
        values = {**fields, **{name.lower(): each[0] for name, each in found.items() if each}}
        for name in NAME.findall(self.signed):
            if name != "body" and name.lower() not in values:
                raise self.error(f"the message has no {name}")
        if self.timestamp:
            self._look_at_the_time(values[self.timestamp.lower()])
        right = self._signature(key, body, values)
        for text in found["signature"]:
            text = text.lower() if self.encoding == "hex" else text
            if hmac.compare_digest(text.encode("utf-8", "replace"), right.encode()):
                return
        raise self.error("the signature is not that of this body and secret")

    def headers(self, body: bytes | str, secret: str | None) -> dict[str, str]:
        """The header fields of a message that is sent now: for tests of what receives it."""
        names = {name for name in NAME.findall(self.signed) if name != "body"}
        values = {name: f"msg_{uuid.uuid4().hex}" for name in names}
        if self.timestamp:
            values[self.timestamp] = str(int(time.time()))
        known = {name.lower(): text for name, text in values.items()}
        known["signature"] = self._signature(self._key(secret), body, known)
        own = {name.lower() for part in self.parts for name in NAME.findall(part)}
        fields = {name: text for name, text in values.items() if name.lower() not in own}
        fields[self.header] = ",".join(_filled(part, known) for part in self.parts)
        return fields

    def _key(self, secret: str | None) -> bytes:
        secret = secret or os.environ.get(self.env, "")
        if not secret:
            raise ValueError(f"a secret is needed: give it, or set {self.env}")
        secret = secret.removeprefix(self.secret_prefix)
        if self.secret == "base64":
            return base64.b64decode(secret, validate=True)
        return secret.encode()

    def _look_at_the_time(self, sent: str) -> None:
        if not re.fullmatch(r"\d{1,12}", sent, re.ASCII):
            raise self.error(f"{self.timestamp} is no time")
        if abs(time.time() - int(sent)) > self.tolerance:
            raise self.error(f"the message was not sent within {self.tolerance:g} s of now")

    def _signature(self, key: bytes, body: bytes | str, values: Mapping[str, str]) -> str:
        raw = body.encode() if isinstance(body, str) else bytes(body)
        texts = (_filled(text, values) for text in self.signed.split("{body}"))
        before, after = (text.encode("utf-8", "replace") for text in texts)
        digest = hmac.digest(key, before + raw + after, self.hash)
        return digest.hex() if self.encoding == "hex" else base64.b64encode(digest).decode()


def _filled(template: str, values: Mapping[str, str]) -> str:
    return NAME.sub(lambda found: values[found[1].lower()], template)
