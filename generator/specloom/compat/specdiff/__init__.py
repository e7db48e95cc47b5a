"""Compares two OpenAPI documents by rules: what changed, how bad it is, what a caller must do."""

from .compare import compare
from .rules import RULES
from .view import Source

__all__ = ["RULES", "Source", "compare"]
