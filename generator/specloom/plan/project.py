"""Views of the files around the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import __version__, pycode
from ..config import SdkConfig
from ..config.shared import SharedRuntime, distribution_of
from ..pycode import Ident, Safe
from ..render.views import (
    ApiMethodView,
    ApiResourceView,
    ApiView,
    NoticeView,
    ProjectView,
    RuntimeView,
)
from .build import Plan
from .events import events_view
from .facts import spelled
from .operations import OperationPlan, call_kind
from .signature import signature
from .starts import Start


def project_view(plan: Plan, config: SdkConfig) -> ProjectView:
    """Packaging and README."""
    package = config.package
    return ProjectView(
        title=pycode.markdown(plan.api.title),
        about=pycode.markdown_lead(plan.api.description),
        distribution=pycode.toml_string(config.distribution),
        install=pycode.distribution_name(config.distribution),
        version=pycode.toml_string(config.version),
        description=pycode.toml_string(_line(config.description or f"Client of {plan.api.title}")),
        license=pycode.toml_string(config.license) if config.license else Safe(),
        author=pycode.toml_string(config.author) if config.author else Safe(),
        http=_http(config),
        package=pycode.toml_string(package.partition(".")[0]),
        import_package=pycode.dotted_name(package),
        credentials=tuple(
            (pycode.markdown_code(each.name), pycode.markdown_code(each.env))
            for each in plan.credentials.arguments
        ),
        credential_notes=tuple(
            (pycode.markdown_code(each.name), pycode.markdown_lead(each.said))
            for each in plan.credentials.arguments
            if each.said
        ),
        root_error=Ident(plan.errors.root),
        builders=tuple(pycode.markdown_code(each.name) for each in plan.builders),
        runtime=pycode.toml_string(f"{distribution_of(config.runtime_package)}>={__version__}")
        if config.runtime == "shared"
        else Safe(),
    )


def _http(config: SdkConfig) -> Safe:
    """The requirement of the HTTP library."""
    if config.http == "httpx2":
        return pycode.code("httpx2>=2.14,<3")
    return pycode.code("httpx>=0.27,<1")


def runtime_view(runtime: SharedRuntime) -> RuntimeView:
    """The files around a runtime that SDKs share; its version is specloom's, whose code it is."""
    return RuntimeView(
        title=pycode.markdown(runtime.package),
        package=pycode.toml_string(runtime.package),
        distribution=pycode.toml_string(runtime.distribution),
        version=pycode.toml_string(__version__),
        http=_http(runtime.first),
        specloom=pycode.comment(f"specloom {__version__}"),
    )


def notice_view(plan: Plan, config: SdkConfig, document: str) -> NoticeView:
    """Where a vendored package comes from."""
    shared = config.runtime == "shared"
    what = f"What it imports from {config.runtime_package}" if shared else "What is in _runtime/"
    return NoticeView(
        title=pycode.comment(f"{plan.api.title} {plan.api.version}"),
        document=pycode.comment(f"sha256 {document}"),
        specloom=pycode.comment(f"by specloom {__version__}"),
        shared=shared,
        runtime=pycode.comment(f"{what} is part of specloom and under this licence:"),
    )


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


