"""Calls any operation of any generated SDK, knowing of it only what `specloom inspect` says.

Arguments are made from the schemas of the document; where they go in Python is what the facts say,
and the signature of the method has to agree.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import TracebackType
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from specloom.load.pointer import escape
from specloom.normalize.json_schema import to_json_schema
from support.corpus import Subject
from support.schema_values import BODY_TEXT, HEADER_TEXT, WIRE_TEXT, values
from support.twin import Twin

TEXTS = {"query": WIRE_TEXT, "path": WIRE_TEXT, "header": HEADER_TEXT, "cookie": HEADER_TEXT}
DELIMITED = st.text(st.sampled_from("abcXYZ019-_.~é"), max_size=6)
"""For items of lists that are written as one text: no delimiters."""


@dataclass(frozen=True)
class Call:
    """Arguments for one operation, by their Python names."""

    operation: Mapping[str, Any]
    arguments: Mapping[str, Any]

    @property
    def media_type(self) -> str:
        """Of the body; empty when there is none."""
        body = self.operation["body"]
        if not body or body["argument"] not in self.arguments:
            return ""
        chosen: str = self.arguments.get("content_type") or body["media_types"][0]
        return chosen

    @property
    def body(self) -> Any:
        """The body that is given, if any."""
        body = self.operation["body"]
        return self.arguments.get(body["argument"]) if body else None

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.operation['call']}({shown})"


@dataclass(frozen=True)
class Seen:
    """An answer as it came over the wire."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Maker:
    """Makes calls of a subject's operations.

    Args:
        bodies: Bodies by operationId, where the document alone does not say what is allowed.
    """

    def __init__(
        self, subject: Subject, bodies: Mapping[str, st.SearchStrategy[Any]] | None = None
    ) -> None:
        self.subject = subject
        self.document = subject.document
        self.operations = subject.operations
        self._bodies = bodies or {}

    def calls(self, operation: Mapping[str, Any]) -> st.SearchStrategy[Call]:
        """Calls with arguments that the document allows."""
        given: dict[str, st.SearchStrategy[Any]] = {}
        wanted: dict[str, st.SearchStrategy[Any]] = {}
        for parameter in operation["parameters"]:
            if self.schema(operation, parameter).get("enum") == []:
                continue  # nothing is allowed
            group = given if parameter["required"] else wanted
            group[parameter["argument"]] = self.parameter(operation, parameter)
        body = operation["body"]
        bodies = self.bodies(operation) if body else None
        if bodies is not None:
            (given if body["required"] else wanted)["*body"] = bodies
        arguments = st.fixed_dictionaries(given, optional=wanted)
        return arguments.map(lambda named: Call(operation, {**named.pop("*body", {}), **named}))

    def schema(
        self, operation: Mapping[str, Any], parameter: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """The schema of a parameter, as it is declared."""
        declared = self.declared(operation, parameter)
        holder = declared if "schema" in declared else next(iter(declared["content"].values()))
        schema: Mapping[str, Any] = holder["schema"]
        return schema

    def declared(
        self, operation: Mapping[str, Any], parameter: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """The Parameter Object of a parameter."""
        return self._declared(operation["pointer"], parameter)[1]

    def parameter(
        self, operation: Mapping[str, Any], parameter: Mapping[str, Any]
    ) -> st.SearchStrategy[Any]:
        """Values for a parameter, as Python has them."""
        pointer, declared = self._declared(operation["pointer"], parameter)
        place = parameter["location"]
        text = TEXTS[place]
        if "schema" in declared:
            pointer, schema = f"{pointer}/schema", declared["schema"]
            style = declared.get("style", "form" if place in ("query", "cookie") else "simple")
            if style not in ("form", "deepObject") or declared.get("explode") is False:
                text = DELIMITED if "Sequence" in parameter["type"] else text
        else:
            ((media, content),) = declared["content"].items()
            pointer, schema = f"{pointer}/content/{escape(media)}/schema", content["schema"]
        fits = self.validator(pointer).is_valid
        found = values(self.document, schema, text).filter(fits)
        if place == "path":
            found = found.filter(lambda value: value not in ("", ".", "..", [], {}))
        elif place == "header":
            found = found.filter(lambda value: value not in ("", [], {}))
        elif parameter["required"]:
            # An empty list is not written at all; an empty value needs `allowEmptyValue`.
            found = found.filter(lambda value: value not in ("", [], {}))
        return found.map(lambda value: in_python(value, parameter["type"]))

    def bodies(self, operation: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
        """The body, and its media type where there are several."""
        body = operation["body"]
        if operation["operationId"] in self._bodies:
            return self._bodies[operation["operationId"]].map(lambda it: {body["argument"]: it})
        pointer = self._resolved(f"{operation['pointer']}/requestBody")
        choices = []
        for media in body["media_types"]:
            if media.endswith("xml"):
                continue  # there is nothing that XML could be made from
            at = f"{pointer}/content/{escape(media)}"
            found = self.body(at, media, self.document.resolve(at))
            choices.append(found.map(lambda value, media=media: self._sent(body, media, value)))
        return st.one_of(choices)

    @staticmethod
    def _sent(body: Mapping[str, Any], media: str, value: Any) -> dict[str, Any]:
        chosen = {"content_type": media} if len(body["media_types"]) > 1 else {}
        return {body["argument"]: value, **chosen}

    def body(self, pointer: str, media: str, content: Mapping[str, Any]) -> st.SearchStrategy[Any]:
        if not ("json" in media or "form" in media):
            return st.binary(min_size=1, max_size=50)
        schema = content.get("schema", {})
        found = values(self.document, schema, BODY_TEXT)
        if schema:
            found = found.filter(self.validator(f"{pointer}/schema").is_valid)
        if "form" not in media:
            return found
        properties = self._properties(schema)
        # Forms have no way to write null, or an empty list or object.
        found = found.filter(lambda value: not any(i in ([], {}, None) for i in value.values()))
        return found.map(
            lambda value: {
                name: as_file(item, properties.get(name, {})) for name, item in value.items()
            }
        )

    @cache  # noqa: B019 - there are few of these objects
    def validator(self, pointer: str) -> Draft202012Validator:
        """Judges the values of the schema at a pointer."""
        return Draft202012Validator(to_json_schema(self.document, pointer))

    def answers(self, operation: Mapping[str, Any]) -> Mapping[str, Any]:
        """The documented responses by status, with references followed."""
        pointer = f"{operation['pointer']}/responses"
        return {
            status: self._resolved(f"{pointer}/{escape(status)}")
            for status in self.document.resolve(pointer)
            if not status.startswith("x-")
        }

    def schema_of_answer(self, operation: Mapping[str, Any], seen: Seen) -> str | None:
        """The pointer of the schema for an answer's body."""
        answers = self.answers(operation)
        for key in (str(seen.status), f"{seen.status // 100}XX", "default"):
            if key in answers:
                kind = seen.headers.get("content-type", "").partition(";")[0].strip()
                content = self.document.resolve(answers[key]).get("content", {})
                found = next((media for media in content if media.partition(";")[0] == kind), None)
                if found and "schema" in content[found]:
                    return f"{answers[key]}/content/{escape(found)}/schema"
        return None

    def _declared(
        self, pointer: str, parameter: Mapping[str, Any]
    ) -> tuple[str, Mapping[str, Any]]:
        for place in (pointer, pointer.rpartition("/")[0]):
            node = self.document.resolve(place)
            for index in range(len(node.get("parameters", []))):
                at = self._resolved(f"{place}/parameters/{index}")
                declared = self.document.resolve(at)
                if (declared["in"], declared["name"]) == (
                    parameter["location"],
                    parameter["wire_name"],
                ):
                    return at, declared
        raise LookupError(f"{pointer} has no parameter {parameter}")

    def _properties(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The properties of an object, and those that parts or kinds of it have."""
        while "$ref" in schema:
            schema = self.document.resolve(schema["$ref"][1:])
        found: dict[str, Any] = {}
        for key in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(key, ()):
                found.update(self._properties(part))
        return {**found, **schema.get("properties", {})}

    def _resolved(self, pointer: str) -> str:
        while "$ref" in (node := self.document.resolve(pointer)):
            pointer = node["$ref"][1:]
        return pointer


def in_python(value: Any, annotation: str) -> Any:
    """JSON data as the argument's type wants it: dates as dates."""
    if isinstance(value, str) and "datetime" in annotation:
        return datetime.fromisoformat(value)
    if isinstance(value, str) and annotation.startswith("date"):
        return date.fromisoformat(value)
    return value


def as_file(value: Any, schema: Mapping[str, Any]) -> Any:
    """A property of a form as bytes, where the document says that it is a file."""
    if isinstance(value, list):
        return [as_file(item, schema.get("items", {})) for item in value]
    is_file = "binary" in (schema.get("format"), schema.get("contentEncoding"))
    return value.encode() if is_file and isinstance(value, str) else value


@dataclass
class Outcome:
    """What became of a call."""

    call: Call
    seen: Seen
    result: Any = None
    error: Exception | None = None


class Driver:
    """One of the two clients of a subject, sending to a server. Use under ``with``.

    Args:
        subject: Whose SDK.
        kind: ``sync`` or ``async``.
        url: Where everything goes, also what the document has other servers for.
    """

    def __init__(self, subject: Subject, kind: str, url: str) -> None:
        self.subject = subject
        self._seen: list[Seen] = []
        facts = subject.facts
        self.twin = Twin(
            facts["package"],
            facts["client"],
            kind,
            **dict.fromkeys(credentials(facts), "s3cret"),
            base_url=url,
            max_retries=0,
        )
        watch = self._watch if kind == "sync" else self._async_watch
        self.client = self.twin.new(middleware=[watch])

    def __enter__(self) -> Driver:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.twin.close()

    def run(self, call: Call, **options: Any) -> Outcome:
        """Make a call; what the SDK raises is part of the outcome.

        Args:
            options: Options of the method, such as ``extra_headers``.
        """
        self._seen.clear()
        method = self.method(call.operation)
        args, kwargs = bound(method, call.arguments)
        try:
            made = method(*args, **kwargs, **options)
            result, error = self._finished(call, made), None
        except self.twin.errors.BuildError:
            raise
        except (
            self.twin.errors.APIStatusError,
            self.twin.errors.ResponseValidationError,
        ) as caught:
            result, error = None, caught
        return Outcome(call, self._seen[-1], result, error)

    def method(self, operation: Mapping[str, Any]) -> Any:
        """The bound method of an operation."""
        found = self.client
        for name in operation["call"].split("."):
            found = getattr(found, name)
        return found

    def _finished(self, call: Call, made: Any) -> Any:
        """The result: the first page of a list, all bytes of a download."""
        if call.operation["result"] == "pages":
            return self.twin.run(made.first_page()).response.parse()
        if hasattr(made, "__enter__") or hasattr(made, "__aenter__"):
            return self.twin.read(made)
        return self.twin.run(made)

    def _watch(self, request: Any, call_next: Any) -> Any:
        return self._noted(call_next(request))

    async def _async_watch(self, request: Any, call_next: Any) -> Any:
        return self._noted(await call_next(request))

    def _noted(self, answer: Any) -> Any:
        self._seen.append(Seen(answer.status_code, dict(answer.headers), answer.content))
        return answer


def credentials(facts: Mapping[str, Any]) -> list[str]:
    """The arguments that take credentials, without those by which a token would be fetched."""
    found = {scheme: each["argument"] for each in facts["auth"][::-1] for scheme in each["schemes"]}
    pairs = [name for name in found.values() if name.endswith("username")]
    return [*found.values(), *(name.replace("username", "password") for name in pairs)]


def bound(method: Any, named: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Arguments by place and by name, as a signature wants them."""
    left = dict(named)
    args: list[Any] = []
    for name, parameter in inspect.signature(method).parameters.items():
        if parameter.kind is parameter.POSITIONAL_ONLY and name in left:
            args.append(left.pop(name))
    return args, left
