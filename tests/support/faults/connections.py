"""What is on a connection besides the answer: it must never become the answer to another call."""

from __future__ import annotations

from support.raw_server import Do

from .row import CHUNKED, CONNECTION, OWN, STALL, TIMEOUT, UNFIT, Row, answer, chunk, head, pet

EVIL = answer(pet("evil"))
"""An answer that nobody asked for."""

CONNECTIONS = (
    Row("an answer twice", [answer(OWN) + EVIL], gives="p1"),
    Row("an answer twice, in two pieces", [answer(OWN), EVIL], gives="p1"),
    Row("an answer twice, the first to a POST", [answer(OWN) + EVIL], gives="p1", call="create"),
    Row("an answer and a half", [answer(OWN) + EVIL[:30]], gives="p1"),
    Row("an answer and an interim one", [answer(OWN) + head(status="100 Continue")], gives="p1"),
    Row("an answer and line ends", [answer(OWN) + b"\r\n\r\n"], gives="p1"),
    Row("an answer and bytes", [answer(OWN) + b"\0" * 99], gives="p1"),
    Row("chunks and an answer", [head(CHUNKED) + chunk(OWN) + b"0\r\n\r\n" + EVIL], gives="p1"),
    Row("an error twice", [answer(b"{}", status="404 x") + EVIL], "NotFoundError"),
    Row("204 with a body", [head("Content-Length: 5", status="204 x") + b"hello"], UNFIT),
    Row("204 with an answer", [head(status="204 x") + EVIL], UNFIT),
    Row("204 with an answer, to a DELETE", [head(status="204 x") + EVIL], call="delete"),
    Row("304 with a body", [head("Content-Length: 5", status="304 x") + b"hello"],
        "APIStatusError", "304"),
    Row("a redirect with an answer", lambda site: [answer(OWN)] if site.asked else [
        head("Location: /v1/pets/p1", "Content-Length: 0", status="302 x") + EVIL], gives="p1"),
    Row("a body longer than it says", [answer(OWN[:-1]) + OWN[-1:] + EVIL], UNFIT),
    Row("an answer to a streamed call, and another", [answer(b"text", "Content-Type: text/plain")
        + EVIL], gives=b"text", call="streamed"),
    Row("closed though it said keep-alive", (answer(OWN, "Connection: keep-alive"), Do.CLOSE),
        gives="p1"),
    Row("open though it said close", (answer(OWN, "Connection: close"), *STALL), gives="p1"),
    Row("an answer before the body was sent", [answer(OWN), Do.READ], call="upload"),
    Row("a refusal before the body was sent", (answer(b"{}", status="413 x"), Do.READ, Do.CLOSE),
        "APIStatusError", call="upload"),
    Row("silence after the body", STALL, TIMEOUT, call="upload", options={"timeout": 0.2}),
    Row("a reset while the body is sent", (Do.RESET,), CONNECTION, call="upload"),
    Row("a connection that is reset after an answer", (answer(OWN), Do.RESET), gives="p1"),
)  # fmt: skip