def api_view(plan: Plan) -> ApiView:
    """`api.md`: every method, builder and error."""
    names = plan.resources.names
    resources: list[ApiResourceView] = []
    shown: dict[str, list[OperationPlan]] = {}
    for each in plan.resources.operations.values():
        for key in names.homes[each.operation.pointer]:
            shown.setdefault(key, []).append(each)
    for key in sorted(names.resources, key=lambda each: names.resources[each]):
        resources.append(
            ApiResourceView(
                Ident(names.resources[key]),
                pycode.markdown_text(names.about[key]),
                tuple(
                    row
                    for each in sorted(shown[key], key=lambda each: each.method)
                    for row in _methods(
                        each,
                        names.resources[key],
                        plan.resources.starts.get(each.operation.pointer),
                    )
                ),
            )
        )
    events = events_view(plan.models, plan.events, plan.signature)
    return ApiView(
        title=pycode.markdown(plan.api.title),
        about=pycode.markdown_text(plan.api.description),
        client=pycode.markdown_code(plan.names.client),
        async_client=pycode.markdown_code(f"Async{plan.names.client}"),
        resources=tuple(resources),
        builders=tuple(
            (pycode.markdown_code(each.name), pycode.markdown_code(plan.models.names[each.body]))
            for each in plan.builders
        ),
        events=tuple(
            (
                pycode.markdown_code(f"events.parse_{each.name}(body)"),
                pycode.markdown_code(each.result, cell=True),
            )
            for each in (events.events if events else ())
        ),
        errors=tuple(
            (pycode.markdown_code(each.name), pycode.markdown(f"{each.status}"))
            for each in plan.errors.statuses
        )
        + tuple(
            (
                pycode.markdown_code(each.name),
                pycode.markdown_code(
                    f"{'/'.join(map(str, each.statuses))} {each.code}",
                    cell=True,
                ),
            )
            for each in plan.errors.codes
        ),
    )


def _methods(planned: OperationPlan, resource: str, start: Start | None) -> Iterator[ApiMethodView]:
    """The rows of an operation: its method, the one that waits for what it reads, and the one that
    starts what it does."""
    shown = _shown(planned)
    request = f"{planned.operation.method} {planned.operation.path}"
    returns = spelled(planned.returns)
    walked = {"pages": "Pages", "events": "EventStream", "lines": "JSONLines"}.get(
        call_kind(planned)
    )
    if call_kind(planned) == "download":
        returns = "Download"
    yield ApiMethodView(
        pycode.markdown_code(f"{resource}.{planned.method}({shown})", cell=True),
        pycode.markdown_code(request, cell=True),
        pycode.markdown_code(f"{walked}[{returns}]" if walked else returns, cell=True),
    )
    for each in planned.others:
        how = "stream=True" if each.streamed else f'accept="{each.result.accept}"'
        kind = {"events": "EventStream", "lines": "JSONLines", "download": "Download"}.get(
            call_kind(each)
        )
        what = spelled(each.returns)
        if kind is not None:
            what = kind if kind == "Download" else f"{kind}[{what}]"
        call = f"{resource}.{planned.method}({_shown(planned, how)})"
        yield ApiMethodView(
            pycode.markdown_code(call, cell=True),
            pycode.markdown_code(request, cell=True),
            pycode.markdown_code(what, cell=True),
        )
    if start is not None:
        result = spelled(start.returns)
        yield ApiMethodView(
            pycode.markdown_code(f"{resource}.{start.method}({shown})", cell=True),
            pycode.markdown_code(request, cell=True) + pycode.code(", and a poller"),
            pycode.markdown_code(f"OperationPoller[{result}]", cell=True),
        )
    declared = planned.operation.extensions.get("x-specloom-wait")
    if isinstance(declared, Mapping):
        path = signature([a.name for a in planned.arguments if a.location == "path"], (), ())
        yield ApiMethodView(
            pycode.markdown_code(f"{resource}.{declared.get('method', 'wait')}({path})", cell=True),
            pycode.markdown_code(request, cell=True) + pycode.code(", until it has come to an end"),
            pycode.markdown_code(returns, cell=True),
        )


def _shown(planned: OperationPlan, *more: str) -> str:
    """The arguments that callers give; `more` are given by name."""
    own = planned.paging.own_parameters if planned.paging else ()
    groups: dict[str, list[str]] = {"path": [], "body": [], "": []}
    for each in planned.arguments:
        if each.wire not in own or not each.wire:
            group = groups.get(each.location, groups[""])
            group.append(each.name if each.required else f"{each.name}=None")
    return signature(groups["path"], groups["body"], [*groups[""], *more])
