"""The fake of an API."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import RLock
from types import TracebackType
from typing import Any, ClassVar
from urllib.parse import urlsplit

from typing_extensions import Self

from .._runtime.options import ClientConfig
from .._runtime.strict import json_bytes
from .._runtime.wire import dig
from .checks import check, has_credentials
from .description import Answer, Answers, Collection, FakeOperation
from .endpoint import Endpoint, put
from .recording import ReceivedCall, Reply
from .sample import fits, sample
from .script import Script, as_json
from .store import Refused, Store

PAGE = 100
"""Items on a page, where the request does not say."""


class Fake:
    """Answers every operation of the document, and says what is wrong with a request.

    A request that the document does not allow is answered 4xx. Used with ``with``, the fake raises
    an ``AssertionError`` about such requests at the end, too, unless ``strict`` is False.

    Args:
        config: What the SDK knows of the API as a whole.
        operations: What the API has.
        answers: What the document shows of its answers.
        collections: What it remembers.
        credentials: Where credentials may be: ``header:authorization``. A request without any of
            them is answered 401. Empty: none are needed.
        strict: Whether leaving ``with`` checks the requests.

    Attributes:
        calls: Every request, in order.
    """

    _orders: ClassVar[type[Script]] = Script
    """What `on` gives."""

    def __init__(
        self,
        config: ClientConfig,
        operations: Sequence[FakeOperation],
        *,
        answers: Answers | None = None,
        collections: Sequence[Collection] = (),
        credentials: Sequence[str] = (),
        strict: bool = True,
    ) -> None:
        self.calls: list[ReceivedCall] = []
        self.strict = strict
        self._errors = config.errors
        self._credentials = credentials
        self._security = config.security
        self._path = urlsplit(config.base_url).path.rstrip("/")
        shown = answers or {}
        endpoints = [Endpoint(op, shown.get(op.operation.id, ()), self._path) for op in operations]
        self._endpoints = sorted(endpoints, key=lambda endpoint: endpoint.rank)
        self._stores = {collection.name: Store(collection) for collection in collections}
        self._scripts: dict[str, Script] = {}
        self._problems: list[BaseException] = []
        self._lock = RLock()

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
        """Raise an ``AssertionError`` if a request was not what the document wants, or a function
        of the test's own failed."""
        for problem in self._problems:
            raise AssertionError(f"the fake could not answer: {problem!r}") from problem
        wrong = [f"{c.method} {c.path}: {text}" for c in self.calls for text in c.violations]
        if wrong:
            lines = "\n  ".join(wrong)
            raise AssertionError(f"requests that the document does not allow:\n  {lines}")

    def on(self, method: Callable[..., Any] | str) -> Script:
        """Orders for an operation: by the method of a client (``client.jobs.cancel``) or of a class
        (``Jobs.cancel``), or by its operationId."""
        names = {method} if isinstance(method, str) else _names(method)
        # What begins work is told like the method that is only the call.
        names |= {name.replace(".begin_", ".", 1) for name in names}
        for endpoint in self._endpoints:
            if names & {endpoint.id, endpoint.method, f"Async{endpoint.method}"}:
                script = self._orders(endpoint, self._errors, self.calls)
                return self._scripts.setdefault(endpoint.id, script)
        raise ValueError(f"the document has no operation {' or '.join(sorted(names))}")

    def store(self, name: str) -> Store:
        """The remembered objects of a collection."""
        if name not in self._stores:
            known = ", ".join(sorted(self._stores)) or "none"
            raise ValueError(f"the fake has no collection {name!r}; there are: {known}")
        return self._stores[name]

    @contextmanager
    def serve(self, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
        """Answer on a real port; gives the ``base_url`` for a client."""
        from .server import serving

        with serving(self._served, host, port) as url:
            yield url + self._path

    @property
    def transport(self) -> Any:
        """For a client of the HTTP library, sync or async: answers without a network."""
        from .transport import FakeTransport

        return FakeTransport(self.handle)

    def _served(self, call: ReceivedCall) -> Reply:
        """The answer on a port, where nobody would see an exception: `check` raises it."""
        failed = _Failed(Exception)
        with failed:
            return self.handle(call)
        self._problems += failed.errors
        text = f"the fake could not answer: {failed.errors[0]!r}"
        return reply_of(Answer(500, put({}, self._errors.shape.message or "error.message", text)))

    def handle(self, call: ReceivedCall) -> Reply:
        """The answer to a request; safe to call from several threads."""
        with self._lock:
            self.calls.append(call)
            routes = [e for e in self._endpoints if e.arguments(call.path) is not None]
            endpoint = self._meant([e for e in routes if e.operation.method == call.method], call)
            if endpoint is not None:
                call.operation = endpoint.id
                call.arguments = endpoint.arguments(call.path) or {}
                reply = self._reply(endpoint, call)
            else:
                known = ", ".join(route.operation.method for route in routes)
                reply = reply_of(self._unknown(call, known))
            call.status = reply.status
            return reply

    def _unknown(self, call: ReceivedCall, known: str) -> Answer:
        """The answer to what is no operation: a token to who asks for one (RFC 6749, section 5.1),
        and else what is wrong. ``known``: the methods that its path has."""
        if "grant_type" in call.form:
            return Answer(200, {"access_token": "fake", "token_type": "Bearer", "expires_in": 3600})
        text = f"only {known} is known here" if known else "no operation has this path"
        call.violations = (text,)
        return Answer(405 if known else 404, {"error": {"message": text}})

    def _meant(self, routes: Sequence[Endpoint], call: ReceivedCall) -> Endpoint | None:
        """The operation that a request is for; of several on one path the one it fits best, of
        those the one that has orders."""
        same = [route for route in routes if route.rank == routes[0].rank]
        if len(same) < 2:
            return same[0] if same else None

        def misfit(endpoint: Endpoint) -> tuple[bool, int, bool]:
            call.arguments = endpoint.arguments(call.path) or {}
            wrong = len(check(endpoint, call, self._credentials))
            asks = call.headers.get("accept") == endpoint.operation.accept
            return not asks, wrong, endpoint.id not in self._scripts

        return min(same, key=misfit)

    def _reply(self, endpoint: Endpoint, call: ReceivedCall) -> Reply:
        script = self._scripts.get(endpoint.id)
        order = script.next_order() if script else {}
        fault, delay = order.get("fault", ""), order.get("delay", 0.0)
        told: Answer | None = order.get("answer")
        call.violations = check(endpoint, call, self._credentials)
        text = ""
        if told is not None and told.status >= 400:
            answer = told
        elif call.violations:
            answer = Answer(
                next((e.status for e in endpoint.errors if e.status in (400, 422)), 400)
            )
            text = f"not what the document wants: {'; '.join(call.violations)}"
        elif not has_credentials(endpoint, call, self._credentials, self._security):
            answer = Answer(401)
        elif fault in ("drop", "timeout"):
            answer = Answer(0)
        else:
            try:
                answer = self._answer(endpoint, call, order)
            except Refused as refused:
                answer, text = Answer(refused.status, code=refused.code), str(refused)
        if answer.status >= 400:
            answer = endpoint.error(answer, self._errors.shape, text)
            reply = reply_of(answer)
        else:
            reply = reply_of(answer, endpoint.operation.accept.partition(",")[0].strip())
        reply.fault, reply.delay = fault, delay
        return reply

    def _answer(self, endpoint: Endpoint, call: ReceivedCall, order: dict[str, Any]) -> Answer:
        """The answer to a call that is in order."""
        if told := order.get("answer"):
            return self._told(endpoint, call, told, order["value"])
        return self._usual(endpoint, call)

    def _usual(self, endpoint: Endpoint, call: ReceivedCall) -> Answer:
        """The answer without orders: from what is stored, the example, or the type."""
        shown = endpoint.success
        reading = endpoint.operation.reading(shown.status)
        for store in self._stores.values():
            if store.answers(endpoint, call):
                body, headers = store.answer(endpoint, call, PAGE)
                if isinstance(body, str) and reading != "text":
                    body = json_bytes(body)
                return Answer(shown.status, body, headers=headers)
        if reading in ("text", "bytes"):
            made = "text" if reading == "text" else b"data"
            return Answer(shown.status, shown.body or made, headers=shown.headers)
        if endpoint.body_type is None or reading == "nothing":
            return shown
        body = shown.body
        if body is None or not fits(endpoint.body_type, body):
            body = sample(endpoint.body_type)
        body = endpoint.echoed(body, call)
        spec = endpoint.operation.paging
        if endpoint.framing:
            body = endpoint.framed([body])
        elif spec is not None:  # all there is on one page: links of examples lead nowhere
            items = dig(body, spec.items) if spec.items else body
            body, _ = endpoint.page(items if isinstance(items, list) else [], call, PAGE)
        elif isinstance(body, str):
            body = json_bytes(body)
        return Answer(shown.status, body, headers=shown.headers)

    def _told(self, endpoint: Endpoint, call: ReceivedCall, told: Answer, value: Any) -> Answer:
        """The answer that a test wants."""
        if callable(value):
            value = value(call)
        if value is None and endpoint.body_type is not None:
            return self._usual(endpoint, call)
        headers = dict(told.headers)
        if value is not None and not isinstance(value, (bytes, str)):
            whole = endpoint.body_type in type(value).__mro__
            value = as_json(list(value) if endpoint.framing else value)
            if endpoint.framing:
                value = endpoint.framed(value)
            elif endpoint.operation.paging is not None and isinstance(value, list):
                value, more = endpoint.page(value, call, PAGE)
                headers.update(more)
            elif not whole:
                value = endpoint.enveloped(value)
        return Answer(told.status, value, headers=headers)


class _Failed(suppress):
    """Keeps what is raised under it."""

    def __init__(self, *kinds: type[BaseException]) -> None:
        super().__init__(*kinds)
        self.errors: list[BaseException] = []

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.errors += [error] if error else []
        return super().__exit__(kind, error, trace)


def reply_of(answer: Answer, media_type: str = "application/json") -> Reply:
    """An answer as it is sent."""
    body: Any = answer.body
    if body is not None and not isinstance(body, bytes):
        body = body.encode() if isinstance(body, str) else json_bytes(body)
    kind: Mapping[str, str] = {"Content-Type": media_type} if body else {}
    return Reply(answer.status, {**kind, **answer.headers}, body or b"")


def _names(method: Callable[..., Any]) -> set[str]:
    """`Jobs.cancel`; of a bound method also by the classes that its own one derives from."""
    owner = getattr(method, "__self__", None)
    if owner is None:
        return {method.__qualname__}
    return {f"{cls.__name__}.{method.__name__}" for cls in type(owner).__mro__}
