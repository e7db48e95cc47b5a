"""HTTPValidationError."""

from __future__ import annotations

from .._runtime.models import Model
from .validation import ValidationError


class HTTPValidationError(Model):
    """HTTPValidationError"""

    detail: list[ValidationError] | None = None
