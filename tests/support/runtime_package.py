"""Makes `templates/runtime` importable as the package `sdk_runtime`, as if it stood in an SDK.

A test imports this module first, then `sdk_runtime.models` and the like.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from pathlib import Path

RUNTIME = Path(__file__).parents[2] / "templates" / "runtime"

if "sdk_runtime" not in sys.modules:
    spec = ModuleSpec("sdk_runtime", loader=None, is_package=True)
    spec.submodule_search_locations = [str(RUNTIME)]
    sys.modules["sdk_runtime"] = module_from_spec(spec)
