"""Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..diagnostics import Diagnostics, Place
from .api import Operation, Security, SecurityScheme
from .read_doc import doc_from
from .read_info import about_scheme

if TYPE_CHECKING:
    from .read_operation import OperationReader


def read_requirements(node: Any) -> Security:
    """Alternatives of scheme keys; scopes are the token's matter and are left out."""
    if not isinstance(node, list):
        return ()
    return tuple(dict.fromkeys(tuple(entry) for entry in node if isinstance(entry, dict)))


def report_unknown(
    data: Mapping[str, Any],
    operations: Iterable[Operation],
    diagnostics: Diagnostics,
    place: Callable[[str], Place],
) -> None:
    """Report requirements of schemes that the document does not have."""
    components = data.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else None
    known = set(schemes if isinstance(schemes, dict) else ())
    asked = [("/security", read_requirements(data.get("security")))]
    asked += [(f"{each.pointer}/security", each.security or ()) for each in operations]
    for pointer, security in asked:
        for name in dict.fromkeys(key for names in security for key in names if key not in known):
            diagnostics.warning(
                "operation-security-unknown",
                f"{name!r:.60} is no security scheme of the document; nothing is sent for it",
                place(pointer),
                "declare it in `components.securitySchemes`",
            )


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
