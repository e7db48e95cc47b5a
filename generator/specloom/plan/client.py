"""The clients, the error module and the package's index, ready to be rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct

from .. import pycode
from ..ir.api import Api, Server
from ..pycode import Ident, Safe
from ..render.views import (
    ClientResourceView,
    ClientView,
    CredentialView,
    ErrorsView,
    ErrorView,
    ImportView,
    PackageView,
)
from .code import value_of
from .credentials import CredentialPlan
from .declaration import default_security
from .docs import first_paragraph
from .errors import BASES, WAIT_ERRORS, CodeError, ErrorPlan
from .imports import sorted_imports
from .resource_names import ResourceNames, about_resource
from .runtime import runtime_module
from .servers import base_url, is_absolute, is_relative, server_url
from .signatures import SIGNATURE_ERROR


class PackageNames(Struct, frozen=True):
    """The names that the config decides."""

    package: str
    client: str
    version: str
    decoding: str


def client_view(
    api: Api,
    names: PackageNames,
    resources: ResourceNames,
    credentials: CredentialPlan,
    *,
    raw: Collection[str],
) -> ClientView:
    """`raw`: the resources that have the views of raw and of streamed responses."""
    used = {symbol.name for _, entry in credentials.entries for symbol in entry.uses}
    used |= {"Keyring"} if credentials.entries else set()
    used |= {"SyncClient", "AsyncClient", "Middleware", "AsyncMiddleware", "Decoding"}
    if any(not argument.plain_text for argument in credentials.arguments):
        used |= {"Token", "AsyncToken"}
    lines: dict[str, set[str]] = {}
    for name in used:
        lines.setdefault(runtime_module(name), set()).add(name)
    renamed = _renamed(names.client)
    listed = sorted(resources.resources, key=lambda key: resources.resources[key])
    shown = tuple(
        _resource(
            resources.resources[key],
            resources.classes[key],
            first_paragraph(about_resource(key, resources)),
            raw=resources.resources[key] in raw,
        )
        for key in listed
    )
    return ClientView(
        name=Ident(names.client),
        async_name=Ident(f"Async{names.client}"),
        base=renamed.get("SyncClient", Ident("SyncClient")),
        async_base=renamed.get("AsyncClient", Ident("AsyncClient")),
        doc=_client_doc(api, credentials),
        async_doc=pycode.docstring(
            f"Client of {api.title} for asyncio; takes what `{names.client}` takes.", indent=4
        ),
        imports=tuple(
            ImportView(line.module, tuple(_imported(name, renamed) for name in line.names))
            for line in sorted_imports(lines)
        ),
        resource_imports=resource_imports(shown),
        credentials=tuple(
            CredentialView(
                Ident(argument.name),
                pycode.code("str") if argument.plain_text else pycode.code("Token"),
                pycode.code("str") if argument.plain_text else pycode.code("AsyncToken"),
                pycode.docstring(argument.doc, indent=8),
            )
            for argument in credentials.arguments
        ),
        credential_entries=tuple(
            (pycode.literal(key), entry.code) for key, entry in credentials.entries
        ),
        resources=shown,
        raw=bool(raw),
        decoding=pycode.literal(names.decoding),
        package=pycode.literal(names.package),
        version=pycode.literal(names.version),
        base_url=pycode.literal(base_url(api)),
        security=value_of(default_security(api)).code,
    )


def _resource(attribute: str, name: str, about: str, *, raw: bool) -> ClientResourceView:
    module = pycode.dotted_name(f"resources.{attribute}")
    return ClientResourceView(
        attribute=Ident(attribute),
        module=module,
        name=Ident(name),
        async_module=module,
        async_name=Ident(f"Async{name}"),
        doc=pycode.docstring(about, indent=8, summary=True),
        raw=raw,
    )


def resource_imports(resources: Iterable[ClientResourceView]) -> tuple[ImportView, ...]:
    """Where the classes of the resources come from, and those of their views."""
    lines: dict[str, set[str]] = {}
    for each in resources:
        lines.setdefault(f".{each.module}", set()).add(each.name)
        lines.setdefault(f".{each.async_module}", set()).add(each.async_name)
        if each.raw:
            lines.setdefault(f".resources.{each.attribute}", set()).update(
                f"{name}With{view}Response"
                for name in (each.name, each.async_name)
                for view in ("Raw", "Streaming")
            )
    return sorted_imports(lines)


def _renamed(client: str) -> dict[str, Ident]:
    """The runtime's classes whose names the clients of this SDK have, and what they are here."""
    own = {client, f"Async{client}"}
    return {name: Ident(f"Runtime{name}") for name in ("SyncClient", "AsyncClient") if name in own}


def _imported(name: Safe, renamed: Mapping[str, Ident]) -> Safe:
    new = renamed.get(str(name))
    return name if new is None else pycode.code("{name} as {new}", name=name, new=new)


def _about_base_url(api: Api) -> str:
    """Where the API is by default, and the servers one may choose from."""
    default = base_url(api)
    lead = (
        f"{default} by default"
        if default
        else "the document names no server, so it has to be given"
    )
    servers = [
        _about_server(server)
        for server in api.servers
        if (is_absolute(url := server_url(server).rstrip("/")) or is_relative(url))
        and (server.variables or url != default)
    ]
    if not default and servers:
        lead = "the document does not name its host, so it has to be given"
    more = f" Its servers: {'; '.join(servers)}." if servers else ""
    return f"Where the API is; {lead}.{more}"


