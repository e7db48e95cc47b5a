"""One operation of the fake: its route, its answers, and where its bodies have what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, get_args
from urllib.parse import unquote, urljoin, urlsplit

from pydantic_core import from_json

from .._runtime.errors import ErrorShape
from .._runtime.failures import MESSAGES
from .._runtime.fit import unwrapped
from .._runtime.models import wire_name
from .._runtime.strict import json_bytes
from .._runtime.wire import dig
from .description import Answer, FakeOperation
from .echo import class_of, echoed, renamed
from .recording import ReceivedCall
from .sample import fits, is_model, sample

TOKEN = "fake-page"
"""Query parameter for the position in a list whose links may be any URL."""
LINES = ("jsonl", "ndjson", "json-seq", "json-stream", "stream+json")
"""What the media types of values in lines have in their names."""


class Endpoint:
    """A `FakeOperation` with its answers.

    Attributes:
        success: The usual answer.
        accepted: That with which work begins that goes on after it (202), if it has one.
        errors: The documented errors.
    """

    def __init__(self, described: FakeOperation, answers: Sequence[Answer], base_path: str) -> None:
        self.operation = described.operation
        self.id = described.operation.id
        self.method = described.method
        self.parameters = described.parameters
        self.page_size = described.page_size
        self.success = next((a for a in answers if 200 <= a.status < 400), Answer(200))
        self.accepted = next((a for a in answers if a.status == 202), None)
        self.errors = tuple(a for a in answers if a.status >= 400 or a.status in (0, 4, 5))
        server = self.operation.server or ""
        if server and "://" not in server:
            base_path = urlsplit(urljoin(f"{base_path}/", server)).path
        literals = re.split(r"\{[^}]*\}", base_path.rstrip("/") + self.operation.path)
        self.names = re.findall(r"\{([^}]*)\}", self.operation.path)
        self.pattern = re.compile("([^/]+)".join(map(re.escape, literals)))
        # Paths of which more is written out come first: `/{id}:cancel` before `/{id}`.
        self.rank = re.sub(r"\{[^}]*\}", "\uffff", self.operation.path) + "\uffff"

    @cached_property
    def framing(self) -> str:
        """How the answer holds many values: as events or lines; empty: it is one value."""
        if self.operation.stream is not None:
            return "events"
        return "lines" if any(word in self.operation.accept for word in LINES) else ""

    def framed(self, items: Iterable[Any]) -> bytes:
        """Many values as a stream of them."""
        if self.framing == "lines":
            return b"".join(json_bytes(item) + b"\n" for item in items)
        if not self.operation.stream.whole:
            items = [{"data": json_bytes(item).decode()} for item in items]
        events = []
        for item in items:
            fields = from_json(json_bytes(item))
            lines = [(name, line) for name in fields for line in str(fields[name]).split("\n")]
            events.append("".join(f"{name}: {line}\n" for name, line in lines) + "\n")
        return "".join(events).encode()

    def arguments(self, path: str) -> dict[str, str] | None:
        """The path parameters in a path; None if it is another operation's."""
        match = self.pattern.fullmatch(path)
        return match and dict(zip(self.names, map(unquote, match.groups()), strict=True))

    @cached_property
    def body_type(self) -> Any:
        """The type of the body of a success; None if there is none."""
        shape = self.operation.responses.get(str(self.success.status), self.operation.returns)
        return shape() if callable(shape) else None

    @cached_property
    def result_path(self) -> str:
        """Where in the body stands what the method returns; empty: it is the body."""
        if self.operation.paging is not None:
            return str(self.operation.paging.items)
        unwrap = self.operation.unwrap
        return wire_name(self.body_type, unwrap) if unwrap else ""

    @cached_property
    def result_type(self) -> Any:
        """The type of what stands there."""
        return self.type_at(self.result_path)

    def type_at(self, path: str) -> Any:
        """The type of what stands at a dotted path of the body."""
        tp = self.body_type
        for step in path.split(".") if path else ():
            base = next((arg for arg in (*get_args(unwrapped(tp)[0]), tp) if is_model(arg)), None)
            names = {wire_name(base, name): name for name in base.model_fields} if base else {}
            if base is None or step not in names:
                return Any
            tp = base.model_fields[names[step]].rebuild_annotation()
        return tp

    def fields(self, call: ReceivedCall) -> dict[str, Any]:
        """What the body of a call says of an object, by the names that it has in the answer; text
        of a form as the types of its fields, and without files."""
        kind = call.headers.get("content-type", "").partition(";")[0].strip().lower()
        shape = next((b.shape for b in self.operation.body if b.media_type == kind), None)
        read: Any = call.fields
        if shape is not None and call.form:
            texts = {k: value for k, value in call.form.items() if not isinstance(value, bytes)}
            read = sample(shape(), texts)
        return renamed(class_of(self.result_type), read) if isinstance(read, dict) else {}

    def echoed(self, body: Any, call: ReceivedCall) -> Any:
        """The body of an answer, saying what a call that creates or changes something said."""
        if self.framing or self.operation.paging or call.method not in ("POST", "PUT", "PATCH"):
            return body
        sent, path = self.fields(call), self.result_path
        body = echoed(self.body_type, body, sent)
        return put(body, path, echoed(self.result_type, dig(body, path), sent)) if path else body

    def shown(self, call: ReceivedCall) -> dict[str, Any]:
        """The document's example of an object, saying what a call said; empty if there is none."""
        body, path = self.success.body, self.result_path
        if body is None or not fits(self.body_type, body):
            return {}
        found = dig(self.echoed(body, call), path) if path else self.echoed(body, call)
        return found if isinstance(found, dict) else {}

    def enveloped(self, result: Any, path: str = "") -> Any:
        """The body that holds a result, at ``path`` or where the method takes it from; a body
        stays as it is."""
        path = path or self.result_path
        if not path or (isinstance(result, dict) and path.partition(".")[0] in result):
            return result
        return put(sample(self.body_type, put({}, path, result)), path, result)

    def page(
        self, items: list[Any], call: ReceivedCall, size: int, path: str = ""
    ) -> tuple[Any, dict[str, str]]:
        """Body and headers of the page of a list that a call asks for, ``size`` items long if the
        call does not say; without pages the whole list, at ``path``."""
        spec = self.operation.paging
        if spec is None:
            return self.enveloped(items, path), {}
        name = spec.token_parameter or spec.name or TOKEN
        asked = call.fields if spec.in_body else call.query
        token, wanted = (_text(dig(asked, each)) for each in (name, self.page_size))
        size = int(wanted) if wanted.isdigit() else size
        start = int(token) if token.isdigit() else 0
        if spec.item_cursor:
            cursors = [str(dig(item, spec.item_cursor)) for item in items]
            start = cursors.index(token) + 1 if token in cursors else 0
        elif spec.page_parameter and token:
            start = (start - spec.first_page) * size
        follows = self._cursor(spec.cursor, start + size) if spec.cursor else ""
        end = start + size if follows is not None else len(items)
        more = end < len(items)
        body, headers = self.enveloped(items[start:end]), dict[str, str]()
        if spec.has_more:
            body = put(body, spec.has_more, more)
        kept = [p for p in call.query_string.split("&") if p and not p.startswith(f"{name}=")]
        link = f"{call.path}?{'&'.join([*kept, f'{name}={end}'])}"
        if spec.link_header and more:
            headers["Link"] = f'<{link}>; rel="next"'
        place = spec.cursor or spec.next_link
        if place:
            body = put(body, place, follows or link) if more else self._last(body, place)
        return body, headers

    def _cursor(self, place: str, end: int) -> Any:
        """A cursor for what comes after ``end`` items, as the document has them; None if such
        cannot say that."""
        tp = self.type_at(place)
        cls = class_of(tp, {})
        wires = (wire_name(cls, name) for name in cls.model_fields) if cls else ()
        tries = (str(end), end, *({wire: str(end)} for wire in wires))
        return next((each for each in tries if fits(tp, each)), None)

    def _last(self, body: Any, place: str) -> Any:
        """The last page: without what leads to another, or with null or nothing in its place."""
        tries = (without(body, place), put(body, place, None), put(body, place, ""))
        return next((each for each in tries if fits(self.body_type, each)), tries[0])

    def error(self, answer: Answer, shape: ErrorShape, text: str = "") -> Answer:
        """An error with what the document shows for its status and code.

        Args:
            answer: Status, and what of the rest is wished.
            text: What to say in it.
        """
        code_at = shape.code or "error.code"
        places = (answer.status, answer.status // 100, 0)
        known = next(filter(None, ([e for e in self.errors if e.status == s] for s in places)), [])
        fitting = [e for e in known if answer.code in (e.code, *_codes(e.body, code_at))]
        shown = next(iter(fitting if answer.code else known), Answer(answer.status))
        body = shown.body if answer.body is None else answer.body
        text_at = next((path for path in MESSAGES if isinstance(dig(body, path), str)), "")
        text_at = shape.message or text_at or "error.message"
        if body is None:
            body = put({}, text_at, "The fake was told to answer this.")
            body = put(body, code_at, code) if (code := answer.code or shown.code) else body
        if text:
            body = put(body, text_at, text)
        return Answer(answer.status, body, headers={**shown.headers, **answer.headers})


def _text(asked: Any) -> str:
    """What a request says, or what it says first in an object, as text."""
    while isinstance(asked, dict):
        asked = next(iter(asked.values()), None)
    return "" if asked is None else str(asked)


def put(body: Any, path: str, value: Any) -> Any:
    """The body with ``value`` at a dotted path."""
    if not path:
        return value
    head, _, rest = path.partition(".")
    inner = body.get(head) if isinstance(body, dict) else None
    return {**(body or {}), head: put(inner, rest, value)}


def without(body: Any, path: str) -> Any:
    """The body without what stands at a dotted path, and without the object this leaves empty."""
    head, _, rest = path.partition(".")
    if not isinstance(body, dict) or head not in body:
        return body
    inner = without(body[head], rest) if rest else None
    others = {key: value for key, value in body.items() if key != head}
    return {**others, head: inner} if inner else others


def _codes(body: Any, path: str) -> Iterator[Any]:
    """Every code in an error body: its own and those of its details."""
    yield dig(body, path)
    outer = dig(body, path.rpartition(".")[0]) if "." in path else body
    for value in outer.values() if isinstance(outer, dict) else ():
        for item in value if isinstance(value, list) else ():
            yield dig(item, path.rpartition(".")[2])
