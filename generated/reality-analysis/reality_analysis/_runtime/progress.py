"""A progress bar for waiting; needs the ``rich`` extra."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from rich.progress import Progress
from typing_extensions import Self

from .wire import dig


class ProgressBar:
    """Shows how far waited-for work is: give it as ``on_progress``, under ``with``.

    Args:
        label: What stands before the bar.
        value: Path of the percentage in what is seen.
    """

    def __init__(self, label: str, value: str = "percentage") -> None:
        self._value = value
        self._progress = Progress()
        self._task = self._progress.add_task(label, total=100.0)

    def __call__(self, seen: Any) -> None:
        done = dig(seen, self._value)
        if isinstance(done, (int, float)):
            self._progress.update(self._task, completed=float(done))

    @property
    def finished(self) -> bool:
        """Whether the bar is full."""
        return self._progress.finished

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if error is None:
            self._progress.update(self._task, completed=100.0)
        self._progress.stop()
