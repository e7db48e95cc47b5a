"""The files around the package: packaging, README, the list of all methods."""

from __future__ import annotations

from pathlib import Path

from ..config import SdkConfig
from ..plan.build import Plan
from ..plan.project import api_view, project_view
from .environment import environment


def render_project(plan: Plan, config: SdkConfig, templates: Path) -> dict[str, str]:
    """Project files by path; Markdown and TOML are not formatted."""
    env = environment(templates)
    project = project_view(plan, config)
    return {
        "pyproject.toml": env.get_template("project/pyproject.toml.jinja").render(project=project),
        "README.md": env.get_template("project/README.md.jinja").render(project=project),
        "api.md": env.get_template("project/api.md.jinja").render(api=api_view(plan)),
    }
