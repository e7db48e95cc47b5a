"""Compares two OpenAPI documents by rules: what changed, how bad it is, what a caller must do."""

from .compare import compare
from .names import Names
from .rules import RULES
from .view import Source

__all__ = ["RULES", "Names", "Source", "compare"]
