"""A progress bar for the ``wait`` methods, which take it as ``on_progress``.

Needs the ``progress`` extra of this package, which installs rich.
"""

from ._runtime.progress import ProgressBar

__all__ = ["ProgressBar"]
