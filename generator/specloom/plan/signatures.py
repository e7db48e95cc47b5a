"""How webhooks and callbacks are signed (`x-specloom-webhook-signature`)."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from .. import pycode
from ..diagnostics import Diagnostics, Place
from ..ir.api import Api
from ..load.extensions import WEBHOOK_SIGNATURE
from ..pycode import Expr, Ident
from .code import value_of
from .types import RUNTIME

SIGNATURE_ERROR = "SignatureError"
"""The class that an SDK has where what its API sends is signed."""


class SignaturePlan(Struct, frozen=True):
    """`expression` is `Signature("x-hub-signature-256", …)`, `variable` the one of the environment
    that has the secret."""

    expression: Expr
    variable: str


def plan_signature(
    api: Api, env_prefix: str, diagnostics: Diagnostics, place: Callable[[str], Place]
) -> SignaturePlan | None:
    """How to tell messages of the API from others; None when it sends none, or does not say."""
    declared = WEBHOOK_SIGNATURE.of(api.extensions)
    if declared is None:
        return None
    if not api.events:
        key = WEBHOOK_SIGNATURE.key
        message = f"{key}: the SDK has no webhooks and no callbacks"
        diagnostics.warning("extension-place", message, place(f"/{key}"))
        return None
    variable = f"{env_prefix}_WEBHOOK_SECRET"
    usual = type(declared)(header=declared.header)
    keywords = {
        name: value_of(tuple(given) if isinstance(given, list) else given)
        for name, given in declared
        if given != getattr(usual, name)
    }
    expression = pycode.call(
        pycode.named(RUNTIME, "Signature"),
        pycode.value(declared.header),
        **keywords,
        env=pycode.value(variable),
        error=Expr((Ident(SIGNATURE_ERROR),)),
    )
    return SignaturePlan(expression, variable)
