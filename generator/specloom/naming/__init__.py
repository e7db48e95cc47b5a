"""Names: pure functions from a document's spelling to Python's.

:func:`words` splits a name the way a person reads it; :func:`snake`, :func:`pascal` and
:func:`screaming` put the words together; :func:`unique` keeps names apart in one scope, a
:class:`Ledger` also in time. Which names there are is decided in
:mod:`specloom.plan`, nowhere else.
"""

from .kept import Kept, Key, parse_kept
from .ledger import Ledger, Numbered
from .plurals import singular
from .reserved import (
    ARGUMENT_RESERVED,
    CLASS_RESERVED,
    ENUM_RESERVED,
    FIELD_RESERVED,
    MODULE_RESERVED,
    avoid,
)
from .spelling import Spelled, spelling_of
from .styles import pascal, screaming, snake
from .symbols import distinctions
from .unique import unique
from .wish import Wish
from .words import VOCABULARY, words

__all__ = [
    "ARGUMENT_RESERVED",
    "CLASS_RESERVED",
    "ENUM_RESERVED",
    "FIELD_RESERVED",
    "MODULE_RESERVED",
    "VOCABULARY",
    "Kept",
    "Key",
    "Ledger",
    "Numbered",
    "Spelled",
    "Wish",
    "avoid",
    "distinctions",
    "parse_kept",
    "pascal",
    "screaming",
    "singular",
    "snake",
    "spelling_of",
    "unique",
    "words",
]
