"""The files around the package: packaging, README, the list of all methods."""

from __future__ import annotations

from pathlib import Path

from ..config import SdkConfig
from ..plan.build import Plan
from ..plan.project import api_view, notice_view, project_view
from ..plan.readme import readme_view
from .environment import environment


def render_project(plan: Plan, config: SdkConfig, templates: Path) -> dict[str, str]:
    """Project files by path; Markdown and TOML are not formatted."""
    env = environment(templates)
    project, readme = project_view(plan, config), readme_view(plan)
    return {
        "pyproject.toml": env.get_template("project/pyproject.toml.jinja").render(project=project),
        "README.md": env.get_template("project/README.md.jinja").render(
            project=project, readme=readme
        ),
        "api.md": env.get_template("project/api.md.jinja").render(api=api_view(plan)),
    }


def render_notice(plan: Plan, document: str, templates: Path) -> dict[str, str]:
    """The file beside a vendored package that says where it comes from.

    `document` is the SHA-256 of the OpenAPI document, in hexadecimal.
    """
    template = environment(templates).get_template("package/NOTICE.jinja")
    return {"NOTICE": template.render(notice=notice_view(plan, document))}
