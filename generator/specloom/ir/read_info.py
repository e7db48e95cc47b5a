"""What the document says about the API as a whole, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .read_doc import links_of
from .values import mapping, text_or_number


def about_api(data: dict[str, Any]) -> Iterator[str]:
    """Version, terms, contact, licence, and where to read on."""
    info = mapping(data.get("info"))
    if version := text_or_number(info.get("version")):
        yield f"Version {version} of the API."
    if terms := text_or_number(info.get("termsOfService")):
        yield f"Terms of use: {terms}."
    contact = mapping(info.get("contact"))
    ways = [text for key in ("name", "url", "email") if (text := text_or_number(contact.get(key)))]
    if ways:
        yield f"Contact: {', '.join(ways)}."
    licence = mapping(info.get("license"))
    if name := text_or_number(licence.get("name")):
        where = text_or_number(licence.get("identifier")) or text_or_number(licence.get("url"))
        yield f"Licence of the API: {name}{f' ({where})' if where and where != name else ''}."
    yield from links_of(data)


def about_scheme(entry: dict[str, Any]) -> Iterator[str]:
    """What a security scheme says besides how its credential is sent."""
    if text := text_or_number(entry.get("bearerFormat")):
        yield f"Format: {text}."
    if text := text_or_number(entry.get("openIdConnectUrl")):
        yield f"OpenID Connect: {text}."
    if text := text_or_number(entry.get("oauth2MetadataUrl")):
        yield f"OAuth 2.0 metadata: {text}."
    for name, flow in mapping(entry.get("flows")).items():
        urls = mapping(flow)
        keys = ("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl")
        where = [text for key in keys if (text := text_or_number(urls.get(key)))]
        scopes = [str(scope) for scope in mapping(urls.get("scopes"))]
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
