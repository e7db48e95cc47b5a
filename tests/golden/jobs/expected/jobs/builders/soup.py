"""Builder of `DishCreate` with the kind soup."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import DishCreate

SoupOutput: TypeAlias = Literal["bowl", "spoon", "recipe"]


class SoupBuilder(Builder[DishCreate]):
    """A soup body.

    >>> body = (
    ...     SoupBuilder(water=1.0, salt=1.0)
    ...     .outputs("bowl")
    ...     .build()
    ... )

    Checked by ``build()``, all at once:

    * ``spoon`` needs ``bowl``;
    * exactly one of ``salt`` and ``broth``.
    """

    _tag = "soup"
    _tag_field = "kind"
    _inside = "recipe"
    _error = BuildError

    def __init__(
        self, *, water: float, broth: str | None = None, salt: float | None = None
    ) -> None:
        """Start with what it cannot do without.

        Args:
            water: In litres.
            broth: Instead of salt.
            salt: In g; instead of broth.
        """
        super().__init__(
            inputs={
                "water": water,
                "broth": broth,
                "salt": salt,
            }
        )

    def outputs(self, *names: SoupOutput) -> Self:
        """Ask for these outputs.

        Adds to what was asked for before.
        """
        return self._with("outputs", names)

    def build(self, *, guest: str | None = None) -> DishCreate:
        """The finished DishCreate.

        Args:
            guest: Whom it is for.

        Raises:
            BuildError: Lists every rule that is broken.
        """
        return self._build(DishCreate, guest=guest)
