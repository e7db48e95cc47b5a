"""Decoding: what fits is kept, the rest is told, and what is nothing like it is refused."""

from __future__ import annotations

import copy
import json
import math
import pickle
from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

import pytest
from pydantic import Field
from sdk_runtime.decode import Decoder, DecodingWarning
from sdk_runtime.enums import OpenEnum
from sdk_runtime.errors import DecodeFailure
from sdk_runtime.fit import fit
from sdk_runtime.mismatch import problems
from sdk_runtime.models import Model, is_set
from sdk_runtime.unions import BySibling, ByTag, UnknownVariant
from typing_extensions import TypeAliasType


class State(OpenEnum):
    DONE = "done"


class Cat(Model):
    kind: str
    lives: int


class Dog(Model):
    kind: str
    tricks: list[str]


Pet: TypeAlias = Annotated[Cat | Dog | UnknownVariant, ByTag("kind", {"cat": Cat, "dog": Dog})]
Tree = TypeAliasType("Tree", "int | list[Tree]")


class Item(Model):
    item_id: Annotated[str, Field(alias="itemId")]
    state: State
    at: datetime | None = None
    share: Annotated[float | None, Field(ge=0, le=1)] = None
    pets: list[Pet] = Field(default_factory=list)
    by_name: Annotated[dict[str, Pet], Field(alias="byName", default_factory=dict)]
    content: Annotated[
        Cat | Dog | UnknownVariant | None, BySibling("state", {"done": Cat, "cat": Cat})
    ] = None
    free: Cat | Dog | UnknownVariant | None = None
    tree: Tree = 0


class Page(Model):
    items: list[Item]
    next: str | None = None


GOOD = {"itemId": "a", "state": "done", "at": "2025-08-05T14:04:56.0000000+00:00"}
PAGES: Decoder[Page] = Decoder(Page)


def decode(*items: Any, policy: Any = "lenient") -> Page:
    return PAGES.decode(json.dumps({"items": items}).encode(), policy)


def pointers(value: Any) -> list[str]:
    return [problem.pointer for problem in problems(value)]


def test_what_fits_has_no_problems() -> None:
    page = decode(GOOD)
    at = page.items[0].at
    assert at is not None and at.isoformat() == "2025-08-05T14:04:56+00:00"
    assert problems(page) == () == problems(page.items[0])


@pytest.mark.parametrize(
    ("change", "pointer", "attribute", "raw"),
    [
        ({"itemId": 5}, "/itemId", "item_id", 5),
        ({"at": "yesterday"}, "/at", "at", "yesterday"),
        ({"share": 1.5}, "/share", "share", 1.5),
        ({"state": 3}, "/state", "state", 3),
        ({"pets": "none"}, "/pets", "pets", "none"),
        ({"pets": [7]}, "/pets/0", "pets", [7]),
        ({"content": "x"}, "/content", "content", "x"),
        ({"tree": [1, [2, "x"]]}, "/tree/1/1", "tree", [1, [2, "x"]]),
        ({"free": [1]}, "/free", "free", [1]),
    ],
)
def test_a_wrong_value_stays_as_it_came_and_is_told(
    change: dict[str, Any], pointer: str, attribute: str, raw: Any
) -> None:
    page = decode(GOOD, {**GOOD, **change}, GOOD)
    assert [type(item) for item in page.items] == [Item] * 3
    assert getattr(page.items[1], attribute) == raw
    assert page.items[1].model_dump(by_alias=True, exclude_unset=True, warnings=False).items() >= (
        change.items()
    )
    assert pointers(page) == [f"/items/1{pointer}"]
    assert pointers(page.items[1]) == [pointer]
    assert pointers(page.items) == [f"/1{pointer}"]
    with pytest.raises(DecodeFailure, match=f"/items/1{pointer}: "):
        decode(GOOD, {**GOOD, **change}, policy="strict")
    with pytest.warns(DecodingWarning, match=pointer) as caught:
        decode({**GOOD, **change}, policy="warn")
    assert caught[0].filename == __file__


