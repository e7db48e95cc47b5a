"""Views of the files around the package."""

from __future__ import annotations

from .. import pycode
from ..config import SdkConfig
from ..pycode import Ident, Safe
from ..render.views import ApiMethodView, ApiResourceView, ApiView, ProjectView
from .build import Plan
from .client import base_url
from .facts import spelled
from .operations import OperationPlan


def project_view(plan: Plan, config: SdkConfig) -> ProjectView:
    """Packaging and README."""
    about = plan.api.description.strip().partition("\n\n")[0]
    package = config.package
    return ProjectView(
        title=pycode.markdown(plan.api.title),
        about=pycode.markdown(about) if about else Safe(),
        distribution=pycode.toml_string(config.distribution),
        install=pycode.distribution_name(config.distribution),
        version=pycode.toml_string(config.version),
        description=pycode.toml_string(_line(config.description or f"Client of {plan.api.title}")),
        license=pycode.toml_string(config.license) if config.license else Safe(),
        author=pycode.toml_string(config.author) if config.author else Safe(),
        http=pycode.code("httpx2>=2.16,<3") if config.http == "httpx2"
        else pycode.code("httpx>=0.27,<1"),
        package=pycode.toml_string(package.partition(".")[0]),
        import_package=pycode.dotted_name(package),
        first_call=_first_call(plan, package),
        options_call=_options_call(plan),
        async_note=pycode.code(
            "`{name}` is the same with `await` and `async for`.",
            name=Ident(f"Async{plan.names.client}"),
        ),
        credentials=tuple(
            (pycode.markdown_code(each.name), pycode.markdown_code(each.env))
            for each in plan.credentials.arguments
        ),
        root_error=Ident(plan.errors.root),
        has_paging=any(each.paging for each in plan.resources.operations.values()),
        has_waiting=any(
            "x-specloom-wait" in each.operation.extensions
            for each in plan.resources.operations.values()
        ),
        builders=tuple(pycode.markdown_code(each.name) for each in plan.builders),
    )  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


def _shown(plan: Plan) -> OperationPlan | None:
    """The operation a README shows first: one that reads, with the fewest arguments."""
    candidates = sorted(
        plan.resources.operations.values(),
        key=lambda each: (
            each.operation.method != "GET",
            sum(argument.required for argument in each.arguments),
            each.method not in ("list", "get"),
            each.operation.path,
        ),
    )
    return candidates[0] if candidates else None


def _call(plan: Plan, planned: OperationPlan, *options: Safe) -> Safe:
    """`client.jobs.get(...)` with a gap for each argument that has to be given."""
    names = plan.resources.names
    given = [
        pycode.code("...") if argument.positional
        else pycode.code("{name}=...", name=Ident(argument.name))
        for argument in planned.arguments
        if argument.required
    ]  # fmt: skip
    return pycode.code(
        "client.{resource}.{method}({given})",
        resource=Ident(names.resources[names.homes[planned.operation.pointer][0]]),
        method=Ident(planned.method),
        given=pycode.code(", ").join([*given, *options]),
    )


def _first_call(plan: Plan, package: str) -> Safe:
    shown = _shown(plan)
    given = [
        pycode.code("{name}=\"...\"", name=Ident(argument.name))
        for argument in plan.credentials.arguments[:1]
    ]
    if not base_url(plan.api):
        given.append(pycode.code('base_url="https://..."'))
    head = pycode.code(
        "from {package} import {client}\n\nwith {client}({given}) as client:\n    ",
        package=pycode.dotted_name(package),
        client=Ident(plan.names.client),
        given=pycode.code(", ").join(given),
    )
    if shown is None:
        return head + pycode.code("...")
    call = _call(plan, shown)
    if shown.paging:
        body = pycode.code("for item in {call}:\n        print(item)", call=call)
    else:
        body = pycode.code("print({call})", call=call)
    return head + body


def _options_call(plan: Plan) -> Safe:
    shown = _shown(plan)
    if shown is None:
        return pycode.code("patient = client.with_options(deadline=300.0, max_retries=5)")
    return pycode.code(
        "patient = client.with_options(deadline=300.0, max_retries=5)\n{call}",
        call=_call(plan, shown, pycode.code("timeout=5.0")),
    )


def api_view(plan: Plan) -> ApiView:
    """`api.md`: every method, builder and error."""
    names = plan.resources.names
    described = dict(plan.api.tags)
    resources: list[ApiResourceView] = []
    for key in sorted(names.resources, key=lambda each: names.resources[each]):
        planned = [
            each
            for each in plan.resources.operations.values()
            if key in names.homes[each.operation.pointer]
        ]
        about = described.get(key, "").strip().partition("\n\n")[0]
        resources.append(
            ApiResourceView(
                Ident(names.resources[key]),
                pycode.markdown(about) if about else Safe(),
                tuple(
                    _method(each, names.resources[key])
                    for each in sorted(planned, key=lambda each: each.method)
                ),
            )
        )
    return ApiView(
        title=pycode.markdown(plan.api.title),
        client=pycode.markdown_code(plan.names.client),
        async_client=pycode.markdown_code(f"Async{plan.names.client}"),
        resources=tuple(resources),
        builders=tuple(
            (pycode.markdown_code(each.name), pycode.markdown_code(plan.models.names[each.body]))
            for each in plan.builders
        ),
        errors=tuple(
            (pycode.markdown_code(each.name), pycode.markdown(f"{each.status}"))
            for each in plan.errors.statuses
        )
        + tuple(
            (
                pycode.markdown_code(each.name),
                pycode.markdown_code(
                    f"{'/'.join(str(status) for status, _ in each.keys)} {each.code}".strip(),
                    cell=True,
                ),
            )
            for each in plan.errors.codes
        ),
    )


def _method(planned: OperationPlan, resource: str) -> ApiMethodView:
    own = planned.paging.own_parameters if planned.paging else frozenset()
    shown = [
        argument.name if argument.required else f"{argument.name}=None"
        for argument in planned.arguments
        if argument.wire not in own or not argument.wire
    ]
    request = f"{planned.operation.method} {planned.operation.path}"
    returns = spelled(planned.returns)
    return ApiMethodView(
        pycode.markdown_code(f"{resource}.{planned.method}({', '.join(shown)})", cell=True),
        pycode.markdown_code(request, cell=True),
        pycode.markdown_code(f"Pages[{returns}]" if planned.paging else returns, cell=True),
    )
