"""The sync and the async client are the same but for `await`, and `api.md` has all of both."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
from reality_analysis import AsyncRealityAnalysis, RealityAnalysis

API_MD = Path(__file__).parents[3] / "generated" / "reality-analysis" / "api.md"
RESOURCES = ("buckets", "detectors", "files", "jobs")


def methods(resource: object) -> dict[str, Any]:
    """The public methods of a resource and their parameters."""
    found = inspect.getmembers(type(resource), inspect.isfunction)
    return {
        name: list(inspect.signature(method).parameters.values())
        for name, method in found
        if not name.startswith("_")
    }


@pytest.mark.parametrize("name", RESOURCES)
def test_methods_and_arguments_are_the_same(name: str) -> None:
    plain = methods(getattr(RealityAnalysis(token="x"), name))
    assert plain and plain == methods(getattr(AsyncRealityAnalysis(token="x"), name))


def test_api_md_has_every_method() -> None:
    text = API_MD.read_text("utf-8")
    client = RealityAnalysis(token="x")
    every = [f"{name}.{method}(" for name in RESOURCES for method in methods(getattr(client, name))]
    assert len(every) > 18
    # What a poller is made of stands in the docstring of the method that waits.
    pollers = {"jobs.poll(", "jobs.resume("}
    assert [call for call in every if f"`{call}" not in text and call not in pollers] == []
