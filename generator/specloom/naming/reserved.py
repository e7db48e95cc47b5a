"""Names that Python, pydantic or generated code needs for itself, by scope."""

from __future__ import annotations

import keyword
from collections.abc import Container

FIELD_RESERVED = frozenset(
    # Attributes of pydantic.BaseModel and of classes: a field of that name shadows one (a test
    # compares).
    """
    construct copy dict from_orm json model_computed_fields model_config model_construct model_copy
    model_dump model_dump_json model_extra model_fields model_fields_set model_json_schema
    model_parametrized_name model_post_init model_rebuild model_validate model_validate_json
    model_validate_strings parse_file parse_obj parse_raw schema schema_json update_forward_refs
    validate mro
    """.split()
    # Types that annotations in the same class body name: a field would stand before them. Whether
    # this one does is not asked: a property that comes must not rename another.
    + "bool bytes date datetime float int list object str time timedelta".split()
    + ["self"]
)
"""Fields of models. Soft keywords and other builtins (``id``, ``type``, ``filter``) are free."""

ARGUMENT_RESERVED = frozenset(("cls", "options", "self"))
"""Arguments of resource methods: ``options`` are the per-call ones."""

ENUM_RESERVED = frozenset(("name", "value", "names", "mro", "is_known"))
"""Members of enums; all of them lower case, so that only caseless scripts could come near."""

CLASS_RESERVED = frozenset(
    """
    Annotated Any AsBase64 AsNumber AtLeastOne AtMost AtMostOne BaseModel BySibling ByTag ClassVar
    Enum ExactlyOne False Field FileInput Fits KnownFirst ListNeeds Literal Model None NotTogether
    OpenEnum OpenIntEnum PropertyCount Requires True
    TypeAlias TypeAliasType UnknownVariant
    """.split()
)
"""Classes of models: names that a generated models module may import."""

MODULE_RESERVED = frozenset(
    # Device names that Windows keeps in every folder, whatever the extension.
    ["aux", "con", "nul", "prn"]
    + [f"{device}{n}" for device in ("com", "lpt") for n in range(10)]
    + ["conftest"]
)
"""Modules, compared without case."""


def avoid(name: str, reserved: Container[str]) -> str:
    """The name, with an underscore at its end if it is reserved or a keyword (PEP 8)."""
    return f"{name}_" if name in reserved or keyword.iskeyword(name) else name
