"""Reading documents: files to plain data, with every reference internal and every place known."""

from .document import Document
from .limits import Limits
from .load import load, read
from .overlay import apply_overlay

__all__ = ["Document", "Limits", "apply_overlay", "load", "read"]
