"""DetectorsMinimalResponse."""

from __future__ import annotations

from .._runtime.models import Model
from .detector import DetectorMinimal


class DetectorsMinimalResponse(Model):
    """Detectors minimal response."""

    __closed__ = True

    detectors: list[DetectorMinimal]
