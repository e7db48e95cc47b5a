"""Whether `_custom.py` has the classes that the configuration says it has."""

from __future__ import annotations

import ast

from ..config import SdkConfig
from ..diagnostics import Diagnostics, Place


def report_missing(sdk: SdkConfig, diagnostics: Diagnostics) -> None:
    """Reports classes that the package imports from `_custom.py` and that are not there. The file
    is read, never run and never written."""
    if not sdk.custom:
        return
    path = sdk.package_folder / "_custom.py"
    place = Place(f"{sdk.output}/{path.relative_to(sdk.output_folder).as_posix()}")
    try:
        tree = ast.parse(path.read_text("utf-8"))
    except FileNotFoundError:
        tree = ast.Module([], [])
    except (OSError, UnicodeDecodeError, SyntaxError) as error:
        diagnostics.error("custom-missing", f"cannot be read: {error}", place)
        return
    defined = {name for node in tree.body for name in _defined(node)}
    for name in sdk.custom:
        if name not in defined:
            diagnostics.error(
                "custom-missing",
                f"it has to define {name}, which the package imports from it",
                place,
                hint=f"derive it from the generated class: class {name}(Generated{name}): ...",
            )


def _defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.ClassDef(name=name):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [each.asname or each.name for each in names]
        case ast.Assign(targets=targets):
            return [each.id for each in targets if isinstance(each, ast.Name)]
        case _:
            return []
