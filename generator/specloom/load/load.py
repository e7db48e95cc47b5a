"""The first stage: from a file, a URL or standard input to a `Document`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..diagnostics import Diagnostics
from .document import Document
from .extensions import check_extensions
from .identify import identify, mend_version
from .limits import Limits
from .overlay import apply_overlay
from .parse import parse
from .places import Places
from .refs import bundle
from .source import Reader


def read(
    source: str,
    *overlays: str,
    base: Path,
    diagnostics: Diagnostics,
    limits: Limits | None = None,
    allowed_origins: tuple[str, ...] = (),
    allowed_folders: tuple[Path, ...] = (),
    allow_private_addresses: bool = False,
    given: Mapping[str, bytes] | None = None,
) -> Document:
    """Loads a document, applies overlays to it in order, and checks its extensions
    and the types of its values.

    Takes what `load` takes, and raises what it raises.
    """
    document = load(
        source,
        base=base,
        diagnostics=diagnostics,
        limits=limits,
        allowed_origins=allowed_origins,
        allowed_folders=allowed_folders,
        allow_private_addresses=allow_private_addresses,
        given=given,
    )
    for overlay in overlays:
        document = apply_overlay(
            document,
            overlay,
            diagnostics,
            base=base,
            limits=limits,
            allowed_origins=allowed_origins,
            allow_private_addresses=allow_private_addresses,
            given=given,
        )
    check_extensions(document, diagnostics)
    diagnostics.add(*(finding.placed(document.places) for finding in document.misfits))
    return document


def load(
    source: str,
    *,
    base: Path,
    diagnostics: Diagnostics,
    limits: Limits | None = None,
    allowed_origins: tuple[str, ...] = (),
    allowed_folders: tuple[Path, ...] = (),
    allow_private_addresses: bool = False,
    given: Mapping[str, bytes] | None = None,
) -> Document:
    """Reads an OpenAPI document with everything it refers to.

    Args:
        source: A path (relative to `base`), a folder with an `openapi.yaml` or `openapi.json`, an
            https URL, or "-" for standard input.
        base: The project's folder. Places and labels name files relative to it.
        diagnostics: Gets what is wrong with the document but does not keep it from being read.
        limits: Budgets of size, depth and time; `Limits()` by default.
        allowed_origins: Origins, like `https://example.com`, that may be fetched from, be it the
            document or what it refers to. An `http://` origin must be listed as such.
        allowed_folders: Folders that references may lead into besides the document's own.
        allow_private_addresses: Whether hosts of an allowed origin may be in a private network.
        given: Contents by label (the path relative to `base`, or the URL), read in place of what
            stands there: a version that is not on disk, or not any more.

    Raises:
        SpecloomError: The document cannot be read, or is not an OpenAPI 3 document.
    """
    limits = limits or Limits()
    reader = Reader(base, limits, allowed_origins, allowed_folders, allow_private_addresses, given)
    file = reader.read_root(source)
    data = parse(file, diagnostics, limits)
    version = identify(file, data, diagnostics)
    mend_version(file, data, diagnostics)
    made = bundle(file.label, data, reader, diagnostics, limits, json_schema=version != "3.0")
    places = Places(reader.files, made.origins)
    made.report(places, diagnostics)
    return Document(data, reader.files, version, places, made.misfits)