def test_problems_deep_in_unions_and_maps() -> None:
    odd = {
        **GOOD,
        "pets": [{"kind": "cat", "lives": "?"}, {"kind": "cow"}, {"kind": "dog", "tricks": [1]}],
        "byName": {"a/b~": {"kind": "cat"}},
        "content": {"kind": "x", "lives": None},
    }
    item = decode(odd).items[0]
    assert pointers(item) == [
        "/pets/0/lives",
        "/pets/2/tricks/0",
        "/byName/a~1b~0/lives",
        "/content/lives",
    ]
    assert [problem.path for problem in problems(item)] == [
        "pets[0].lives",
        "pets[2].tricks[0]",
        "by_name['a/b~'].lives",
        "content.lives",
    ]
    assert item.pets[1] == UnknownVariant("cow", {"kind": "cow"})
    assert isinstance(item.content, Cat) and item.content.lives is None
    assert item.model_dump(by_alias=True, exclude_unset=True, mode="json", warnings=False) == {
        **odd,
        "at": "2025-08-05T14:04:56Z",
    }


def test_a_missing_field_says_so_when_read() -> None:
    item = decode({"state": "done"}, GOOD).items[0]
    assert pointers(item) == ["/itemId"]
    assert not is_set(item, "item_id") and not is_set(item, "share") and item.share is None
    with pytest.raises(AttributeError, match=r"Item\.item_id is not there: no 'itemId' came"):
        _ = item.item_id
    assert pickle.loads(pickle.dumps(item)) == item
    assert "item_id" not in repr(item)


def test_one_odd_item_never_loses_the_page() -> None:
    page = decode(None, 5, "x", [], {}, {"itemId": None}, GOOD)
    assert len(page.items) == 7 and page.items[6].item_id == "a"
    assert page.items[:4] == [None, 5, "x", []]
    assert pointers(page.items[4]) == ["/itemId", "/state"]


class Pair(Model):
    of: tuple[Small, int]


def test_what_is_odd_in_a_tuple_costs_only_itself() -> None:
    pair = Decoder(Pair).decode(b'{"of": [{"a": "x"}, "odd"]}')
    assert isinstance(pair.of[0], Small)
    assert pair.of[1] == "odd"
    assert pointers(pair) == ["/of/1"]


def test_an_untagged_union_that_nothing_fits_keeps_the_data() -> None:
    item = decode({**GOOD, "free": {"kind": "?"}}).items[0]
    assert item.free == UnknownVariant(None, {"kind": "?"})
    assert pointers(item) == ["/free"]
    item = decode({**GOOD, "free": {"kind": "?", "tricks": []}}).items[0]
    assert isinstance(item.free, Dog) and problems(item) == ()


class Small(Model):
    a: str | None = None


class Large(Model):
    a: str | None = None
    b: str | None = None


class Holder(Model):
    either: Small | Large


def test_of_a_union_without_a_tag_the_member_that_names_most_is_fitted() -> None:
    data = {"either": {"a": 5, "b": "x"}}
    holder = fit(Holder, data, strict=False, by_name=False)[0]
    assert isinstance(holder.either, Large) and holder.either.b == "x"
    assert pointers(holder) == ["/either/a"]
    holder = fit(Holder, {"either": {"a": 5}}, strict=False, by_name=False)[0]
    assert isinstance(holder.either, Small)


def test_news_are_no_problem_under_any_policy() -> None:
    new = {**GOOD, "state": "paused", "pets": [{"kind": "cow"}], "content": {"x": 1}, "extra": 1}
    for policy in ("lenient", "warn", "strict"):
        page = decode(new, policy=policy)
        assert problems(page) == () and page.items[0].content == UnknownVariant("paused", {"x": 1})


