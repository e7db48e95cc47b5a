"""Makes `sdk_runtime` importable for the tests of this folder."""

from support import runtime_package

assert runtime_package.RUNTIME.is_dir()
