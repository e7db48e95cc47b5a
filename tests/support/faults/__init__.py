"""Every way a server can misbehave, as a table: see `row`."""

from .bodies import BODIES
from .connections import CONNECTIONS
from .data import DATA
from .heads import HEADS
from .pages import PAGES
from .redirects import REDIRECTS
from .row import Row
from .streams import STREAMS
from .tokens import TOKENS

ROWS: tuple[Row, ...] = (
    *HEADS,
    *BODIES,
    *DATA,
    *REDIRECTS,
    *CONNECTIONS,
    *STREAMS,
    *PAGES,
    *TOKENS,
)

__all__ = ["ROWS", "Row"]
