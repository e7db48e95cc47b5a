"""The HTTP library, named once: the other modules say ``from ._http import httpx``."""

import httpx

__all__ = ["httpx"]
