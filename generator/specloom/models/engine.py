"""One run of datamodel-code-generator over some types and enums, through our own templates."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct, field

from ..render.views import ClassView, EnumView

View: TypeAlias = ClassView | EnumView
_MARK = "#@"


class Written(Struct, frozen=True):
    """What the engine wrote, and what it had read.

    `classes` are texts of classes and enums by their names, `hints` the plain types of properties
    as the engine understood them.
    """

    classes: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)


def run_engine(
    document: Mapping[str, Any], views: Mapping[str, Sequence[View]], templates: Path
) -> Written:
    """What becomes of a document; `views` are what the templates print, by the name of the schema
    that is read of them.

    Raises:
        Exception: whatever the engine raises on a document it cannot digest; the caller narrows
            it down to a schema.
    """
    from datamodel_code_generator import InputFileType, PythonVersion, generate
    from datamodel_code_generator.enums import DataModelType
    from datamodel_code_generator.format import DatetimeClassType

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        written = generate(
            dict(document),
            input_file_type=InputFileType.OpenAPI,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            output_datetime_class=DatetimeClassType.Datetime,
            custom_template_dir=templates,
            extra_template_data=defaultdict(
                dict, {name: {"models": several} for name, several in views.items()}
            ),
            formatters=[],
            disable_timestamp=True,
            custom_class_name_generator=str,
            keep_model_order=True,
            use_annotated=True,
            use_standard_collections=True,
            use_union_operator=True,
            use_tuple_for_fixed_items=True,
            allow_remote_refs=False,
            disable_future_imports=False,
        )
    if not isinstance(written, str):
        raise TypeError("the models engine returned no single module")
    return _cut(written)


def written_alone(views: Iterable[View], templates: Path) -> dict[str, str]:
    """The texts of classes, by name, as the same templates write them without the engine."""
    # as the engine does: what the views hold came through `specloom.pycode`
    env = Environment(loader=FileSystemLoader(templates), undefined=StrictUndefined)
    enum = env.get_template("Enum.jinja2")
    model = env.get_template("pydantic_v2/BaseModel.jinja2")
    texts: dict[str, str] = {}
    for view in views:
        template = enum if isinstance(view, EnumView) else model
        text = template.render(models=(view,), fields=())
        _, _, begun = text.partition(f"{_MARK}class {view.name}\n")
        texts[str(view.name)] = begun.rpartition(f"\n{_MARK}end")[0]
    return texts


def _cut(text: str) -> Written:
    """What was written, cut at the marks our templates set."""
    classes: dict[str, str] = {}
    hints: dict[str, str] = {}
    name = ""
    lines: list[str] = []
    for line in text.split("\n"):
        if not line.startswith(_MARK):
            if name:
                lines.append(line)
            continue
        kind, _, rest = line.removeprefix(_MARK).partition(" ")
        if kind == "field":
            read, _, hint = rest.partition(": ")
            # `date` and `datetime` get a name of their own where it imports them under one
            hints[read] = hint.replace("_aliased", "")
        elif kind == "class":
            name, lines = rest, []
        elif kind == "end":
            classes[name] = "\n".join(lines)
            name = ""
    return Written(classes, hints)
