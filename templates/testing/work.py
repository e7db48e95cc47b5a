"""Work that the fake goes on with after its answer: what ``begin_…`` of a client starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from typing_extensions import Self

from .._runtime.long_running import GOOD_ENDS, LongRunning
from .checks import has_credentials
from .description import Answer
from .endpoint import Endpoint
from .fake import Fake, reply_of
from .recording import ReceivedCall, Reply
from .sample import fits, sample
from .script import Script, as_json

FOLDER = "fake-work"
"""Below the base URL: where work is looked at."""
LOOKS = 2
"""How many looks work takes, where nobody says."""
AT_ONCE = {"Retry-After": "0"}


class WorkScript(Script):
    """Orders for an operation that may begin work."""

    def takes(
        self,
        looks: int,
        *,
        ends: str = "Succeeded",
        result: Any = None,
        code: str = "",
        message: str = "",
        times: int | None = None,
    ) -> Self:
        """Begin work that is over when it is looked at for the ``looks``th time, and under way
        until then.

        Args:
            looks: At least 1.
            ends: Its last state: ``Succeeded``, ``Failed``, ``Canceled``.
            result: What comes of it, as for `returns`; by default what the document shows.
            code: What the service says of work that failed.
            message: The same in words.
            times: For so many calls.

        Raises:
            ValueError: No work ends so.
            TypeError: The operation begins no work, or the result is nothing that JSON can have.
        """
        wait = self._endpoint.operation.wait
        if not isinstance(wait, LongRunning):
            raise TypeError(f"{self._endpoint.id} begins no work")
        if looks < 1 or ends.lower() not in wait.terminal:
            known = ", ".join(wait.terminal)
            raise ValueError(f"work takes at least one look, and ends as one of {known}")
        if not callable(result):
            as_json(result)
        error = {"code": code or ends, "message": message or "The fake was told to fail."}
        answer = Answer(self._endpoint.success.status)
        return self._order(times, value=result, answer=answer, work=(looks, ends, error))


@dataclass(slots=True)
class Work:
    """Work under way."""

    endpoint: Endpoint
    result: Any
    """The body that holds what comes of it."""
    looks: int
    """How many more it takes."""
    ends: str
    error: dict[str, str]

    @property
    def is_done(self) -> bool:
        """Whether there is a result."""
        return self.looks < 1 and self.ends.lower() in GOOD_ENDS

    def look(self) -> dict[str, Any]:
        """Its status document, one look further."""
        self.looks -= 1
        if self.looks > 0:
            return {"status": "Running"}
        if not self.is_done:
            return {"status": self.ends, "error": self.error}
        wait: LongRunning = self.endpoint.operation.wait
        if wait.whole and wait.returns is not None:
            # In the spelling that the document has for it.
            ends = (self.ends, self.ends.lower(), self.ends.upper(), *GOOD_ENDS)
            made = [{**self.result, "status": state} for state in ends]
            return next((each for each in made if fits(wait.returns(), each)), made[0])
        return {"status": self.ends, "result": self.result}


class WorkingFake(Fake):
    """A `Fake` of an API that goes on with work after its answer.

    Where the document has 202 for it, work takes two looks; ``fake.on(method).takes(…)`` says how
    many it takes, and how it ends. The service asks the client not to pause in between.
    """

    _orders = WorkScript

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._work: dict[str, Work] = {}
        """By the path where it is looked at."""
        self._results: dict[str, Work] = {}
        """By the path where its result is."""

    def on(self, method: Callable[..., Any] | str) -> WorkScript:
        """Orders for an operation; see `Fake.on`."""
        return cast(WorkScript, super().on(method))

    def handle(self, call: ReceivedCall) -> Reply:
        """The answer to a request; safe to call from several threads."""
        with self._lock:
            work = self._work.get(call.path) if call.method == "GET" else None
            if work is None:
                return super().handle(call)
            self.calls.append(call)
            if has_credentials(work.endpoint, call, self._credentials, self._security):
                reply = reply_of(Answer(200, work.look(), headers=AT_ONCE))
            else:
                reply = reply_of(work.endpoint.error(Answer(401), self._errors.shape))
            call.status = reply.status
            return reply

    def _unknown(self, call: ReceivedCall, known: str) -> Answer:
        return self._finished(call) or super()._unknown(call, known)

    def _usual(self, endpoint: Endpoint, call: ReceivedCall) -> Answer:
        stored = any(store.answers(endpoint, call) for store in self._stores.values())
        found = None if stored else self._finished(call)
        return found or super()._usual(endpoint, call)

    def _finished(self, call: ReceivedCall) -> Answer | None:
        """The result that stands at the path of a call."""
        work = self._results.get(call.path) if call.method == "GET" else None
        return Answer(200, work.result) if work and work.is_done else None

    def _answer(self, endpoint: Endpoint, call: ReceivedCall, order: dict[str, Any]) -> Answer:
        answer = super()._answer(endpoint, call, order)
        wait, begins = endpoint.operation.wait, "work" in order
        if not isinstance(wait, LongRunning) or not (begins or endpoint.accepted):
            return answer
        if "answer" in order and not begins:
            return answer  # which was ordered as it is
        result = answer.body
        if order.get("value") is None and wait.returns and not fits(wait.returns(), result):
            result = sample(wait.returns())
        work = Work(endpoint, result, *order.get("work", (LOOKS, "Succeeded", {})))
        path = f"{self._path}/{FOLDER}/{len(self._work) + 1}"
        self._work[path] = work
        headers = {**AT_ONCE, "Operation-Location": path}
        if wait.final == "location":
            headers["Location"] = f"{path}/result"
        if wait.returns:
            self._results[headers.get("Location", call.path)] = work
        return Answer(*_accepted(endpoint, answer), headers=headers)


def _accepted(endpoint: Endpoint, answer: Answer) -> tuple[int, Any]:
    """Status and body of the answer that work has begun."""
    if endpoint.accepted is None:
        return answer.status, answer.body
    shape = endpoint.operation.responses.get("202", endpoint.operation.returns)
    body = endpoint.accepted.body
    if callable(shape) and (body is None or not fits(shape(), body)):
        body = sample(shape())
    return 202, body
