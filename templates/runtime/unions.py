"""Unions that are decoded by their tag, never by whichever member happens to fit first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import partial
from types import NoneType
from typing import Any, ClassVar, TypeAlias, get_args, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, SchemaSerializer, core_schema

from .fit import unwrapped
from .models import Model, describe


class UnknownVariant:
    """A member of a union that this SDK does not know: newer than it, or without a usable tag.

    It is sent back exactly as it came.
    """

    __slots__ = ("data", "tag")

    is_known: ClassVar[bool] = False
    # Wherever it stands, also where the type says nothing about unions.
    __pydantic_serializer__: ClassVar[SchemaSerializer] = SchemaSerializer(
        core_schema.any_schema(
            serialization=core_schema.plain_serializer_function_ser_schema(lambda own: own.data)
        )
    )

    def __init__(self, tag: str | None, data: Any) -> None:
        self.tag = tag
        """What the API calls this kind of value; None if it said nothing."""
        self.data = data
        """The value as it came: plain dicts, lists, text, numbers, booleans and None."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnknownVariant):
            return NotImplemented
        return (self.tag, self.data) == (other.tag, other.data)

    __hash__ = None  # type: ignore[assignment]  # the data can change

    def __repr__(self) -> str:
        return f"UnknownVariant({self.tag!r}, {describe(self.data)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(cls)


Variants: TypeAlias = Mapping[str, Any] | Callable[[], Mapping[str, Any]]


class ByTag:
    """The member is named by a property inside the value (OpenAPI's ``discriminator``, ``const``).

        Pet: TypeAlias = Annotated[
            Cat | Dog | UnknownVariant, ByTag("petType", {"cat": Cat, "dog": Dog})
        ]

    A value with another tag becomes an ``UnknownVariant``, if the union has it. A known tag with
    the wrong content is an error. What has no tag can only be a member that needs none: a list, or
    an object whose tag is optional.

    Args:
        property: The tag's name on the wire.
        variants: Member by tag. A member may itself be a union. A function gives them where one is
            defined later in the module.
    """

    def __init__(self, property: str, variants: Variants) -> None:
        self.property = property
        self.variants = variants() if callable(variants) else variants

    def tag(self, value: Any, fields: Mapping[str, Any]) -> str | None:
        """The tag of a value in an object with ``fields``; None if it has none."""
        found = value.get(self.property) if isinstance(value, dict) else None
        return found if isinstance(found, str) else None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = get_args(source)
        names = {self.property: None}  # on the wire, then in Python
        for cls in self.variants.values():
            for name, field in getattr(cls, "model_fields", {}).items():
                if field.validation_alias == self.property:
                    names[name] = None
        paths: list[list[str | int]] = [[name] for name in names]
        choices = {tag: handler.generate_schema(cls) for tag, cls in self.variants.items()}
        schema: CoreSchema = core_schema.tagged_union_schema(choices, paths)
        if UnknownVariant in members:
            # Native for every known tag; Python only runs for a value the first branch refused.
            other = core_schema.no_info_plain_validator_function(self._other)
            known: list[CoreSchema] = [schema]
            if loose := [handler.generate_schema(cls) for cls in members if self.may_lack(cls)]:
                free = core_schema.union_schema([*loose])
                known.append(core_schema.no_info_wrap_validator_function(self._free, free))
            schema = core_schema.union_schema([*known, other], mode="left_to_right")
        return core_schema.nullable_schema(schema) if NoneType in members else schema

    def may_lack(self, member: Any) -> bool:
        """Whether a member of the union can be without the tag."""
        fields = getattr(member, "model_fields", None)
        if fields is None:
            return get_origin(member) is list
        needed: frozenset[str] = getattr(member, "__constants__", frozenset())
        return not any(
            self.property in (name, field.validation_alias)
            and (field.is_required() or name in needed)
            for name, field in fields.items()
        )

    def _free(self, value: Any, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
        if self.tag(value, {}) is not None:
            raise PydanticCustomError("variant", "Input does not fit the member that its tag names")
        return validate(value)

    def _other(self, value: Any) -> UnknownVariant:
        if isinstance(value, UnknownVariant):
            return value
        tag = self.tag(value, {})
        if tag is None or tag in self.variants:
            raise PydanticCustomError("variant", "Input does not fit the member that its tag names")
        return UnknownVariant(tag, value)


_TAG: ContextVar[str | None] = ContextVar("tag", default=None)
_OTHER = "(unknown)"


class BySibling:
    """The member is named by another property of the object that holds the union.

        type: JobType
        specifications: Annotated[A | B | UnknownVariant, BySibling("type", {"a": A, "b": B})]

    As ``ByTag`` in everything else.

    Args:
        sibling: The field that holds the tag, by its Python name. It must stand before the union.
        variants: Member by tag.
    """

    def __init__(self, sibling: str, variants: Variants) -> None:
        self.sibling = sibling
        self.variants = variants() if callable(variants) else variants

    def tag(self, value: Any, fields: Mapping[str, Any]) -> str | None:
        """The tag of a value in an object with ``fields``; None if it has none."""
        found = fields.get(self.sibling)
        return str(found) if isinstance(found, str) else None

    def may_lack(self, member: Any) -> bool:
        """Whether a member of the union can be without the tag: none can."""
        return False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = get_args(source)
        choices = {tag: handler.generate_schema(cls) for tag, cls in self.variants.items()}
        choices[_OTHER] = handler.generate_schema(UnknownVariant)
        schema: CoreSchema = core_schema.with_info_wrap_validator_function(
            partial(self._choose, UnknownVariant in members),
            core_schema.tagged_union_schema(choices, self._label),
        )
        return core_schema.nullable_schema(schema) if NoneType in members else schema

    def _choose(
        self,
        open_ended: bool,
        value: Any,
        validate: core_schema.ValidatorFunctionWrapHandler,
        info: core_schema.ValidationInfo,
    ) -> Any:
        tag = self.tag(value, info.data or {})  # None for a value outside of an object
        finished = type(value) is not dict and isinstance(value, (Model, UnknownVariant))
        if tag is not None and tag in self.variants:
            wanted = self.variants[tag]
            if finished and hasattr(wanted, "model_fields") and not isinstance(value, wanted):
                found = type(value).__name__
                text = f"Input should be {wanted.__name__} for {self.sibling} {tag}, not {found}"
                raise PydanticCustomError("variant", "{text}", {"text": text})
            _TAG.set(tag)
            return validate(value)
        if isinstance(value, UnknownVariant):
            return value
        if finished or not open_ended:
            raise PydanticCustomError("variant", "Input is of a kind that is not known")
        return UnknownVariant(tag, value)

    def _label(self, value: Any) -> str:
        """The choice for a value: `_choose` has just made it. One that is being written goes by its
        class; where that is no variant, it writes itself."""
        if (chosen := _TAG.get()) is not None:
            _TAG.set(None)
            return chosen
        kinds = ((tag, unwrapped(tp)[0]) for tag, tp in self.variants.items())
        return next((t for t, kind in kinds if (get_origin(kind) or kind) is type(value)), _OTHER)