@pytest.mark.parametrize("policy", ["lenient", "warn", "strict"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><html>Sign in</html>",
        b'{"items":[{"itemId"',
        b'{"items":[]} trailing',
        b"\xff\xfe{}",
        b"null",
        b'"text"',
        b"[]",
        b"{}",
        b'{"error":{"code":"X"}}',
        b"[" * 100_000,
        b'{"items":NaN]',
    ],
)
def test_what_is_nothing_like_it_fails(body: bytes, policy: Any) -> None:
    with pytest.raises(DecodeFailure) as failure:
        PAGES.decode(body, policy)
    assert len(str(failure.value)) < 1_000
    assert pickle.loads(pickle.dumps(failure.value)).problems == failure.value.problems


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("policy", ["lenient", "strict"])
def test_json_in_other_encodings(encoding: str, policy: Any) -> None:
    body = json.dumps({"items": [{**GOOD, "note": "ž"}]}, ensure_ascii=False).encode(encoding)
    page = PAGES.decode(body, policy)
    assert problems(page) == () and page.items[0].model_extra == {"note": "ž"}


@pytest.mark.filterwarnings("error")
def test_another_encoding_is_nothing_to_warn_of() -> None:
    body = json.dumps({"items": [GOOD]}).encode("utf-16")
    assert PAGES.decode(body, "warn").items[0].item_id == "a"


@pytest.mark.parametrize(
    ("escaped", "read"),
    [
        (r"\ud83d\ude00", "😀"),
        (r"a\ud83d", "a�"),
        (r"\uDE00b", "�b"),
        (r"\ud83d\ud83d\ude00", "�😀"),
        (r"\\ud83d\ud83d", r"\ud83d�"),
        (r"\"\ud83d\n", '"�\n'),
    ],
)
def test_half_a_character_never_loses_the_page(escaped: str, read: str) -> None:
    body = json.dumps({"items": [{**GOOD, "note": "?"}, GOOD]}).replace("?", escaped).encode()
    page = PAGES.decode(body)
    assert (page.items[0].model_extra, len(page.items)) == ({"note": read}, 2)
    if "�" in read:
        with pytest.raises(DecodeFailure, match="not JSON"):
            PAGES.decode(body, "strict")


def test_what_is_no_number_costs_only_itself() -> None:
    page = PAGES.decode(json.dumps({"items": [{**GOOD, "share": math.nan}, GOOD]}).encode())
    assert pointers(page.items[0]) == ["/share"] and problems(page.items[1]) == ()


def test_unwrapping() -> None:
    class Envelope(Model):
        item: Item

    decoder: Decoder[Item] = Decoder(Envelope, unwrap="item")
    item = decoder.decode(json.dumps({"item": {**GOOD, "share": 2}}).encode())
    assert isinstance(item, Item) and pointers(item) == ["/share"]
    odd = (b'{"item":{}}', b'{"item":null}', b'{"item":[1]}', b"{}", b'{"items":{}}', b"[1]", b"5")
    for body in odd:
        with pytest.raises(DecodeFailure):
            decoder.decode(body)


def test_a_result_that_is_no_model_tells_what_did_not_fit() -> None:
    class Envelope(Model):
        items: list[int]
        other: int = 0

    def told(tp: Any, body: bytes, unwrap: str | None = None) -> list[tuple[str, str]]:
        result = Decoder[Any](tp, unwrap=unwrap).decode(body, info="facts")
        return [(each.pointer, each.path) for each in problems(result)]

    assert told(list[int], b"[1, 2]") == []
    assert told(list[int], b'[1, "x"]') == [("/1", "[1]")]
    cats = b'{"a/b": {"kind": "cat", "lives": "x"}, "c": 5}'
    assert told(dict[str, Cat], cats) == [("/a~1b/lives", "['a/b'].lives"), ("/c", "['c']")]
    assert told(Envelope, b'{"items": [1, "x"], "other": "y"}', "items") == [("/1", "[1]")]
    page = decode(GOOD, {**GOOD, "share": 2})
    assert [each.path for each in problems(page.items)] == ["[1].share"]
    assert problems(5) == problems("text") == problems(None) == ()
    assert Decoder[Any](int).decode(b"5", info="facts") == 5


