"""What is wrong with a call that was made: by Prism's word, and by comparing its result with the
bytes that came."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from typing import Any

from support.driver import Driver, Maker, Outcome
from support.prism import violations
from support.prism_bugs import excused


class Judge:
    """Judges the outcomes of a driver's calls.

    Args:
        truth: Who knows what answers are right, if that is not whom Prism serves: with overlays.

    Attributes:
        judged: How many answers were good enough to be compared with what became of them.
    """

    def __init__(self, driver: Driver, maker: Maker, truth: Maker | None = None) -> None:
        self._maker = truth or maker
        self._problems = driver.twin.package.problems
        self._json = import_module(f"{driver.subject.facts['package']}._runtime.strict").json_bytes
        self._errors = {each["name"]: each for each in driver.subject.facts["errors"]}
        self.judged = 0

    def request(self, outcome: Outcome) -> list[str]:
        """What is wrong with a request, whatever was answered."""
        seen = outcome.seen
        found = violations(seen.status, seen.headers, seen.content)
        return [] if excused(outcome.call) else found

    def success(self, outcome: Outcome) -> list[str]:
        """What is wrong with a call that should have succeeded."""
        seen = outcome.seen
        if violations(seen.status, seen.headers, seen.content):
            return self.request(outcome)
        if violations(seen.status, seen.headers, seen.content, of="response"):
            return []  # Prism made up an answer that it says itself is wrong
        valid = self.answer_is_valid(outcome)
        if outcome.error is None:
            return self.lost(outcome, valid=valid)
        return [f"{type(outcome.error).__name__}: {outcome.error}"] if valid else []

    def error(self, outcome: Outcome, status: int) -> list[str]:
        """What is wrong with a call that was answered with an error status."""
        seen, error = outcome.seen, outcome.error
        if seen.status != status:
            return []  # Prism had no such answer to give
        if error is None or getattr(error, "status_code", None) != status:
            return [f"{status}, but {error!r}"]
        self.judged += 1
        fact = self._errors.get(type(error).__name__)
        expected = self._class(status, error.code)
        if type(error).__name__ != expected:
            return [f"{status} {error.code}: {type(error).__name__}, not {expected}"]
        if fact and fact["code"] and fact["code"] not in seen.content.decode("utf-8", "replace"):
            return [f"{type(error).__name__} for {seen.content[:200]!r}"]
        return []

    def _class(self, status: int, code: str | None) -> str:
        """The class for a status and code, by the facts alone. Codes in details come first."""
        by_status = {
            status: each["name"]
            for each in self._errors.values()
            if each["code"] is None
            for status in each["statuses"]
        }
        named = [
            (len(each["statuses"]), each["name"])  # a class of one status before one that joins
            for each in self._errors.values()
            if each["code"] is not None and each["code"] == code and status in each["statuses"]
        ]
        fallback = "InternalServerError" if status >= 500 else "APIStatusError"
        return min(named)[1] if named else by_status.get(status, fallback)

    def answer_is_valid(self, outcome: Outcome) -> bool:
        """Whether Prism's answer is what the document promises, by a JSON Schema validator."""
        pointer = self._maker.schema_of_answer(outcome.call.operation, outcome.seen)
        if "json" not in outcome.seen.headers.get("content-type", ""):
            return True
        if pointer is None:
            return False
        return self._maker.validator(pointer).is_valid(json.loads(outcome.seen.content))

    def lost(self, outcome: Outcome, *, valid: bool) -> list[str]:
        """What an answer says and the result does not; of a right one, what the SDK says is wrong
        with it, too."""
        seen, result = outcome.seen, outcome.result
        self.judged += 1
        if outcome.call.operation["result"] == "none":
            return [] if result is None else [f"{result!r} of nothing"]
        if isinstance(result, bytes):
            return [] if not seen.content or result == seen.content else ["other bytes"]
        if "json" not in seen.headers.get("content-type", ""):
            return []
        found = [f"the SDK says: {problem}" for problem in self._problems(result) if valid]
        data, shown = json.loads(seen.content), json.loads(self._json(result))
        inside = [data, *(data.values() if isinstance(data, Mapping) else ())]
        differences = [difference(each, shown, "") for each in inside]
        return found if "" in differences else [*found, differences[0]]


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d")


def difference(left: Any, right: Any, path: str) -> str:
    """Where two JSON values differ in what they mean; empty when they do not."""
    if isinstance(left, dict) and isinstance(right, dict):
        for key in sorted({*left, *right}):
            if key not in left or key not in right:
                return f"{path}/{key}: only in the {'answer' if key in left else 'result'}"
            if found := difference(left[key], right[key], f"{path}/{key}"):
                return found
        return ""
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        pairs = enumerate(zip(left, right, strict=True))
        return next((d for i, (a, b) in pairs if (d := difference(a, b, f"{path}/{i}"))), "")
    if isinstance(left, bool) is isinstance(right, bool) and left == right:
        return ""
    if isinstance(left, str) and isinstance(right, str) and same_text(left, right):
        return ""
    return f"{path}: {left!r} became {right!r}"


def same_text(left: str, right: str) -> bool:
    """Whether two texts mean the same date, time or identifier, to the microsecond."""
    if left.lower() == right.lower():
        return True
    if not (_MOMENT.match(left) and _MOMENT.match(right)):
        return False
    return moment(left) == moment(right)


def moment(text: str) -> datetime:
    """A date and time as a moment; without a zone it is in UTC."""
    short = re.sub(r"(\.\d{6})\d+", r"\1", text.upper())
    found = datetime.fromisoformat(short)
    return found if found.tzinfo else datetime.fromisoformat(f"{short}+00:00")
