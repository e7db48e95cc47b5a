"""Lists that come in pages: every style, one iterator."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, Generic
from urllib.parse import urljoin, urlsplit

from typing_extensions import ParamSpec, Self, TypeVar

from ._http import httpx
from .building import Arguments
from .call import Call
from .driver import finish
from .links import next_link
from .params import Encoded
from .request import RequestOptions
from .resources import Deferred
from .response import RawResponse
from .streaming import AsyncStream, Stream
from .urls import origin
from .wire import dig

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound=Deferred[Any])


@dataclass(frozen=True, slots=True)
class Paging:
    """Where an operation has its items, and how it names the next page. Paths are dotted."""

    in_body: ClassVar = False
    """Whether what asks for a page stands in the request body; else in the query."""

    items: str = ""
    """Path of the list in the body; ``""``: the body is the list."""
    next_link: str = ""
    """Path of the URL of the next page."""
    link_header: bool = False
    """The next page is in the ``Link`` header with ``rel=next`` (RFC 8288)."""
    token_parameter: str = ""
    """Query parameter of the next link that alone names the page: it is sent with our own URL."""
    cursor: str = ""
    """Path of the cursor of the next page, sent as ``cursor_parameter``."""
    cursor_parameter: str = ""
    item_cursor: str = ""
    """Path, in the last item, of what is sent as ``cursor_parameter``."""
    offset_parameter: str = ""
    page_parameter: str = ""
    first_page: int = 1
    pages: str = ""
    """Path of the number of pages, where the service says it."""
    has_more: str = ""
    """Path of a flag that is false on the last page."""

    @property
    def name(self) -> str:
        """What asks for a page."""
        return self.cursor_parameter or self.offset_parameter or self.page_parameter

    def asked(self, pages: _Pages[Any]) -> Any:
        """The page that the caller begins with; None: the service's first."""
        return dig(pages._arguments.get("query"), self.name)

    def ask(
        self, pages: _Pages[Any], token: str, arguments: Arguments, options: RequestOptions
    ) -> None:
        """Let a call ask for a page: by no argument, whose limits are the caller's to keep."""
        query = arguments.get("query", {})
        arguments["query"] = {name: query[name] for name in query if name != self.name}
        options["extra_query"] = {**options.get("extra_query", {}), self.name: token}

    def token(self, cursor: Any) -> str:
        """A cursor of an answer, as it is kept and sent."""
        return str(cursor)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page: its items, and what follows."""

    items: list[T]
    next_token: str | None
    """Where the next page starts; for ``Pages.resume``, also in another process."""
    response: RawResponse[Any]

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class _Walk(Generic[T]):
    """Which page to ask for next; no input or output."""

    def __init__(self, pages: _Pages[T]) -> None:
        self._from = pages
        self._spec: Paging = pages._operation.paging
        self._token = pages._start
        self._seen = {self._token}
        self._read = 0
        self._last: RawResponse[Any] | None = None
        self._refused: Exception | None = None
        self.more = True

    def call(self) -> Call:
        """The call for the next page.

        Raises:
            ResponseValidationError: The last page says that it is at another host, or where nothing
                can be.
        """
        if self._refused:
            raise self._refused
        spec, token = self._spec, self._token
        arguments, options = self._from._arguments.copy(), self._from._options.copy()
        url = None
        if token is None:
            pass
        elif spec.token_parameter:
            arguments["query"] = {
                **arguments.get("query", {}),
                spec.token_parameter: Encoded(token),
            }
        elif spec.next_link or spec.link_header:
            url = token
            arguments.pop("query", None)
            options.pop("extra_query", None)
        else:
            spec.ask(self._from, token, arguments, options)
        made: Call = self._from._client._call(self._from._operation, options, url=url, **arguments)
        if self._last:
            try:
                origin(made.request.url)
            except httpx.InvalidURL as problem:  # not the caller's, whose first page there was
                text = f"the next page cannot be asked for: {problem}"
                raise self._refusal(self._last, text) from None
        self._report = made.report
        return made

    def page(self, raw: RawResponse[Any]) -> Page[T]:
        """The page in an answer; from it follows whether there is another one."""
        body = raw.parse()
        found = dig(body, self._spec.items) if self._spec.items else body
        items: list[T] = found if isinstance(found, list) else []
        self._read += len(items)
        token = self._next(raw, body, items)
        # A service that names the same page again, or sends it again, would keep us for ever.
        same = self._last is not None and raw.content == self._last.content
        if token in self._seen or (same and token and token.isdigit()):
            token = None
        self._last = raw
        self._seen.add(token)
        # A page that is refused costs itself alone: this one is good.
        self._token, self.more = token, token is not None or self._refused is not None
        return Page(items, token, raw)

    def _next(self, raw: RawResponse[Any], body: Any, items: list[T]) -> str | None:
        spec = self._spec
        if spec.has_more and not dig(body, spec.has_more):
            return None
        if spec.link_header or spec.next_link:
            link = (
                next_link(raw.headers.get("link", ""))
                if spec.link_header
                else dig(body, spec.next_link)
            )
            return self._followed(raw, str(link)) if link else None
        if spec.cursor or spec.item_cursor:
            last = items[-1] if items else None
            cursor = dig(body, spec.cursor) if spec.cursor else dig(last, spec.item_cursor)
            return None if cursor in (None, "", False) else spec.token(cursor)
        if not items:
            return None
        asked = spec.asked(self._from)
        if spec.offset_parameter:
            return str(self._number(self._from._start or asked or 0) + self._read)
        page = self._token or asked
        following = self._number(spec.first_page if page is None else page) + 1
        pages = dig(body, spec.pages)
        over = isinstance(pages, int) and following >= spec.first_page + pages
        return None if over else str(following)

    def _number(self, asked: Any) -> int:
        try:
            return int(asked)
        except ValueError:
            text = f"{self._spec.name}: {asked!r:.80} is no number to go on from"
            raise self._from._client._config.errors.build(text) from None

    def _followed(self, raw: RawResponse[Any], link: str) -> str | None:
        """The link, or the token in it; None if it leads away from the API."""
        client, token = self._from._client, self._spec.token_parameter
        allowed = client._origins(self._from._operation)
        if token:
            # Where our own URL is sent, with only the token changed, the API may name itself.
            allowed = {*allowed, origin(client._config.base_url)}
        try:
            url = urljoin(raw._request.url, link)
            away = origin(url) not in allowed
        except (ValueError, httpx.InvalidURL):
            url, away = link, True
        if away:
            self._refused = self._refusal(raw, f"the next page is at another host: {url[:200]}")
            return None
        if not token:
            return url
        pairs = (pair.partition("=") for pair in urlsplit(url).query.split("&"))
        return next((value for name, _, value in pairs if name == token), None)

    def _refusal(self, raw: RawResponse[Any], problem: str) -> Exception:
        return self._report.validation(raw.status_code, raw.headers, raw.content, [problem])


class _Pages(Deferred[T]):
    """What sync and async lists share."""

    _start: str | None = None

    def resume(self, token: str | None) -> Self:
        """The same list from where ``Page.next_token`` says."""
        resumed = copy(self)
        resumed._start = token
        return resumed

    async def _first(self) -> RawResponse[Page[T]]:
        """The answer that has the first page."""
        walk = _Walk(self)
        answer: RawResponse[Any] = await self._client._exchange(walk.call())
        first = copy(answer)
        first.read = lambda _: walk.page(answer)
        return first

    def _streamed(self, kind: type[S]) -> S:
        return kind(self, self._operation, self._options, **self._arguments)


class Pages(_Pages[T]):
    """All items of a list: iterate to walk through them; pages are fetched as they are needed."""

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[T]]:
        """The same, page by page."""
        walk = _Walk(self)
        while walk.more:
            yield walk.page(finish(self._client._exchange(walk.call())))

    def first_page(self) -> Page[T]:
        """The first page alone."""
        return finish(self._first()).parse()


class AsyncPages(_Pages[T]):
    """The same for the async client: ``async for``, without await."""

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """The same, page by page."""
        walk = _Walk(self)
        while walk.more:
            yield walk.page(await self._client._exchange(walk.call()))

    async def first_page(self) -> Page[T]:
        """The first page alone."""
        return (await self._first()).parse()


def raw_pages(method: Callable[P, Pages[T]]) -> Callable[P, RawResponse[Page[T]]]:
    """The method, returning the answer that has the first page, as it came."""
    return lambda *args, **arguments: finish(method(*args, **arguments)._first())


def async_raw_pages(
    method: Callable[P, AsyncPages[T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[Page[T]]]]:
    """The async method, returning the answer that has the first page, as it came."""
    return lambda *args, **arguments: method(*args, **arguments)._first()


def streamed_pages(method: Callable[P, Pages[T]]) -> Callable[P, Stream[Any]]:
    """The method, returning the first page as a `Stream`; ``parse()`` gives its whole body."""
    return lambda *args, **arguments: method(*args, **arguments)._streamed(Stream)


def async_streamed_pages(method: Callable[P, AsyncPages[T]]) -> Callable[P, AsyncStream[Any]]:
    """The same for the async client."""
    return lambda *args, **arguments: method(*args, **arguments)._streamed(AsyncStream)
