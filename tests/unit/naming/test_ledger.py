"""Names in time: who keeps a name, and what has to be remembered for that."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example
from hypothesis import given as drawn
from hypothesis import strategies as st

from specloom.naming import Kept, Ledger, Spelled, Wish, parse_kept, spelling_of
from specloom.naming import ledger as ledgers
from specloom.naming.kept import FOLLOWS, marked


def wish(text: str, *names: str, **more: Any) -> Wish:
    return Wish(names or (text.lower(),), ("", text), pointer=f"/{text}", **more)


def given(wishes: list[Wish], kept: Kept | None = None, **more: Any) -> dict[str, str]:
    ledger = Ledger(kept or Kept())
    return ledger.assign("fields", {each.key[1]: each for each in wishes}, **more)


def kept(**names: str) -> Kept:
    return Kept({}, {"fields": {("", text): name for text, name in names.items()}})


def test_the_first_one_gets_the_name_when_nothing_is_remembered() -> None:
    assert given([wish("A", "a", "a_"), wish("a", "a", "a_")]) == {"A": "a", "a": "a_"}


def test_who_had_a_name_keeps_it() -> None:
    wishes = [wish("A", "a", "a_"), wish("a", "a", "a_")]
    assert given(wishes, kept(a="a")) == {"A": "a_", "a": "a"}


def test_the_users_name_comes_before_what_is_kept_and_is_not_remembered() -> None:
    ledger = Ledger(kept(a="mine"))
    names = ledger.assign(
        "fields", {1: wish("a", "mine", "mine_"), 2: wish("b", "mine", explicit=True)}
    )
    assert names == {1: "mine_", 2: "mine"}
    assert ledger.remembered().names == {"fields": {("", "a"): "mine_"}}


def test_a_steady_name_is_not_remembered_and_not_taken() -> None:
    wishes = {1: wish("Foo", "foo", "foo_"), 2: wish("foo", "foo", steady=True)}
    ledger = Ledger(kept(other="other"))
    assert ledger.assign("fields", wishes) == {1: "foo_", 2: "foo"}
    assert ledger.remembered().names == {"fields": {("", "Foo"): "foo_"}}


def test_a_name_to_which_nothing_leads_is_forgotten() -> None:
    assert given([wish("a", "new")], kept(a="old")) == {"a": "new"}


def test_a_name_is_spelled_as_it_is_today() -> None:
    assert given([wish("a", "ITwin")], kept(a="Itwin")) == {"a": "ITwin"}


def test_a_name_may_be_kept_within_what_begins_it() -> None:
    wishes = [wish("a", "PetCat", within=("Pet",)), wish("b", "PetDog", within=("Pet",))]
    assert given(wishes, kept(a="PetLion", b="Dog")) == {"a": "PetLion", "b": "PetDog"}


@pytest.mark.parametrize("name", ["PetX; import os", "Pet\n", "Pet-X"])
def test_what_is_no_name_is_not_kept(name: str) -> None:
    assert given([wish("a", "PetCat", within=("Pet",))], kept(a=name)) == {"a": "PetCat"}


def test_numbers_are_told_with_their_place_and_kept() -> None:
    wishes = [wish("a", "x"), wish("b", "x")]
    ledger = Ledger()
    names = ledger.assign("fields", {each.key[1]: each for each in wishes})
    assert names == {"a": "x", "b": "x_2"}
    (told,) = ledger.numbered
    assert (told.wished, told.given, told.pointer, told.holder) == ("x", "x_2", "/b", "/a")
    again = Ledger(ledger.remembered())
    assert again.assign("fields", {"b": wishes[1]}) == {"b": "x_2"}
    assert [each.given for each in again.numbered] == ["x_2"]


def test_things_with_no_room_in_common_may_have_equal_names() -> None:
    wishes = {"a": wish("a", "list", "list_a"), "b": wish("b", "list", "list_b")}
    rooms = {"a": ("pets",), "b": ("shops",)}
    assert Ledger().assign("methods", wishes, rooms=rooms) == {"a": "list", "b": "list"}
    rooms = {"a": ("pets",), "b": ("shops", "pets")}
    assert Ledger().assign("methods", wishes, rooms=rooms) == {"a": "list", "b": "list_b"}


def test_names_beside_a_name_are_not_given_to_what_is_new() -> None:
    wishes = {"pet": wish("pet", "Pet"), "PetDict": wish("PetDict", "PetDict", "PetDictModel")}
    names = Ledger(kept(pet="Pet")).assign(
        "fields", wishes, beside=lambda key, name: [f"{name}Dict"] if key == "pet" else []
    )
    assert names == {"pet": "Pet", "PetDict": "PetDictModel"}


def test_what_is_remembered_is_read_as_it_was_written() -> None:
    follow = {marked(("pet", place)): FOLLOWS for place in (".owner", ".tags[]")}
    names = {"models": {("", "pet"): "Pet", ("pet", ".a"): "A", **follow},
             "methods": {("", "GET /"): "a"}}  # fmt: skip
    memory = Kept({"models": "kebab"}, names)
    assert parse_kept(memory.render()) == memory
    assert memory.render()["methods"] == {"GET /": "a"}


@pytest.mark.parametrize("data", [[], {"models": []}, {"models": {"a": 1}}, {"a": {"b": {"c": 1}}}])
def test_other_data_is_refused(data: object) -> None:
    with pytest.raises(ValueError):
        parse_kept(data)


@pytest.mark.parametrize(
    ("texts", "spelling"),
    [
        (["foo_bar", "foo", "fooBar"], "snake"),
        (["fooBar", "foo", "bazBar", "foo_bar"], "camel"),
        (["foo-bar", "foo"], "kebab"),
        (["FooBar"], "pascal"),
        (["FOO_BAR", "FOO"], "upper"),
        (["foo.bar"], "dotted"),
        (["foo bar"], "spaced"),
        ([], ""),
    ],
)
def test_the_spelling_that_most_have(texts: list[str], spelling: str) -> None:
    names = {text: "foo_bar" if len(text) > 4 else "foo" for text in texts} | {"bazBar": "baz_bar"}
    entries = [Spelled(each, names[each], tuple(names[each].split("_")), "snake") for each in texts]
    assert spelling_of(entries) == spelling


@pytest.mark.parametrize(
    ("spelling", "text", "name"),
    [
        ("snake", "from", "from_"),
        ("camel", "model3D", "model_3d"),
        ("camel", "class", "class_"),
        ("kebab", "foo-2d", "foo_2d"),
        ("dotted", "foo.bar", "foo_bar"),
    ],
)
def test_a_text_that_follows_from_its_name(spelling: str, text: str, name: str) -> None:
    assert Spelled(text, name, tuple(name.split("_")), "snake").fits(spelling)


@pytest.mark.parametrize(
    ("spelling", "text", "name"),
    [("snake", "from_", "from_"), ("snake", "Foo", "foo"), ("camel", "foo_bar", "foo_bar")],
)
def test_of_all_texts_of_a_name_only_one_follows(spelling: str, text: str, name: str) -> None:
    assert not Spelled(text, name, tuple(name.split("_")), "snake").fits(spelling)


def test_of_what_has_the_name_that_follows_only_a_mark_is_kept() -> None:
    def at(place: str) -> Wish:
        return Wish(("PetTag", "PetTagModel"), ("pet", place), follows=True, within=("Pet",))

    old = {".tags[]": at(".tags[]")}
    ledger = Ledger()
    ledger.assign("models", old)
    data = ledger.remembered().render()
    assert data["models"]["pet"].keys() == {""} and len(data["models"]["pet"][""]) == 8
    names = Ledger(parse_kept(data)).assign("models", {".tag": at(".tag"), **old})
    assert names == {".tag": "PetTagModel", ".tags[]": "PetTag"}


NAMES = st.sampled_from(["a", "b", "aDict", "bDict", "a_"])
WISHES = st.lists(
    st.builds(
        lambda key, names, **more: wish(key, *names, **more),
        st.sampled_from("abcd"),
        st.lists(NAMES, min_size=1, max_size=2).map(tuple),
        steady=st.booleans(),
        explicit=st.booleans(),
        follows=st.booleans(),
        also=st.sampled_from([(), ("b",)]),
        within=st.sampled_from([None, ("a",)]),
    ),
    max_size=4,
    unique_by=lambda each: each.key,
)
BEFORE = st.dictionaries(
    st.builds(
        lambda place, known: marked(("", place)) if known else ("", place),
        st.sampled_from("abcde"),
        st.booleans(),
    ),
    st.one_of(NAMES, st.just(FOLLOWS)),
    max_size=4,
)


@drawn(WISHES, BEFORE, st.booleans())
@example([wish("a", "b"), wish("b", "bDict")], {("", "c"): "x"}, True)
def test_a_scope_in_which_nothing_moves_is_named_as_any_other(
    wishes: list[Wish], before: dict[tuple[str, str], str], twins: bool
) -> None:
    def named() -> tuple[dict[str, str], Kept, list[Any]]:
        ledger = Ledger(Kept({"x": "snake"}, {"fields": before}))
        names = ledger.assign(
            "fields",
            {each.key[1]: each for each in wishes},
            reserved=["c"],
            beside=lambda key, name: (f"{name}Dict",) if twins else (),
        )
        return names, ledger.remembered(), ledger.numbered

    quick = named()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ledgers, "_had_no_other", lambda wishes, before: False)
        assert named() == quick
