"""All rules of the document comparison, by id. The documentation is made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...rule import Rule, table
from .bodies import BODIES
from .document import DOCUMENT
from .names import NAMES
from .operations import OPERATIONS
from .parameters import PARAMETERS
from .properties import PROPERTIES
from .security import SECURITY
from .values import VALUES

RULES: Final[Mapping[str, Rule]] = table(
    (
        *OPERATIONS,
        *NAMES,
        *PARAMETERS,
        *BODIES,
        *PROPERTIES,
        *VALUES,
        *SECURITY,
        *DOCUMENT,
    )
)
