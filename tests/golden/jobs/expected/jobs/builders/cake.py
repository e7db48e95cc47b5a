"""Builder of `DishCreate` with the kind cake."""

from __future__ import annotations

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import DishCreate


class CakeBuilder(Builder[DishCreate]):
    """A cake body.

    >>> body = (
    ...     CakeBuilder(flour=1.0)
    ...     .build()
    ... )

    Checked by ``build()``, all at once:

    * ``min_heat`` is at most ``max_heat``.
    """

    _tag = "cake"
    _tag_field = "kind"
    _inside = "recipe"
    _error = BuildError

    def __init__(self, *, flour: float) -> None:
        """Start with what it cannot do without.

        Args:
            flour: In g.
        """
        super().__init__(
            inputs={
                "flour": flour,
            }
        )

    def options(self, *, max_heat: float | None = None, min_heat: float | None = None) -> Self:
        """Set options; those set before stay.

        Args:
            max_heat: In °C.
            min_heat: In °C.
        """
        return self._with(
            "options",
            {
                "max_heat": max_heat,
                "min_heat": min_heat,
            },
        )

    def build(self, *, guest: str | None = None) -> DishCreate:
        """The finished DishCreate.

        Args:
            guest: Whom it is for.

        Raises:
            BuildError: Lists every rule that is broken.
        """
        return self._build(DishCreate, guest=guest)
