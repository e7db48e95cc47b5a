"""Operations that Audit and Logs share."""

from __future__ import annotations

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.jsonlines import AsyncJSONLines, JSONLines

READ: Operation[models.Entry] = Operation(
    "GET", "/log", id="readLog", returns=lambda: models.Entry, accept="application/x-ndjson"
)


class AuditAndLogsShared(Resource):
    """Operations that Audit and Logs share."""

    def read(self, **options: Unpack[RequestOptions]) -> JSONLines[models.Entry]:
        """GET /log.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /log`` (`readLog`).
        """
        return JSONLines(self, READ, options)


class AsyncAuditAndLogsShared(AsyncResource):
    """The same for the async client."""

    def read(self, **options: Unpack[RequestOptions]) -> AsyncJSONLines[models.Entry]:
        """GET /log.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /log`` (`readLog`).
        """
        return AsyncJSONLines(self, READ, options)
