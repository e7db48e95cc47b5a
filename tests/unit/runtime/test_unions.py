"""Unions: chosen by their tag, an unknown tag kept, a known tag with wrong content refused."""

from __future__ import annotations

import copy
import pickle
from typing import Annotated, Any, Literal, TypeAlias

import pytest
from pydantic import Field, TypeAdapter, ValidationError
from sdk_runtime.enums import OpenEnum
from sdk_runtime.fit import fit
from sdk_runtime.models import Model
from sdk_runtime.scalars import AsBase64
from sdk_runtime.unions import BySibling, ByTag, UnknownVariant
from typing_extensions import TypeAliasType


class Cat(Model):
    pet_type: Annotated[str, Field(alias="petType")]
    lives: int = 9


class Dog(Model):
    pet_type: Annotated[str, Field(alias="petType")]
    lives: int = 1
    friend: Pet | None = None


class Rock(Model):
    kind: Literal["rock"]
    grams: int


class Circle(Model):
    kind: Literal["shape"]
    shape: Literal["circle"]
    radius: float


class Square(Model):
    kind: Literal["shape"]
    shape: Literal["square"]
    side: float


Pet: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, ByTag("petType", {"cat": Cat, "dog": Dog, "puppy": Dog})
]
Shape: TypeAlias = Annotated[
    Circle | Square | UnknownVariant, ByTag("shape", {"circle": Circle, "square": Square})
]
Thing: TypeAlias = Annotated[
    Rock | Shape | UnknownVariant, ByTag("kind", {"rock": Rock, "shape": Shape})
]
Sure: TypeAlias = Annotated[Cat | Dog, ByTag("petType", lambda: {"cat": Cat, "dog": Dog})]
Maybe: TypeAlias = Annotated[Cat | UnknownVariant | None, ByTag("petType", {"cat": Cat})]


class Private(Model):
    view: str | None = None
    login: str
    plan: int


class Public(Model):
    view: str | None = None
    login: str


class Fixed(Model):
    __constants__ = frozenset({"k"})

    k: Literal["a"] = "a"


User: TypeAlias = Annotated[
    list[Rock] | Private | Public | Rock | UnknownVariant,
    ByTag("view", {"many": list[Rock], "private": Private, "public": Public, "rock": Rock}),
]
Known: TypeAlias = Annotated[
    Private | Public, ByTag("view", {"private": Private, "public": Public})
]
PETS = TypeAdapter(list[Pet])


def wire(adapter: TypeAdapter[Any], value: Any) -> Any:
    return adapter.dump_python(value, mode="json", by_alias=True, exclude_unset=True)


def test_the_tag_chooses_though_the_content_fits_another_member() -> None:
    found = PETS.validate_json(b'[{"petType":"dog"},{"petType":"cat"},{"petType":"puppy"}]')
    assert [type(pet) for pet in found] == [Dog, Cat, Dog]


def test_an_unknown_tag_keeps_the_data_and_goes_back_as_it_came() -> None:
    data = [{"petType": "cow", "lives": "?", "x": [1, None, {"a": 1.5}]}, {"petType": "cat"}]
    pets = PETS.validate_python(data)
    assert pets[0] == UnknownVariant("cow", data[0])
    assert wire(PETS, pets) == data
    assert PETS.validate_python(pets) == pets


@pytest.mark.parametrize("body", [{"petType": "dog", "lives": "many"}, {}, {"petType": 5}, 5, None])
def test_a_known_tag_with_wrong_content_and_no_usable_tag_are_errors(body: Any) -> None:
    with pytest.raises(ValidationError):
        PETS.validate_python([body])


@pytest.mark.parametrize(
    ("data", "member"),
    [
        ([{"kind": "rock", "grams": 1}], list),
        ({"login": "a", "plan": 1}, Private),
        ({"login": "a"}, Public),
        ({"view": "public", "login": "a", "plan": 1}, Public),
        ({"view": "other", "login": "a"}, UnknownVariant),
    ],
)
def test_what_has_no_tag_is_a_member_that_needs_none(data: Any, member: type) -> None:
    users = TypeAdapter(User)
    found = users.validate_python(data)
    assert type(found) is member
    assert wire(users, found) == data
    assert users.validate_python(found) == found
    assert fit(User, data, strict=False, by_name=False) == (found, ())


def test_of_what_has_no_tag_a_wrong_part_costs_only_itself() -> None:
    data = {"login": ["a"], "plan": 1}
    with pytest.raises(ValidationError):
        TypeAdapter(User).validate_python(data)
    with pytest.raises(ValidationError):  # a constant is there, though Python has a default for it
        TypeAdapter(Annotated[Fixed | UnknownVariant, ByTag("k", {"a": Fixed})]).validate_python({})
    found, (problem,) = fit(User, data, strict=False, by_name=False)
    assert (type(found), found.login, problem.pointer) == (Private, ["a"], "/login")


