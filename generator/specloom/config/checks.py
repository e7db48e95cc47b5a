"""What single values of the configuration have to be. Each check returns the value or raises.

The messages complete "the value of `key` …", so they begin in lower case and name no value:
pydantic adds where it stands.
"""

from __future__ import annotations

import difflib
import inspect
import keyword
import re
import sys
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

import pydantic

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# PyPA: "Names and normalization", PEP 440, in their strict forms.
DISTRIBUTION = re.compile(r"[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]")
VERSION = re.compile(
    r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?(\+[a-z0-9]+(\.[a-z0-9]+)*)?"
)
SDK_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
TAKEN_MODULES = sys.stdlib_module_names | {
    *("annotated_types", "anyio", "h11", "httpcore", "httpcore2", "httpx", "httpx2", "idna"),
    *("pydantic", "pydantic_core", "rich", "typing_extensions", "typing_inspection"),
}
TAKEN_CLASSES = frozenset(
    """
    APIKey Any AsyncMiddleware AsyncToken Basic Bearer ClientCredentials Decoding Keyring Mapping
    Middleware Operation RawResponse Sequence Token
    """.split()
)
"""What the modules of a client's class and of its fake (`FakeOperation`) import."""

FIELD_ARGUMENTS = tuple(
    name
    for name, argument in inspect.signature(pydantic.Field).parameters.items()
    if argument.kind is argument.KEYWORD_ONLY
)
"""What pydantic's `Field` takes by name."""


def text(value: str) -> str:
    """One line that a person can see all of."""
    if CONTROL.search(value):
        raise ValueError("must be one line without control characters")
    return value


def sdk_name(value: str) -> str:
    """A name that can be typed in a shell and used as a folder."""
    if not SDK_NAME.fullmatch(value) or value.endswith("."):
        raise ValueError("must be letters, digits, '.', '_' and '-', and begin with no sign")
    return value


def relative_path(value: str) -> str:
    """A path relative to the configuration file, with forward slashes; `..` is allowed."""
    text(value)
    if not value or PurePosixPath(value).is_absolute() or PureWindowsPath(value).drive:
        raise ValueError("must be a path relative to the configuration file")
    if "\\" in value:
        raise ValueError("must be written with forward slashes")
    return PurePosixPath(value).as_posix()


def source(value: str) -> str:
    """A relative path or a URL."""
    return url(value) if "://" in value else relative_path(value)


def url(value: str) -> str:
    """An https URL without credentials; http only works for an origin that is listed as such."""
    text(value)
    parts = urlsplit(value)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ValueError("must be an https URL")
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not hold credentials")
    return value


def origin(value: str) -> str:
    """Scheme, host and port of URLs."""
    parts = urlsplit(url(value))
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError("must be an origin, such as https://api.example.com")
    return origin_of(value)


def origin_of(url: str) -> str:
    """Where a URL leads to, without path."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def identifier(value: str) -> str:
    """A Python identifier in ASCII that is no keyword."""
    if not (value.isascii() and value.isidentifier()) or keyword.iskeyword(value):
        raise ValueError("must be a Python identifier")
    return value


def dotted_name(value: str) -> str:
    """Python identifiers with dots between them."""
    for part in value.split("."):
        try:
            identifier(part)
        except ValueError:
            raise ValueError("must be a dotted Python name") from None
    return value


def class_name(value: str) -> str:
    """A class by its module; one dot in front stands for the generated package."""
    module, _, name = value.removeprefix(".").rpartition(".")
    dotted_name(f"{module}.{name}")
    return value


def type_name(value: str) -> str:
    """A type by its module, or one that is built in; one dot in front stands for the generated
    package."""
    return class_name(value) if value.startswith(".") else dotted_name(value)


def field_argument(value: str) -> str:
    """An argument of pydantic's `Field` that is the user's to give."""
    if value in ("default", "default_factory", "alias", "validation_alias", "serialization_alias"):
        raise ValueError("is decided by the document: leave it out")
    if value not in FIELD_ARGUMENTS:
        close = difflib.get_close_matches(value, FIELD_ARGUMENTS, 1)
        near = f": did you mean '{close[0]}'?" if close else ""
        raise ValueError(f"is no argument of pydantic's Field{near}")
    return value


def distribution(value: str) -> str:
    """A name that a package index accepts."""
    if not DISTRIBUTION.fullmatch(value):
        raise ValueError("must be a distribution name: letters, digits, '.', '_' and '-'")
    return value


def version(value: str) -> str:
    """A version of PEP 440, in its normal form."""
    if not VERSION.fullmatch(value):
        raise ValueError("must be a version such as 1.2.0 or 2.0.0rc1 (PEP 440)")
    return value


def pointer(value: str) -> str:
    """A JSON Pointer (RFC 6901)."""
    if value and not re.fullmatch(r"(/([^~]|~[01])*)+", value):
        raise ValueError('must be a JSON Pointer, such as "/components/schemas/Job"')
    return value


def word(value: str) -> str:
    """One word of letters and digits."""
    if not re.fullmatch(r"[A-Za-z0-9]{2,40}", value):
        raise ValueError("must be one word of letters and digits")
    return value
