"""Builder of `DishCreate` with the kind tea."""

from __future__ import annotations

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import DishCreate


class TeaBuilder(Builder[DishCreate]):
    """A tea body.

    >>> body = (
    ...     TeaBuilder(leaves="...")
    ...     .build()
    ... )
    """

    _tag = "tea"
    _tag_field = "kind"
    _inside = "recipe"
    _error = BuildError

    def __init__(self, *, leaves: str) -> None:
        """Start with what it cannot do without.

        Args:
            leaves
        """
        super().__init__(
            leaves=leaves,
        )

    def minutes(self, value: float, /) -> Self:
        """How long to let it stand."""
        return self._with("minutes", value)

    def build(self, *, guest: str | None = None) -> DishCreate:
        """The finished DishCreate.

        Args:
            guest: Whom it is for.

        Raises:
            BuildError: Lists every rule that is broken.
        """
        return self._build(DishCreate, guest=guest)
