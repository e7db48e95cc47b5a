"""Templates of the user: what they may do, and what is found before anything is rendered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics, Severity, SpecloomError
from specloom.generate import generate
from specloom.render.contract import CONTRACT, TEMPLATES, Change
from specloom.render.custom import read_folder
from specloom.render.custom.check import check_folder
from specloom.render.environment import environment
from specloom.render.locations import templates_root
from support.making import configured, tree_of

ROOT = Path(__file__).parents[3]
OLD = ROOT / "tests" / "data" / "templates-contract-1"
SDK = """
[sdks.pets]
document = "openapi.yaml"
layout = "vendored"
formatter = "ruff"
templates = "templates"
"""
HEADER = f"{{#- specloom\ncontract = {CONTRACT}\n-#}}\n"
EXTENDS = '{% extends "base:resources/resource.py.jinja" %}\n'


def project(root: Path, **files: str) -> SdkConfig:
    for name, text in files.items():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "templates").mkdir(exist_ok=True)
    return configured(root, SDK)


def findings(sdk: SdkConfig, changes: tuple[Change, ...] | None = None) -> list[str]:
    """`file:line severity code: message (hint)` of everything found by the check alone."""
    found = Diagnostics()
    folder = read_folder(templates_root(), sdk.root, sdk.templates, found)
    given = {} if changes is None else {"changes": changes}
    check_folder(folder, environment(folder), found, **given)
    return [
        f"{each.place} {each.severity} {each.code}: {each.message} ({each.hint})"
        for each in found.items
    ]


def test_without_files_in_the_folder_nothing_changes(tmp_path: Path) -> None:
    own = dict(tree_of(project(tmp_path)))
    plain = dict(tree_of(configured(tmp_path, SDK.replace('templates = "templates"', ""))))
    own.pop("specloom.lock"), plain.pop("specloom.lock")
    assert own == plain


def test_one_block_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    block = """{% block members %}
    def hello(self) -> str:
        return {{ "hello from " ~ resource.attribute | literal }}
{% endblock %}
"""
    text = f"{HEADER}{EXTENDS}{block}".replace(
        '"hello from " ~ resource.attribute | literal',
        '("hello from " ~ resource.attribute) | literal',
    )
    sdk = project(tmp_path, **{"resources/resource.py.jinja": text})
    assert findings(sdk) == []
    code = tree_of(sdk)["resources/pets.py"].decode()
    assert code.count('return "hello from pets"') == 2  # in both classes
    assert "LIST: Operation[" in code and "WithRawResponse:" in code


def test_super_keeps_what_was_there(tmp_path: Path) -> None:
    text = f"""{HEADER}{EXTENDS}{{% block method scoped %}}
    # {{{{ op.method }}}}
{{{{ super() }}}}
{{% endblock %}}
"""
    code = tree_of(project(tmp_path, **{"resources/resource.py.jinja": text}))["resources/pets.py"]
    assert b"    # update\n" in code and b"def update(" in code


def test_raw_text_is_refused_with_the_place(tmp_path: Path) -> None:
    text = (
        f"{HEADER}{EXTENDS}{{% block method scoped %}}\n\n# {{{{ op.path }}}}\n{{% endblock %}}\n"
    )
    with pytest.raises(SpecloomError) as raised:
        generate(project(tmp_path, **{"resources/resource.py.jinja": text}), Diagnostics())
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.place)) == (
        "template-failed",
        "templates/resources/resource.py.jinja:7",
    )
    assert "'/pets'" in found.message and "markdown" in found.hint


def test_raw_text_through_a_filter_is_fine(tmp_path: Path) -> None:
    text = (
        f"{HEADER}{EXTENDS}{{% block method scoped %}}\n    {{{{ op.path | comment }}}}\n"
        "{{ super() }}{% endblock %}\n"
    )
    tree = tree_of(project(tmp_path, **{"resources/resource.py.jinja": text}))
    assert b"# /pets/{petId}" in tree["resources/pets.py"]


def test_a_whole_file_and_a_module_of_the_runtime(tmp_path: Path) -> None:
    retry = (templates_root() / "runtime" / "retry.py").read_text()
    sdk = project(
        tmp_path,
        **{
            "package/resources_init.py.jinja": f'{HEADER}"""Ours."""\n',
            "runtime/retry.py": f"# specloom: contract = {CONTRACT}\n{retry}OURS = 1\n",
        },
    )
    assert findings(sdk) == []
    tree = tree_of(sdk)
    assert tree["resources/__init__.py"].endswith(b'\n"""Ours."""\n')
    assert tree["_runtime/retry.py"].endswith(b"OURS = 1\n")
    assert b"specloom: contract" not in tree["_runtime/retry.py"]


@pytest.mark.parametrize(
    ("each", "path", "body", "expected"),
    [
        ("sdk", "CATALOGUE.md", "{{ client.name }}", {"CATALOGUE.md"}),
        ("resource", "notes/{resource}.md", "{{ resource.name }}", {"notes/pets.md"}),
        (
            "operation",
            "notes/{resource}-{operation}.md",
            "{{ operation.http_method | markdown }}",
            {f"notes/pets-{name}.md" for name in ("create", "delete", "get", "list", "update")},
        ),
        (
            "model",
            "notes/{module}/{model}.md",
            "{{ model.name }}",
            None,
        ),
        ("error", "notes/{error}.md", "{{ error.name }}", None),
    ],
)
def test_added_files(
    tmp_path: Path, each: str, path: str, body: str, expected: set[str] | None
) -> None:
    header = f'{{#- specloom\ncontract = {CONTRACT}\neach = "{each}"\npath = "{path}"\n-#}}\n'
    sdk = project(tmp_path, **{"extra/note.jinja": f"{header}{body}\n"})
    assert findings(sdk) == []
    tree = tree_of(sdk)
    pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))
    added = {name for name in tree if re.fullmatch(pattern, name)}
    assert added == expected if expected is not None else len(added) > 1
    lock = tree["specloom.lock"].decode()
    assert all(f'"{name}"' in lock for name in added)


def test_an_added_file_never_replaces_another(tmp_path: Path) -> None:
    header = f'{{#- specloom\ncontract = {CONTRACT}\neach = "resource"\npath = "{{}}"\n-#}}\n'
    for path in ("client.py", "{nothing}.md"):
        sdk = project(tmp_path, **{"extra/note.jinja": header.replace("{}", path, 1)})
        found = Diagnostics()
        generate(sdk, found)
        assert [each.code for each in found.items] == ["template-path"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "resources/resorce.py.jinja",
            "",
            "templates/resources/resorce.py.jinja error template-unknown: it replaces nothing: no "
            "template has this name (did you mean 'resources/resource.py.jinja'?)",
        ),
        ("resources/resource.py.jinja", EXTENDS, "template-header: it does not say which version"),
        (
            "resources/resource.py.jinja",
            HEADER.replace(str(CONTRACT), "99"),
            f"it was written for contract 99; this specloom has {CONTRACT}",
        ),
        (
            "resources/resource.py.jinja",
            f"{HEADER}{EXTENDS}",
            "template-unused: it extends a template and changes no block",
        ),
        (
            "resources/resource.py.jinja",
            f"{HEADER}{EXTENDS}{{% block methods %}}{{% endblock %}}",
            "jinja:5 error template-block: resources/resource.py.jinja has no block 'methods', so "
            "it would not be used (did you mean 'method'?)",
        ),
        (
            "resources/resource.py.jinja",
            f"{HEADER}{EXTENDS}{{% block method %}}\n{{{{ op.metod }}}}{{% endblock %}}",
            "jinja:6 error template-field: OperationView has no field 'metod' "
            "(did you mean 'method'?)",
        ),
        (
            "resources/resource.py.jinja",
            f"{HEADER}{EXTENDS}{{% block members %}}\n{{{{ resorce.name }}}}{{% endblock %}}",
            "jinja:6 error template-field: there is no variable 'resorce' "
            "(did you mean 'resource'?)",
        ),
        (
            "client/client.py.jinja",
            f"{HEADER}{{% for r in client.resources %}}{{% for x, y in r.nme %}}{{% endfor %}}"
            "{% endfor %}",
            "ClientResourceView has no field 'nme' (did you mean 'name'?)",
        ),
        (
            "client/client.py.jinja",
            f"{HEADER}{{% macro show(each) %}}{{{{ each.atribute }}}}{{% endmacro %}}"
            "{% for r in client.resources %}{{ show(r) }}{% endfor %}",
            "ClientResourceView has no field 'atribute' (did you mean 'attribute'?)",
        ),
        ("client/client.py.jinja", f"{HEADER}{{% if %}}", "template-syntax"),
        (
            "runtime/retry.py",
            f"# specloom: contract = {CONTRACT}\n\nx = = 1\n",
            "templates/runtime/retry.py:3",
        ),
    ],
)
def test_what_does_not_fit_is_found_before_rendering(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    (found,) = findings(project(tmp_path, **{name: text}))
    assert expected in found
    with pytest.raises(SpecloomError):
        generate(configured(tmp_path, SDK), Diagnostics())


def test_an_override_of_what_the_sdk_has_not_is_an_error(tmp_path: Path) -> None:
    sdk = project(tmp_path, **{"events/events.py.jinja": f"{HEADER}# nothing\n"})
    found = Diagnostics()
    generate(sdk, found)
    assert [(each.code, str(each.place)) for each in found.items] == [
        ("template-unused", "templates/events/events.py.jinja")
    ]


def test_a_field_that_is_going_away_warns_for_a_version(tmp_path: Path) -> None:
    text = f"{HEADER}{EXTENDS}{{% block members %}}{{{{ resource.raw }}}}{{% endblock %}}"
    sdk = project(tmp_path, **{"resources/resource.py.jinja": text})
    going = Change(CONTRACT, "ResourceView", "raw", "use .operations", gone=False)
    (found,) = findings(sdk, (going,))
    assert "warning template-deprecated: ResourceView.raw is going away (use .operations)" in found


def test_templates_of_an_earlier_contract_give_precise_findings(tmp_path: Path) -> None:
    sdk = project(tmp_path)
    shutil.copytree(OLD, tmp_path / "templates", dirs_exist_ok=True)
    found = findings(sdk)
    client, resource = (f"templates/{name}" for name in (
        "client/client.py.jinja", "resources/resource.py.jinja"))  # fmt: skip
    errors = [line for line in found if " error " in line]
    assert len(errors) == 3
    assert errors[0].startswith(f"{client}:20 error template-field: ClientView.resources[] are not")
    assert "since contract 2 an entry is a ClientResourceView" in errors[0]
    assert errors[1].startswith(f"{client}:64 error template-field: ClientView.resources[]")
    assert errors[2].startswith(f"{resource}:6 error template-block:")
    assert "the block is called 'constants' since contract 2" in errors[2]
    upstream = [line for line in found if "template-upstream" in line]
    assert upstream and upstream[0].startswith(f"{client} warning")
    with pytest.raises(SpecloomError) as raised:
        generate(sdk, Diagnostics())
    assert {each.severity for each in raised.value.diagnostics} >= {Severity.ERROR}


def test_every_template_is_in_the_contract() -> None:
    root = templates_root()
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.jinja")
        if "report" not in path.parts
    }
    assert found == set(TEMPLATES)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_the_built_in_templates_fit_their_own_contract(name: str, tmp_path: Path) -> None:
    text = (templates_root() / name).read_text()
    assert findings(project(tmp_path, **{name: HEADER + text})) == []


def block(text: str) -> str:
    """A template that puts a text in place of one block."""
    return f"{HEADER}{EXTENDS}{{% block members %}}\n{text}\n{{% endblock %}}\n"


def test_what_is_not_python_is_told_of_the_template(tmp_path: Path) -> None:
    sdk = project(tmp_path, **{"resources/resource.py.jinja": block("    def (self): ...")})
    with pytest.raises(SpecloomError) as raised:
        generate(sdk, Diagnostics())
    (found,) = raised.value.diagnostics
    assert (found.code, str(found.place)) == (
        "template-python",
        "templates/resources/resource.py.jinja:6",
    )
    assert "'def (self): ...'" in found.message and "report" not in found.hint


def test_an_added_file_that_is_not_python_is_told_of_its_template(tmp_path: Path) -> None:
    text = f'{{#- specloom\ncontract = {CONTRACT}\neach = "resource"\npath = "x_{{resource}}.py"\n'
    sdk = project(tmp_path, **{"extra/x.py.jinja": f"{text}-#}}\nclass {{{{ resource.name }}}}\n"})
    with pytest.raises(SpecloomError) as raised:
        generate(sdk, Diagnostics())
    (found,) = raised.value.diagnostics
    assert (found.code, found.place and found.place.file) == (
        "template-python",
        "templates/extra/x.py.jinja",
    )


@pytest.mark.parametrize("path", ["../{resource}.md", "con/{resource}.md", "a//{resource}"])
def test_a_path_that_cannot_be_written_is_told_of_the_template(tmp_path: Path, path: str) -> None:
    text = f'{{#- specloom\ncontract = {CONTRACT}\neach = "resource"\npath = "{path}"\n-#}}\nx\n'
    found = Diagnostics()
    generate(project(tmp_path, **{"extra/x.jinja": text}), found)
    assert [(item.code, str(item.place)) for item in found.items if item.hint] == [
        ("template-path", "templates/extra/x.jinja:1")
    ]


def test_a_filter_that_is_not_there_is_found_before_rendering(tmp_path: Path) -> None:
    text = block("    # {{ resource.name | coment }}")
    (found,) = findings(project(tmp_path, **{"resources/resource.py.jinja": text}))
    assert found.startswith(
        "templates/resources/resource.py.jinja:6 error template-syntax: there is no filter 'coment'"
    )
    assert "did you mean 'comment'?" in found and "FILTERS" in found


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        (
            "resources/resource.py.jinja",
            EXTENDS,
            f"begin it with the lines `{{#- specloom`; `contract = {CONTRACT}`; `-#}}`",
        ),
        ("runtime/retry.py", "x = 1\n", f"begin it with `# specloom: contract = {CONTRACT}`"),
        ("extra/x.jinja", HEADER, '`each = "resource"`; `path = "docs/{resource}.md"`; `-#}`'),
        ("extra/x.jinja", "{#- specloom\ncontract = 99\n-#}\n", "upgrade specloom"),
    ],
)
def test_a_header_that_is_missing_is_shown(tmp_path: Path, name: str, text: str, hint: str) -> None:
    (found,) = findings(project(tmp_path, **{name: text}))
    assert "error template-header" in found and hint in found
