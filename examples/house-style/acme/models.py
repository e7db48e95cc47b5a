"""What all models of the company can do."""

from __future__ import annotations

import hashlib

from pydantic import BaseModel


class AcmeModel(BaseModel):
    """Comes before the SDK's own base class, whose settings hold."""

    def fingerprint(self) -> str:
        """The same for equal data."""
        return hashlib.sha256(self.model_dump_json(by_alias=True).encode()).hexdigest()[:12]
