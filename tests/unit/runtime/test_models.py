"""The base class of models: construction, unset and null, repr, pickling, use from threads."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, Any

import pytest
from pydantic import Field, PydanticUndefinedAnnotation, ValidationError
from pydantic_core import CoreSchema, core_schema
from sdk_runtime.fit import adapter
from sdk_runtime.models import BUILDING, Model, did_you_mean, fact, is_set, set_fact


class Node(Model):
    __closed__ = True

    node_name: Annotated[str, Field(alias="nodeName")]
    size: Annotated[int | None, Field(ge=0)] = None
    children: list[Node] = Field(default_factory=list)


class Open(Model):
    kind: str = "open"
    secret: Annotated[str | None, Field(repr=False)] = None
    __constants__ = frozenset({"kind"})


def test_both_spellings_construct_the_same_object() -> None:
    assert Node(node_name="a") == Node(nodeName="a")


def test_an_unknown_keyword_of_a_closed_class_names_the_nearest_field() -> None:
    with pytest.raises(TypeError, match=r"Node\(\) takes no argument 'nodename'; .*'node_name'"):
        Node(nodename="a")
    with pytest.raises(TypeError, match=r"'xyzzy'$"):
        Node(node_name="a", xyzzy=1)


def test_an_open_class_keeps_what_it_does_not_know() -> None:
    made = Open(colour="red")
    assert made.model_extra == {"colour": "red"}
    assert made.model_dump(exclude_unset=True) == {"kind": "open", "colour": "red"}


def test_a_wrong_value_is_refused_at_construction() -> None:
    with pytest.raises(ValidationError):
        Node(node_name="a", size=-1)
    with pytest.raises(ValidationError):
        Node(node_name="a", size="many")


def test_unset_null_and_a_value_are_three_things() -> None:
    unset, null, value = (
        Node(node_name="a"),
        Node(node_name="a", size=None),
        Node(node_name="a", size=1),
    )
    assert [is_set(node, "size") for node in (unset, null, value)] == [False, True, True]
    dumped = [
        node.model_dump_json(by_alias=True, exclude_unset=True) for node in (unset, null, value)
    ]
    assert dumped == [
        '{"nodeName":"a"}',
        '{"nodeName":"a","size":null}',
        '{"nodeName":"a","size":1}',
    ]


def test_a_constant_is_sent_though_nobody_gave_it() -> None:
    assert Open().model_dump(exclude_unset=True) == {"kind": "open"}


def test_decoding_does_not_run_python_for_each_object(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("called while decoding")

    Node.model_validate_json(b'{"nodeName":"warm up"}')
    monkeypatch.setattr(Node, "__init__", never)
    node = Node.model_validate_json(b'{"nodeName":"a","children":[{"nodeName":"b"}]}')
    assert node.children[0].node_name == "b"


@pytest.mark.parametrize(
    "back", [lambda m: pickle.loads(pickle.dumps(m)), copy.copy, copy.deepcopy]
)
def test_pickled_and_copied_models_are_equal(back: Callable[[Any], Any]) -> None:
    node = Node(node_name="a", children=[Node(node_name="b")])
    assert back(node) == node
    assert not is_set(back(node), "size")


def test_facts_are_no_part_of_the_data() -> None:
    node, same = Node(node_name="a"), Node(node_name="a")
    set_fact(node, "status", 200)
    assert fact(node, "status") == 200
    assert fact(same, "status") is None
    assert node == same
    assert fact(pickle.loads(pickle.dumps(node)), "status") is None


def test_repr_shows_what_is_set_and_no_secret() -> None:
    assert repr(Node(node_name="a")) == "Node(node_name='a')"
    assert str(Open(secret="s3cret")) == "Open(kind='open')"


def test_repr_is_bounded_whatever_came() -> None:
    deep = Node(node_name="x" * 10_000, children=[Node(node_name=str(i)) for i in range(1_000)])
    for _ in range(50):
        deep = Node(node_name="y", children=[deep] * 20)
    assert len(repr(deep)) < 10_000
    assert len(repr(Open(**{f"key{i}": "\x1b[31m" * 100 for i in range(1_000)}))) < 10_000
    assert "\x1b" not in repr(Open(**{"\x1b[31m": "\x1b[31m"}))


def test_repr_shows_the_beginning_of_what_is_long_or_deep() -> None:
    many = Node(node_name="a", children=[Node(node_name=str(i)) for i in range(6)])
    shown = ", ".join(f"Node(node_name='{i}')" for i in range(5))
    assert repr(many) == f"Node(node_name='a', children=[{shown}, ...])"
    deep = Node(node_name="0")
    for i in "1234":
        deep = Node(node_name=i, children=[deep])
    assert repr(deep) == "Node(node_name='4', children=[Node(node_name='3', children=[...])])"
    three = Open(a=Open(b=Open(c=Open(d=1))))
    assert repr(three).replace("kind='open', ", "") == "Open(a=Open(b=Open(c=Open(...))))"
    assert repr(Open(**{"x" * 99: 1})) == f"Open(kind='open', {'x' * 99}=1)"
    assert repr(Open(**{"x" * 101: 1})).startswith("Open(kind='open', 'xxx")
    cut = Node(node_name="a", size=1)
    del cut.size
    assert repr(cut) == "Node(node_name='a')"
    text = repr(Node(node_name="x" * 101))
    assert len(text) == len("Node(node_name=)") + 100 and "xxx...xxx" in text
    assert "'j': 9, ...}" in repr(Open(more={name: at for at, name in enumerate("abcdefghijk")}))
    wide = repr(Open(**{f"key{i}": "x" * 50 for i in range(100)}))
    assert len(wide) == len("Open()") + 2000 and wide.endswith("...)")


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("siez", ["size", "name"], "size"),
        ("nodeName", ["name", "node_name"], "node_name"),
        ("NODENAME", ["node_name"], "node_name"),
        ("urls", ["URL", "Urls"], "Urls"),
        ("itemid", ["item_id", "item_idx"], "item_id"),
        ("xyzzy", ["size", "name"], None),
    ],
)
def test_the_name_that_was_meant(name: str, known: list[str], meant: str | None) -> None:
    expected = f"; did you mean {meant!r}?" if meant else ""
    assert did_you_mean(name, dict.fromkeys(known)) == expected


def test_reading_a_field_that_never_came_says_so() -> None:
    with pytest.raises(AttributeError, match=r"Node\.node_name is not there: no 'nodeName' came"):
        _ = Node.model_construct().node_name
    with pytest.raises(AttributeError, match="no attribute 'other'"):
        _ = Node(node_name="a").other


def test_building_finds_the_names_where_it_is_asked_for() -> None:
    class Outer(Model):
        inner: Inner

    class Inner(Model):
        n: int

    assert Outer.model_rebuild() is True
    assert Outer.model_rebuild() is None
    assert Outer.model_rebuild(force=True) is True
    assert Outer(inner={"n": 1}).inner.n == 1


def test_building_fails_or_not_as_one_wants() -> None:
    class Outer(Model):
        inner: Nowhere  # type: ignore[name-defined]  # noqa: F821  # which is the point

    assert Outer.model_rebuild(raise_errors=False) is False
    with pytest.raises(PydanticUndefinedAnnotation):
        Outer.model_rebuild()
    assert Outer.model_rebuild(_types_namespace={"Nowhere": int}) is True
    assert Outer(inner=1).inner == 1


USES: list[Callable[[type[Model]], Any]] = [
    lambda cls: cls(name="a"),
    lambda cls: cls.model_validate({"theName": "a"}),
    lambda cls: cls.model_validate_json(b'{"theName":"a"}'),
    lambda cls: cls.model_construct(name="a").model_dump_json(),
    lambda cls: cls.model_json_schema(),
    lambda cls: adapter(cls).validate_python({"theName": "a"}),
    lambda cls: adapter(list[cls]),  # type: ignore[valid-type]  # a class all the same
]


@pytest.mark.parametrize("use", USES)
def test_the_first_use_is_safe_from_many_threads(use: Callable[[type[Model]], Any]) -> None:
    free: list[bool] = []

    def lock_is_free() -> bool:
        if got := BUILDING.acquire(blocking=False):
            BUILDING.release()
        return got

    class Watched(str):
        """Its schema is made while its owner is built."""

        @classmethod
        def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
            free.append(another.submit(lock_is_free).result())
            return core_schema.str_schema()

    class Fresh(Model):
        name: Annotated[Watched, Field(alias="theName")]

    with ThreadPoolExecutor(1) as another:
        assert not Fresh.__pydantic_complete__
        use(Fresh)
    assert free and not any(free)
