"""Words that have a meaning to the models engine, to Jinja or to ourselves (25)."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from support.yields import import_all, yielded

from .places import BASE, Doc

ENGINE: dict[str, Any] = {
    "x-python-type": "__import__('os').system('id')",
    "x-python-import": {"module": "os", "name": "system"},
    "x-customTypePath": "os.system",
    "customTypePath": "os.system",
    "x-customBasePath": "os.Path",
    "customBasePath": "os.Path",
    "default_factory": "os.getcwd",
    "x-default-factory": "os.getcwd",
    "x-enum-varnames": ["__import__('os')", "b = 1; import os"],
    "x-enum-descriptions": ['"""\nimport os\n"""', "\\"],
    "x-enumNames": ["os.system('id')"],
    "x-go-type-import": {"path": "os"},
    "discriminator": {"propertyName": "../../x", "mapping": {"a": "Cat"}},
    "externalDocs": {"url": "javascript:alert(1)"},
    "xml": {"name": '"', "prefix": "os"},
    "$comment": '"""',
    "$id": "https://evil.example/schema",
    "$schema": "https://evil.example/dialect",
    "contentMediaType": '"""',
}

JINJA = [
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "{{ ''.__class__.__mro__ }}",
    "{# #}",
    "{%- raw -%}",
    "#@class Evil\n#@end",
    "#@field a: int",
]


def test_extensions_carry_no_code(tmp_path: Path) -> None:
    doc: Doc = copy.deepcopy(dict(BASE))
    for schema in doc["components"]["schemas"].values():
        for node in (schema, *schema.get("properties", {}).values()):
            node.update({key: value for key, value in ENGINE.items() if key not in node})
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0, made.items
    assert not [node for node in made.nodes() if getattr(node, "id", "") in ("os", "system")]
    imported = {name.name for node in made.nodes() for name in getattr(node, "names", ()) if node}
    assert "os" not in imported and "system" not in imported
    assert import_all(made.write(tmp_path / "out"), "sdk") == ""


def test_templates_are_not_made_of_text(tmp_path: Path) -> None:
    """What looks like Jinja, or like the marks between the engine and us, is printed as it is."""
    doc: Doc = copy.deepcopy(dict(BASE))
    text = " ".join(JINJA)
    doc["info"].update(title=text, description=text)
    cat = doc["components"]["schemas"]["Cat"]
    cat.update(description=text, title=text)
    for number, each in enumerate(JINJA):
        cat["properties"][each] = {"type": "string", "description": each, "default": each}
        cat["properties"]["mood"]["enum"].append(each)
        doc["components"]["schemas"][f"S{number}"] = {"type": "string", "description": each}
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0, made.items
    assert set(JINJA) <= made.strings()
    assert import_all(made.write(tmp_path / "out"), "sdk") == ""


def test_mappings_to_anything(tmp_path: Path) -> None:
    doc: Doc = copy.deepcopy(dict(BASE))
    mapping = doc["components"]["schemas"]["Animal"]["discriminator"]["mapping"]
    for number, target in enumerate(
        ["../x.json", "#/nothing", "Missing", "", "#", "Cat/../Dog", "https://evil.example/x", "é"]
    ):
        mapping[f"m{number}"] = target
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0 or all(item.place for item in made.items), made.items
