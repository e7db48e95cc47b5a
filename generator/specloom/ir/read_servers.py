"""Where an API is: its servers and their variables."""

from __future__ import annotations

from typing import Any

from ..normalize.prose import prose
from .api import Server
from .values import mapping, text_or_number


def read_servers(node: Any) -> tuple[Server, ...]:
    """Servers with a usable URL (OpenAPI 3.1, section 4.8.5)."""
    servers: list[Server] = []
    for entry in node if isinstance(node, list) else ():
        if not isinstance(entry, dict) or not isinstance(entry.get("url"), str):
            continue
        variables = []
        words = [text_or_number(entry.get("name")), text_or_number(entry.get("description"))]
        for name, variable in mapping(entry.get("variables")).items():
            values = mapping(variable)
            allowed = values.get("enum")
            if about := text_or_number(values.get("description")).rstrip("."):
                words[1] = "; ".join(filter(None, (words[1].rstrip("."), f"{name}: {about}")))
            variables.append(
                (
                    str(name),
                    text_or_number(values.get("default")),
                    tuple(str(value) for value in allowed) if isinstance(allowed, list) else (),
                )
            )
        servers.append(
            Server(entry["url"].strip(), prose(": ".join(filter(None, words))), tuple(variables))
        )
    return tuple(servers)
