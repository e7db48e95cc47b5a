"""The whole plan: every decision about an SDK, made once."""

from __future__ import annotations

from dataclasses import dataclass

from ..diagnostics import Diagnostics
from ..ir.api import Api
from .builders import BuilderPlan, plan_builders
from .client import PackageNames
from .credentials import CredentialPlan, plan_credentials
from .errors import ErrorPlan, plan_errors
from .model_names import model_names
from .models import ModelPlan, plan_models
from .modules import assign_modules
from .resource_names import resource_names
from .resources import ResourcePlan, plan_resources


@dataclass(frozen=True, slots=True)
class Plan:
    """What the SDK of one document is made of."""

    api: Api
    names: PackageNames
    vocabulary: tuple[str, ...]
    models: ModelPlan
    resources: ResourcePlan
    errors: ErrorPlan
    credentials: CredentialPlan
    builders: tuple[BuilderPlan, ...]


def build_plan(
    api: Api,
    names: PackageNames,
    *,
    env_prefix: str,
    vocabulary: tuple[str, ...],
    diagnostics: Diagnostics,
) -> Plan:
    """Plan an SDK: names first, then models, then what uses them."""
    classes = model_names(api, vocabulary, diagnostics)
    models = plan_models(api, classes, assign_modules(api.schemas, classes), vocabulary)
    resources = plan_resources(models, resource_names(api, vocabulary, names.client), vocabulary)
    return Plan(
        api,
        names,
        vocabulary,
        models,
        resources,
        plan_errors(api, f"{names.client}Error", vocabulary),
        plan_credentials(api, env_prefix, vocabulary),
        plan_builders(models, vocabulary),
    )
