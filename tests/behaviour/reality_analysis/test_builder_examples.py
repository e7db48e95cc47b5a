"""The examples in the docstrings of the builders run, and show a body that can be sent."""

from __future__ import annotations

import doctest
import inspect
from importlib import import_module

import pytest
from reality_analysis import builders
from reality_analysis.models import JobCreate


@pytest.mark.parametrize("name", builders.__all__)
def test_an_example_runs(name: str) -> None:
    builder = getattr(builders, name)
    names = dict(vars(import_module(builder.__module__)))
    example = doctest.DocTestParser().get_doctest(
        inspect.cleandoc(builder.__doc__), names, name, None, 0
    )
    assert len(example.examples) == 1
    runner = doctest.DocTestRunner()
    assert runner.run(example, clear_globs=False).failed == 0
    assert isinstance(example.globs["body"], JobCreate)
