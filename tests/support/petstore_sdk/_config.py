"""What the document says of the API as a whole."""

from ._runtime import ClientConfig
from .errors import ERRORS

CONFIG = ClientConfig(
    name="petstore_sdk",
    version="1.0.0",
    base_url="https://petstore.example.com/v1",
    errors=ERRORS,
    security=(("bearer",), ("oauth",)),
)
