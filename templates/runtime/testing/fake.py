"""The fake of an API."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic_core import from_json
from typing_extensions import Self

from ..base import ClientConfig
from ..models import Model
from ..strict import json_bytes
from ..wire import dig
from .checks import check, has_credentials
from .description import Answer, Collection, FakeOperation
from .recording import ReceivedCall, Reply
from .sample import fits, sample
from .script import Script
from .shapes import body_type, enveloped, page, put
from .store import Refused, Store

PAGE = 100


class Fake:
    """Answers every operation of the document, and says what is wrong with a request.

    Used with ``with``, it raises an `AssertionError` at the end for requests that the document does
    not allow, unless ``strict`` is False; such requests are answered 4xx in any case.

    Args:
        config: What the SDK knows of the API as a whole.
        operations: What the API has.
        collections: What it remembers.
        credentials: Where credentials may be: ``header:authorization``. A request without any of
            them is answered 401. Empty: none are needed.
        strict: Whether leaving ``with`` checks the requests.

    Attributes:
        calls: Every request, in order.
    """

    def __init__(
        self,
        config: ClientConfig,
        operations: Sequence[FakeOperation],
        *,
        collections: Sequence[Collection] = (),
        credentials: Sequence[str] = (),
        strict: bool = True,
    ) -> None:
        self.calls: list[ReceivedCall] = []
        self.strict = strict
        self._errors = config.errors
        self._credentials = credentials
        self._operations = {op.operation.id: op for op in operations}
        self._stores = {c.name: Store(c, self._operations) for c in collections}
        self._scripts: dict[str, Script] = {}
        self._lock = RLock()
        base_path = urlsplit(config.base_url).path
        # The more of a path is written out, the earlier it is tried.
        routes = sorted(
            operations, key=lambda op: re.sub(r"\{[^}]*\}", "\uffff", op.operation.path)
        )
        self._routes = [(op, _pattern(base_path, op.operation.path)) for op in routes]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None and self.strict:
            self.check()

    def check(self) -> None:
        """Raise an `AssertionError` if a request was not what the document wants."""
        wrong = [call for call in self.calls if call.violations]
        if wrong:
            lines = [f"{c.method} {c.path}: {text}" for c in wrong for text in c.violations]
            raise AssertionError(
                "requests that the document does not allow:\n  " + "\n  ".join(lines)
            )

    def on(self, method: Callable[..., Any] | str) -> Script:
        """Orders for an operation: by the method of a client (``client.jobs.cancel``) or of a class
        (``Jobs.cancel``), or by its operationId."""
        name = method if isinstance(method, str) else _name(method)
        for op in self._operations.values():
            if name in (op.operation.id, op.method, f"Async{op.method}"):
                id = op.operation.id
                return self._scripts.setdefault(id, Script(op, self._errors, self.calls))
        raise ValueError(f"the document has no operation {name}")

    def store(self, name: str) -> Store:
        """The remembered objects of a collection."""
        return self._stores[name]

    @contextmanager
    def serve(self, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
        """Answer on a real port; gives the base URL."""
        from .server import serving

        with serving(self.handle, host, port) as url:
            yield url

    @property
    def transport(self) -> Any:
        """A transport for a client of the HTTP library, sync or async: answers without a network."""
        from .transport import FakeTransport

        return FakeTransport(self.handle)

    def handle(self, call: ReceivedCall) -> Reply:
        """The answer to a request; safe to call from several threads."""
        with self._lock:
            self.calls.append(call)
            op = self._routed(call)
            reply = self._reply(op, call) if op else self._no_route(call)
            call.status = reply.status
            return reply

    def _routed(self, call: ReceivedCall) -> FakeOperation | None:
        for op, pattern in self._routes:
            match = pattern.fullmatch(call.path) if op.operation.method == call.method else None
            if match:
                call.operation = op.operation.id
                names = re.findall(r"\{([^}]*)\}", op.operation.path)
                call.arguments = dict(zip(names, map(unquote, match.groups()), strict=True))
                return op
        return None

    def _no_route(self, call: ReceivedCall) -> Reply:
        paths = [
            op.operation.method for op, pattern in self._routes if pattern.fullmatch(call.path)
        ]
        call.violations = (
            f"only {', '.join(paths)} is known here" if paths else "no operation has this path",
        )
        return self._json(405 if paths else 404, {"error": {"message": call.violations[0]}})

    def _reply(self, op: FakeOperation, call: ReceivedCall) -> Reply:
        script = self._scripts.get(op.operation.id)
        order = script.next_order() if script else {}
        fault, delay = order.get("fault", ""), order.get("delay", 0.0)
        call.violations = check(op, call)
        answer: Answer | None = order.get("answer")
        if fault in ("drop", "timeout"):
            reply = Reply()
        elif answer is not None and answer.status >= 400:
            reply = self._failure(op, answer)
        elif call.violations:
            status = next((e.status for e in op.errors if e.status in (400, 422)), 400)
            text = f"not what the document wants: {'; '.join(call.violations)}"
            reply = self._failure(op, Answer(status), text)
        elif not has_credentials(op, call, self._credentials):
            reply = self._failure(op, Answer(401))
        elif answer is not None:
            reply = self._told(op, call, answer, order["value"])
        else:
            reply = self._usual(op, call)
        reply.fault, reply.delay = fault, delay
        return reply

    def _usual(self, op: FakeOperation, call: ReceivedCall) -> Reply:
        """The answer without orders: from what is stored, the example, or the type."""
        for store in self._stores.values():
            if store.handles(op.operation.id):
                try:
                    body, headers = store.answer(op, call, PAGE)
                except Refused as refused:
                    return self._failure(op, Answer(refused.status, code=refused.code))
                return self._success(op, body, op.success.status, headers)
        tp, example = body_type(op), op.success.body
        if tp is None or isinstance(example, (bytes, str)) or op.operation.reads != "json":
            plain = "text" if op.operation.reads == "text" else b"data" if tp else None
            return self._success(op, plain if example is None else example, op.success.status, {})
        body = example if example is not None and fits(tp, example) else sample(tp)
        return self._success(op, body, op.success.status, op.success.headers)

    def _told(self, op: FakeOperation, call: ReceivedCall, answer: Answer, value: Any) -> Reply:
        """The answer that a test wants."""
        if callable(value) and not isinstance(value, type):
            value = value(call)
        headers = dict(answer.headers)
        if not isinstance(value, (bytes, str)) and value is not None:
            whole = body_type(op)
            data = from_json(json_bytes(value))
            if op.operation.paging is not None and isinstance(data, list):
                value, more = page(op, data, call, PAGE)
                headers.update(more)
            elif isinstance(whole, type) and isinstance(value, Model) and isinstance(value, whole):
                value = data
            else:
                value = enveloped(op, data)
        elif value is None and not headers and body_type(op):
            return self._usual(op, call)
        return self._success(op, value, answer.status, headers)

    def _success(
        self, op: FakeOperation, body: Any, status: int, headers: Mapping[str, str]
    ) -> Reply:
        media_type = op.operation.accept.split(",")[0].strip()
        content = b"" if body is None else body.encode() if isinstance(body, str) else body
        if not isinstance(content, bytes):
            content = json_bytes(content)
        kind = {"Content-Type": media_type} if content else {}
        return Reply(status, {**kind, **headers}, content)

    def _failure(self, op: FakeOperation, answer: Answer, text: str = "") -> Reply:
        """An error as the document shows it, with the wished code."""
        shape = self._errors.shape
        code_at, text_at = shape.code or "error.code", shape.message or "error.message"
        known = [e for e in op.errors if e.status == answer.status]
        fitting = [e for e in known if answer.code in (e.code, *_codes(e.body, code_at))]
        example = next(iter(fitting if answer.code else known), None)
        body = answer.body if answer.body is not None else example.body if example else None
        if body is None:
            code = answer.code or (example.code if example else "") or f"Status{answer.status}"
            body = put(put({}, code_at, code), text_at, "The fake was told to answer this.")
        if text:
            body = put(body, text_at, text)
        reply = self._json(answer.status, body)
        reply.headers.update({**(example.headers if example else {}), **answer.headers})
        return reply

    def _json(self, status: int, body: Any) -> Reply:
        if isinstance(body, (bytes, str)):
            return Reply(status, {}, body.encode() if isinstance(body, str) else body)
        return Reply(status, {"Content-Type": "application/json"}, json_bytes(body))


def _pattern(base_path: str, path: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^}]*\}", base_path.rstrip("/") + path)
    return re.compile("([^/]+)".join(map(re.escape, parts)))


def _codes(body: Any, path: str) -> Iterator[Any]:
    """Every code in an error body: its own and those of its details."""
    yield dig(body, path)
    outer = dig(body, path.rpartition(".")[0]) if "." in path else body
    for value in outer.values() if isinstance(outer, dict) else ():
        for item in value if isinstance(value, list) else ():
            yield dig(item, path.rpartition(".")[2])


def _name(method: Callable[..., Any]) -> str:
    owner = getattr(method, "__self__", None)
    if owner is not None:
        return f"{type(owner).__name__}.{method.__name__}"
    return str(method.__qualname__)
