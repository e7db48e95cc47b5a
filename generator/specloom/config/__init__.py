"""The configuration: what to make of which document.

It is read from `specloom.toml`, or from `[tool.specloom]` in `pyproject.toml`.
"""

from .find import find_config
from .model import Config, Filter, IgnoreEntry, Override, SdkConfig
from .read import read_config

__all__ = [
    "Config",
    "Filter",
    "IgnoreEntry",
    "Override",
    "SdkConfig",
    "find_config",
    "read_config",
]
