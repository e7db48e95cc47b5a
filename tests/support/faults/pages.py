"""Lists in pages: they repeat, never end, lead away, or name no page that could be asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from support.raw_server import Move

from .row import UNFIT, Row, Site, answer

PET = {"id": "p1", "name": "p1"}


def linked(url: Any) -> Callable[[Site], Iterator[Move]]:
    """A page of one pet, and where the next one is said to be."""

    def moves(site: Site) -> Iterator[Move]:
        href = url(site) if callable(url) else url
        yield page(_links={"next": {"href": href}})

    return moves


def page(**more: Any) -> bytes:
    return answer(json.dumps({"pets": [PET], **more}).encode())


def cursor(value: Any) -> Callable[[Site], Iterator[Move]]:
    def moves(site: Site) -> Iterator[Move]:
        yield page(nextCursor=value(site) if callable(value) else value)

    return moves


def last(count: int) -> Callable[[Site], Iterator[Move]]:
    """Pages that say that there is more, the last ones without anything."""

    def moves(site: Site) -> Iterator[Move]:
        pets = [{**PET, "tag": str(site.asked)}] if site.asked < count else []
        yield answer(json.dumps({"pets": pets, "hasMore": True}).encode())

    return moves


AWAY = "the next page is at another host"

PAGES = (
    Row("the same page for ever", linked("/v1/pets?x=1"), gives=["p1", "p1"], call="list"),
    Row("a page that names itself", linked("/v1/pets"), call="list"),
    Row("pages on and on", linked(lambda site: f"/v1/pets?x={site.asked}"), gives=["p1"] * 50,
        call="list"),
    Row("two pages that name each other", linked(lambda site: f"/v1/pets?x={site.asked % 2}"),
        call="list"),
    Row("the next page elsewhere", linked(lambda site: f"{site.elsewhere}/v1/pets"), UNFIT, AWAY,
        call="list"),
    Row("the next page as somebody",
        linked(lambda site: site.here.replace("//", "//eve:pw@") + "/v1/pets?x=1"), call="list"),
    *(Row(f"the next page at {url[:24]!r}", linked(url), UNFIT, AWAY, call="list")
      for url in ("file:///etc/passwd", "javascript:alert(1)", "https://127.0.0.1/", "http://[::1",
                  "http://a b/", "/" + "a" * 70_000)),
    *(Row(f"the next page is {url!r}", linked(url), call="list", gives=["p1"])
      for url in (None, "", False, 0, [], {})),
    *(Row(f"the next page is at {url!r}", linked(url), call="list", gives=["p1"] * 2)
      for url in (7, "//", "/\r\nX-Evil: 1")),
    Row("the same cursor for ever", cursor("a"), gives=["p1", "p1"], call="list_by_cursor"),
    *(Row(f"the next cursor is {value!r}", cursor(value), call="list_by_cursor", gives=["p1"])
      for value in (None, "", False)),
    Row("cursors on and on", cursor(lambda site: f"c{site.asked}"), gives=["p1"] * 50,
        call="list_by_cursor"),
    Row("a cursor of 100 kB", cursor("c" * 100_000), UNFIT, "cannot be asked for: URL too long",
        call="list_by_cursor"),
    Row("a cursor with lines", cursor("a\r\nX-Evil: 1"), gives=["p1", "p1"], call="list_by_cursor"),
    Row("a cursor that is an object", cursor({"a": 1}), call="list_by_cursor"),
    Row("a cursor with half a character", cursor("\ud83d"), call="list_by_cursor"),
    Row("nothing, and more of it", last(0), gives=[], call="list_by_page"),
    Row("two pages, and nothing, and more of it", last(2), gives=["p1", "p1"], call="list_by_page"),
    Row("no list where it should be", [answer(b'{"pets": {"a": 1}}')], gives=[],
        call="list_by_page"),
    Row("the same offset for ever", [page()], gives=["p1", "p1"], call="list_by_offset"),
    Row("a link header elsewhere", lambda site: [answer(json.dumps([PET]).encode(),
        f'Link: <{site.elsewhere}/x>; rel="next"')], UNFIT, AWAY, call="list_by_header"),
    Row("a link header to itself", [answer(json.dumps([PET]).encode(),
        'Link: <?a=1>; rel="next"')], gives=["p1", "p1"], call="list_by_header"),
    Row("a token elsewhere", linked(lambda site: f"{site.elsewhere}/v1/pets?token=a"), UNFIT, AWAY,
        call="list_by_token"),
    Row("the same token for ever", linked("/v1/pets?token=a"), gives=["p1", "p1"],
        call="list_by_token"),
)  # fmt: skip
