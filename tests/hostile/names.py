"""Names that are hard to have in Python, and one document that has all of them everywhere."""

from __future__ import annotations

import keyword
from typing import Final
from urllib.parse import quote

NAMES: Final = [
    *("self", "cls", "class", "None", "match", "type", "__init__", "__class__", "__dict__", "mro"),
    *("model_config", "model_fields", "json", "copy", "dict", "schema", "validate", "construct"),
    *("_x", "__x", "_", "", " ", "@type", "$ref", "a.b", "a b", "a-b", "1st", "2", "-1", "+1"),
    *("\U0001f980", "ﬁle", "file", "\uff43lass", "ªb", "é", "e\u0301", "中文", "a\u200bb", "İ"),
    *("Foo", "foo", "FOO", "fOO", "user-id", "user_id", "userId", "UserID", "A_B", "AB", "a__b"),
    *("Foo_1", "Foo1", "print", "str", "list", "int", "bytes", "date", "datetime", "object"),
    *(
        "property",
        "options",
        "body",
        "content_type",
        "timeout",
        "extra_headers",
        "x" * 300,
        "True",
        "nul",
    ),
    *("any", "field", "annotated", "name", "value", "names", "is_known", "import_module", "con"),
]

OURS: Final = [
    *("Client", "Sdk", "AsyncSdk", "SyncClient", "AsyncClient", "Resource", "AsyncResource"),
    *("Operation", "Pages", "Paging", "Body", "Style", "RawBody", "FormBody", "MultipartBody"),
    *("Part", "Download", "EventStream", "Events", "JSONLines", "Poller", "Wait", "FileInput"),
    *("UnknownVariant", "ByTag", "BySibling", "Model", "OpenEnum", "OpenIntEnum", "Field", "Any"),
    *("Literal", "Annotated", "TypeAlias", "TypeAliasType", "Mapping", "Sequence", "Callable"),
    *("Unpack", "RequestOptions", "RawResponse", "Token", "AsyncToken", "Bearer", "Basic"),
    *("Middleware", "Decoding", "ClientConfig", "ErrorShape", "ErrorTable", "Size", "Requires"),
    *("AtMost", "AtLeastOne", "ExactlyOne", "ListNeeds", "List", "Dict", "Optional", "Union"),
    *("BaseModel", "TypedDict", "Enum", "Exception", "NotFoundError", "APIStatusError", "Response"),
    *("datetime", "errors", "models", "resources", "testing", "events", "builders", "pydantic"),
    *("httpx", "typing", "client", "close", "request", "with_options", "with_raw_response"),
    *("cached_property", "raw", "async_raw", "annotations", "options", "getattr", "globals"),
    *("TYPE_CHECKING", "_runtime", "_config", "__init__", "CONFIG", "GET", "LIST", "Fake"),
]

_WORDS: Final = """
    abs all any bytearray callable classmethod complex dict enumerate filter float format frozenset
    getattr hasattr hash id input isinstance iter len license map max next open property range repr
    reversed set setattr slice sorted staticmethod super tuple vars zip __debug__ ValueError
    NotImplemented __import__ Final ClassVar Self Required NotRequired TypeVar cast overload
    Iterable Coroutine UUID Decimal time timedelta AbstractAsyncContextManager model_computed_fields
    model_extra model_fields_set model_dump model_construct model_post_init model_validate parse_obj
    from_orm fields Config __fields_set__ __slots__ __root__ root RootModel ConfigDict SecretStr URL
    Headers Request Timeout build tp BuildError Builder 007 9lives 3.14 !!! ... / \\ ' " # {} [] $
    %20 null true N/A * < >= a.b.c a:b a;b a,b a|b a=b a&b a?b ~ ^ __a _a_ ID Id iD URLs aB Ab aB2C
"""
_WRITINGS: Final = (
    *("\U0001f600", "\U0001f3f3\ufe0f\u200d\U0001f308", "\u0634\u0643\u0631\u0627", "\u05e9\u05dc"),
    *("\u202eabc\u202c", "\u00dcbergr\u00f6\u00dfe", "stra\u00dfe", "STRASSE", "\u2163", "\u2460"),
    *("\ufb00", "\u017f", "\u212a", "\u2260", "a\tb", "a\nb", "\0"),
)
EVERY: Final = tuple(
    dict.fromkeys(
        (*NAMES, *OURS, *keyword.kwlist, *keyword.softkwlist, *_WORDS.split(), *_WRITINGS)
    )
)
"""The above, Python's keywords, what modules import, and more of writing."""


def pointer(name: str) -> str:
    """A name as a part of a reference."""
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="~")
