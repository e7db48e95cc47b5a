"""Values that JSON carries as text in a form of their own."""

from __future__ import annotations

from base64 import b64decode, b64encode
from math import isfinite
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_STANDARD = str.maketrans("-_", "+/")


class AsBase64:
    """Bytes in Python, Base64 text in JSON (RFC 4648, section 4); the URL-safe alphabet, line
    breaks and missing padding are read too."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(
                self._decoded, core_schema.str_schema()
            ),
            python_schema=handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda data: b64encode(data).decode() if isinstance(data, bytes) else data,
                when_used="json",
            ),
        )

    @staticmethod
    def _decoded(text: str) -> bytes:
        text = "".join(text.split()).rstrip("=").translate(_STANDARD)
        return b64decode(text + "=" * (-len(text) % 4), validate=True)


class AsNumber:
    """A number on the wire whatever class it has in Python, such as ``Decimal``.

    Pydantic writes a ``Decimal`` as text, which a service that documents a number refuses. Integers
    of any size are exact; a fraction has the digits of a double, in answers too, and no zeros at
    its end.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema: Any = handler(source)
        schema["serialization"] = core_schema.plain_serializer_function_ser_schema(
            self._number, when_used="json"
        )
        made: CoreSchema = schema
        return made

    @staticmethod
    def _number(value: Any) -> Any:
        if value is None or isinstance(value, (int, float)):
            return value
        number = float(value)
        if not isfinite(number):
            raise ValueError(f"{value!r} is no number that JSON can have")
        whole = int(value) if number.is_integer() else None
        return whole if whole == value else number
