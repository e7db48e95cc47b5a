"""The base class of every model, and the questions one can ask of a model."""

# No `from __future__ import annotations`: pydantic evaluates the annotations of a base class again
# for each class that is derived from it.

from collections.abc import Iterator, Mapping
from functools import cache
from reprlib import Repr
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

BUILDING = RLock()
"""Held while pydantic builds a schema: first uses from several threads must not build at once."""


class Model(BaseModel):
    """An object of the API.

    Constructors take the Python names, and the names of the API too; an unknown keyword is a
    ``TypeError`` where the API knows no further properties. What the API sends and the document
    does not name is kept, in ``model_extra``. A field that was not given is left out when the model
    is sent, which is not the same as null: see ``is_set``.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
        protected_namespaces=(),
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
        val_json_bytes="base64",
        ser_json_bytes="base64",
    )

    if TYPE_CHECKING:
        # So that a class may say what its further properties are; no argument of constructors.
        __pydantic_extra__: Any = PrivateAttr()

    __slots__ = ("__facts__",)

    __closed__: ClassVar[bool] = False
    """The document allows no property that it does not name."""
    __nullable__: ClassVar[frozenset[str]] = frozenset()
    """Fields with a default that may be sent as null; for the others None is not a value."""
    __constants__: ClassVar[frozenset[str]] = frozenset()
    """Fields with one possible value, which is always sent."""
    __rules__: ClassVar[tuple[Any, ...]] = ()
    """What the fields must satisfy together: see ``rules``."""

    def __init__(self, /, **data: Any) -> None:
        cls = type(self)
        if cls.__closed__ and not data.keys() <= accepted_names(cls):
            unknown = next(name for name in data if name not in accepted_names(cls))
            hint = did_you_mean(unknown, cls.model_fields)
            raise TypeError(f"{cls.__name__}() takes no argument {unknown!r}{hint}")
        super().__init__(**data)
        if cls.__constants__:
            self.__pydantic_fields_set__.update(cls.__constants__)

    # Lets pydantic-core fill instances itself when it decodes, without calling ``__init__``.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Any = None,
    ) -> bool | None:
        """As in pydantic, which calls it at the first use of a class; by one thread at a time."""
        if cls.__pydantic_complete__ and not force:
            return None
        with BUILDING:
            return super().model_rebuild(
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + 1,
                _types_namespace=_types_namespace,
            )

    def __repr__(self) -> str:
        return describe(self)

    __str__ = __repr__

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            field = type(self).__pydantic_fields__.get(name)
            if field is None:
                return super().__getattr__(name)
            wire = field.validation_alias or name
            raise AttributeError(f"{type(self).__name__}.{name} is not there: no {wire!r} came")


_FACTS: Any = Model.__dict__["__facts__"]


def is_set(model: Model, name: str) -> bool:
    """Whether the field ``name`` was given, or came in the answer. Null counts: it is a value."""
    return name in model.model_fields_set


def fact(value: object, key: str) -> Any:
    """What the SDK noted about this very object under ``key``, or None."""
    facts: dict[str, Any] = getattr(value, "__facts__", {})
    return facts.get(key)


def set_fact(model: Model, key: str, value: Any) -> None:
    """Note something about this very object. It is no part of its data: neither compared,
    nor copied, nor pickled, nor sent."""
    try:
        _FACTS.__get__(model)[key] = value  # not getattr(), which looks everywhere else too
    except AttributeError:
        object.__setattr__(model, "__facts__", {key: value})


@cache
def accepted_names(cls: type[Model]) -> frozenset[str]:
    """The names under which ``cls`` takes its fields: in Python, and on the wire."""
    return frozenset(cls.model_fields) | {wire_name(cls, name) for name in cls.model_fields}


def wire_name(cls: type[Model], name: str) -> str:
    """The name of a field on the wire."""
    field = cls.model_fields.get(name)
    return (field and field.serialization_alias) or name


def did_you_mean(name: str, known: Mapping[str, Any]) -> str:
    """``; did you mean 'x'?`` with the nearest of the known names, or nothing."""
    from difflib import get_close_matches  # not needed unless something is wrong

    near = {key.lower(): key for key in known}
    found = get_close_matches(name.lower(), near, 1)
    return f"; did you mean {near[found[0]]!r}?" if found else ""


class _Short(Repr):
    """A ``repr`` that stays readable and short whatever a server sent."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = 5
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr1(self, x: Any, level: int) -> str:
        if not isinstance(x, Model):
            return super().repr1(x, level)
        shown = _shown(x) if level > 0 else ()
        text = ", ".join(f"{name}={self.repr1(value, level - 1)}" for name, value in shown)
        text = text if len(text) <= 2000 else text[:1997] + "..."
        return f"{type(x).__name__}({text if level > 0 else '...'})"


_SHORT = _Short()


def describe(value: Any, depth: int = 3) -> str:
    """A value for people to read, in a few lines at most."""
    return _SHORT.repr1(value, depth)


def _shown(model: Model) -> Iterator[tuple[str, Any]]:
    """What a repr shows: the fields that are set and not secret, then what came besides."""
    for name, field in type(model).model_fields.items():
        if field.repr and name in model.model_fields_set and name in model.__dict__:
            yield name, model.__dict__[name]
    for key, value in (model.model_extra or {}).items():
        yield key if key.isidentifier() and len(key) < 100 else describe(key), value
