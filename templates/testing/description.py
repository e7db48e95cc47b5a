"""What a fake is told of an API: its operations, their answers, and what it has to remember."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from importlib.resources import files
from typing import Any, Literal

from .._runtime.operation import Operation, Thunk


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the service, as the document shows it."""

    status: int
    """4 and 5 stand for errors of that class, 0 for any, that have no answer of their own."""
    body: Any = None
    """JSON data, text or bytes; None: as the type of the body says, or nothing."""
    code: str = ""
    """The service's code for an error, where it is not in the body."""
    headers: Mapping[str, str] = field(default_factory=dict)


Answers = Mapping[str, Sequence[Answer]]
"""By operationId; the first success of each is its usual answer."""


def read_answers(package: str, name: str = "answers.json") -> Answers:
    """The answers in a file of a package: ``{operationId: [{status, body, code, headers}]}``."""
    data = json.loads(files(package).joinpath(name).read_bytes())
    return {id: [Answer(**answer) for answer in answers] for id, answers in data.items()}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that the fake checks."""

    location: Literal["query", "header", "cookie", "path"]
    name: str
    """As on the wire."""
    shape: Thunk
    """Gives its type."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class FakeOperation:
    """An operation, and what the fake has to know besides."""

    operation: Operation[Any]
    method: str
    """Class and method that call it: ``Jobs.cancel``."""
    _: KW_ONLY
    parameters: tuple[Parameter, ...] = ()
    page_size: str = ""
    """What says how many items a page may have: a query parameter, or a dotted path in the body."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The states that a stored object goes through by itself, one step each time it is read.

    Its last step but one is too late for cancelling, as its last one is.
    """

    state: str
    """Property that holds the state."""
    steps: tuple[tuple[str, float], ...]
    """State and how much is done (percent), from creation to the end."""
    progress: str = ""
    """Operation that tells state and percentage alone."""
    percentage: str = "percentage"
    cancel: str = ""
    """Operation that asks to stop."""
    cancelling: str = ""
    """State between that and the end; empty: it ends at once."""
    cancelled: str = ""
    too_late: tuple[int, str] = (409, "")
    """Status and code of the answer when it is too late."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Objects that the fake keeps: what is created can be read, listed, changed and deleted.

    Operations are named by their operationId; those the API does not have stay empty.
    """

    name: str
    key: str
    """Property that tells the objects apart."""
    parameter: str
    """Path parameter that names one of them; empty if none does."""
    _: KW_ONLY
    create: str = ""
    read: str = ""
    list: str = ""
    update: str = ""
    replace: str = ""
    delete: str = ""
    items: str = ""
    """Where the objects stand in an answer that lists them, if it is not paged and no list."""
    nested: bool = False
    """They belong to what other path parameters name. Until one is made there, or put there, the
    answers are those of the document."""
    machine: Machine | None = None
