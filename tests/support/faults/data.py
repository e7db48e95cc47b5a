"""What is in a body that came well: JSON (RFC 8259) and what is none."""

from __future__ import annotations

from typing import Any

from .row import MB, OWN, UNFIT, Row, answer, pet

PAGE = b"<!doctype html><title>Sign in</title><form action=/login>"
DEEP = 100_000
HUGE = "1" * 5000


def json(name: str, body: bytes | str, gives: object = None, **more: Any) -> Row:
    body = body.encode() if isinstance(body, str) else body
    return Row(name, [answer(body)], gives=gives, **more)


def failure(name: str, body: bytes | str, error: str = "NotFoundError", **more: Any) -> Row:
    """An error, whose body may be anything."""
    body = body.encode() if isinstance(body, str) else body
    return Row(name, [answer(body, status="404 x")], error, **more)


def retry(text: str, **more: Any) -> Row:
    """An error that says when to try again."""
    moves = [answer(b"{}", f"Retry-After: {text}", status="429 x")]
    name = f"Retry-After {text[:40]}{', with retries' if more else ''}"
    return Row(name, moves, "RateLimitError", **more)


DATA = (
    Row("a login page", [answer(PAGE, "Content-Type: text/html")], UNFIT, "text/html, not JSON"),
    json("a login page that says it is JSON", PAGE, error=UNFIT, says="not JSON"),
    Row("plain text", [answer(b"OK", "Content-Type: text/plain")], UNFIT, "text/plain, not JSON"),
    Row("JSON as text", [answer(OWN, "Content-Type: text/plain")], gives="p1"),
    Row("JSON without a type", [answer(OWN, "Content-Type:")], gives="p1"),
    Row("JSON of a nonsense type", [answer(OWN, "Content-Type: ;;=\xff/")], gives="p1"),
    Row("a charset that is wrong", [answer(OWN, "Content-Type: application/json; charset=klingon")],
        gives="p1"),
    Row("a charset that is a lie", [answer(pet("p1", tag="é"), "Content-Type: application/json; "
        "charset=utf-16")], gives="p1"),
    *(json(f"JSON in {name}", OWN.decode().encode(name), "p1")
      for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
    json("UTF-16 cut in two", OWN.decode().encode("utf-16")[:-1], error=UNFIT, says="not JSON"),
    json("Latin-1", b'{"id": "p1", "name": "\xe9"}', error=UNFIT, says="not JSON"),
    json("half a surrogate pair", r'{"id": "p1", "name": "\ud83d"}', "p1"),
    json("a NUL", r'{"id": "p1", "name": "\u0000"}', "p1"),
    json("cut off", OWN[:-1], error=UNFIT, says="not JSON"),
    json("more than one value", OWN + OWN, error=UNFIT, says="not JSON"),
    json("a value of another type", "[]", error=UNFIT),
    json("null", "null", error=UNFIT),
    json("a list, 10**5 deep", "[" * DEEP, error=UNFIT, says="recursion limit"),
    json("objects, 10**5 deep", '{"a":' * DEEP, error=UNFIT, says="recursion limit",
         memory=40 * MB),
    json("10**5 deep, and closed", "[" * DEEP + "]" * DEEP, error=UNFIT, says="recursion limit"),
    json("objects as deep as is read", '{"id": "p1", "name": "x", "more": '
         + '{"a":' * 190 + "1" + "}" * 191, "p1"),
    json("a string of 10**5 backslashes", '{"id": "p1", "name": "' + "\\\\" * DEEP + '"}', "p1"),
    json("an integer of 5,000 digits", f'{{"id": "p1", "name": "x", "weightKg": {HUGE}}}', "p1"),
    json("a number of 5,000 digits", f'{{"id": "p1", "name": "x", "weightKg": -{HUGE}.5e-3}}',
         "p1"),
    json("5,000 digits of nothing known", f'{{"id": "p1", "name": "x", "a": [{HUGE}]}}', "p1"),
    json("5,000 digits in a string", f'{{"id": "p1", "name": "{HUGE}"}}', "p1"),
    json("5,000 digits after quotes", f'{{"id": "p1", "name": "\\"x", "a": {HUGE}}}', "p1"),
    json("5,000 digits in place of all", HUGE, error=UNFIT),
    json("1e400", '{"id": "p1", "name": "x", "weightKg": 1e400}', "p1"),
    json("NaN", '{"id": "p1", "name": "x", "weightKg": NaN}', "p1"),
    json("-Infinity", '{"id": "p1", "name": "x", "weightKg": -Infinity}', "p1"),
    json("a key twice", '{"id": "no", "name": "x", "id": "p1"}', "p1"),
    json("10**5 keys", '{"id": "p1", "name": "x"' + "".join(f',"k{n}":1' for n in range(DEEP))
         + "}", "p1", memory=40 * MB),
    json("keys that are methods", '{"id": "p1", "name": "x", "__class__": 1, "model_dump": 2, '
         '"__init__": 3}', "p1"),
    json("10**5 values that do not fit", "[" + "0," * DEEP + "0]", call="nearby", memory=60 * MB),
    failure("an error that is a page", PAGE),
    failure("an error that is nothing", ""),
    failure("an error 10**5 deep", "[" * 60_000),
    failure("an error of huge numbers", f'{{"error": {{"code": {HUGE}}}}}'),
    failure("an error in UTF-16", '{"error": {"message": "é"}}'.encode("utf-16"), says="é"),
    failure("an error with bytes", b"\xff\xfe\x00\x01" * 99),
    failure("an error that is a list", "[1, null, {}]"),
    failure("an error of wrong types", '{"error": {"code": [], "message": {}, "details": 7}}'),
    failure("an error that says it is another", '{"error": {"code": "PetNotFound"}}',
            "PetNotFoundError"),
    failure("an error that would forge lines", r'{"error": {"message": "a\r\nb\u001b]0;c\u202e"}}',
            says="a b ]0;c"),
    failure("an error that talks", '{"error": {"message": "' + "a " * 20_000 + '"}}', says="…"),
    failure("an error of 10**4 reasons", '{"error": {"details": [' + '{"code": "a"},' * 4000
            + "{}]}}"),
    *(retry(text) for text in ("-1", "-1e400", "1e400", "nan", "9" * 5000, "soon", "0x10",
      "Mon, 01 Jan 1990 00:00:00 GMT", "Mon, 99 Foo 2020 99:99:99 GMT",
      "Mon, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
      "," * 9000, "0 " * 9000)),
    *(retry(text, options={"max_retries": 2})
      for text in ("-1", "nan", "Mon, 01 Jan 1990 00:00:00 GMT", "9" * 5000, "soon", "121")),
)  # fmt: skip
