"""Request models as the generator writes them, and by hand the JSON Schema that they must agree
with: Objects2D and Segmentation3D jobs of Reality Analysis, with the rules of its overlay."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field
from sdk_runtime.builders import Builder
from sdk_runtime.enums import OpenEnum
from sdk_runtime.models import Model
from sdk_runtime.rules import AtMost, ExactlyOne, ListNeeds
from sdk_runtime.unions import BySibling, UnknownVariant

NAME = r'^([^"<>|:*?\\/\u0000-\u001f])+$'


class JobType(OpenEnum):
    OBJECTS_2D = "Objects2D"
    SEGMENTATION_3D = "Segmentation3D"


class Objects2DInputs(Model):
    __closed__ = True
    __nullable__ = frozenset({"model_3d", "objects_2d", "photo_object_detector"})
    __rules__ = (ExactlyOne("photo_object_detector", "objects_2d"),)

    photos: str
    model_3d: Annotated[str | None, Field(alias="model3D")] = None
    objects_2d: Annotated[str | None, Field(alias="objects2D")] = None
    photo_object_detector: Annotated[str | None, Field(alias="photoObjectDetector")] = None


class Objects2DOptions(Model):
    __closed__ = True
    __nullable__ = frozenset({"crs", "max_dist", "min_photos", "use_tie_points"})
    __rules__ = (AtMost("min_photos", "max_dist"),)

    crs: str | None = None
    max_dist: Annotated[float | None, Field(alias="maxDist")] = None
    min_photos: Annotated[int | None, Field(alias="minPhotos")] = None
    use_tie_points: Annotated[bool | None, Field(alias="useTiePoints")] = None


class Objects2DOutput(OpenEnum):
    OBJECTS_2D = "objects2D"
    OBJECTS_3D = "objects3D"
    LOCATIONS_3D_AS_GEOJSON = "locations3DAsGeoJSON"


class Objects2DSpecificationsCreate(Model):
    __closed__ = True
    __rules__ = (ListNeeds("outputs", {"locations3DAsGeoJSON": ("objects3D",)}),)

    inputs: Objects2DInputs
    outputs: list[Objects2DOutput]
    options: Objects2DOptions | None = None


class Segmentation3DInputs(Model):
    __closed__ = True
    __nullable__ = frozenset({"extent", "model_3d", "segmentation_3d", "detector"})
    __rules__ = (ExactlyOne("segmentation_3d", ("detector", "model_3d")),)

    extent: Annotated[str | None, Field(pattern="^bkt:.+")] = None
    model_3d: Annotated[str | None, Field(alias="model3D")] = None
    segmentation_3d: Annotated[str | None, Field(alias="segmentation3D")] = None
    detector: str | None = None


class Segmentation3DSpecificationsCreate(Model):
    __closed__ = True

    inputs: Segmentation3DInputs
    outputs: list[str]


class JobCreate(Model):
    __closed__ = True
    __nullable__ = frozenset({"name"})

    type: JobType
    name: Annotated[str | None, Field(min_length=3, max_length=8, pattern=NAME)] = None
    itwin_id: Annotated[str, Field(alias="iTwinId")]
    specifications: Annotated[
        Objects2DSpecificationsCreate | Segmentation3DSpecificationsCreate | UnknownVariant,
        BySibling(
            "type",
            {
                "Objects2D": Objects2DSpecificationsCreate,
                "Segmentation3D": Segmentation3DSpecificationsCreate,
            },
        ),
    ]


class Objects2DBuilder(Builder[JobCreate]):
    _tag = "Objects2D"
    _inside = "specifications"

    def __init__(
        self,
        *,
        photos: str,
        photo_object_detector: str | None = None,
        objects_2d: str | None = None,
        model_3d: str | None = None,
    ) -> None:
        super().__init__(
            inputs={
                "photos": photos,
                "photo_object_detector": photo_object_detector,
                "objects_2d": objects_2d,
                "model_3d": model_3d,
            }
        )

    def outputs(self, *names: str) -> Objects2DBuilder:
        return self._with("outputs", names)

    def options(self, **options: Any) -> Objects2DBuilder:
        return self._with("options", options)

    def build(self, *, itwin_id: str, name: str | None = None) -> JobCreate:
        return self._build(JobCreate, itwin_id=itwin_id, name=name)


def _text(**limits: Any) -> dict[str, Any]:
    return {"type": ["string", "null"], **limits}


def _given(*names: str) -> dict[str, Any]:
    return {"required": list(names), "properties": {n: {"not": {"type": "null"}} for n in names}}


def _object(properties: dict[str, Any], *required: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


OBJECTS_2D = _object(
    {
        "inputs": _object(
            {
                "photos": {"type": "string"},
                "model3D": _text(),
                "objects2D": _text(),
                "photoObjectDetector": _text(),
            },
            "photos",
            oneOf=[_given("photoObjectDetector"), _given("objects2D")],
        ),
        "outputs": {
            "type": "array",
            "items": {"enum": ["objects2D", "objects3D", "locations3DAsGeoJSON"]},
            "if": {"contains": {"const": "locations3DAsGeoJSON"}},
            "then": {"contains": {"const": "objects3D"}},
        },
        "options": _object(
            {
                "crs": _text(),
                "maxDist": {"type": ["number", "null"]},
                "minPhotos": {"type": ["integer", "null"]},
                "useTiePoints": {"type": ["boolean", "null"]},
            }
        ),
    },
    "inputs",
    "outputs",
)
SEGMENTATION_3D = _object(
    {
        "inputs": _object(
            {
                "extent": _text(pattern="^bkt:.+"),
                "model3D": _text(),
                "segmentation3D": _text(),
                "detector": _text(),
            },
            oneOf=[_given("segmentation3D"), _given("detector", "model3D")],
        ),
        "outputs": {"type": "array", "items": {"type": "string"}},
    },
    "inputs",
    "outputs",
)
JOB_CREATE = _object(
    {
        "type": {"enum": ["Objects2D", "Segmentation3D"]},
        "name": _text(minLength=3, maxLength=8, pattern=NAME.replace("$", r"\Z")),
        "iTwinId": {"type": "string"},
        "specifications": {},
    },
    "type",
    "iTwinId",
    "specifications",
    allOf=[
        {
            "if": {"properties": {"type": {"const": tag}}},
            "then": {"properties": {"specifications": schema}},
        }
        for tag, schema in (("Objects2D", OBJECTS_2D), ("Segmentation3D", SEGMENTATION_3D))
    ],
)
