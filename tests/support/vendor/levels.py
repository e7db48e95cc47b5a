"""How bad a good report says that each change is: written down apart from the rules it judges.

What is in neither list breaks nobody.
"""

from __future__ import annotations

from specloom.compat.level import Level

BREAKING = frozenset(
    """
    operation-id-changed
    operation-removed
    operation-resource-changed
    operation-tag-removed
    request-became-enum
    request-body-became-required
    request-body-removed
    request-condition-added
    request-default-changed
    request-enum-lifted
    request-enum-value-removed
    request-format-changed
    request-limit-tightened
    request-media-type-removed
    request-parameter-became-required
    request-parameter-removed
    request-pattern-added
    request-property-became-read-only
    request-property-became-required
    request-property-removed
    request-required-body-added
    request-required-parameter-added
    request-required-property-added
    request-schema-closed
    request-type-changed
    request-type-narrowed
    request-union-member-removed
    response-became-nullable
    response-body-removed
    response-enum-lifted
    response-enum-value-removed
    response-format-changed
    response-property-became-optional
    response-property-became-write-only
    response-property-removed
    response-required-header-removed
    response-success-answer-added
    response-success-answer-removed
    response-type-changed
    response-type-generalized
    response-union-member-removed
    schema-removed
    schema-renamed
    security-alternative-removed
    security-required
    security-scheme-type-changed
    webhook-removed
    """.split()
)
"""Correct code stops working, or no longer type-checks."""

MAY_BREAK = frozenset(
    """
    api-title-changed
    api-version-decreased
    operation-moved
    request-default-added
    request-default-removed
    request-parameter-moved
    request-parameter-style-changed
    request-union-order-changed
    response-became-enum
    response-default-removed
    response-enum-value-added
    response-header-removed
    response-success-status-added
    response-success-status-removed
    response-union-member-added
    response-union-order-changed
    server-default-changed
    server-removed
    """.split()
)
"""Code that relied on the old behaviour should be looked at."""


def level_of(rule: str) -> Level:
    """What the report must call a change that this rule names."""
    if rule in BREAKING:
        return Level.ERR
    return Level.WARN if rule in MAY_BREAK else Level.INFO
