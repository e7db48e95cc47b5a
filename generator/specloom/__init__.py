"""specloom reads an OpenAPI document and writes the Python SDK for it."""

__version__ = "0.1.0"
