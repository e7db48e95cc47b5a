"""What the generated modules are made of: sending, retrying, decoding. Copied into each SDK."""

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
