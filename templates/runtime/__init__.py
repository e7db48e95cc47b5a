"""What the generated modules are made of; copied into each SDK, as far as its API needs it.

An operation is data (`Operation`), and a method one call: ``self._send(GET, options, path=…)``.
Lists in pages, waiting, streams, files, forms, unusual parameter styles and credentials are modules
of their own, which nothing here imports: an SDK without them does not have them.
"""

from .body import Body as Body
from .client import AsyncClient as AsyncClient
from .client import SyncClient as SyncClient
from .errors import ErrorTable as ErrorTable
from .operation import Operation as Operation
from .options import AsyncMiddleware as AsyncMiddleware
from .options import ClientConfig as ClientConfig
from .options import Middleware as Middleware
from .request import Decoding as Decoding
from .request import RequestOptions as RequestOptions
from .resources import AsyncResource as AsyncResource
from .resources import Resource as Resource
from .response import RawResponse as RawResponse
from .response import response_info as response_info
