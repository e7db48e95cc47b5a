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
    successes = [each for each in operation.responses if not each.is_error]
    if operation.method != "GET" or any(each.status not in _STATUSES for each in successes):
        return operation
    responses = (_file(each) if each in successes[:1] else each for each in operation.responses)
    return replace(operation, responses=tuple(responses))


def _file(redirect: Response) -> Response:
    contents = redirect.contents or (Content("*/*", "binary", None, redirect.pointer),)
    return replace(redirect, status="200", contents=contents, headers=())
