"""What the values of `x-specloom-` extensions are: pydantic models that take nothing else."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator

from .validation import Strict

Text = Annotated[str, Field(min_length=1)]
PythonName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
DottedPath = Annotated[str, Field(pattern=r"^[^.\s]+(\.[^.\s]+)*$")]
"""Keys that lead to a value in a body, with dots between them: `_links.next.href`."""
Seconds = Annotated[float, Field(gt=0)]
HeaderName = Annotated[str, Field(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")]
OneName = Annotated[str, Field(pattern=r"^[^{}]*\{[^{}\s]+\}[^{}]*$")]
"""Text with one name in braces: `v1={signature}`."""
DeepObjectLists = Literal["numbered", "brackets", "repeated"]
"""`a[0]=x`, `a[]=x`, or `a=x` for each item of a list."""
ParameterKey = Annotated[str, Field(pattern=r"^(path|query|header|cookie):.+$")]


class Cursor(Strict):
    """Paging by a value of the answer that is sent back. `response` leads to it in the body, or
    `item` in the last item of the page. With `in_body`, `parameter` is a property of the body, or a
    dotted path to one."""

    response: DottedPath | None = None
    item: DottedPath | None = None
    parameter: Text
    in_body: bool = False

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.response is None) == (self.item is None):
            raise ValueError("exactly one of response and item")
        return self


class Offset(Strict):
    """Paging by the number of items to skip. Ends with a page without items."""

    parameter: Text
    in_body: bool = False


class PageNumber(Strict):
    """Paging by the number of the page, `first` for the first one. Ends as `Offset` does, or after
    as many pages as the answer says at `pages`."""

    parameter: Text
    first: int = 1
    pages: DottedPath | None = None
    in_body: bool = False


class Paging(Strict):
    """How to get the next page: exactly one of the five styles.

    `items` leads to the list of items in the body; the body itself is the list without it.
    `next_link` leads to the URL of the next page, from which `token_parameter` is taken when it is
    given. `size_parameter` asks for a number of items. `has_more` leads to a flag that is false on
    the last page. Instead of all this, False: not a list in pages, whatever it looks like.
    """

    items: DottedPath | None = None
    size_parameter: Text | None = None
    has_more: DottedPath | None = None
    next_link: DottedPath | None = None
    token_parameter: Text | None = None
    cursor: Cursor | None = None
    offset: Offset | None = None
    page: PageNumber | None = None
    link_header: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_style(self) -> Self:
        styles = (self.next_link, self.cursor, self.offset, self.page, self.link_header)
        if sum(style is not None for style in styles) != 1:
            raise ValueError("exactly one of next-link, cursor, offset, page and link-header")
        if self.token_parameter is not None and self.next_link is None:
            raise ValueError("token-parameter belongs to next-link")
        return self


class Progress(Strict):
    """The operation that tells how far a job is: its id, and where in its answer to look."""

    operation: Text
    value: DottedPath
    state: DottedPath | None = None


class Wait(Strict):
    """A method that reads a resource until it is done.

    `state` leads to the state in the resource; `terminal` are the states it ends in, `success` the
    good ones among them. `schedule` are the seconds between two looks, the last of them repeated;
    it starts again when the value that `restart_on` names (in the progress, else in the resource)
    changes. `timeout` is in seconds.
    """

    method: PythonName = "wait"
    state: DottedPath
    terminal: Annotated[list[Text], Field(min_length=1)]
    success: list[Text] = Field(default_factory=list)
    progress: Progress | None = None
    schedule: Annotated[list[Seconds], Field(min_length=1)]
    restart_on: DottedPath | None = None
    timeout: Seconds | None = None

    @model_validator(mode="after")
    def _success_is_terminal(self) -> Self:
        for state in self.success:
            if state not in self.terminal:
                raise ValueError(f"the success state {state!r} is not among the terminal ones")
        return self


class ErrorCodes(Strict):
    """Error codes that a response is documented to carry, each of which becomes a class.

    `details` are codes that stand only in the details of the error: their classes are below those
    of `codes`. A plain list gives `codes` alone. Either can say what its codes mean: an object of
    codes and texts instead of a list.
    """

    codes: list[Text] | dict[Text, Text]
    details: list[Text] | dict[Text, Text] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _plain_list(cls, value: Any) -> Any:
        return {"codes": value} if isinstance(value, list) else value


class ErrorShape(Strict):
    """Where the parts of an error are in an error body."""

    code: DottedPath
    message: DottedPath | None = None
    target: DottedPath | None = None
    details: DottedPath | None = None


class WebhookSignature(Strict):
    """How what the API sends by itself is signed: by HMAC with a secret that both sides know.

    `header` is the header that holds the signature; `parts` are what stands in it between commas,
    each with one name in braces, `{signature}` in one of them. `signed` is what is signed: text
    with `{body}`, other parts and headers in braces. `timestamp` names the one that is a Unix time,
    which may be `tolerance` seconds away from now. `secret_prefix` is no part of the secret, which
    is the key as text or in base64.

    `standard-webhooks` instead of all this: as the specification of that name has it.
    """

    header: HeaderName
    parts: Annotated[list[OneName], Field(min_length=1)] = Field(
        default_factory=lambda: ["{signature}"]
    )
    signed: Annotated[str, Field(pattern=r"^[^{}]*(\{[^{}\s]+\}[^{}]*)+$")] = "{body}"
    timestamp: Text | None = None
    tolerance: Seconds = 300.0
    hash: Literal["sha1", "sha256", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    secret: Literal["text", "base64"] = "text"
    secret_prefix: str = ""

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, value: Any) -> Any:
        return STANDARD_WEBHOOKS if value == "standard-webhooks" else value

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        names = [part[part.index("{") + 1 : part.index("}")] for part in self.parts]
        if names.count("signature") != 1 or len({name.lower() for name in names}) < len(names):
            raise ValueError("parts: {signature} once, and every other name once")
        if self.signed.count("{body}") != 1 or "{signature}" in self.signed:
            raise ValueError("signed: {body} once, and not {signature}")
        if self.timestamp is not None and f"{{{self.timestamp}}}" not in self.signed:
            raise ValueError("a timestamp that is not signed proves nothing: name it in signed")
        return self


STANDARD_WEBHOOKS: Final = {
    "header": "webhook-signature",
    "parts": ["v1,{signature}"],
    "signed": "{webhook-id}.{webhook-timestamp}.{body}",
    "timestamp": "webhook-timestamp",
    "encoding": "base64",
    "secret": "base64",
    "secret-prefix": "whsec_",
}
"""https://www.standardwebhooks.com."""


class Rule(Strict):
    """A rule about the properties of an object that JSON Schema has no keyword for.

    `at_most`: when both have a value, the first is not above the second.
    """

    at_most: Annotated[list[Text], Field(min_length=2, max_length=2)]


class Builders(Strict):
    """Whether there are builders for a tagged request body, and what their names end in."""

    enabled: bool = True
    suffix: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*$")] = "Builder"

    @model_validator(mode="before")
    @classmethod
    def _plain_bool(cls, value: Any) -> Any:
        return {"enabled": value} if isinstance(value, bool) else value
