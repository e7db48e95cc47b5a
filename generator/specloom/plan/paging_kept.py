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
from .paging import HABIT
from .resource_names import METHODS

KIND = "pages"
_ALL = ("", "*")
"""Where the lock says that it knows of every operation whether it is a list in pages."""


def listed_whole(api: Api, ledger: Ledger) -> frozenset[str]:
    """The pointers of the operations that were answered as a whole before.

    A lock of an earlier specloom does not say; that one took only `GET` operations for lists.
    """
    knows = bool(ledger.before(KIND, _ALL))
    return frozenset(
        operation.pointer
        for operation in api.operations
        if ledger.before(METHODS, key := ("", operation_key(operation)))
        and not ledger.before(KIND, key)
        and (knows or operation.method != "GET")
    )


def remember_pages(operations: Iterable[OperationPlan], ledger: Ledger) -> None:
    """Note the lists that no extension declares."""
    ledger.note(KIND, _ALL, "known")
    for planned in operations:
        if planned.paging is not None and planned.paging.source == HABIT:
            key = ("", operation_key(planned.operation))
            ledger.note(KIND, key, planned.paging.style)
