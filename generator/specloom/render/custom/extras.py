"""Files that the user's own templates add: per SDK, resource, operation, model and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from jinja2 import Environment

from ...diagnostics import Diagnostics, Place
from ...write.tree import folded, problem
from ..build import Views
from ..environment import render
from .folder import Folder, Own


def render_extras(
    folder: Folder,
    views: Views,
    env: Environment,
    taken: Set[str],
    package: str,
    diagnostics: Diagnostics,
) -> dict[str, str]:
    """The added files by path below the output folder.

    Args:
        folder: The user's templates.
        views: What they print.
        env: Where they are rendered.
        taken: The files that specloom writes itself, which none of these may replace.
        package: The package's folder below the output folder; "" when that is the package.
        diagnostics: Takes paths that are taken, and placeholders that do not exist.
    """
    files: dict[str, str] = {}
    there = {folded(path) for path in taken}
    for own in folder.extras:
        for context, names in _scopes(own, views):
            names["package"] = package or "."
            path = _path(own, names, diagnostics)
            if path is None:
                break
            if folded(path) in there:
                diagnostics.error(
                    "template-path",
                    f"'{path}' is written by another template already",
                    Place(own.label, 1),
                    hint="put a placeholder such as {resource} into 'path'",
                )
                break
            there.add(folded(path))
            files[path] = render(env, own.name, context, path)
    return files


def _path(own: Own, names: Mapping[str, str], diagnostics: Diagnostics) -> str | None:
    unknown = [name for name in re.findall(r"\{(.*?)\}", own.header.path) if name not in names]
    if unknown or not own.header.path:
        known = ", ".join(f"{{{name}}}" for name in sorted(names))
        message = f"'path' has no placeholder '{unknown[0]}'" if unknown else "'path' is missing"
        diagnostics.error("template-path", message, Place(own.label, 1), hint=f"there are: {known}")
        return None
    path = re.sub(r"\{(.*?)\}", lambda match: names[match[1]], own.header.path)
    path = path.removeprefix("./")
    if (reason := problem(path)) is not None:
        diagnostics.error(
            "template-path",
            f"its 'path' gives {path!r}, which cannot be written: {reason}",
            Place(own.label, 1),
            hint="it is below the output folder, such as docs/{resource}.md",
        )
        return None
    return path


def _scopes(own: Own, views: Views) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """The variables of each file that a template adds, and what stands for its placeholders."""
    always = {
        "client": views.client,
        "package": views.package,
        "errors": views.errors,
        "resources": views.resources,
        "modules": views.modules,
        "builders": views.builders,
    }
    shown = [resource for resource in views.resources if not resource.shared]
    match own.header.each:
        case "resource":
            for resource in shown:
                yield {**always, "resource": resource}, {"resource": str(resource.module)}
        case "operation":
            for resource in views.resources:
                for operation in resource.operations:
                    names = {"resource": str(resource.module), "operation": str(operation.method)}
                    yield {**always, "resource": resource, "operation": operation}, names
        case "model":
            for module in views.modules:
                for model in module.classes:
                    names = {"module": str(module.name), "model": str(model.name)}
                    yield {**always, "module": module, "model": model}, names
        case "builder":
            for builder in views.builders:
                yield {**always, "builder": builder}, {"builder": str(builder.module)}
        case "error":
            for error in (*views.errors.statuses, *views.errors.codes):
                yield {**always, "error": error}, {"error": str(error.name)}
        case _:
            yield always, {}
