"""The public surface of a generated SDK: `API.txt`, one sorted line per symbol."""

from .collect import surface, surface_text
from .lines import Line, parse_surface, render_surface

__all__ = ["Line", "parse_surface", "render_surface", "surface", "surface_text"]
