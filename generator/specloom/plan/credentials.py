"""Credential arguments of the clients, from the document's security schemes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from .. import pycode
from ..ir.api import Api, SecurityScheme
from ..load.pointer import escape
from ..naming import Ledger, Wish, screaming, snake, unique, words
from ..pycode import Expr
from .code import value_of
from .model_names import Vocabulary
from .types import RUNTIME

_TOKENS = ("bearer", "oauth2", "open-id")


class CredentialArgument(Struct, frozen=True):
    """One argument of the clients' constructors."""

    name: str
    env: str
    doc: str
    plain_text: bool
    """A user name or password: no function can give it."""
    exchanged: bool = False
    """Not sent to the API, but exchanged for a token at the token endpoint."""
    said: str = ""
    """What the document says of the scheme: how it is called, where to get one."""


class CredentialPlan(Struct, frozen=True):
    arguments: tuple[CredentialArgument, ...]
    entries: tuple[tuple[str, Expr], ...]
    """(scheme key, the expression that makes its credential from the arguments)."""
    needs: Mapping[str, tuple[CredentialArgument, ...]]
    """The arguments that are in the expression of each scheme."""


def plan_credentials(
    api: Api, env_prefix: str, vocabulary: Vocabulary, ledger: Ledger
) -> CredentialPlan:
    """Arguments with the names a user expects (`token`, `api_key`, `username`) where there is one
    scheme of a kind, and the scheme's own name where there are more."""
    schemes = [scheme for scheme in _used(api) if scheme.kind != "mutual-tls"]
    common = Counter(map(_usual, schemes))
    wishes: dict[str, Wish] = {}
    for scheme in schemes:
        usual = _usual(scheme)
        alone = common[usual] == 1
        own = snake(words(scheme.key, vocabulary))
        wishes[scheme.key] = Wish(
            (usual if alone else own, f"{own}_{usual}"),
            ("", scheme.key),
            f"/components/securitySchemes/{escape(scheme.key)}",
            also=(usual, own),
        )
    by_key = {scheme.key: scheme for scheme in schemes}
    names = ledger.assign(
        "credentials",
        wishes,
        reserved=_RESERVED,
        beside=lambda key, name: _beside(by_key[key], name),
    )
    taken = {*_RESERVED, *names.values()}
    arguments: dict[CredentialArgument, None] = {}
    entries: list[tuple[str, Expr]] = []
    needs: dict[str, tuple[CredentialArgument, ...]] = {}
    for scheme in schemes:
        name = names[scheme.key]
        others = [unique(other, taken, (f"{name}_{other}",)) for other in _beside(scheme, name)]
        made, entry = _credential(scheme, name, others, env_prefix)
        taken.update(others)
        arguments |= dict.fromkeys(made)
        needs[scheme.key] = tuple(made)
        entries.append((scheme.key, entry))
    return CredentialPlan(tuple(arguments), tuple(entries), needs)


_RESERVED = frozenset(
    "base_url timeout deadline max_retries decoding headers middleware max_response_bytes pacing "
    "http_client self config credentials super".split()
)


def _used(api: Api) -> list[SecurityScheme]:
    """Schemes that an operation, or the document, asks for; all of them when none is asked for."""
    asked = {key for alternative in api.security for key in alternative}
    for operation in api.operations:
        for alternative in operation.security or ():
            asked.update(alternative)
    used = [scheme for scheme in api.schemes if scheme.key in asked]
    return sorted(used or api.schemes, key=lambda scheme: (scheme.kind not in _TOKENS, scheme.key))


def _usual(scheme: SecurityScheme) -> str:
    if scheme.kind in _TOKENS:
        return "token"
    return {"api-key": "api_key", "basic": "username"}.get(scheme.kind, "authorization")


def _beside(scheme: SecurityScheme, name: str) -> tuple[str, ...]:
    """The arguments that a scheme has besides the one with its name."""
    if scheme.kind == "basic":
        return ("password" if name == "username" else f"{name}_password",)
    if scheme.kind in _TOKENS and scheme.token_url:
        stem = "" if name == "token" else f"{name}_"
        return (f"{stem}client_id", f"{stem}client_secret")
    return ()


def _credential(
    scheme: SecurityScheme, name: str, others: Sequence[str], prefix: str
) -> tuple[list[CredentialArgument], Expr]:
    env = f"{prefix}_{screaming(words(name))}"
    about = scheme.doc.description.partition("\n\n")[0].strip()
    said = f" {about.rstrip('.')}." if about else ""
    more = "".join(f" {text}" for text in scheme.doc.limits)
    told = f"{said}{more}".strip()
    given = Expr((pycode.Ident(name),))
    if scheme.kind == "basic":
        (password,) = others
        other = f"{prefix}_{screaming(words(password))}"
        arguments = [
            CredentialArgument(
                name, env, f"User name; ``{env}`` by default.{said}{more}", True, said=told
            ),
            CredentialArgument(password, other, f"Password; ``{other}`` by default.", True),
        ]
        pair = value_of((env, other))
        return arguments, pycode.call(
            pycode.named(RUNTIME, "Basic"), given, Expr((pycode.Ident(password),)), env=pair
        )
    if scheme.kind in _TOKENS:
        doc = f"Access token, or a function that gives one; ``{env}`` by default.{said}{more}"
        entry = pycode.call(pycode.named(RUNTIME, "Bearer"), given, env=pycode.value(env))
        arguments = [CredentialArgument(name, env, doc, False, said=told)]
        if scheme.token_url:
            application, flow = _client_credentials(scheme, others, prefix)
            arguments += application
            entry = Expr(
                (
                    *flow.parts,
                    pycode.code(" if "),
                    pycode.Ident(application[0].name),
                    pycode.code(" else "),
                    *entry.parts,
                )
            )
        return arguments, entry
    text = about or (
        "API key, or a function that gives one"
        if scheme.kind == "api-key"
        else "Value of the Authorization header"
    )
    doc = f"{text.rstrip('.')}; ``{env}`` by default.{more}"
    wire = scheme.wire if scheme.kind == "api-key" else "Authorization"
    positional = [given, pycode.value(wire)]
    if scheme.location in ("query", "cookie"):
        positional.append(pycode.value(scheme.location))
    entry = pycode.call(pycode.named(RUNTIME, "APIKey"), *positional, env=pycode.value(env))
    return [CredentialArgument(name, env, doc, False, said=told)], entry


def _client_credentials(
    scheme: SecurityScheme, names: Sequence[str], prefix: str
) -> tuple[list[CredentialArgument], Expr]:
    """The client credentials flow (RFC 6749, section 4.4), used when a client id is given."""
    arguments = []
    for name, text in zip(names, ("Id of an application", "Its secret"), strict=True):
        env = f"{prefix}_{name.upper()}"
        doc = f"{text}, for tokens of its own; ``{env}`` by default."
        arguments.append(CredentialArgument(name, env, doc, True, exchanged=True))
    positional = [
        *(Expr((pycode.Ident(argument.name),)) for argument in arguments),
        pycode.value(scheme.token_url),
        value_of(scheme.scopes),
    ]
    env_pair = value_of(tuple(argument.env for argument in arguments))
    return arguments, pycode.call(
        pycode.named(RUNTIME, "ClientCredentials"), *positional, env=env_pair
    )
