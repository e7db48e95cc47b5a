"""Where the bodies of an API have what: the result in its envelope, the items of a page."""

from __future__ import annotations

from typing import Any, get_args

from ..fit import unwrapped
from ..models import wire_name
from ..wire import dig
from .description import FakeOperation
from .recording import ReceivedCall
from .sample import is_model, sample

TOKEN = "fake-page"
"""Query parameter for the position in a list whose links may be any URL."""


def body_type(op: FakeOperation) -> Any:
    """The type of the body of a success; None if there is none."""
    shape = op.operation.responses.get(str(op.success.status), op.operation.returns)
    return shape() if shape is not None else None


def result_path(op: FakeOperation) -> str:
    """Where in the body stands what the method returns; empty: it is the body."""
    paging, unwrap = op.operation.paging, op.operation.unwrap
    if paging is not None:
        return str(paging.items)
    return wire_name(body_type(op), unwrap) if unwrap else ""


def type_at(tp: Any, path: str) -> Any:
    """The type of what stands at a dotted path."""
    for step in path.split(".") if path else ():
        base = next((arg for arg in (*get_args(unwrapped(tp)[0]), tp) if is_model(arg)), None)
        names = {wire_name(base, name): name for name in base.model_fields} if base else {}
        if base is None or step not in names:
            return Any
        tp = base.model_fields[names[step]].rebuild_annotation()
    return tp


def item_type(op: FakeOperation) -> Any:
    """The type of the items of a list operation."""
    args = get_args(unwrapped(type_at(body_type(op), result_path(op)))[0])
    return args[0] if args else Any


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


def enveloped(op: FakeOperation, result: Any) -> Any:
    """The body that holds a result."""
    path = result_path(op)
    if not path or (isinstance(result, dict) and path.partition(".")[0] in result):
        return result
    return put(sample(body_type(op), put({}, path, result)), path, result)


def page(
    op: FakeOperation, items: list[Any], call: ReceivedCall, size: int
) -> tuple[Any, dict[str, str]]:
    """The page of a list that a call asks for, of ``size`` items if it does not say: body, headers."""
    spec, query = op.operation.paging, call.query
    if spec is None:
        return enveloped(op, items), {}
    names = (
        spec.token_parameter,
        spec.cursor_parameter,
        spec.offset_parameter,
        spec.page_parameter,
    )
    name = next(filter(None, names), TOKEN)
    token = str((call.json or {}).get(name, "")) if spec.cursor_in_body else query.get(name, "")
    wanted = query.get(op.page_size, "")
    size = int(wanted) if wanted.isdigit() else size
    start = int(token) if token.isdigit() else 0
    if spec.item_cursor:
        cursors = [str(dig(item, spec.item_cursor)) for item in items]
        start = cursors.index(token) + 1 if token in cursors else 0
    elif spec.page_parameter and token:
        start = (start - spec.first_page) * size
    end = start + size
    more = end < len(items)
    body, headers = enveloped(op, items[start:end]), dict[str, str]()
    if spec.has_more:
        body = put(body, spec.has_more, more)
    kept = [p for p in call.query_string.split("&") if p and not p.startswith(f"{name}=")]
    link = f"{call.path}?{'&'.join([*kept, f'{name}={end}'])}"
    if spec.link_header and more:
        headers["Link"] = f'<{link}>; rel="next"'
    place, follows = (spec.cursor, str(end)) if spec.cursor else (spec.next_link, link)
    if place:
        body = put(body, place, follows) if more else without(body, place)
    return body, headers
