"""ModelModel."""

from __future__ import annotations

from .._runtime.models import Model
from .api import ApiV1User, ApiV1UserModel


class ModelModel(Model):
    """Model model."""

    any: ApiV1User | None = None
    other: ApiV1UserModel | None = None
