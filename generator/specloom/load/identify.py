"""Telling an OpenAPI 3 document from everything else."""

from __future__ import annotations

import re
from typing import Any, cast

from ..diagnostics import Diagnostics, Place, fatal
from .document import Version
from .parse import decode
from .places import FILES_KEY, Origin, Places
from .source import SourceFile

_VERSION = re.compile(r"3\.(\d+)(\.\d+)?(-.*)?")
_MEMBER = re.compile(r"""['"]?version['"]?\s*:\s*([\w.+-]+)""")
_SUPPORTED = 2
_OTHERS = {"asyncapi": "an AsyncAPI document", "arazzo": "an Arazzo document"}


def identify(file: SourceFile, data: Any, diagnostics: Diagnostics) -> Version:
    """The version of OpenAPI that the content of `file` is written in.

    Raises:
        SpecloomError: It is not an OpenAPI 3 document, or one without any content.
    """
    place = Place(file.label, 1, 1)
    if not isinstance(data, dict):
        raise fatal("load-not-openapi", "the document is not an object", place)
    if "swagger" in data and "openapi" not in data:
        raise fatal(
            "load-swagger-2",
            f"this is Swagger {str(data['swagger'])[:20]}; specloom reads OpenAPI 3.0, 3.1 and 3.2",
            place,
            hint=f"convert it first: `npx swagger2openapi {file.label} --outfile openapi.json`",
        )
    if "openapi" not in data:
        raise _not_openapi(data, place)
    text = str(data["openapi"])
    match = _VERSION.fullmatch(text)
    if match is None:
        raise fatal(
            "load-version",
            f"openapi: {text[:40]} is not a version that specloom reads",
            place,
            hint="3.0, 3.1 and 3.2 are",
        )
    minor = int(match[1])
    if minor > _SUPPORTED:
        diagnostics.error(
            "load-version", f"OpenAPI {text} is newer than specloom; read as 3.{_SUPPORTED}", place
        )
        minor = _SUPPORTED
    if not any(key in data for key in ("paths", "webhooks", "components")):
        raise fatal(
            "load-no-content", "the document has no paths, no webhooks and no components", place
        )
    if FILES_KEY in data:
        raise fatal("load-reserved", f"{FILES_KEY} is not for documents to use", place)
    return cast("Version", f"3.{minor}")


def _not_openapi(data: dict[str, Any], place: Place) -> Exception:
    if "overlay" in data:
        what, hint = "an overlay", "give the document that it is for, and this as its overlay"
    else:
        what = next((name for key, name in _OTHERS.items() if key in data), "")
        hint = "an OpenAPI document begins with `openapi: 3.0.3`, `3.1.1` or the like"
    message = "there is no `openapi` field" + (f": this is {what}" if what else "")
    return fatal("load-not-openapi", message, place, hint)


def mend_version(file: SourceFile, data: dict[str, Any], diagnostics: Diagnostics) -> None:
    """Reads `info.version` as it is written when YAML takes it for a number: 1.10 is not 1.1."""
    info = data.get("info")
    if not isinstance(info, dict) or type(info.get("version")) not in (int, float):
        return
    place = Places((file,), {"": Origin(file.label, "")}).at("/info/version")
    line = decode(file).splitlines()[(place.line or 1) - 1][(place.column or 1) - 1 :]
    written = _MEMBER.match(line)
    info["version"] = written[1] if written else str(info["version"])
    diagnostics.warning(
        "load-info-version",
        f"info.version is a number; read as the text {info['version']!r}",
        place,
        hint="put it in quotes",
    )
