"""Reading files: what may be read, how it is decoded, and what it is called."""

import hashlib
import io
import os
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.load import Limits, load
from specloom.load.source import Reader
from support.loading import HEAD, load_files, load_text, refuse, write

DOCUMENT = HEAD + "paths: {}\n"
REF = HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: '%s'}}}\n"


def test_a_file_is_labelled_relative_to_the_base_and_hashed(tmp_path: Path) -> None:
    document, found = load_text(tmp_path, DOCUMENT, "spec/api.yaml")
    assert found == ()
    (file,) = document.files
    assert (file.label, file.sha256) == (
        "spec/api.yaml",
        hashlib.sha256(DOCUMENT.encode()).hexdigest(),
    )


def test_files_are_listed_in_reading_order(tmp_path: Path) -> None:
    schema = "{properties: {b: {$ref: b.yaml}}}"
    files = {"openapi.yaml": REF % "x/a.yaml", "x/a.yaml": schema, "x/b.yaml": "{type: string}"}
    document, _ = load_files(tmp_path, files)
    assert [file.label for file in document.files] == ["openapi.yaml", "x/a.yaml", "x/b.yaml"]


@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.yml", "openapi.json"])
def test_a_folder_stands_for_the_document_in_it(tmp_path: Path, name: str) -> None:
    text = '{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}}'
    write(tmp_path, {f"spec/{name}": text})
    document = load("spec", base=tmp_path, diagnostics=Diagnostics())
    assert document.files[0].label == f"spec/{name}"


def test_a_folder_without_a_document(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    with pytest.raises(SpecloomError, match="the folder spec holds no OpenAPI document"):
        load("spec", base=tmp_path, diagnostics=Diagnostics())


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.yaml": "{type: string}"})
    stdin = type("Stdin", (), {"buffer": io.BytesIO((REF % "a.yaml").encode())})
    monkeypatch.setattr("sys.stdin", stdin)
    diagnostics = Diagnostics()
    document = load("-", base=tmp_path, diagnostics=diagnostics)
    assert diagnostics.items == ()
    assert [file.label for file in document.files] == ["<stdin>", "a.yaml"]
    assert document.data["components"]["schemas"]["A"] == {"type": "string"}


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SpecloomError) as caught:
        load("nope.yaml", base=tmp_path, diagnostics=Diagnostics())
    assert caught.value.diagnostics[0].code == "load-not-found"


def test_a_device_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(SpecloomError) as caught:
        load("pipe.yaml", base=tmp_path, diagnostics=Diagnostics())
    assert caught.value.diagnostics[0].code == "load-unreadable"


def test_a_nul_in_a_path(tmp_path: Path) -> None:
    with pytest.raises(SpecloomError) as caught:
        load("a\0b.yaml", base=tmp_path, diagnostics=Diagnostics())
    assert caught.value.diagnostics[0].code == "load-ref-syntax"


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    with pytest.raises(SpecloomError) as caught:
        load("x" * 5000, base=tmp_path, diagnostics=Diagnostics())
    assert caught.value.diagnostics[0].code in ("load-unreadable", "load-not-found")


@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.json"])
def test_a_byte_order_mark_is_skipped(tmp_path: Path, name: str) -> None:
    text = '\ufeff{"openapi": "3.0.3",\n "info": {"title": "T", "version": "1"}, "paths": {}}'
    document, found = load_text(tmp_path, text, name)
    assert found == ()
    assert list(document.data) == ["openapi", "info", "paths"]
    assert str(document.place("/info")) == f"{name}:2:2"


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.json"])
def test_other_unicode_encodings_are_refused(tmp_path: Path, name: str, encoding: str) -> None:
    item = refuse(tmp_path, DOCUMENT.encode(encoding), name)
    assert (item.code, item.hint) == ("load-encoding", "save it as UTF-8")


