"""The files around the package: packaging, README, the list of all methods."""

from __future__ import annotations

from jinja2 import Environment

from ..config import SdkConfig
from ..config.shared import SharedRuntime
from ..plan.build import Plan
from ..plan.event_tests import event_tests_view
from ..plan.own_tests import own_tests_view
from ..plan.project import api_view, notice_view, project_view, runtime_view
from ..plan.readme import readme_view
from .environment import render


def render_project(plan: Plan, config: SdkConfig, env: Environment) -> dict[str, str]:
    """Project files by path; Markdown and TOML are not formatted."""
    project = {"project": project_view(plan, config)}
    files = {
        "pyproject.toml": render(env, "project/pyproject.toml.jinja", project),
        "README.md": render(
            env, "project/README.md.jinja", project | {"readme": readme_view(plan)}
        ),
        "api.md": render(env, "project/api.md.jinja", {"api": api_view(plan)}),
    }
    if plan.resources.operations:
        tests = {"tests": own_tests_view(plan)}
        files["tests/test_operations.py"] = render(env, "project/test_operations.py.jinja", tests)
    if plan.api.events:
        sent = {"tests": event_tests_view(plan)}
        files["tests/test_events.py"] = render(env, "project/test_events.py.jinja", sent)
    return files


def render_vendored(
    plan: Plan, config: SdkConfig, document: str, env: Environment
) -> dict[str, str]:
    """The files beside a vendored package: where it comes from, and how linters shall read it.

    `document` is the SHA-256 of the OpenAPI document, in hexadecimal.
    """
    notice = {"notice": notice_view(plan, config, document)}
    return {
        "NOTICE": render(env, "package/NOTICE.jinja", notice),
        "ruff.toml": render(env, "package/ruff.toml.jinja", {}),
    }


def render_runtime(runtime: SharedRuntime, env: Environment) -> dict[str, str]:
    """The files around the modules of a runtime that SDKs share."""
    view = {"runtime": runtime_view(runtime)}
    if runtime.first.layout == "project":
        return {
            "pyproject.toml": render(env, "project/runtime_pyproject.toml.jinja", view),
            "README.md": render(env, "project/runtime_README.md.jinja", view),
        }
    return {
        "NOTICE": render(env, "package/runtime_NOTICE.jinja", view),
        "ruff.toml": render(env, "package/ruff.toml.jinja", {}),
    }
