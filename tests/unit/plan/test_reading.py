"""Which names of a POST say that it only reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostics
from specloom.ir.api import Operation
from specloom.ir.read_api import read_api
from specloom.load import read
from specloom.plan.reading import doubt_of_reading

SILENT, MORE = "does not say", "does more than read"


def doubt(folder: Path, name: str, path: str, method: str = "post") -> str:
    """What is in doubt of an operation."""
    operation = {"responses": {"200": {"description": "ok"}}}
    if name:
        operation["operationId"] = name
    document = {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "paths": {path: {method: operation}},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    found = Diagnostics()
    loaded = read("openapi.json", base=folder, diagnostics=found)
    read_operation: Operation = read_api(loaded, found).operations[0]
    return doubt_of_reading(read_operation)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("searchContacts", "/contacts/search"),
        ("post-search", "/v1/search"),
        ("", "/v1/databases/{id}/query"),
        ("", "/collections/{name}/points/scroll"),
        ("", "/metadata_queries/execute_read"),
        ("", "/entries:list"),
        ("", "/v1/list-corpora"),
        ("", "/queryPipelineRuns"),
        ("ListImports", "/#X-Amz-Target=S.ListImports"),
        ("BatchGetReviews", "/reviews"),
        ("GetCommentsForPullRequest", "/comments"),
        ("ListPoliciesInPermissionSet", "/policies"),
        ("TriggerRuns_QueryByFactory", "/triggers"),
        ("apigee.stats.queryTabularStats", "/stats"),
        ("private_articles_search", "/articles"),
        ("PetsController_findAll", "/pets"),
        ("search_items_items_search_post", "/items/search"),
        ("get_dag_runs_batch", "/dagRuns/list"),
    ],
)
def test_what_only_reads(tmp_path: Path, name: str, path: str) -> None:
    assert doubt(tmp_path, name, path) == ""


@pytest.mark.parametrize(
    ("name", "path", "why"),
    [
        ("createSearch", "/search", MORE),
        ("search.create", "/searches", MORE),
        ("SearchesController_create", "/search", MORE),
        ("getOrCreateCart", "/cart", MORE),
        ("findAndModify", "/find", MORE),
        ("listAdd", "/lists", MORE),
        ("saveSearch", "/search", MORE),
        ("GetProducts", "/products/export", MORE),
        ("RunQuery", "/query", MORE),
        ("ExecuteStatement", "/statements", MORE),
        ("PollForTask", "/tasks", MORE),
        ("getOrders", "/orders/create-list", ""),
        ("", "/orders/create-list", SILENT),
        ("", "/orders", SILENT),
        ("orders", "/orders", SILENT),
        ("predictItems", "/items", SILENT),
        ("", "/items/{id}", SILENT),
        ("batch", "/items/batch", SILENT),
    ],
)
def test_what_may_do_more(tmp_path: Path, name: str, path: str, why: str) -> None:
    assert (why in doubt(tmp_path, name, path)) is True
    assert bool(doubt(tmp_path, name, path)) is bool(why)


@pytest.mark.parametrize("method", ["get", "query"])
def test_methods_that_are_safe_by_themselves(tmp_path: Path, method: str) -> None:
    assert doubt(tmp_path, "createSearch", "/search", method) == ""
