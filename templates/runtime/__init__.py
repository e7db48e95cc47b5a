"""What the generated modules are made of. Copied into each SDK as it is.

What generated code relies on:

* An operation is data, an `Operation[T]` beside the resource: method, path, how its body (`Body`
  and its kin), parameters (`Style`) and answer are written; ``T`` is what its method returns. Types
  are named by functions (``returns=lambda: models.Pet``), so that models load when they are used.
* A method is one call: ``self._send(GET, options, path={"id": id})`` gives ``T``; a list is
  ``Pages(self, LIST, options, query=…)``, work to wait for ``Poller(self, GET, options, path=…)``,
  a stream a ``Download``, ``EventStream`` or ``JSONLines`` made the same way. Arguments that are
  None are left out.
* ``errors.py`` has the SDK's own classes, each derived from one of `errors`, and an `ErrorTable`.
* The client classes hand their `ClientConfig`, credentials and options to `SyncClient.__init__`.

This package itself exports what every SDK has. Paging, waiting, streaming, files, forms and OAuth
are modules of their own, which nothing here imports: an SDK without them does not have them.
"""

from .auth import APIKey, AsyncToken, Basic, Bearer, Token
from .base import ClientConfig
from .body import Body
from .client import AsyncClient, AsyncMiddleware, Middleware, SyncClient
from .errors import ErrorShape, ErrorTable
from .operation import Operation
from .params import Style
from .request import Decoding, Request, RequestOptions
from .resources import AsyncResource, Resource, async_raw, raw
from .response import RawResponse, ResponseInfo, response_info

__all__ = [
    "APIKey",
    "AsyncClient",
    "AsyncMiddleware",
    "AsyncResource",
    "AsyncToken",
    "Basic",
    "Bearer",
    "Body",
    "ClientConfig",
    "Decoding",
    "ErrorShape",
    "ErrorTable",
    "Middleware",
    "Operation",
    "RawResponse",
    "Request",
    "RequestOptions",
    "Resource",
    "ResponseInfo",
    "Style",
    "SyncClient",
    "Token",
    "async_raw",
    "raw",
    "response_info",
]
