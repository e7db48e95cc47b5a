"""Calls any operation of any generated SDK, knowing of it only what `specloom inspect` says.

Arguments are made from the schemas of the document; what they must be in Python is the SDK's to
say, by the argument's name and place.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from specloom.load.pointer import escape, join
from specloom.normalize.json_schema import to_json_schema
from support.corpus import Subject
from support.schema_values import BODY_TEXT, HEADER_TEXT, WIRE_TEXT, values
