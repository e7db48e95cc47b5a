"""Applying an overlay: a list of changes to a document that somebody else publishes.

Overlay Specification 1.0 and 1.1 (https://spec.openapis.org/overlay/). Stricter than it in one
point: an action whose target matches nothing is an error, because a change that is silently not
made is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import unquote

from msgspec import Struct
from pydantic import Field, ValidationError

from ..diagnostics import Diagnostic, Diagnostics, Severity, SpecloomError
from .document import Document
from .edit import Editor, Incompatible
from .limits import Limits
from .parse import parse
from .places import Origin, Places
from .refs import bundle
from .source import STDIN_LABEL, Reader
from .validation import Strict, explain

if TYPE_CHECKING:
    from .jsonpath import Match, Query


class _Object(Strict):
    @classmethod
    def is_extension(cls, key: str) -> bool:
        return key.startswith("x-")


class _Info(_Object):
    title: str
    version: str
    description: str | None = None


class _Action(_Object):
    target: Annotated[str, Field(pattern=r"^\$")]
    description: str | None = None
    update: Any = None
    copy_from: Annotated[str | None, Field(alias="copy")] = None
    remove: bool = False


class _Overlay(_Object):
    overlay: Annotated[str, Field(pattern=r"^1\.[01]\.\d+$")]
    info: _Info
    extends: str | None = None
    actions: Annotated[list[_Action], Field(min_length=1)]


def apply_overlay(
    document: Document,
    source: str,
    diagnostics: Diagnostics,
    *,
    base: Path,
    limits: Limits | None = None,
    allowed_origins: tuple[str, ...] = (),
    allow_private_addresses: bool = False,
    given: Mapping[str, bytes] | None = None,
) -> Document:
    """The document as an overlay changes it. The given document stays as it is.

    `source` and the other arguments are those of `load`. Actions that cannot be applied are
    reported and passed over. References that the overlay brings in lead to the document.

    Raises:
        SpecloomError: The overlay cannot be read, or is not an overlay.
    """
    limits = limits or Limits()
    reader = Reader(
        base,
        limits,
        allowed_origins=allowed_origins,
        allow_private_addresses=allow_private_addresses,
        given=given,
    )
    file = reader.read_root(source)
    raw = parse(file, diagnostics, limits)
    places = Places((file,), {"": Origin(file.label, "")})
    overlay = _read(raw, places)
    _check_extends(overlay, document, places, diagnostics)
    editor = Editor(document, file.label)
    copies = overlay.overlay.startswith("1.1")
    for index, action in enumerate(overlay.actions):
        try:
            _Step(editor, f"/actions/{index}", places, newer=copies).apply(action)
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
    # The actions may have removed what others refer to, or brought in references of their own.
    made = bundle(document.files[0].label, editor.data, None, diagnostics, limits)
    files = (*document.files, file)
    places = Places(files, editor.origins)
    changed = Document(editor.data, files, document.version, places, made.misfits)
    made.report(changed.places, diagnostics)
    return changed


def _read(raw: Any, places: Places) -> _Overlay:
    try:
        return _Overlay.model_validate(raw)
    except ValidationError as error:
        raise SpecloomError(
            *(
                Diagnostic(
                    "overlay-invalid",
                    Severity.ERROR,
                    f"not a valid overlay: {complaint.message}",
                    places.at(complaint.pointer),
                )
                for complaint in explain(error)
            )
        ) from None


def _query(path: str) -> Query:
    from .jsonpath import Query  # its library takes a while to import; not every SDK has an overlay

    return Query(path)


def _check_extends(
    overlay: _Overlay, document: Document, places: Places, diagnostics: Diagnostics
) -> None:
    """Warns when an overlay says that it is for another document, by the name of the file."""
    if overlay.extends is None:
        return
    meant, given = (
        unquote(label.rstrip("/").rpartition("/")[2])
        for label in (overlay.extends, document.files[0].label)
    )
    if meant != given and given != STDIN_LABEL:
        diagnostics.warning(
            "overlay-extends",
            f"the overlay is for {overlay.extends}, not for {given}",
            places.at("/extends"),
        )


class _Step(Struct, frozen=True):
    """One action being applied. `pointer` is where it stands in the overlay."""

    editor: Editor
    pointer: str
    places: Places
    newer: bool

    def apply(self, action: _Action) -> None:
        given = action.model_fields_set
        if action.remove:
            self._remove(self._targets(action.target))
        elif "copy_from" in given and "update" in given:
            raise self._error("overlay-invalid", "an action cannot both update and copy")
        elif "copy_from" in given:
            self._merge(action, self._source(str(action.copy_from)), "copy")
        elif "update" in given:
            self._merge(action, action.update, "update")
        else:
            raise self._error("overlay-invalid", "the action changes nothing")

    def _remove(self, targets: list[Match]) -> None:
        for match in targets:
            if not match.parts:
                raise self._error("overlay-target", "the document itself cannot be removed")
            self._check(match)
        self.editor.remove([match.parts for match in targets])

    def _merge(self, action: _Action, value: Any, field: str) -> None:
        for match in self._targets(action.target):
            self._check(match)
            try:
                self.editor.merge(match.parts, value, f"{self.pointer}/{field}")
            except Incompatible as error:
                place = self.places.at(error.pointer)
                message = f"{error.what} (target {action.target})"
                raise SpecloomError(
                    Diagnostic("overlay-type", Severity.ERROR, message, place)
                ) from None

    def _check(self, match: Match) -> None:
        # Overlay 1.0, section 4.4.3; 1.1 dropped the restriction.
        if not self.newer and not isinstance(match.value, (dict, list)):
            raise self._error(
                "overlay-target",
                "the target is neither an object nor a list",
                "select what holds it, or use `overlay: 1.1.0`",
            )

    def _source(self, path: str) -> Any:
        if not self.newer:
            hint = "use `overlay: 1.1.0`"
            raise self._error("overlay-invalid", "Overlay 1.0 has no copy", hint, "copy")
        found = self._select(path, "copy")
        if len(found) != 1:
            message = f"{path} matches {len(found)} nodes; a copy needs exactly one"
            raise self._error("overlay-copy", message, field="copy")
        return found[0].value

    def _targets(self, path: str) -> list[Match]:
        found = self._select(path, "target")
        if not found:
            hint = _query(path).near_miss(self.editor.data)
            raise self._error("overlay-no-match", f"{path} matches nothing", hint, "target")
        return found

    def _select(self, path: str, field: str) -> list[Match]:
        try:
            return _query(path).select(self.editor.data)
        except ValueError as error:
            message = f"not a JSONPath query (RFC 9535): {error}"
            raise self._error("overlay-path", message, field=field) from None

    def _error(self, code: str, message: str, hint: str = "", field: str = "") -> SpecloomError:
        place = self.places.at(self.pointer + (f"/{field}" if field else ""))
        return SpecloomError(Diagnostic(code, Severity.ERROR, message, place, hint))
