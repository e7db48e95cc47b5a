"""Header parameters of a document that are no arguments of methods."""

from __future__ import annotations

from typing import Final

IGNORED: Final = frozenset(("accept", "content-type", "authorization"))
"""OpenAPI says that these shall be ignored (3.1, section 4.8.12, `name`)."""
OF_THE_CONNECTION: Final = frozenset(("connection", "content-length", "host", "transfer-encoding"))
"""What the HTTP library says of the message and its way (RFC 9110, sections 7.2, 7.6.1 and 8.6; RFC
9112, section 6.1): another value would break the request."""
