"""Whether a call only reads, as far as its name says: one that creates must never be repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..ir.api import Operation
from ..naming import words
from .operation_ids import written_id

_READS = frozenset(
    """
    browse describe discover fetch filter find get list lookup query read retrieve scan scroll
    search select view
    """.split()
)
_THINGS = frozenset(("browse", "filter", "list", "lookup", "query", "scan", "search", "view"))
"""Those of them that are names of things, too."""
_WRITES = frozenset(
    """
    accept acknowledge acquire activate add apply approve archive assign associate attach begin
    book buy cancel charge claim clone close commit complete consume convert copy create
    deactivate delete deliver destroy detach disable dismiss edit enable execute export finish
    forward generate hide import increment insert install invoke issue lease lock make mark
    merge migrate modify move mute open order patch pause pay pin poll pop post process publish
    pull purchase purge push put receive redeem refresh refund register reject release remove
    rename replace request reserve reset restore resume retry revoke rotate run save schedule
    send set sign start stop store submit subscribe swap sync take terminate transfer trigger
    unsubscribe update upgrade upload upsert write
    """.split()
)
_JOINED = frozenset(("and", "or", "then"))
_PLACED = frozenset("about at by for from in of on to under with within".split())
"""What makes a noun of the word behind it: `QueryByPipelineRun`."""
_NEUTRAL = frozenset(("async", "batch", "bulk", "post"))
"""Words that may stand before the one that says what is done, or behind it."""
_LAST = re.compile(r"(?:[/:]|^)([^/:#{}]+)/?(?:#.*)?$")
_GROUPED = re.compile(r"[A-Z]\w*_(?=[A-Z])")


def doubt_of_reading(operation: Operation) -> str:
    """Why a `POST` may be more than a question; empty where its name says that it only reads.

    Looked at are what a person wrote of the operationId, and the last part of the path. What comes
    first counts (`ListImports` reads), but not where something is done in the end
    (`searches.create`), or besides (`getOrCreate`).
    """
    if operation.method in ("GET", "QUERY"):
        return ""
    written = _GROUPED.sub("", written_id(operation).rpartition(".")[2])
    last = _LAST.search(operation.path)
    verdicts = [
        _reads([word.lower() for word in words(name)] if name else [], in_path=in_path)
        for name, in_path in ((written, False), (last[1] if last else "", True))
    ]
    if False in verdicts:
        return "its name says that it does more than read"
    return "" if True in verdicts else "its name does not say that it only reads"


def _reads(said: Sequence[str], *, in_path: bool) -> bool | None:
    """Whether words say that something is read; None where they do not say."""
    while said and said[0] in _NEUTRAL:
        said = said[1:]
    while said and said[-1] in _NEUTRAL:
        said = said[:-1]
    if not said or said[-2:] == ["execute", "read"]:
        return bool(said) or None
    writes = [word in _WRITES for word in said]
    if any(wrote and said[at] in _JOINED for at, wrote in enumerate(writes[1:])):
        return False
    if said[0] in _READS:  # of a query, or a list, something may be done
        return not (writes[-1] and len(said) > 1 and not _PLACED & {*said} and said[0] in _THINGS)
    if said[-1] in _READS and writes[0]:  # a path may end in nouns: `/sync-jobs-list`
        return None if in_path else False
    if said[-1] in _READS:
        return True
    return False if any(writes) else (any(word in _READS for word in said) or None)
