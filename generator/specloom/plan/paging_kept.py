"""Operations that stay answered as a whole: none becomes a list in pages by itself.

`Pages` is another type than the answer. So where an operation was in the SDK already, neither a
parameter that the document adds nor a habit that a newer specloom knows makes it a list; an
extension does, and so does forgetting what the lock keeps.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..ir.api import Api
from ..naming import Ledger
from .keys import operation_key
from .operations import OperationPlan
from .paging import HABIT, Whole
from .resource_names import METHODS

KIND = "pages"
_ALL = ("", "*")
"""Where the lock says that it knows of every operation whether it is a list in pages."""
_ASKING = ("GET", "POST", "QUERY")
"""The methods by which lists are asked for."""
_WHOLE = "whole"
"""What it says of those answered as a whole that it does not name otherwise."""


def listed_whole(api: Api, ledger: Ledger) -> dict[str, Whole]:
    """The operations that were answered as a whole before, by pointer.

    A lock of an earlier specloom does not say: what it did not know as a habit is no list then.
    """
    knows = bool(ledger.before(KIND, _ALL))
    found: dict[str, Whole] = {}
    for operation in api.operations:
        key = ("", operation_key(operation))
        named, style = ledger.before(METHODS, key), ledger.before(KIND, key)
        if style == _WHOLE or (named and not style):
            found[operation.pointer] = "always" if knows else "late"
    return found


def remember_pages(operations: Iterable[OperationPlan], ledger: Ledger) -> None:
    """Note the lists that no extension declares, and those methods named by the user, which the
    lock knows by nothing else, that are none."""
    ledger.note(KIND, _ALL, "known")
    for planned in operations:
        if planned.operation.method not in _ASKING:
            continue
        key = ("", operation_key(planned.operation))
        if planned.paging is not None and planned.paging.source == HABIT:
            ledger.note(KIND, key, planned.paging.style)
        elif planned.paging is None and "x-specloom-method" in planned.operation.extensions:
            ledger.note(KIND, key, _WHOLE)