def _about_server(server: Server) -> str:
    facts = [part.rstrip(".") for part in server.description.strip().split("; ") if part]
    for name, _, allowed in server.variables:
        choice = " or ".join(allowed)
        told = next((n for n, fact in enumerate(facts) if fact.startswith(f"{name}: ")), None)
        if allowed and told is not None:
            facts[told] += f" ({choice})"
        elif allowed:
            facts.append(f"{name}: {choice}")
    return f"``{server.url}``" + (f" ({'; '.join(facts)})" if facts else "")


def _client_doc(api: Api, credentials: CredentialPlan) -> Safe:
    arguments = [(argument.name, argument.doc) for argument in credentials.arguments]
    arguments += [
        ("base_url", _about_base_url(api)),
        ("timeout", "Seconds without progress after which one try gives up."),
        ("deadline", "Seconds for a whole call, with all its tries."),
        ("max_retries", "Further tries after the first; 0 for none."),
        (
            "decoding",
            "What to do with answers that are not as documented: ``lenient`` keeps what "
            "fits, ``warn`` warns too, ``strict`` raises ``ResponseValidationError``.",
        ),
        ("headers", "Sent with every request."),
        ("middleware", "Functions ``(request, call_next)`` around every try."),
        ("max_response_bytes", "Longest answer that is read into memory."),
        ("pacing", "Hold calls back that would be over the announced quota."),
        ("http_client", "A client of the HTTP library to send with, instead of one of our own."),
    ]
    return pycode.docstring(
        f"Client of {api.title}. Can be shared between threads.",
        pycode.Section("Args", tuple(arguments)),
        indent=4,
    )


def errors_view(api: Api, errors: ErrorPlan) -> ErrorsView:
    """The view of `errors.py`."""
    statuses = tuple(
        ErrorView(
            Ident(entry.name),
            (Ident("APIStatusError"),),
            pycode.docstring(f"{entry.doc.rstrip('.')} ({entry.status}).", indent=4, summary=True),
            Safe(),
        )
        for entry in errors.statuses
    )
    codes = tuple(
        ErrorView(
            Ident(entry.name),
            tuple(Ident(base) for base in entry.bases),
            pycode.docstring(_code_doc(entry), indent=4, summary=True),
            pycode.literal(entry.code),
        )
        for entry in errors.codes
    )
    names = [errors.root, *BASES, *errors.ours]
    names += [str(view.name) for view in (*statuses, *codes)]
    return ErrorsView(
        module_doc=pycode.docstring(f"What calls of {api.title} raise.", indent=0),
        root=Ident(errors.root),
        root_doc=pycode.docstring("Base of all errors of this package.", indent=4),
        exported=tuple(Ident(name) for name in sorted(names)),
        statuses=statuses,
        codes=codes,
        table_statuses=tuple(
            (pycode.literal(entry.status), Ident(entry.name)) for entry in errors.statuses
        ),
        table_codes=tuple(
            (_key(status, code), Ident(entry.name))
            for entry in errors.codes
            for status, code in entry.keys
        ),
        shape=_shape(api.extensions.get("x-specloom-error-shape")),
        waits=WAIT_ERRORS[0] in errors.ours,
        signed=SIGNATURE_ERROR in errors.ours,
    )


def _code_doc(entry: CodeError) -> str:
    where = " or ".join(str(status) for status in entry.statuses)
    about = entry.doc.rstrip(".") or "An error the service documents"
    return f"{about} ({where} ``{entry.code}``)."


def _key(status: int, code: str) -> Safe:
    return pycode.code(
        "({status}, {code})", status=pycode.literal(status), code=pycode.literal(code)
    )


def _shape(declared: Any) -> Safe:
    if not isinstance(declared, dict):
        return Safe()
    keywords = {
        name: pycode.value(declared[name])
        for name in ("code", "message", "target", "details")
        if isinstance(declared.get(name), str)
    }
    return pycode.call(pycode.named("builtins", "ErrorShape"), **keywords).code


def package_view(
    api: Api, names: PackageNames, runtime: Mapping[str, str], *, builders: bool
) -> PackageView:
    """`__init__.py`. `runtime` are names of the runtime that it exports, with their modules."""
    lazy = ["models"]
    lazy += ["builders"] if builders else []
    lazy += ["events"] if api.events else []
    lazy += ["testing"] if api.operations else []
    exported = [
        names.client,
        f"Async{names.client}",
        "RawResponse",
        "errors",
        "response_info",
        *lazy,
        *runtime,
    ]
    lines: dict[str, set[str]] = {}
    for name, module in runtime.items():
        lines.setdefault(f"._runtime.{module}", set()).add(name)
    said = (f"Client of {api.title}.", api.summary, " ".join(api.about), api.description)
    return PackageView(
        doc=pycode.docstring(*said, indent=0),
        client=Ident(names.client),
        client_module=pycode.dotted_name("client"),
        async_client=Ident(f"Async{names.client}"),
        async_client_module=pycode.dotted_name("client"),
        version=pycode.literal(names.version),
        modules=tuple(Ident(name) for name in sorted(lazy)),
        lazy=value_of(tuple(lazy)).code,
        exported=tuple(Ident(name) for name in sorted(exported)),
        runtime=sorted_imports(lines),
    )
