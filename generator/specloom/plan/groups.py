"""Groups that operationIds name where there are no tags: `VirtualMachines_List`, as AutoRest wants
them in descriptions of Azure's services."""

from __future__ import annotations

import re

from ..ir.api import Api, Operation
from ..naming import Ledger

_GROUPED = re.compile(r"([A-Z][A-Z0-9]*[a-z][A-Za-z0-9]*)_[A-Z][A-Za-z0-9]*")
_METHODS = frozenset("delete get head options patch post put trace".split())
HOMES = "homes"
GROUPS = "groups"


def group_of(operation: Operation) -> str:
    """The group that an operationId begins with; empty when there is none."""
    found = _GROUPED.fullmatch(operation.declared_id)
    return found[1] if found and found[1].lower() not in _METHODS else ""


def are_grouped(api: Api, ledger: Ledger) -> bool:
    """Whether operations without tags stand in their groups: where nearly all have one. A lock from
    before has them where their paths begin."""
    return ledger.style(HOMES, lambda: "" if ledger.kept else _usual(api)) == GROUPS


def _usual(api: Api) -> str:
    untagged = [each for each in api.operations if not each.tags]
    grouped = sum(bool(group_of(each)) for each in untagged)
    return GROUPS if untagged and grouped >= 0.8 * len(untagged) else ""
