"""Audit."""

from __future__ import annotations

from ._audit_and_logs import AsyncAuditAndLogsShared, AuditAndLogsShared


class Audit(AuditAndLogsShared):
    """Audit."""


class AsyncAudit(AsyncAuditAndLogsShared):
    """The same for the async client."""
