"""The docstrings of methods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import pycode
from ..ir.api import Operation, Response
from ..ir.types import RefType
from ..pycode import Safe, Section
from .docs import letters, notes, telling
from .results import documented_headers

if TYPE_CHECKING:
    from .alternatives import Choice
    from .arguments import Argument
    from .operations import OperationPlan, Raised


def operation_doc(planned: OperationPlan, raised: Raised, *, sends: bool, begin: str = "") -> Safe:
    """Summary, description, arguments, errors, and where it stands in the document.

    `sends` says that the method sends one request and returns what comes back; what is said of an
    answer is told of that, and of a file. `begin` is the method that gives a poller of what this
    one only starts.
    """
    operation = planned.operation
    lead, description = _told_once(operation.summary or operation.doc.title, operation)
    arguments = [
        (argument.name, _about(planned, argument))
        for argument in planned.arguments
        if argument.description
        and not (planned.paging and argument.wire in planned.paging.own_parameters)
    ]
    if planned.choice is not None:
        arguments.append((planned.choice.argument, _about_choice(planned.choice)))
    arguments.append(("**options", "Timeout, retries, extra headers and the like, for this call."))
    where = f"``{operation.method} {operation.path}``"
    if operation.declared_id:
        where += f" (`{operation.declared_id}`)"
    more_to_read = notes(operation.doc)
    says = bool(lead or description)
    told = sends or planned.result.kind == "binary"
    returned = tuple(_returned(planned)) if told else ()
    nothing = planned.result.kind == "none"  # what is said of an answer without a body
    return pycode.docstring(
        lead if says else f"Send {where}.",
        description,
        *(text for _, text in returned if nothing),
        more_to_read,
        f"The service goes on after its answer: ``{begin}`` gives a poller." if begin else "",
        _UNSAID if nothing and _unsaid(planned) else "",
        Section("Args", tuple(arguments)),
        Section("Returns", () if nothing else returned),
        Section("Raises", tuple(_raised(operation, raised))),
        *_about_answers(planned, sends),
        f"See {where}." if says else "",
        indent=8,
        summary=True,
    )


def _about(planned: OperationPlan, argument: Argument) -> str:
    """What is said of an argument; of a body also what the walk through pages sets in it."""
    asking = planned.paging.in_body if planned.paging and argument.location == "body" else ""
    if not asking:
        return argument.description
    between = "\n\n" if "\n" in argument.description else " "
    return f"{argument.description}{between}``{asking}`` is set from page to page."


def _unsaid(planned: OperationPlan) -> bool:
    """Whether something is read that the document says nothing of: a GET answers with more than
    that it went well (RFC 9110, section 9.3.1), whatever a document leaves out."""
    statuses = {success.status for success in planned.result.successes}
    return planned.operation.method == "GET" and bool(statuses & {"200", "203", "2XX"})


_UNSAID = "The document says nothing of the body; ``with_raw_response`` has what comes."


def _told_once(summary: str, operation: Operation) -> tuple[str, str]:
    """Summary and description; without the summary where the description begins with it."""
    description = operation.doc.description
    said, more = (_ARTICLE.sub("", text.casefold()).strip(". ") for text in (summary, description))
    return ("", description) if said and more.startswith(said) else (summary, description)


_ARTICLE = re.compile(r"\b(?:an?|the)\s+")


_NOTHING = frozenset(
    """
    ok|success|successful|successful operation|successful response|successful request|created
    accepted|no content|default|default response|response|updated|deleted|done|the response
    successfully retrieved|success response|a successful response|the request was successful
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""Descriptions of answers that say nothing that a method's name does not."""


def _returned(planned: OperationPlan) -> Iterator[tuple[str, str]]:
    """What comes back, by status where there are several, as far as the document says."""
    statuses = {success.status for success in planned.result.successes}
    said = {
        each.status: text
        for each in planned.operation.responses
        if each.status in statuses
        and (text := " ".join(_about_answer(each, planned.operation.declared_id)))
    }
    for status, text in said.items():
        yield "", text if len(said) == 1 else f"{status}: {text}"


_RETURNS = re.compile(r"returns? (?=(?:an?|the) )", re.IGNORECASE)


def _about_answer(response: Response, operation_id: str) -> Iterator[str]:
    text = response.description.strip()
    if text.rstrip(".!").lower() not in _NOTHING:
        text = _RETURNS.sub("", text, count=1) if _RETURNS.match(text) else text
        yield pycode.sentence(f"{text[:1].upper()}{text[1:]}")
    for content in response.contents[:1]:
        doc = content.doc
        if not isinstance(content.type, RefType):  # a class says it itself
            made = letters(doc.title) == letters(f"response {operation_id}")  # by FastAPI
            about = doc.description or ("" if made else doc.title)
            said = (pycode.sentence(about), notes(doc, content.type))
            yield from filter(None, said)


def _raised(operation: Operation, raised: Raised) -> Iterator[tuple[str, str]]:
    """Each error class once, why, and under which statuses."""
    whys: dict[str, str] = {}
    statuses: dict[str, list[str]] = {}
    for response, stands_for in zip(operation.responses, raised, strict=True):
        if response.is_error:
            headers = [f"``{header.wire}``" for header in response.headers]
            for name, why in stands_for:
                whys[name] = whys.get(name) or why
                if headers and why:
                    whys[name] = f"{why.rstrip('. ')}; with {', '.join(headers)}"
                statuses.setdefault(name, []).append(response.status)
    for name, why in whys.items():
        yield name, f"{why.rstrip('. ')} ({', '.join(statuses[name])})." if why else ""


def _about_answers(planned: OperationPlan, sends: bool) -> list[str | Section]:
    """What else there is to the answers: headers, other media types, where they lead to."""
    operation = planned.operation
    headers = tuple(
        (
            each.wire,
            " ".join(
                filter(
                    None,
                    (pycode.sentence(telling(each.doc, each.wire)), notes(each.doc, each.type)),
                )
            ),
        )
        for each in documented_headers(operation)
    )
    statuses = {success.status for success in planned.result.successes}
    successes = [each for each in operation.responses if each.status in statuses]
    links = {
        link.name: _about_link(link.target, link.arguments, link.description)
        for response in operation.responses
        for link in response.links
    }
    parts: list[str | Section] = []
    if headers:
        parts.append(Section("Headers", headers))
    if links:
        parts.append(Section("Links", tuple(links.items())))
    others = _other_media(planned, successes)
    if others and sends:
        names = " or ".join(f"``{media}``" for media in others)
        parts.append(
            f'Can answer as {names} too: ask by ``extra_headers={{"Accept": ...}}`` and read the '
            "bytes from ``with_raw_response``."
        )
    return parts


def _other_media(planned: OperationPlan, successes: Iterable[Response]) -> list[str]:
    """The media types of the successes that are not asked for."""
    asked = planned.result.accept.split(", ")
    offered = [content.media for response in successes for content in response.contents]
    chosen = [each.media for each in planned.choice.alternatives] if planned.choice else []
    return [media for media in dict.fromkeys(offered) if media not in (*asked, *chosen)]


def _about_choice(choice: Choice) -> str:
    if choice.argument == "stream":
        return "True: the answer comes piece by piece, and is read under ``with``."
    return f"Media type of the answer; {choice.usual} by default."


def _about_link(target: str, arguments: Iterable[tuple[str, str]], description: str) -> str:
    """`` `pets-get` with id = $response.body#/id. `` and what the document says of it."""
    given = ", ".join(f"{name} = ``{value}``" for name, value in arguments)
    lead = f"`{target}`{f' with {given}' if given else ''}." if target else ""
    return f"{lead} {description}".strip()
