"""The 11 job types of Reality Analysis, by hand: how each is asked for in Python, what that is on
the wire, and how the service answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ITWIN = "3f2b8c1e-0000-4000-8000-000000000002"


@dataclass(frozen=True, eq=False)
class JobType:
    """One job type.

    Attributes:
        tag: The value of `type`.
        stem: What the names of its classes begin with.
        minimal: The fewest inputs that are allowed, by Python name, with the names of the wire.
        more: Further inputs that go with them.
        options: All options, by Python name: name of the wire, a value.
        outputs: All outputs that can be asked for.
        answered: Property of the answer (on the wire, in Python) by output, where they differ.
    """

    tag: str
    stem: str
    minimal: Mapping[str, str]
    outputs: tuple[str, ...]
    more: Mapping[str, str]
    options: Mapping[str, tuple[str, Any]]
    answered: Mapping[str, str]

    @property
    def builder(self) -> str:
        return f"{self.tag}Builder"

    def inputs(self, *, full: bool) -> dict[str, str]:
        """Arguments of the builder."""
        names = {**self.minimal, **(self.more if full else {})}
        return {name: f"bkt:{wire}" for name, wire in names.items()}

    def built(self, builders: Any, *, full: bool) -> Any:
        """The body, by its builder."""
        builder = getattr(builders, self.builder)(**self.inputs(full=full))
        if not full:
            return builder.outputs().build(itwin_id=ITWIN)
        if self.options:
            builder = builder.options(**{name: value for name, (_, value) in self.options.items()})
        return builder.outputs(*self.outputs).build(itwin_id=ITWIN, name="night run")

    def specifications(self, *, full: bool) -> dict[str, Any]:
        """What has to go over the wire for it."""
        names = {**self.minimal, **(self.more if full else {})}
        sent: dict[str, Any] = {
            "inputs": {wire: f"bkt:{wire}" for wire in names.values()},
            "outputs": list(self.outputs) if full else [],
        }
        if full and self.options:
            sent["options"] = dict(self.options.values())
        return sent

    def request(self, *, full: bool) -> dict[str, Any]:
        """The body that has to go over the wire."""
        name = {"name": "night run"} if full else {}
        specifications = self.specifications(full=full)
        return {"type": self.tag, "iTwinId": ITWIN, "specifications": specifications, **name}

    def job(self, *, full: bool, state: str = "Success", id: str = "j1") -> dict[str, Any]:
        """The job as the service answers: each output that was asked for has become an id."""
        specifications = self.specifications(full=full)
        outputs = {
            self.answered.get(name, name): f"bkt:{name}" for name in specifications["outputs"]
        }
        return {
            "id": id,
            "state": state,
            "type": self.tag,
            "userId": "u1",
            "iTwinId": ITWIN,
            "name": "night run" if full else None,
            "executionInfo": {"createdDateTime": "2025-08-05T14:04:56.0000000+00:00"},
            "specifications": {**specifications, "outputs": outputs},
        }


def _type(
    tag: str,
    minimal: Mapping[str, str],
    outputs: str,
    *,
    more: Mapping[str, str] | None = None,
    options: Mapping[str, tuple[str, Any]] | None = None,
    answered: Mapping[str, str] | None = None,
    stem: str = "",
) -> JobType:
    return JobType(
        tag, stem or tag, minimal, tuple(outputs.split()), more or {}, options or {}, answered or {}
    )


_EVALUATION = {"prediction": "prediction", "reference": "reference"}
_THRESHOLD = {"threshold_iou": ("thresholdIOU", 0.5)}

JOB_TYPES = (
    _type(
        "Objects2D",
        {"photos": "photos", "photo_object_detector": "photoObjectDetector"},
        "objects2D objects3D objects3DAs3DTiles objects3DAsGeoJSON locations3DAsSHP"
        " locations3DAsGeoJSON",
        more={"model_3d": "model3D"},
        options={
            "crs": ("crs", "EPSG:32631"),
            "max_dist": ("maxDist", 50.5),
            "min_photos": ("minPhotos", 3),
            "use_tie_points": ("useTiePoints", False),
        },
    ),
    _type(
        "Segmentation2D",
        {"photos": "photos", "segmentation_2d": "segmentation2D"},
        "segmentation2D segmentedPhotos lines3D lines3DAs3DTiles lines3DAsGeoJSON polygons3D"
        " polygons3DAs3DTiles polygons3DAsGeoJSON",
        more={"model_3d": "model3D"},
        options={
            "compute_line_width": ("computeLineWidth", True),
            "min_photos": ("minPhotos", 0),
            "remove_small_lines": ("removeSmallLines", 0.25),
        },
    ),
    _type(
        "Segmentation3D",
        {
            "model_3d": "model3D",
            "point_cloud_segmentation_detector": "pointCloudSegmentationDetector",
        },
        "segmentation3D segmentedPointCloud segmentation3DAsPOD segmentation3DAsLAS"
        " segmentation3DAsLAZ segmentation3DAsPLY objects3D objects3DAs3DTiles objects3DAsGeoJSON"
        " locations3DAsSHP locations3DAsGeoJSON lines3D lines3DAs3DTiles lines3DAsGeoJSON"
        " polygons3D polygons3DAs3DTiles polygons3DAsGeoJSON",
        more={"extent": "extent"},
        options={
            "compute_line_width": ("computeLineWidth", True),
            "crs": ("crs", "EPSG:32631"),
            "keep_input_resolution": ("keepInputResolution", True),
            "remove_small_components": ("removeSmallComponents", 2.0),
            "save_confidence": ("saveConfidence", False),
        },
    ),
    _type(
        "SegmentationOrthophoto",
        {
            "orthophoto": "orthophoto",
            "orthophoto_segmentation_detector": "orthophotoSegmentationDetector",
        },
        "segmentation2D segmentedPhotos polygons2D polygons2DAsSHP polygons2DAsGeoJSON lines2D"
        " lines2DAsSHP lines2DAsGeoJSON",
    ),
    _type(
        "ChangeDetection",
        {"model_3d_a": "model3dA", "model_3d_b": "model3dB"},
        "objects3D locations3DAsSHP locations3DAsGeoJSON changesInModelA changesInModelB",
        options={
            "filter_threshold": ("filterThreshold", 0.1),
            "mesh_sampling_resolution": ("meshSamplingResolution", 0.05),
            "min_points_per_change": ("minPointsPerChange", 10),
            "output_crs": ("outputCrs", "EPSG:32631"),
            "threshold": ("threshold", 0.3),
        },
    ),
    _type(
        "EvalO2D",
        _EVALUATION,
        "report objects2D",
        options=_THRESHOLD,
        answered={"objects2D": "objects2d"},
    ),
    _type(
        "EvalO3D",
        _EVALUATION,
        "report objects3D",
        options=_THRESHOLD,
        answered={"objects3D": "objects3d"},
    ),
    _type("EvalS2D", _EVALUATION, "report segmentedPhotos segmentation2D"),
    _type("EvalS3D", _EVALUATION, "report segmentedPointCloud segmentation3D"),
    _type("EvalSOrtho", _EVALUATION, "report segmentedPhotos segmentation2D"),
    _type(
        "ClearanceCalculation",
        {"clearance_footprint": "clearanceFootprint", "model_3d": "model3D"},
        "ovfPoints ovfLines ovfAreas",
        stem="Clearance",
    ),
)