Animal = TypeAliasType("Animal", "Pet")


@pytest.mark.parametrize(
    ("tp", "value", "kept", "wrong"),
    [
        (Pet, {"lives": 1}, "UnknownVariant(None, {'lives': 1})", ["(the whole body): has no tag"]),
        (Sure, {"lives": 1}, "{'lives': 1}", ["(the whole body): is of a kind"]),
        (Known, {"view": "x", "plan": "y"}, "{'view': 'x', 'plan': 'y'}",
         ["(the whole body): is of a kind"]),
        (Animal, {"petType": "dog", "lives": "x"}, "Dog(pet_type='dog', lives='x')",
         ["/lives: should be a valid integer"]),
        (Pet | list[Rock], {"petType": "dog", "lives": "x"}, "Dog(pet_type='dog', lives='x')",
         ["/lives: should be a valid integer"]),
        (Rock | Public, {"x": 1}, "{'x': 1}", ["(the whole body): "]),
        (Rock | dict[str, int], {"x": "y"}, "{'x': 'y'}", ["(the whole body): "]),
        (dict[str, int], ["x"], "['x']", ["(the whole body): should be an object"]),
        (dict[str, int], {"x": "y", "z": 1}, "{'x': 'y', 'z': 1}", ["/x: should be a valid"]),
        (list[int], ["x", 1], "['x', 1]", ["/0: should be a valid integer"]),
    ],
)  # fmt: skip
def test_what_does_not_fit_as_a_whole_is_fitted_in_parts(
    tp: Any, value: Any, kept: str, wrong: list[str]
) -> None:
    fitted, found = fit(tp, value, strict=False, by_name=False)
    assert repr(fitted) == kept
    assert len(found) == len(wrong)
    assert all(str(problem).startswith(said) for problem, said in zip(found, wrong, strict=True))


def test_recursion_nesting_and_aliases_of_the_tag() -> None:
    pet = TypeAdapter(Pet).validate_python(
        {"petType": "dog", "friend": {"petType": "dog", "friend": {"petType": "emu"}}}
    )
    assert pet.friend.friend == UnknownVariant("emu", {"petType": "emu"})
    things = TypeAdapter(list[Thing])
    data = [
        {"kind": "rock", "grams": 1},
        {"kind": "shape", "shape": "square", "side": 1.0},
        {"kind": "shape", "shape": "blob", "n": 1},
        {"kind": "idea"},
    ]
    found = things.validate_python(data)
    assert [type(thing) for thing in found] == [Rock, Square, UnknownVariant, UnknownVariant]
    assert (found[2].tag, found[3].tag) == ("blob", "idea")
    assert wire(things, found) == data


def test_instances_and_python_names_are_taken_too() -> None:
    pets = PETS.validate_python([Cat(pet_type="cat"), {"pet_type": "dog"}])
    assert [type(pet) for pet in pets] == [Cat, Dog]
    with pytest.raises(ValidationError):
        PETS.validate_python([Cat(pet_type="dog")])


def test_a_union_without_the_fallback_refuses_unknown_tags() -> None:
    assert isinstance(TypeAdapter(Sure).validate_python({"petType": "dog"}), Dog)
    with pytest.raises(ValidationError):
        TypeAdapter(Sure).validate_python({"petType": "cow"})


def test_null_and_what_only_looks_like_a_tag() -> None:
    class Named(Model):
        kind: Literal["a"] = "a"
        name: str = ""

    assert TypeAdapter(Maybe).validate_python(None) is None
    with pytest.raises(ValidationError):
        TypeAdapter(Annotated[Named, ByTag("kind", {"a": Named})]).validate_python({"name": "a"})


class JobType(OpenEnum):
    A = "A"
    B = "B"


class Aspec(Model):
    n: int = 0


class Bspec(Model):
    n: int = 0


class Job(Model):
    job_type: Annotated[JobType, Field(alias="jobType")]
    spec: Annotated[Aspec | Bspec | UnknownVariant, BySibling("job_type", {"A": Aspec, "B": Bspec})]


def test_a_sibling_property_chooses_the_member() -> None:
    for mode in (Job.model_validate, lambda data: Job.model_validate_json(_json(data))):
        assert type(mode({"jobType": "A", "spec": {}}).spec) is Aspec
        assert type(mode({"jobType": "B", "spec": {}}).spec) is Bspec
        new = mode({"jobType": "New", "spec": {"n": "?", "m": [1]}})
        assert new.spec == UnknownVariant("New", {"n": "?", "m": [1]})
        assert new.model_dump(mode="json", by_alias=True) == {
            "jobType": "New",
            "spec": {"n": "?", "m": [1]},
        }
        with pytest.raises(ValidationError):
            mode({"jobType": "A", "spec": {"n": "many"}})


