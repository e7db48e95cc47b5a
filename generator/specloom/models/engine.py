"""One run of datamodel-code-generator over some shapes, through our own templates."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..render.views import ClassView, EnumView

View: TypeAlias = ClassView | EnumView
_MARK = "#@"


@dataclass(frozen=True, slots=True)
class EngineClass:
    """What the engine wrote for one class, and what it had read."""

    name: str
    text: str
    fields: tuple[tuple[str, str], ...]
    """(name, plain type) of each field, as the engine understood the schema."""


def run_engine(
    document: Mapping[str, Any], views: Mapping[str, Sequence[View]], templates: Path
) -> dict[str, EngineClass]:
    """The classes of each shape in `document`, by their own names; `views` are what the templates
    print, by the name of the shape.

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
                dict, {shape: {"models": several} for shape, several in views.items()}
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
    return _classes(written)


def written_alone(view: View, templates: Path) -> str:
    """A class as the same template writes it when the engine has read nothing."""
    # as the engine does: what the views hold came through `specloom.pycode`
    env = Environment(loader=FileSystemLoader(templates), undefined=StrictUndefined)
    kind = "Enum.jinja2" if isinstance(view, EnumView) else "pydantic_v2/BaseModel.jinja2"
    text = env.get_template(kind).render(models=(view,), class_name=view.name, fields=())
    return _classes(text)[str(view.name)].text


def _classes(text: str) -> dict[str, EngineClass]:
    """The engine's output cut at the marks our templates set."""
    found: dict[str, EngineClass] = {}
    name = ""
    lines: list[str] = []
    fields: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.startswith(_MARK):
            if name:
                lines.append(line)
            continue
        kind, _, rest = line.removeprefix(_MARK).partition(" ")
        if kind == "shape":
            fields = []
        elif kind == "field":
            field, _, hint = rest.partition(": ")
            fields.append((field, hint))
        elif kind == "class":
            name, lines = rest, []
        elif kind == "end":
            found[name] = EngineClass(name, "\n".join(lines), tuple(fields))
            name = ""
    return found
