"""Chat."""

from __future__ import annotations

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.sse import AsyncEventStream, Events, EventStream

CHAT: Operation[models.Delta] = Operation(
    "POST",
    "/chat",
    id="chat",
    returns=lambda: models.Delta,
    accept="text/event-stream",
    body=(Body("application/json", lambda: models.ChatBody),),
    stream=Events(),
)


class Chat(Resource):
    """Chat."""

    def chat(
        self, body: models.ChatBody | models.ChatBodyDict, **options: Unpack[RequestOptions]
    ) -> EventStream[models.Delta]:
        """POST /chat.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /chat`` (`chat`).
        """
        return EventStream(self, CHAT, options, body=body)


class AsyncChat(AsyncResource):
    """The same for the async client."""

    def chat(
        self, body: models.ChatBody | models.ChatBodyDict, **options: Unpack[RequestOptions]
    ) -> AsyncEventStream[models.Delta]:
        """POST /chat.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /chat`` (`chat`).
        """
        return AsyncEventStream(self, CHAT, options, body=body)