class Odds(Model):
    pair: tuple[int, str] | None = None
    many: tuple[int, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)
    kind: Literal["a"] = "a"
    mixed: str | list[int] = ""
    pet: Annotated[Cat | UnknownVariant | None, ByTag("kind", {"cat": Cat})] = None
    n: int = 0


@pytest.mark.parametrize(
    ("name", "came", "kept", "where"),
    [
        ("pair", ["x", "y"], ["x", "y"], ["/pair/0"]),
        ("pair", [1], [1], ["/pair"]),
        ("pair", [1, "x", 2], [1, "x", 2], ["/pair/2"]),
        ("many", [1, 2, "x"], [1, 2, "x"], ["/many/2"]),
        ("counts", [5], [5], ["/counts"]),
        ("counts", {"a": "x", "b": 1}, {"a": "x", "b": 1}, ["/counts/a"]),
        ("kind", {"x": 1}, {"x": 1}, ["/kind"]),
        ("mixed", [1, "x"], [1, "x"], ["/mixed/1"]),
        ("mixed", 5, 5, ["/mixed"]),
        ("n", "x", "x", ["/n"]),
    ],
)
def test_the_part_that_does_not_fit(name: str, came: Any, kept: Any, where: list[str]) -> None:
    body = json.dumps({"pet": None, name: came, "other": 5.0})
    odds = Decoder[Any](Odds).decode(body.encode())
    assert pointers(odds) == where
    assert getattr(odds, name) == kept
    assert odds.pet is None and repr(odds.other) == "5.0"
    assert name == "counts" or odds.counts == {}


@pytest.mark.parametrize(
    "back", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
def test_copies_of_results_are_the_data_alone(back: Any) -> None:
    def facts() -> None:
        """As the types of headers are given, which nothing can pickle."""

    for tp, body in ((list[int], b'[1, "x"]'), (dict[str, int], b'{"a": "x"}')):
        result = Decoder[Any](tp).decode(body, info=facts)
        assert back(result) == result and problems(result) and not problems(back(result))


def test_of_an_object_something_that_counts_must_have_come() -> None:
    class Loose(Model):
        n: int | None = None

    assert pointers(Decoder[Any](Loose).decode(b'{"n": "x"}')) == ["/n"]
    with pytest.raises(DecodeFailure):
        Decoder[Any](Item).decode(b'{"share": 2}')


def test_strict_takes_no_other_json_type_but_whole_floats() -> None:
    pets: Decoder[list[Pet]] = Decoder(list[Pet])
    lax = pets.decode(b'[{"kind":"cat","lives":"9"}]')[0]
    assert isinstance(lax, Cat) and lax.lives == 9 and problems(lax) == ()
    for value in ('"9"', "true", "9.5", "null"):
        with pytest.raises(DecodeFailure, match="/0/lives"):
            pets.decode(b'[{"kind":"cat","lives":%s}]' % value.encode(), "strict")
    whole = pets.decode(b'[{"kind":"cat","lives":9.0}]', "strict")[0]
    assert isinstance(whole, Cat) and whole.lives == 9


def test_only_the_names_of_the_api_count_in_answers() -> None:
    item = decode({**GOOD, "item_id": "other"}).items[0]
    assert item.item_id == "a"
    with pytest.raises(DecodeFailure):
        PAGES.decode(b'{"items":[{"item_id":"a","state":"done"}]}', "strict")


def test_millions_of_problems_are_bounded() -> None:
    page = decode(*[{"itemId": 1, "state": 2}] * 3_000)
    assert len(page.items) == 3_000 and len(problems(page)) == 1_000