def test_bytes_that_are_not_utf_8_are_refused_with_their_place(tmp_path: Path) -> None:
    item = refuse(tmp_path, HEAD.encode() + b"paths: {}\nx-y: caf\xe9\n")
    assert (item.code, str(item.place)) == ("load-encoding", "openapi.yaml:4:9")
    assert "0xe9" in item.message


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_empty_file(tmp_path: Path, text: str) -> None:
    assert refuse(tmp_path, text).code == "load-empty"


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    text = DOCUMENT + "#" * 1000
    assert refuse(tmp_path, text, limits=Limits(file_bytes=500)).code == "load-too-large"
    load_text(tmp_path, text, limits=Limits(file_bytes=len(text)))


def test_all_files_together_over_the_limit(tmp_path: Path) -> None:
    files = {"openapi.yaml": REF % "a.yaml", "a.yaml": "{type: string} #" + "x" * 300}
    _, found = load_files(tmp_path, files, limits=Limits(total_bytes=300))
    assert [item.code for item in found] == ["load-too-large"]


def test_too_many_files(tmp_path: Path) -> None:
    files = {f"{n}.yaml": f"{{allOf: [{{$ref: {n + 1}.yaml}}]}}" for n in range(20)}
    _, found = load_files(
        tmp_path, {"openapi.yaml": REF % "0.yaml", **files}, limits=Limits(files=10)
    )
    assert [item.code for item in found] == ["load-too-large"]


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("/etc/passwd", "load-ref-syntax"),
        ("file:///etc/passwd", "load-ref-syntax"),
        ("FILE:///etc/passwd", "load-ref-syntax"),
        ("C:/windows/win.ini", "load-ref-syntax"),
        ("C:a.yaml", "load-ref-syntax"),
        ("\\\\\\\\host\\\\share", "load-ref-syntax"),
        ("..\\\\secret.yaml", "load-ref-syntax"),
        ("//evil.example/a.yaml", "load-ref-syntax"),
        ("ftp://example.com/a", "load-ref-syntax"),
        ("gopher://example.com/a", "load-ref-syntax"),
        ("data:application/json,{}", "load-ref-syntax"),
        ("javascript:alert(1)", "load-ref-syntax"),
        ("../secret.yaml", "load-ref-outside"),
        ("x/../../secret.yaml", "load-ref-outside"),
        ("%2e%2e/secret.yaml", "load-ref-outside"),
        ("..%2fsecret.yaml", "load-ref-outside"),
        ("a%00.yaml", "load-ref-syntax"),
        ("link.yaml", "load-ref-outside"),
        ("folder/secret.yaml", "load-ref-outside"),
        ("http://169.254.169.254/latest/meta-data", "load-origin"),
        ("https://example.com/a.yaml", "load-origin"),
        ("https://user:secret@example.com/a.yaml", "load-fetch"),
        ("https://[::1/a", "load-ref-syntax"),
        ("https:///a", "load-fetch"),
        ("folder", "load-ref-outside"),
        ("inside", "load-unreadable"),
        ("nope.yaml", "load-not-found"),
    ],
)
def test_references_that_lead_out_are_refused(tmp_path: Path, reference: str, code: str) -> None:
    write(tmp_path, {"secret.yaml": "{title: SECRET}", "outside/secret.yaml": "{title: SECRET}"})
    spec = tmp_path / "spec"
    (spec / "inside").mkdir(parents=True)
    (spec / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (spec / "folder").symlink_to(tmp_path / "outside")
    text = f'{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    A:\n      $ref: "{reference}"\n'
    document, (item,) = load_text(tmp_path, text, "spec/openapi.yaml")
    assert item.code == code
    assert (str(item.place), item.place.pointer) == (
        "spec/openapi.yaml:7:7",
        "/components/schemas/A/$ref",
    )
    assert document.data["components"]["schemas"]["A"] == {}
    assert "SECRET" not in repr(document.data)


def test_a_folder_outside_can_be_allowed(tmp_path: Path) -> None:
    files = {"spec/openapi.yaml": REF % "../common/a.yaml", "common/a.yaml": "{type: string}"}
    document, found = load_files(
        tmp_path, files, "spec/openapi.yaml", allowed_folders=(tmp_path / "common",)
    )
    assert found == ()
    assert document.data["components"]["schemas"]["A"] == {"type": "string"}
    assert [file.label for file in document.files] == ["spec/openapi.yaml", "common/a.yaml"]


@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.json"])
def test_both_sides_of_a_merge_are_told(tmp_path: Path, name: str) -> None:
    text = f'{HEAD}<<<<<<< HEAD\npaths: {{}}\n=======\npaths: {{"/a": {{}}}}\n>>>>>>> other\n'
    if name.endswith("json"):
        text = f"{{\n<<<<<<< HEAD\n{text.partition('<<<<<<< HEAD')[2]}"
    line = text.splitlines().index("<<<<<<< HEAD") + 1
    item = refuse(tmp_path, text, name)
    assert (str(item.place), item.message) == (
        f"{name}:{line}:1",
        "a merge left both sides in it",
    )
    assert refuse(tmp_path, "a: [\n", "openapi.yaml").message != item.message


@pytest.mark.parametrize(
    ("source", "reference", "folder"),
    [
        ("spec/openapi.yaml", "../common/x/y/a.yaml", "common"),
        ("spec/v1/openapi.yaml", "../../common/a.yaml", "common"),
        ("spec/v1/openapi.yaml", "../shared/a.yaml", "spec/shared"),
        ("spec/v1/openapi.yaml", "../a.yaml", "spec"),
        ("openapi.yaml", "../common/a.yaml", "../common"),
    ],
)
def test_the_folder_to_allow_is_told(
    tmp_path: Path, source: str, reference: str, folder: str
) -> None:
    base = tmp_path / "project"
    base.mkdir()
    _, (item,) = load_files(base, {source: REF % reference}, source)
    assert item.hint == f'write allowed-folders = ["{folder}"] under its SDK in the configuration'
    target = base / Path(source).parent / reference
    write(tmp_path, {os.path.relpath(target, tmp_path): "{type: string}"})
    _, found = load_files(base, {source: REF % reference}, source, allowed_folders=(base / folder,))
    assert found == ()


def test_the_same_file_by_two_ways_is_read_once(tmp_path: Path) -> None:
    schemas = "{A: {$ref: a.yaml}, B: {$ref: './x/../a.yaml#'}}"
    text = f"{HEAD}paths: {{}}\ncomponents: {{schemas: {schemas}}}\n"
    document, found = load_files(tmp_path, {"openapi.yaml": text, "a.yaml": "{type: string}"})
    assert found == ()
    assert [file.label for file in document.files] == ["openapi.yaml", "a.yaml"]


def test_a_broken_file_is_reported_once_with_its_own_place(tmp_path: Path) -> None:
    text = HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: a.json}, B: {$ref: 'a.json#/b'}}}\n"
    _, found = load_files(tmp_path, {"openapi.yaml": text, "a.json": '{\n "a": }'})
    assert [(item.code, str(item.place)) for item in found] == [("load-json-syntax", "a.json:2:7")]


def test_duplicate_keys_in_another_file_have_a_place_in_it(tmp_path: Path) -> None:
    files = {"openapi.yaml": REF % "a.yaml", "a.yaml": "title: a\ntitle: b\n"}
    _, found = load_files(tmp_path, files)
    (item,) = found
    assert (str(item.place), item.place.pointer) == (
        "a.yaml:2:1",
        "/x-specloom-files/a.yaml/title",
    )


def test_a_file_name_with_a_space_is_percent_encoded_in_a_reference(tmp_path: Path) -> None:
    schema = "{type: string}"
    files = {"openapi.yaml": REF % "my%20files/a%23b.yaml", "my files/a#b.yaml": schema}
    document, found = load_files(tmp_path, files)
    assert found == ()
    assert document.data["components"]["schemas"]["A"] == {"type": "string"}


def test_a_reader_counts_what_it_reads(tmp_path: Path) -> None:
    write(tmp_path, {"a.yaml": "1"})
    reader = Reader(tmp_path, Limits())
    assert reader.read_root("a.yaml") is reader.files[0]
