"""The error hierarchy: one class per status the document names, one per documented code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from msgspec import Struct

from ..ir.api import Api, Response
from ..naming import Ledger, Wish, pascal, unique, words
from .model_names import Vocabulary

_SENTENCE_END = re.compile(r"(?<!e\.g)(?<!i\.e)\.(?= [A-Z`])")

STANDARD = {
    400: ("BadRequestError", "The service does not accept the request as it is."),
    401: ("AuthenticationError", "Credentials are missing or not valid."),
    403: ("PermissionDeniedError", "The credentials do not allow this."),
    404: ("NotFoundError", "There is no such thing, or not for these credentials."),
    409: ("ConflictError", "The request conflicts with the present state."),
    422: ("UnprocessableEntityError", "The request is understood, and cannot be carried out."),
    429: ("RateLimitError", "Too many requests; ``retry_after`` says how long to wait."),
}
"""Classes that every SDK has, whether the document names the status or not."""
_RENAMED = {
    413: "Content Too Large",
    414: "URI Too Long",
    416: "Range Not Satisfiable",
}
"""As RFC 9110, section 15.5, says. Python does so since 3.13: a tree must not tell which one wrote
it."""
_CONDITIONS = {"if-none-match", "if-modified-since"}
"""Headers that make a request conditional (RFC 9110, section 13.1): 304 answers it."""
_MEANINGS = {304: "It has not changed: what the caller has of it is still good."}
BASES = (
    "APIConnectionError",
    "APITimeoutError",
    "ResponseValidationError",
    "BuildError",
    "APIStatusError",
    "InternalServerError",
)
WAIT_ERRORS = ("WaitError", "WaitTimeoutError")
"""Classes that an SDK has when there is work to wait for."""


CODES = "errors"


class StatusError(Struct, frozen=True):
    status: int
    name: str
    doc: str


class CodeError(Struct, frozen=True):
    """The class of one documented code.

    `bases` are the names of its base classes, `statuses` those that the code comes with. `keys`
    are the (status, code) under which it is raised; none for one that only joins those of several
    statuses.
    """

    name: str
    bases: tuple[str, ...]
    code: str
    doc: str
    statuses: tuple[int, ...]
    keys: tuple[tuple[int, str], ...]


class ErrorPlan(Struct, frozen=True):
    root: str
    statuses: tuple[StatusError, ...]
    codes: tuple[CodeError, ...]
    by_key: Mapping[tuple[int, str], str]
    """The class of each documented (status, code)."""
    by_code: Mapping[str, str]
    """The class of each code, whatever the status."""
    texts: Mapping[str, str]
    """What a code means, where the document says it."""
    ours: tuple[str, ...] = ()
    """Classes of what is no answer: of waiting, of signatures."""

    def raised_by(self, response: Response) -> tuple[tuple[str, str], ...]:
        """(class, why) of the errors one documented error response stands for.

        Of a code with several statuses it is the class that joins them: the one to catch.
        """
        status = int(response.status) if response.status.isdecimal() else 0
        here = dict(response.code_texts)
        about = first_sentence(response.description)
        raised = [
            (self.by_code[code], here.get(code) or self.texts.get(code) or about)
            for code in (*response.detail_codes, *response.error_codes)
            if (status, code) in self.by_key
        ]
        if raised:
            return tuple(raised)
        found = next((entry.name for entry in self.statuses if entry.status == status), "")
        found = found or ("InternalServerError" if response.status[0] == "5" else "")
        return ((found, about),) if found else ()


def plan_errors(
    api: Api, root: str, vocabulary: Vocabulary, ledger: Ledger, ours: tuple[str, ...] = ()
) -> ErrorPlan:
    """The classes for all statuses and codes that the operations document. `ours` are names of
    other errors that the SDK has."""
    documented: dict[int, str] = {}
    texts: dict[str, str] = {}
    top: dict[str, dict[int, str]] = {}
    details: dict[str, dict[int, str]] = {}
    parents: dict[str, set[str]] = {}
    for operation in api.operations:
        for response in operation.responses:
            if not response.status.isdecimal() or not response.is_error:
                continue
            status = int(response.status)
            about = first_sentence(response.description)
            documented.setdefault(status, about)
            for code, text in response.code_texts:
                texts.setdefault(code, text)
            here = dict(response.code_texts)
            for code in response.error_codes:
                said = top.setdefault(code, {})
                said[status] = said.get(status) or here.get(code, "")
            for code in response.detail_codes:
                said = details.setdefault(code, {})
                said[status] = said.get(status) or here.get(code, "")
                parents.setdefault(code, set()).add((*response.error_codes, "")[0])
        if _CONDITIONS & {parameter.wire.lower() for parameter in operation.parameters}:
            documented.setdefault(304, "")
    every = {code: top.get(code) or details[code] for code in sorted({*top, *details})}
    kept = {ledger.before(CODES, ("", code)) for code in every}
    statuses = _statuses(documented, {root, *kept})
    reserved = {root, *BASES, *ours, *(entry.name for entry in statuses)}
    names = ledger.assign(
        CODES,
        {
            code: Wish((name, f"{name}Code"), ("", code))
            for code in every
            for name in [_class_name(code, vocabulary)]
        },
        reserved=reserved,
        beside=lambda code, name: _of_statuses(name, every[code]),
    )
    taken = {*reserved, *names.values()}
    by_status = {entry.status: entry.name for entry in statuses}
    codes: list[CodeError] = []
    by_key: dict[tuple[int, str], str] = {}
    for code in sorted(top):
        docs = {
            status: text or texts.get(code) or documented[status]
            for status, text in top[code].items()
        }
        codes += _code_classes(code, names, docs, by_status, "", by_key, taken)
    for code in sorted(details):
        if code in top:
            continue
        above = parents[code]
        parent = next(iter(above)) if len(above) == 1 and next(iter(above)) in names else ""
        docs = {
            status: text or texts.get(code) or documented[status]
            for status, text in details[code].items()
        }
        codes += _code_classes(code, names, docs, by_status, parent, by_key, taken)
    return ErrorPlan(root, statuses, tuple(codes), by_key, names, texts, ours)


def _statuses(documented: Mapping[int, str], taken: Iterable[str]) -> tuple[StatusError, ...]:
    found = {status: StatusError(status, name, doc) for status, (name, doc) in STANDARD.items()}
    taken = {*taken, *BASES, *(name for name, _ in STANDARD.values())}
    for status in sorted(documented):
        if status in found or status >= 500:
            continue
        phrase = _phrase(status)
        name = f"{pascal(words(phrase))}Error"
        if name in taken:
            name = f"Status{status}Error"
        taken.add(name)
        found[status] = StatusError(status, name, _MEANINGS.get(status) or f"{phrase}.")
    return tuple(found[status] for status in sorted(found))


def _phrase(status: int) -> str:
    try:
        return _RENAMED.get(status) or HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def first_sentence(text: str) -> str:
    """The first sentence of a description, on one line; all of it when it has no end."""
    line = " ".join(text.split("\n\n", 1)[0].split())
    end = _SENTENCE_END.search(line)
    return line[: end.start() + 1] if end else line


def _class_name(code: str, vocabulary: Vocabulary) -> str:
    name = pascal(words(code, vocabulary))
    return name if name.endswith("Error") else f"{name}Error"


def _of_statuses(name: str, statuses: Iterable[int]) -> list[str]:
    """The classes of a code with several statuses, beside the one that joins them."""
    numbers = list(statuses)
    stem = name.removesuffix("Error")
    return [f"{stem}{status}Error" for status in numbers] if len(numbers) > 1 else []


def _code_classes(
    code: str,
    names: Mapping[str, str],
    statuses: Mapping[int, str],
    by_status: Mapping[int, str],
    parent: str,
    by_key: dict[tuple[int, str], str],
    taken: set[str],
) -> list[CodeError]:
    """One class for a code with one status; else one that joins a class per status.

    A code that only comes in the details of another one (`parent`) derives from that one's class.
    """

    def base(status: int) -> str:
        fallback = "InternalServerError" if status >= 500 else "APIStatusError"
        return by_key.get((status, parent)) or by_status.get(status, fallback)

    name = names[code]
    if len(statuses) == 1:
        status, doc = next(iter(statuses.items()))
        by_key[status, code] = name
        return [CodeError(name, (base(status),), code, doc, (status,), ((status, code),))]
    joined = CodeError(
        name,
        (names[parent] if parent else "APIStatusError",),
        code,
        " ".join(f"{text.rstrip('.')}." for text in dict.fromkeys(statuses.values()) if text),
        tuple(sorted(statuses)),
        (),
    )
    made = [joined]
    for status in sorted(statuses):
        stem = name.removesuffix("Error")
        specific = unique(f"{stem}{status}Error", taken, [f"{stem}Status{status}Error"])
        taken.add(specific)
        made.append(
            CodeError(
                specific,
                (name, base(status)),
                code,
                statuses[status],
                (status,),
                ((status, code),),
            )
        )
        by_key[status, code] = specific
    return made
