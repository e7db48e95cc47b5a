"""What an answer or a body that operations share holds is named as its class names it."""

from __future__ import annotations

from typing import Any

from specloom.compat.specdiff import Names, compare
from support.changes import Plain, changed
from support.reports import TODAY

AT = "/components/responses/Meta/content/application~1json/schema"
DOCUMENT: Any = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {
        "/meta": {
            "get": {
                "operationId": "getMeta",
                "responses": {"200": {"$ref": "#/components/responses/Meta"}},
            }
        }
    },
    "components": {
        "responses": {
            "Meta": {
                "description": "OK",
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["name"],
                            "properties": {
                                "name": {"type": "string"},
                                "isNew": {"type": "boolean"},
                            },
                        }
                    }
                },
            }
        }
    },
}


def test_the_python_of_both_sides_is_shown() -> None:
    edits = [["remove", f"{AT}/properties/name"], ["set", f"{AT}/properties/isNew/type", "string"]]
    names = Names(classes={AT: "GetMetaResponse"}, fields={(AT, "isNew"): "is_new"})
    found = compare(
        Plain(DOCUMENT), Plain(changed(DOCUMENT, edits)), today=TODAY, names=(names, names)
    )
    assert {(item.rule.id, item.old.code, item.new.code) for item in found} == {
        ("response-property-removed", "GetMetaResponse.name  # str, required", ""),
        (
            "response-type-changed",
            "GetMetaResponse.is_new  # bool, optional",
            "GetMetaResponse.is_new  # str, optional",
        ),
    }
