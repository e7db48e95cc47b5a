"""A user's own templates: what they replace or add, and whether they fit this specloom."""

from .folder import Folder, Own, read_folder

__all__ = ["Folder", "Own", "read_folder"]
