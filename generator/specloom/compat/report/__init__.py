"""A comparison as text: for people, for programs, for pull requests and code scanning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from .annotations import github_report
from .data import json_report
from .junit import junit_report
from .markdown import markdown_report
from .model import Report, summary
from .page import html_report
from .sarif import sarif_report
from .text import text_report

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {
        "text": text_report,
        "markdown": markdown_report,
        "json": json_report,
        "github": github_report,
        "sarif": sarif_report,
        "junit": junit_report,
        "html": html_report,
    }
)
"""The formats of `specloom diff --format`, by name."""

__all__ = ["FORMATS", "Report", "summary"]
