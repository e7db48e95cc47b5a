"""Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..diagnostics import Diagnostics
from ..load.document import Document
from .api import Operation, Security, SecurityScheme
from .read_doc import doc_from
from .read_info import about_scheme
from .values import mapping

if TYPE_CHECKING:
    from .read_operation import OperationReader


_MOST = 100
"""Scopes among which one that is misspelled is looked for."""


def read_requirements(node: Any) -> Security:
    """Alternatives of scheme keys; scopes are the token's matter and are left out."""
    if not isinstance(node, list):
        return ()
    return tuple(dict.fromkeys(tuple(entry) for entry in node if isinstance(entry, dict)))


def report_requirements(
    document: Document,
    operations: Iterable[Operation],
    schemes: Iterable[SecurityScheme],
    diagnostics: Diagnostics,
) -> None:
    """Report requirements of schemes that the document does not have, and of scopes that a scheme
    does not list."""
    declared = mapping(mapping(document.data.get("components")).get("securitySchemes"))
    scopes = {each.key: each.scopes for each in schemes if each.scopes}
    for pointer in ("", *(each.pointer for each in operations if each.security)):
        asked = _asked(document, pointer)
        for name in dict.fromkeys(name for name, _ in asked if name not in declared):
            diagnostics.warning(
                "operation-security-unknown",
                f"{name!r:.60} is no security scheme of the document; nothing is sent for it",
                document.place(f"{pointer}/security"),
                "declare it in `components.securitySchemes`",
            )
        for name, scope in dict.fromkeys(asked):
            known = scopes.get(name)
            if known and scope and scope not in known:
                close = difflib.get_close_matches(scope, known, 1) if len(known) <= _MOST else ()
                diagnostics.warning(
                    "operation-security-scope",
                    f"the security scheme {name!r:.60} lists no scope {scope!r:.60}",
                    document.place(f"{pointer}/security"),
                    f"did you mean {close[0]!r}?" if close else "declare it in the scheme's flows",
                )


def _asked(document: Document, pointer: str) -> list[tuple[str, str]]:
    """The schemes that a place names, with each scope, and with none."""
    try:
        node = document.resolve(f"{pointer}/security")
    except KeyError:  # it came from elsewhere
        return []
    entries = (each for each in (node if isinstance(node, list) else ()) if isinstance(each, dict))
    return [
        (name, scope)
        for each in entries
        for name, listed in each.items()
        for scope in ("", *(listed if isinstance(listed, list) else ()))
        if isinstance(scope, str)
    ]


def without(security: Security, schemes: frozenset[str]) -> Security:
    """Alternatives without schemes that no request shows: a client certificate is the connection's
    matter, and what goes with it is still sent."""
    left = (tuple(key for key in names if key not in schemes) for names in security)
    return tuple(dict.fromkeys(left))


def read_schemes(
    node: dict[str, Any], reader: OperationReader, diagnostics: Diagnostics
) -> tuple[SecurityScheme, ...]:
    schemes: list[SecurityScheme] = []
    for key, raw in node.items():
        pointer = f"/components/securitySchemes/{key}"
        entry, pointer = reader.follow(raw, pointer)
        scheme = _scheme(key, entry)
        if scheme is None:
            diagnostics.warning(
                "operation-security-scheme",
                f"security scheme {key!r:.60} is of a kind specloom does not know",
                reader.place(pointer),
            )
        else:
            schemes.append(scheme)
    return tuple(schemes)


def _scheme(key: str, entry: dict[str, Any]) -> SecurityScheme | None:
    doc = replace(doc_from(entry), limits=tuple(about_scheme(entry)))
    match entry.get("type"):
        case "http":
            scheme = str(entry.get("scheme", "")).lower()
            kind = scheme if scheme in ("bearer", "basic") else "http"
            return SecurityScheme(key, kind, doc, wire=scheme)
        case "apiKey":
            wire, location = entry.get("name"), entry.get("in")
            if not isinstance(wire, str) or location not in ("header", "query", "cookie"):
                return None
            return SecurityScheme(key, "api-key", doc, location=str(location), wire=wire)
        case "oauth2":
            flows = entry.get("flows")
            flows = flows if isinstance(flows, dict) else {}
            credentials = flows.get("clientCredentials")
            token_url = credentials.get("tokenUrl") if isinstance(credentials, dict) else ""
            scopes: dict[str, None] = {}
            for flow in flows.values():
                if isinstance(flow, dict) and isinstance(flow.get("scopes"), dict):
                    scopes.update(dict.fromkeys(flow["scopes"]))
            return SecurityScheme(
                key,
                "oauth2",
                doc,
                token_url=token_url if isinstance(token_url, str) else "",
                scopes=tuple(scopes),
            )
        case "openIdConnect":
            return SecurityScheme(key, "open-id", doc)
        case "mutualTLS":
            return SecurityScheme(key, "mutual-tls", doc)
    return None
