"""What a template of the user says about itself, in the comment it begins with.

    {#- specloom
    contract = 2
    -#}

It is TOML. Templates that add files also say `each` and `path`; runtime modules, which are plain
Python, begin with `# specloom: contract = 2`.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, ValidationError

Scope: TypeAlias = Literal["sdk", "resource", "operation", "model", "builder", "error"]

_COMMENT: Final = re.compile(r"\A\{#-?\s*specloom\s*\n(.*?)-?#\}[ \t]*\n?", re.DOTALL)
_PYTHON: Final = re.compile(r"\A# specloom: ([^\n]*)\n")


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    contract: int
    each: Scope | None = None
    path: str = ""


class Header(Struct, frozen=True):
    """What the comment says.

    Attributes:
        contract: The version of the template contract that it was written for.
        each: What a file is added for; None for a template that replaces one.
        path: The name of such a file, below the output folder, with `{package}`, `{resource}` and
            the like in it.
        length: Characters of the comment.
    """

    contract: int
    each: Scope | None
    path: str
    length: int


def read_header(text: str, *, python: bool = False) -> Header | str:
    """The header of a template, or what is wrong with it, as the end of a sentence."""
    match = (_PYTHON if python else _COMMENT).match(text)
    if match is None:
        return "it does not say which version of the template contract it was written for"
    try:
        keys = _Keys.model_validate(tomllib.loads(match[1]))
    except tomllib.TOMLDecodeError as error:
        return f"the comment at its beginning is not TOML: {error}"
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = ".".join(map(str, first["loc"]))
        return f"the comment at its beginning: '{name}': {first['msg'].lower()}"
    return Header(keys.contract, keys.each, keys.path, match.end())


def template_header(contract: int) -> str:
    """The header that a new override begins with."""
    return f"{{#- specloom\ncontract = {contract}\n-#}}\n"


def python_header(contract: int) -> str:
    """The same for a runtime module."""
    return f"# specloom: contract = {contract}\n"
