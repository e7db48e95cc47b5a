"""The plan in parts, each of which is all that one file is made from."""

from __future__ import annotations

from collections.abc import Container, Iterator

from msgspec import Struct

from .build import Plan
from .model_parts import ModelPart, model_parts
from .resource_parts import ResourcePart, resource_parts


class Parts(Struct, frozen=True):
    """Parts of a plan: those of the modules of `models/`, and of `resources/`."""

    models: tuple[ModelPart, ...]
    resources: tuple[ResourcePart, ...]

    def __iter__(self) -> Iterator[ModelPart | ResourcePart]:
        yield from self.models
        yield from self.resources

    def without(self, paths: Container[str]) -> Parts:
        """Those parts that are of other files."""
        return Parts(
            tuple(part for part in self.models if part.path not in paths),
            tuple(part for part in self.resources if part.path not in paths),
        )


def parts_of(plan: Plan) -> Parts:
    """All parts of a plan."""
    return Parts(model_parts(plan.models), resource_parts(plan.models, plan.resources, plan.errors))