def test_an_instance_of_the_wrong_member_is_an_error() -> None:
    assert Job(job_type=JobType.B, spec=Bspec(n=1)).spec == Bspec(n=1)
    for job_type, spec in (("A", Bspec()), ("New", Bspec()), ("A", UnknownVariant("A", {}))):
        with pytest.raises(ValidationError):
            Job(job_type=JobType(job_type), spec=spec)


def test_siblings_within_siblings() -> None:
    class Outer(Model):
        type: str
        body: Annotated[Job | Aspec | UnknownVariant, BySibling("type", {"job": Job, "a": Aspec})]

    class Outers(Model):
        all: list[Outer]

    data = {
        "all": [
            {"type": "job", "body": {"jobType": "B", "spec": {"n": 1}}},
            {"type": "a", "body": {"n": 2}},
            {"type": "job", "body": {"jobType": "A", "spec": {"n": 3}}},
        ]
    }
    found = Outers.model_validate_json(_json(data)).all
    kinds = [type(o.body.spec if isinstance(o.body, Job) else o.body) for o in found]
    assert kinds == [Bspec, Aspec, Aspec]


class Loose(Model):
    """What stands beside the tag may be anything, or nothing."""

    kind: str | None = None
    body: Annotated[Aspec | UnknownVariant | None, BySibling("kind", lambda: {"a": Aspec})] = None
    sure: Annotated[Aspec | Bspec, BySibling("kind", {"a": Aspec, "b": Bspec})] = Aspec()


@pytest.mark.parametrize(
    ("data", "body"),
    [
        ({"kind": "a", "body": {"n": 1}}, Aspec(n=1)),
        ({"kind": "a", "body": None}, None),
        ({"kind": "z", "body": None}, None),
        ({"kind": "z", "body": [1]}, UnknownVariant("z", [1])),
        ({"kind": "z", "body": 5}, UnknownVariant("z", 5)),
        ({"kind": None, "body": {"n": 1}}, UnknownVariant(None, {"n": 1})),
        ({"body": {}}, UnknownVariant(None, {})),
        ({"kind": "z", "body": UnknownVariant("y", {})}, UnknownVariant("y", {})),
        ({"kind": "a", "body": 5}, ValidationError),
        ({"kind": "a", "sure": None}, ValidationError),
        ({"kind": "z", "sure": {}}, ValidationError),
        ({"sure": {}}, ValidationError),
    ],
)
def test_what_stands_beside_a_tag(data: dict[str, Any], body: Any) -> None:
    if body is ValidationError:
        with pytest.raises(ValidationError):
            Loose.model_validate(data)
        return
    loose = Loose.model_validate(data)
    assert loose.body == body
    plain = loose.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert plain == {**data, "body": getattr(body, "data", data["body"])}
    assert Loose.model_validate(loose) == loose


def test_an_unknown_variant_is_plain_data() -> None:
    variant = UnknownVariant("cow", {"a": [1, 2]})
    assert pickle.loads(pickle.dumps(variant)) == copy.deepcopy(variant) == variant
    assert variant != UnknownVariant("emu", {"a": [1, 2]})
    assert (variant == {"a": [1, 2]}) is False
    assert len(repr(UnknownVariant("cow", {"x": "y" * 1_000_000}))) < 1_000
    assert TypeAdapter(Any).dump_json({"free": variant}) == b'{"free":{"a":[1,2]}}'


def _json(data: Any) -> bytes:
    return TypeAdapter(Any).dump_json(data)


Blob: TypeAlias = Annotated[bytes, AsBase64()]


class Mixed(Model):
    kind: str
    body: Annotated[
        Aspec | Shape | list[Blob] | str | UnknownVariant,
        BySibling(
            "kind",
            {"list": list[Blob], "a": Aspec, "shape": Shape, "text": str},
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "data"),
    [
        ("a", Aspec(n=2), {"n": 2}),
        ("shape", Circle(kind="shape", shape="circle", radius=1), None),
        ("shape", {"kind": "shape", "shape": "circle", "radius": 1.0}, None),
        ("list", [b"\xff"], ["/w=="]),
        ("text", "x", "x"),
    ],
)
@pytest.mark.filterwarnings("error")
def test_a_sibling_may_name_what_is_no_class(kind: str, body: Any, data: Any) -> None:
    made = Mixed(kind=kind, body=body)
    data = {"kind": "shape", "shape": "circle", "radius": 1.0} if data is None else data
    Mixed(kind="list", body=[])  # what was read last says nothing of what is written
    assert made.model_dump(mode="json") == {"kind": kind, "body": data}
    assert Mixed.model_validate_json(made.model_dump_json()) == made
    for other in {"a", "list", "text", "shape"} - {kind}:
        with pytest.raises(ValidationError):
            Mixed(kind=other, body=made.body)
