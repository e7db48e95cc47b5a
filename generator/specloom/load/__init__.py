"""Reading documents: files to plain data, with every reference internal and every place known."""

from .document import Document
from .limits import Limits
from .load import load, read
from .overlay import apply_overlay
from .source import SourceFile

__all__ = ["Document", "Limits", "SourceFile", "apply_overlay", "load", "read"]
