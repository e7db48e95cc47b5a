"""What the document says of the API as a whole."""

from __future__ import annotations

from ._runtime import ClientConfig
from .errors import ERRORS

CONFIG = ClientConfig(
    name="zoo",
    version="0.1.0",
    base_url="",
    errors=ERRORS,
    security=(),
)
