"""The whole plan: every decision about an SDK, made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ..diagnostics import Diagnostics, Place
from ..ir.api import Api
from ..naming import Kept, Ledger
from .builders import BuilderPlan, plan_builders
from .client import PackageNames
from .credentials import CredentialPlan, plan_credentials
from .errors import WAIT_ERRORS, ErrorPlan, plan_errors
from .events import event_names
from .inputs import plan_twins, with_twins
from .keys import Keys
from .member_names import enum_members, field_names
from .model_names import Vocabulary, model_names
from .models import ModelPlan, plan_models
from .modules import assign_modules
from .numbered import report_numbered
from .resource_names import resource_names
from .resources import ResourcePlan, plan_resources
from .signatures import SIGNATURE_ERROR, SignaturePlan, plan_signature


class Plan(Struct, frozen=True):
    """What the SDK of one document is made of."""

    api: Api
    names: PackageNames
    vocabulary: tuple[str, ...]
    models: ModelPlan
    resources: ResourcePlan
    errors: ErrorPlan
    credentials: CredentialPlan
    builders: tuple[BuilderPlan, ...]
    events: Mapping[str, str]
    """The names of what the API sends by itself, by pointer."""
    signature: SignaturePlan | None
    """How that is signed."""
    kept: Kept
    """The names that the next run is to know."""


def build_plan(
    api: Api,
    names: PackageNames,
    *,
    env_prefix: str,
    vocabulary: tuple[str, ...],
    diagnostics: Diagnostics,
    place: Callable[[str], Place],
    kept: Kept | None = None,
    data: Any,
) -> Plan:
    """Plan an SDK: names first, then models, then what uses them.

    `data` is the document, `kept` the names that things had before.
    """
    ledger = Ledger(kept or Kept())
    keys = Keys(api, data, ledger)
    models = _models(api, vocabulary, ledger, keys)
    resources = plan_resources(
        models, resource_names(api, vocabulary, names.client, ledger), vocabulary, ledger
    )
    signature = plan_signature(api, env_prefix, diagnostics, place)
    waits = resources.starts or any("x-specloom-wait" in o.extensions for o in api.operations)
    ours = (*(WAIT_ERRORS if waits else ()), *([SIGNATURE_ERROR] if signature else []))
    plan = Plan(
        api,
        names,
        vocabulary,
        models,
        resources,
        plan_errors(api, f"{names.client}Error", vocabulary, ledger, ours),
        plan_credentials(api, env_prefix, vocabulary, ledger),
        plan_builders(models, vocabulary, ledger, keys),
        event_names(api, vocabulary, ledger),
        signature,
        Kept(),
    )
    report_numbered(ledger.numbered, diagnostics, place)
    return replace(plan, kept=ledger.remembered())


def _models(api: Api, vocabulary: Vocabulary, ledger: Ledger, keys: Keys) -> ModelPlan:
    wanted = with_twins(api)
    classes = model_names(api, vocabulary, ledger, keys, wanted)
    return plan_models(
        api,
        classes,
        assign_modules(api.schemas, classes, ledger),
        plan_twins(wanted, classes, ledger, keys),
        enum_members(api, vocabulary, ledger, keys),
        field_names(api, vocabulary, ledger, keys),
    )
