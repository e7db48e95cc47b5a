"""Names: pure functions from a document's spelling to Python's.

:func:`words` splits a name the way a person reads it; :func:`snake`, :func:`pascal` and
:func:`screaming` put the words together; :func:`unique` and :func:`assign` keep names apart in
one scope. Which names there are is decided in :mod:`specloom.plan.names`, nowhere else.
"""

from .plurals import singular
from .reserved import (
    ARGUMENT_RESERVED,
    CLASS_RESERVED,
    ENUM_RESERVED,
    FIELD_RESERVED,
    MODULE_RESERVED,
    avoid,
)
from .styles import pascal, screaming, snake
from .unique import Collision, assign, unique
from .words import VOCABULARY, words

__all__ = [
    "ARGUMENT_RESERVED",
    "CLASS_RESERVED",
    "ENUM_RESERVED",
    "FIELD_RESERVED",
    "MODULE_RESERVED",
    "VOCABULARY",
    "Collision",
    "assign",
    "avoid",
    "pascal",
    "screaming",
    "singular",
    "snake",
    "unique",
    "words",
]
