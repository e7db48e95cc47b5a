"""What a template can print: what came through the door, and its own text."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, TemplateError
from jinja2.exceptions import UndefinedError

from specloom import pycode
from specloom.pycode import Ident
from specloom.render.custom.folder import Folder
from specloom.render.environment import UnsafeTextError, environment
from specloom.render.locations import templates_root

SPEC_TEXT = 'x"\n__import__("os")'


@pytest.fixture(scope="module")
def env() -> Environment:
    return environment(Folder(templates_root(), {}))


def printed(env: Environment, template: str) -> str:
    return env.from_string(template).render(
        text=SPEC_TEXT, name=Ident("job"), names=(Ident("a"), Ident("b")), texts=(SPEC_TEXT,)
    )


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("plain text", "plain text"),
        ("{{ name }}", "job"),
        ("{{ name + name }}", "jobjob"),
        ("{{ names | join(', ') }}", "a, b"),
        ("{% for each in names %}{{ each }};{% endfor %}", "a;b;"),
        ("{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice(name) }}", "jobjob"),
        ("{% set held %}<{{ name }}>{% endset %}{{ held }}", "<job>"),
        ("{{ text | literal }}", str(pycode.literal(SPEC_TEXT))),
    ],
)
def test_what_came_through_the_door_is_printed(
    env: Environment, template: str, expected: str
) -> None:
    assert printed(env, template) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{{ text ~ '' }}",
        "{{ name ~ text }}",
        "{{ name + text }}",
        "{{ name[0] }}",
        "{{ name.upper() }}",
        "{{ text.replace('x', 'y') }}",
        "{{ '%s' % text }}",
        "{{ texts | first }}",
        "{{ texts | join }}",
        "{{ names | join('; import os;') }}",
        "{% macro show(x) %}{{ x }}{% endmacro %}{{ show(text) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ text }}{% endcall %}",
        "{% set held %}{{ text }}{% endset %}{{ held }}",
        "{{ names }}",
    ],
)
def test_everything_else_ends_the_rendering(env: Environment, template: str) -> None:
    with pytest.raises(UnsafeTextError, match=r"did not come through specloom\.pycode"):
        printed(env, template)


@pytest.mark.parametrize(
    "filter_", ["safe", "e", "escape", "format", "replace", "string", "xmlattr"]
)
def test_filters_that_would_go_around_it_are_not_there(env: Environment, filter_: str) -> None:
    with pytest.raises(TemplateError, match="No filter named"):
        printed(env, f"{{{{ text | {filter_} }}}}")


@pytest.mark.parametrize("template", ["{{ nmae }}", "{{ name.typo }}", "{% if nmae %}{% endif %}"])
def test_a_typo_is_an_error(env: Environment, template: str) -> None:
    with pytest.raises(UndefinedError):
        printed(env, template)


def test_the_templates_of_this_repository_are_the_ones_in_use() -> None:
    assert templates_root() == Path(__file__).parents[3] / "templates"
