"""Answers that only lead elsewhere: what is there is the result."""

from __future__ import annotations

from msgspec.structs import replace

from .api import Api, Content, Operation, Response

_STATUSES = ("301", "302", "303", "307", "308", "3XX")
"""RFC 9110, section 15.4: those that a client follows by itself."""


def follow_redirects(api: Api) -> Api:
    """`api` where a GET whose only success is a redirect gives a file, for all that is known.

    Archives and logs are often documented so: the address of the file stands in `Location`.
    """
    return replace(api, operations=tuple(map(_followed, api.operations)))


def _followed(operation: Operation) -> Operation:
    # Beside a redirect, `default` is for errors.
    statuses = [each.status for each in operation.responses if each.status[0] in "23"]
    first = next((status for status in statuses if status in _STATUSES), "")
    if operation.method != "GET" or not first or any(status[0] == "2" for status in statuses):
        return operation
    responses = (_file(each) if each.status == first else each for each in operation.responses)
    return replace(operation, responses=tuple(responses))


def _file(redirect: Response) -> Response:
    """Whatever is there: what the document says of the body is about the redirect's own."""
    anything = Content("*/*", "binary", None, redirect.pointer)
    return replace(redirect, status="200", contents=(anything,), headers=())
