"""What a method is called by its method of HTTP and its path, when the document gives no name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ..ir.aliases import object_behind, resolved
from ..ir.api import Api, Operation
from ..ir.schemas import ObjectSchema
from ..ir.types import ListType
from ..naming import singular, words
from .operation_ids import FORMAT, VERSION

_VERBS: Final[Mapping[str, str]] = {
    "POST": "create", "PUT": "replace", "PATCH": "update", "DELETE": "delete",
}  # fmt: skip
ACTIONS: Final = frozenset(
    """
    accept activate add apply approve archive assign attach authorize block calculate cancel capture
    check checkout claim clear clone close commit complete compute confirm convert copy count create
    deactivate decline delete deliver deploy detach disable disconnect dismiss download duplicate
    enable end execute expire export fail finalize find flag follow forward fulfill generate hide
    ignore import increment install invoke join leave like link lock login logout lookup mail mark
    merge migrate move mute open pause pay pin ping poll post present preview process promote
    publish purge query reactivate reassign rebuild recalculate recover redeem refresh refund
    register reindex reject release reload remove rename render renew reopen replay reprocess
    request resend reset resolve restart restore resume retry revert review revoke rollback rotate
    run scan schedule search send share ship sign simulate skip snooze start stop submit subscribe
    suspend swap switch sync terminate test track transfer trigger trust unarchive unassign unblock
    undelete undo unfollow uninstall unlink unlock unmute unpause unpin unpublish unregister unshare
    unsubscribe unsuspend update upgrade upload validate verify void vote withdraw
    """.split()
)
"""Words that name what is done, where a path ends in one: `POST /charges/{id}/capture`."""
_QUESTIONS: Final = frozenset("count download export find lookup preview query search".split())
"""Those of them that a `GET` can be."""
_PAGES: Final = frozenset(("content", "data", "entries", "items", "records", "results", "values"))
_PARAMETER: Final = re.compile(r"\{[^{}]*\}")


class _Part(Struct, frozen=True):
    words: tuple[str, ...]
    parameter: bool = False
    picked: bool = False
    """Whether a parameter comes next, which picks one of what the part names."""


def names_from_path(api: Api, operation: Operation, resource: Sequence[str]) -> list[list[str]]:
    """The words of a method's name, the best first: a verb, and what the path names beyond the
    resource.

    `GET /pets` is *list*, `GET /pets/{id}` *get*, `POST /pets/{id}/photos` *create photo*,
    `POST /jobs/{id}/cancel` *cancel*, `GET /users/{id}/pets` in `pets` *list*, and *list user* if
    that name is taken. `resource` are the words of the resource, in lower case.
    """
    path, _, fragment = operation.path.partition("#")
    if fragment:  # which tells operations of one path apart
        spelled = [word.lower() for word in words(fragment)]
        said = spelled[0] in ACTIONS or spelled[0] in ("get", "list")
        return [spelled if said else [verb(api, operation), *spelled]]
    before, after = _around_resource(_parts(path), resource)
    parts = [*before, *after]
    # What a parameter picks before the resource is said by the argument.
    short = [*(part for part in before if not part.picked), *after]
    last = parts[-1] if parts else None
    if last is not None and not last.parameter and _is_action(operation.method, last.words[0]):
        alone = [list(last.words)] if len(last.words) > 1 else []
        whole = [*resource[:-1], *map(singular, resource[-1:])]
        nouns = [_nouns(short[:-1]), _nouns(parts[:-1]), whole]
        return [*alone, *([*last.words, *each] for each in nouns)]
    one = operation.method == "POST" and bool(after) and not after[-1].parameter
    nouns = [_nouns(short, one=one), _nouns(parts, one=one), _nouns(parts, plural=True)]
    picked = [words(name[1:-1])[-1].lower() for name in _PARAMETER.findall(path)[-1:]]
    by = [[*nouns[0], "by", *picked]] if picked else []
    return [[verb(api, operation), *each] for each in (*nouns, *by)]


def verb(api: Api, operation: Operation) -> str:
    """What the method does to what the path leads to."""
    item = _plain(operation.path).endswith("}")
    if operation.method == "GET":
        return "get" if item or not _is_list(api, operation) else "list"
    if operation.method == "POST" and item:
        return "update"
    return _VERBS.get(operation.method, operation.method.lower())


def _plain(path: str) -> str:
    return FORMAT.sub("", path.partition("#")[0].rstrip("/"))


def _is_action(method: str, word: str) -> bool:
    return word in (_QUESTIONS if method == "GET" else ACTIONS if method in ("POST", "PUT") else ())


def _parts(path: str) -> list[_Part]:
    found: list[_Part] = []
    for segment in FORMAT.sub("", path).split("/"):
        if not segment or VERSION.fullmatch(segment):
            continue
        text = _PARAMETER.sub(" ", segment)
        if text != segment and found:
            found[-1] = replace(found[-1], picked=True)
        if any(map(str.isalnum, text)):
            spelled = tuple(word.lower() for word in words(text))
            found.append(_Part(spelled, picked=text != segment))
        if text != segment:
            found.append(_Part((), parameter=True))
    return found


def _around_resource(
    parts: list[_Part], resource: Sequence[str]
) -> tuple[list[_Part], list[_Part]]:
    """The parts before and after the first that says the resource again; all of them are after it
    when none does."""
    wanted = [singular(word) for word in resource]
    for index, part in enumerate(parts):
        if not part.parameter and [singular(word) for word in part.words] == wanted:
            return parts[:index], parts[index + 1 :]
    return [], parts


def _nouns(parts: Sequence[_Part], *, one: bool = False, plural: bool = False) -> list[str]:
    """What the parts name: one of several where a parameter picks it, and of the last if `one` is
    made; as the path says with `plural`."""
    found: list[str] = []
    named = [part for part in parts if not part.parameter]
    for part in named:
        found += part.words
        if not plural and (part.picked or (one and part is named[-1])):
            found[-1] = singular(found[-1])
    return found


def _is_list(api: Api, operation: Operation) -> bool:
    """Whether a `GET` gives several things: as a list, or in an object with one, if that is called
    as in pages of things, or the path ends in a plural."""
    last = _plain(operation.path).rpartition("/")[2]
    plural = singular(end := words(last)[-1].lower()) != end
    answered = [
        content.type
        for response in operation.responses
        if response.status.startswith("2")
        for content in response.contents
        if content.type is not None
    ]
    if not answered:
        return plural
    type_ = resolved(api.schemas, answered[0])
    if isinstance(type_, ListType):
        return True
    schema = object_behind(api.schemas, type_)
    if schema is None:
        return plural
    lists = _lists(api, schema)
    if plural and not lists:  # in an envelope
        inner = (object_behind(api.schemas, field.type) for field in schema.fields)
        lists = {wire for each in inner if each is not None for wire in _lists(api, each)}
    page = lists & _PAGES and not any(field.wire == "id" for field in schema.fields)
    return bool(page or (plural and lists))


def _lists(api: Api, schema: ObjectSchema) -> set[str]:
    """The names of the properties that are lists."""
    return {
        field.wire
        for field in schema.fields
        if isinstance(resolved(api.schemas, field.type), ListType)
    }
