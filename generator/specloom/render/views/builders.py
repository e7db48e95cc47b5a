"""What templates see of builders."""

from __future__ import annotations

from msgspec import Struct, field

from ...pycode import Ident, Safe
from .common import Extra, ImportView
from .resources import ArgumentView


class BuilderMethodView(Struct, frozen=True):
    """A step of a builder: `.outputs(*names)`, `.options(crs=…)` or `.extent(value)`."""

    name: Ident
    """Its name."""
    kind: str
    """names, fields or value; to be compared, not printed."""
    part: Safe
    """The field of the body that it fills, as a literal."""
    annotation: Safe
    """The type of a name or of the value, as code; empty for `fields`."""
    arguments: tuple[ArgumentView, ...]
    """What it takes; only for `fields`."""
    entries: tuple[tuple[Safe, Ident], ...]
    """(key as a literal, argument) of each; only for `fields`."""
    doc: Safe
    """The docstring literal of the method."""


class BuilderView(Struct, frozen=True):
    """One builder: request bodies with one tag."""

    module: Ident
    """The module: `fill`."""
    name: Ident
    """The class of the builder."""
    doc: Safe
    """The docstring literal of the class."""
    module_doc: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    body: Safe
    """The model class that it makes, as code."""
    tag: Safe
    """The tag of its bodies, as a literal."""
    tag_field: Safe
    """The field that holds the tag, as a literal."""
    inside: Safe
    """The field that the tagged part of the body stands in, as a literal."""
    literals: tuple[tuple[Ident, Safe], ...]
    """Names of the literal types its methods take."""
    init: tuple[ArgumentView, ...]
    """The arguments of the constructor."""
    init_call: Safe
    """The call of the base's constructor, up to its arguments."""
    init_part: Safe
    """The field that the constructor's arguments fill; empty: they are fields themselves."""
    init_entries: tuple[tuple[Safe, Ident], ...]
    """(key as a literal, argument) of each argument of the constructor."""
    init_doc: Safe
    """The docstring literal of the constructor."""
    methods: tuple[BuilderMethodView, ...]
    """Its steps."""
    build: tuple[ArgumentView, ...]
    """The arguments of `build`."""
    build_doc: Safe
    """The docstring literal of `build`."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""
