"""What the document says about the API as a whole, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .read_doc import links_of


def about_api(data: dict[str, Any]) -> Iterator[str]:
    """Version, terms, contact, licence, and where to read on."""
    info = _mapping(data.get("info"))
    if version := _text(info.get("version")):
        yield f"Version {version} of the API."
    if terms := _text(info.get("termsOfService")):
        yield f"Terms of use: {terms}."
    contact = _mapping(info.get("contact"))
    ways = [text for key in ("name", "url", "email") if (text := _text(contact.get(key)))]
    if ways:
        yield f"Contact: {', '.join(ways)}."
    licence = _mapping(info.get("license"))
    if name := _text(licence.get("name")):
        where = _text(licence.get("identifier")) or _text(licence.get("url"))
        yield f"Licence of the API: {name}{f' ({where})' if where and where != name else ''}."
    yield from links_of(data)


def about_scheme(entry: dict[str, Any]) -> Iterator[str]:
    """What a security scheme says besides how its credential is sent."""
    if text := _text(entry.get("bearerFormat")):
        yield f"Format: {text}."
    if text := _text(entry.get("openIdConnectUrl")):
        yield f"OpenID Connect: {text}."
    if text := _text(entry.get("oauth2MetadataUrl")):
        yield f"OAuth 2.0 metadata: {text}."
    for name, flow in _mapping(entry.get("flows")).items():
        urls = _mapping(flow)
        keys = ("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl")
        where = [text for key in keys if (text := _text(urls.get(key)))]
        scopes = [str(scope) for scope in _mapping(urls.get("scopes"))]
        if name in _FLOWS and where:
            more = f", with {', '.join(scopes)}" if 0 < len(scopes) <= _FEW else ""
            yield f"OAuth 2.0 {_FLOWS[name]}: {', '.join(where)}{more}."
    if entry.get("deprecated") is True:
        yield "Deprecated."


_FLOWS = {
    "implicit": "implicit flow",
    "password": "password flow",
    "clientCredentials": "client credentials",
    "authorizationCode": "authorization code",
    "deviceAuthorization": "device authorization",
}
_FEW = 8
"""Scopes that are named."""


def _mapping(node: Any) -> dict[str, Any]:
    return node if isinstance(node, dict) else {}


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
