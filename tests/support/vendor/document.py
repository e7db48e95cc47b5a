"""Changes of what stands once in a document."""

from __future__ import annotations

import random
from typing import Any

from .sites import Change, Expected, operations, pick


def title(data: Any, rng: random.Random) -> Expected:
    data["info"]["title"] = "Quite another API"
    return {"api-title-changed"}


def version(data: Any, rng: random.Random) -> Expected:
    data["info"]["version"] = f"999999999{data['info']['version']}"
    return {"api-version-changed"}


def version_back(data: Any, rng: random.Random) -> Expected | None:
    if not any(char in "123456789" for char in data["info"]["version"]):
        return None
    data["info"]["version"] = "0.0.0"
    return {"api-version-decreased"}


def server(data: Any, rng: random.Random) -> Expected:
    data.setdefault("servers", [{"url": "/"}]).append({"url": "https://added.example"})
    return {"server-added"}


def default_server(data: Any, rng: random.Random) -> Expected:
    data["servers"] = [{"url": "https://moved.example"}, *data.get("servers", ())[1:]]
    return {"server-default-changed"}


def remove_server(data: Any, rng: random.Random) -> Expected | None:
    if len({item["url"] for item in data.get("servers", ())}) < 2:
        return None
    data["servers"].pop()
    return {"server-removed"}


def add_scheme(data: Any, rng: random.Random) -> Expected:
    schemes = data.setdefault("components", {}).setdefault("securitySchemes", {})
    schemes["zzNew"] = {"type": "http", "scheme": "bearer"}
    return {"security-scheme-added"}


def change_scheme(data: Any, rng: random.Random) -> Expected | None:
    schemes = data.get("components", {}).get("securitySchemes", {})
    found = pick(rng, [item for item in schemes.values() if "$ref" not in item])
    if found is None:
        return None
    found.clear()
    found.update({"type": "mutualTLS"})
    return {"security-scheme-type-changed"}


def require_credentials(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, operations(data))
    if found is None:
        return None
    in_force = found.node.get("security", data.get("security")) or [{}]
    found.node["security"] = [{"zzNew": []}]
    opened = any(not item for item in in_force)
    return {"security-required" if opened else "security-alternative-removed"}


def add_webhook(data: Any, rng: random.Random) -> Expected:
    data.setdefault("webhooks", {})["zz-new"] = {
        "post": {"responses": {"200": {"description": "Heard."}}}
    }
    return {"webhook-added"}


def remove_webhook(data: Any, rng: random.Random) -> Expected | None:
    for key in ("webhooks", "x-webhooks"):
        if data.get(key):
            del data[key][pick(rng, list(data[key]))]
            return {"webhook-removed"}
    return None


DOCUMENT: dict[str, Change] = {
    "title changed": title,
    "version raised": version,
    "version lowered": version_back,
    "server added": server,
    "default server changed": default_server,
    "server removed": remove_server,
    "security scheme added": add_scheme,
    "security scheme changed": change_scheme,
    "credentials required": require_credentials,
    "webhook added": add_webhook,
    "webhook removed": remove_webhook,
}
