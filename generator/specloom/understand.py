"""A document as specloom understands it: loaded, read and planned; what `generate` renders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from .config import SdkConfig
from .diagnostics import Diagnostic, Diagnostics, SpecloomError
from .hooks import Kind, Thing
from .hooks.load import load_hooks
from .hooks.run import Hooks
from .ir.api import Api
from .ir.customize import customize
from .ir.directions import split_directions
from .ir.families import join_families
from .ir.overrides import Hook, Spot
from .ir.read_api import read_api
from .ir.redirects import follow_redirects
from .ir.select import Selection, select
from .ir.tags import fix_tags
from .ir.uploads import mark_uploads
from .ir.usage import mark_usage
from .load import Document, read
from .naming import Kept
from .normalize.order import ordered
from .plan.build import Plan, build_plan
from .plan.client import PackageNames


class Understood(Struct, frozen=True):
    """A document as specloom understands it."""

    document: Document
    api: Api
    plan: Plan
    hooks: Hooks


def understand(
    config: SdkConfig,
    diagnostics: Diagnostics,
    given: Mapping[str, bytes] | None = None,
    names: Kept | None = None,
) -> Understood:
    """Load, overlay, normalise, read and plan; nothing is rendered.

    `given` are contents by label that are read in place of files (`specloom.load.load`), `names`
    those that things had before.

    Raises:
        SpecloomError: the document cannot be read at all.
    """
    try:
        document = read(
            config.document,
            *config.overlays,
            base=config.root,
            diagnostics=diagnostics,
            allowed_origins=config.allowed_origins,
            allowed_folders=tuple(config.root / folder for folder in config.allowed_folders),
            allow_private_addresses=config.allow_private_addresses,
            given=given,
        )
    except SpecloomError as error:
        raise SpecloomError(*(_named(config, item) for item in error.diagnostics)) from None
    return understand_document(config, document, diagnostics, names)


def _named(config: SdkConfig, item: Diagnostic) -> Diagnostic:
    """A finding about a file as a whole, at the line of the configuration that names the file."""
    if item.place is not None:
        return item
    words = item.message.split()
    key = "overlays" if any(each in words for each in config.overlays) else "document"
    return replace(item, place=config.place(key))


def understand_document(
    config: SdkConfig, document: Document, diagnostics: Diagnostics, names: Kept | None = None
) -> Understood:
    """The same of a document that is loaded already, its overlays applied."""
    document = replace(document, data=ordered(document.data))
    api = replace(read_api(document, diagnostics), lists=config.deep_object_lists)
    hooks = load_hooks(config.extensions, config.root, diagnostics, config.place("extensions"))
    hooks.check(api, diagnostics)
    api = customize(
        api,
        config.overrides,
        config.format_types,
        diagnostics,
        document.place,
        _hook(hooks) if hooks else None,
        config.place,
        config.package,
    )
    selections = _selection(config.include), _selection(config.exclude)
    api = follow_redirects(select(api, *selections, diagnostics, config.place))
    api = split_directions(mark_usage(mark_uploads(fix_tags(join_families(api)))))
    plan = build_plan(
        api,
        PackageNames(config.package, config.client, config.version, config.decoding),
        env_prefix=config.env_prefix,
        vocabulary=tuple(config.words),
        diagnostics=diagnostics,
        place=document.place,
        kept=names,
        data=document.data,
    )
    return Understood(document, api, plan, hooks)


def _hook(hooks: Hooks) -> Hook:
    def ask(hook: str, spot: Spot) -> str:
        return hooks.text(hook, Thing(cast(Kind, spot.kind), spot.pointer, spot.name, spot.format))

    return ask


def _selection(entry: object) -> Selection:
    return Selection(*(tuple(getattr(entry, name)) for name in Selection.__struct_fields__))
