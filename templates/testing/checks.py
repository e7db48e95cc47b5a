"""What is wrong with a request, by the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from http.cookies import SimpleCookie
from types import UnionType
from typing import Any, Union, get_args, get_origin
from urllib.parse import parse_qsl

from pydantic import ValidationError

from .._runtime.body import Body
from .._runtime.fit import adapter, unwrapped
from .._runtime.strict import examine, json_bytes
from .description import Parameter
from .endpoint import TOKEN, Endpoint
from .recording import ReceivedCall
from .sample import from_text, is_model

DELIMITERS = {"form": ",", "simple": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def check(op: Endpoint, call: ReceivedCall, credentials: Sequence[str]) -> tuple[str, ...]:
    """Everything in which a request is not what the document wants; credentials are no matter."""
    keys = {place.removeprefix("query:") for place in credentials if place.startswith("query:")}
    return (*_parameters(op, call, {TOKEN, *keys}), *_body(op, call))


def has_credentials(
    op: Endpoint, call: ReceivedCall, places: Sequence[str], usual: tuple[tuple[str, ...], ...]
) -> bool:
    """Whether a request has one of the credentials, or needs none. ``usual`` are those of
    operations that say nothing else."""
    asked = usual if op.operation.security is None else op.operation.security
    if not places or not asked or not all(asked):
        return True
    found = {"header": call.headers, "query": call.query, "cookie": _cookies(call)}
    return any(found[kind].get(name) for kind, _, name in (p.partition(":") for p in places))


def _parameters(op: Endpoint, call: ReceivedCall, known: set[str]) -> Iterator[str]:
    query = parse_qsl(call.query_string, keep_blank_values=True)
    single: dict[str, Any] = {
        "header": call.headers,
        "cookie": _cookies(call),
        "path": call.arguments,
    }
    whole = False
    for parameter in op.parameters:
        name = parameter.name
        style: Any = op.operation.styles.get(parameter.location, {}).get(name)
        if style and style.whole:
            whole = True
            continue
        if parameter.location == "query":
            values = [value for key, value in query if key == name or key.startswith(f"{name}[")]
        else:
            key = name.lower() if parameter.location == "header" else name
            values = [single[parameter.location][key]] if key in single[parameter.location] else []
        if not values and _is_spread(parameter, style):
            continue  # its properties stand for themselves
        if not values and parameter.required:
            yield f"{parameter.location} parameter {name} is missing"
        elif values:
            yield from _value(op, parameter, values)
    known |= {p.name for p in op.parameters if p.location == "query"}
    spec = op.operation.paging
    known |= {getattr(spec, name, "") for name in ("token_parameter", "cursor_parameter")}
    free = whole or any(_is_object(_kinds(p)) for p in op.parameters)  # form: explode
    for key in dict.fromkeys(key for key, _ in query):
        if not known.intersection((key, key.partition("[")[0])) and not free:
            yield f"query parameter {key} is not known"


def _is_spread(parameter: Parameter, style: Any) -> bool:
    """Whether a parameter is an object whose properties are written as parameters."""
    if parameter.location not in ("query", "cookie") or not _is_object(_kinds(parameter)):
        return False
    return style is None or bool(style.explode and style.name in _SPREADING)


_OPEN = ("json", "deepObject", "urlencoded")
_SPREADING = ("form", "cookie", "spaceDelimited", "pipeDelimited")


def _value(op: Endpoint, parameter: Parameter, values: list[str]) -> Iterator[str]:
    kinds = _kinds(parameter)
    style: Any = op.operation.styles.get(parameter.location, {}).get(parameter.name)
    if _is_object(kinds) or (style and style.name in _OPEN):
        return
    value: Any = values[-1]
    if kinds in ([list], [tuple]):
        delimiter = DELIMITERS.get(style.name if style else "form", ",")
        split = (style and not style.explode) or parameter.location != "query"
        value = [part for text in values for part in (text.split(delimiter) if split else [text])]
    elif len(values) > 1 and list in kinds:
        value = values
    elif len(values) > 1:
        yield f"{parameter.location} parameter {parameter.name} is given {len(values)} times"
    label, tp = f"{parameter.location} parameter {parameter.name}", parameter.shape()
    try:
        value = _typed(tp, value)
    except ValidationError as error:
        yield f"{label}: {error.errors()[0]['msg']}"
    else:
        yield from (f"{label}: {found.message}" for found in examine(tp, json_bytes(value))[1])


def _typed(tp: Any, value: Any) -> Any:
    """A text, or some, as a value of a type; constants are numbers and truth values, too.

    Raises:
        ValidationError: It is none.
    """
    try:
        return adapter(tp).validate_python(value)
    except ValidationError:
        texts = value if isinstance(value, list) else [value]
        read = [from_text(text) for text in texts]
        if read == texts:
            raise
        return adapter(tp).validate_python(read if isinstance(value, list) else read[0])


def _kinds(parameter: Parameter) -> list[Any]:
    """The classes of a parameter's type, several of a union; without null."""
    base = unwrapped(parameter.shape())[0]
    members = get_args(base) if get_origin(base) in (Union, UnionType) else (base,)
    kinds = (unwrapped(each)[0] for each in members)
    return [get_origin(kind) or kind for kind in kinds if kind is not type(None)]


def _is_object(kinds: list[Any]) -> bool:
    """Whether a value can be an object, whose names are those of parameters."""
    return any(kind is dict or is_model(kind) for kind in kinds)


def _body(op: Endpoint, call: ReceivedCall) -> Iterator[str]:
    if not call.content:
        return
    media_type = _essence(call.headers.get("content-type", ""))
    bodies = {_essence(body.media_type): body for body in op.operation.body}
    body = next((b for pattern, b in bodies.items() if fnmatch(media_type, pattern)), None)
    if not bodies:
        yield "it has a body, where none is known"
    elif body is None and not media_type and any("*" in pattern for pattern in bodies):
        return  # a range was documented, and nobody said which of it this is
    elif body is None:
        yield f"its Content-Type is {media_type or 'missing'}, not {' or '.join(bodies)}"
    elif type(body) is Body and (shape := body.shape) is not None:
        try:
            found = examine(shape(), call.content, by_name=False)[1]
        except ValueError as error:
            yield f"its body is not JSON: {error}"
        else:
            yield from (f"body {mismatch}" for mismatch in found)


def _essence(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def _cookies(call: ReceivedCall) -> dict[str, str]:
    return {
        name: cookie.value for name, cookie in SimpleCookie(call.headers.get("cookie", "")).items()
    }
