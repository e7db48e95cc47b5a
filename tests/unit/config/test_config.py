"""The configuration file: defaults, and what is said about mistakes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from specloom.config import Config, SdkConfig, find_config, read_config
from specloom.config.places import line_of
from specloom.config.shared import shared_runtimes
from specloom.diagnostics import Diagnostic, Diagnostics, Ignore, Place, SpecloomError

MINIMAL = '[sdks.reality-analysis]\ndocument = "openapi.json"\n'


def read(tmp_path: Path, text: str, **options) -> tuple[Config, tuple[Diagnostic, ...]]:
    path = tmp_path / "specloom.toml"
    path.write_text(text, "utf-8")
    diagnostics = Diagnostics()
    return read_config(path, diagnostics, **options), diagnostics.items


def fail(tmp_path: Path, text: str, name: str = "specloom.toml") -> Diagnostic:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(SpecloomError) as caught:
        read_config(path, Diagnostics())
    return caught.value.diagnostics[0]


def test_names_are_derived_from_the_sdks_name(tmp_path: Path) -> None:
    config, found = read(tmp_path, MINIMAL)
    assert found == ()
    sdk = config.sdks["reality-analysis"]
    assert (sdk.package, sdk.distribution, sdk.client, sdk.env_prefix, sdk.output) == (
        "reality_analysis",
        "reality-analysis",
        "RealityAnalysis",
        "REALITY_ANALYSIS",
        "generated/reality-analysis",
    )
    assert sdk.output_folder == tmp_path / "generated/reality-analysis"


@pytest.mark.parametrize("name", ["basic", "mapping", "raw-response", "operation"])
def test_a_client_is_called_like_nothing_that_its_module_imports(tmp_path: Path, name: str) -> None:
    config, found = read(tmp_path, f'[sdks.{name}]\ndocument = "a"\n')
    assert found == ()
    assert config.sdks[name].client == name.title().replace("-", "") + "Api"


def test_the_vocabulary_spells_the_client(tmp_path: Path) -> None:
    config, found = read(tmp_path, '[sdks.itwin]\ndocument = "a"\nwords = ["iTwin"]\n')
    assert found == ()
    assert (config.sdks["itwin"].client, config.sdks["itwin"].package) == ("ITwin", "itwin")


def test_several_sdks_and_every_key(tmp_path: Path) -> None:
    config, found = read(
        tmp_path,
        """
        [sdks.one]
        document = "https://api.example.com/openapi.json"
        allowed-origins = ["https://API.example.com"]
        allowed-folders = ["../shared"]
        overlays = ["one.yaml", "./two.yaml"]
        url = "https://api.example.com/openapi.json"
        output = "src/app/one"
        layout = "vendored"
        package = "app.clients.one"
        client = "One"
        env-prefix = "ACME"
        distribution = "acme-one"
        version = "2.0.0rc1"
        author = "Ann"
        license = "MIT"
        description = "One"
        runtime = "shared"
        runtime-package = "app.runtime"
        http = "httpx2"
        decoding = "strict"
        words = ["iTwin"]
        formatter = "ruff"
        templates = "templates"
        extensions = ["my_pkg.ext"]
        format-types = { decimal = "decimal.Decimal" }
        include = { tags = ["Jobs"], paths = ["/jobs/*"], methods = ["get"] }
        exclude = { operation-ids = ["jobs-cancel"] }
        [[sdks.one.ignore]]
        code = "schema-unsupported"
        reason = "nobody sends it"
        pointer = "/components/schemas/Odd"
        expires = 2099-01-01
        [sdks.one.overrides."/components/schemas/Money"]
        name = "Money"
        type = "decimal.Decimal"
        base = "app.base.Model"
        skip = true
        field = { gt = 0 }
        [sdks.two]
        document = "two.json"
        """,
        today=date(2026, 1, 1),
    )
    assert found == ()
    one = config.sdks["one"]
    assert one.overlays == ("one.yaml", "two.yaml")
    assert one.allowed_origins == ("https://api.example.com",)
    place = Place("specloom.toml", 29)
    assert one.ignores == (
        Ignore("schema-unsupported", "nobody sends it", "/components/schemas/Odd", place),
    )
    assert not one.include.is_empty
    assert one.overrides["/components/schemas/Money"].field == {"gt": 0}
    assert list(config.sdks) == ["one", "two"]


SHARED = """
[sdks.one]
document = "a"
layout = "vendored"
output = "src/app/clients/one"
package = "app.clients.one"
runtime = "shared"
runtime-package = "app.runtime"
[sdks.two]
document = "a"
layout = "vendored"
output = "src/app/two"
package = "app.two"
runtime = "shared"
runtime-package = "app.runtime"
"""


def test_a_shared_runtime_is_where_the_imports_of_all_its_sdks_look(tmp_path: Path) -> None:
    config, found = read(tmp_path, SHARED)
    assert found == ()
    (runtime,) = shared_runtimes(config.sdks)
    assert (runtime.output, [sdk.name for sdk in runtime.sdks]) == (
        "src/app/runtime",
        ["one", "two"],
    )
    assert runtime.output_folder == tmp_path / "src/app/runtime"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("src/app/two", "lib/app/two", 14, "would be in two places"),
        ('"app.two"\nruntime', '"app.two"\nhttp = "httpx2"\nruntime', 14, "has to be 'httpx'"),
        ('layout = "vendored"\noutput = "src/app/two"\npackage = "app.two"',
         'package = "two"', 10, "is dotted, which needs layout"),
        ('"app.two"\nruntime = "shared"', '"app.two"', 14, 'needs runtime = "shared"'),
        ('runtime-package = "app.runtime"\n[', "[", 7, 'needs "runtime-package"'),
        ('"app.runtime"\n[', '"app.clients.one.inner"\n[', 8, "must not be, hold or lie in"),
        ('"app.runtime"\n[', '"app"\n[', 8, "must not be, hold or lie in"),
        ('"app.two"\n', '"other.two"\n', 15, "nothing says where"),
        ("src/app/two", "src/app/runtime/two", 15, ""),
    ],
)  # fmt: skip
def test_what_cannot_be_shared_is_said(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in SHARED
    _, found = read(tmp_path, SHARED.replace(old, new))
    assert any(message in item.message for item in found), found
    assert all(item.place is not None and item.place.line for item in found)


def test_it_cannot_be_changed(tmp_path: Path) -> None:
    config, _ = read(tmp_path, MINIMAL)
    with pytest.raises(ValidationError, match="frozen"):
        config.sdks["reality-analysis"].version = "2.0.0"


def test_the_digest_depends_on_what_is_configured_and_on_nothing_else(tmp_path: Path) -> None:
    digests = {}
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        text = MINIMAL + (
            'version = "2.0"\n' if folder == "c" else "# a comment\n" * (folder == "b")
        )
        config, _ = read(tmp_path / folder, text)
        digests[folder] = config.sdks["reality-analysis"].digests()
    assert digests["a"] == digests["b"] != digests["c"]


UNKNOWN = {
    'outptu = "x"': ("outptu", "did you mean 'output'?"),
    'operation_ids = ["x"]': ("operation_ids", "there are: "),
    'runtime_package = "x"': ("runtime_package", "did you mean 'runtime-package'?"),
    'include = { tag = ["x"] }': ("tag", "did you mean 'tags'?"),
    'name = "x"': ("name", "there are: "),
    'root = "/"': ("root", "there are: "),
    '[[sdks.reality-analysis.ignore]]\ncode="a"\nreason="b"\nexpire=2': (
        "expire",
        "did you mean 'expires'?",
    ),
}


@pytest.mark.parametrize("line", UNKNOWN)
def test_an_unknown_key_is_an_error_with_a_suggestion_and_a_line(tmp_path: Path, line: str) -> None:
    config, (found,) = read(tmp_path, MINIMAL + line + "\n")
    key, hint = UNKNOWN[line]
    assert found.code == "config-unknown-key"
    assert found.message == f"there is no key '{key}'"
    assert found.hint.startswith(hint)
    assert str(found.place) == f"specloom.toml:{3 + line.count(chr(10))}"
    assert config.sdks == {}


WRONG = {
    'formatter = "blak"': "'formatter' must be 'black' or 'ruff'",
    'version = "one"': "'version' must be a version",
    'output = "/etc"': "'output' must be a path relative",
    'output = "C:\\\\x"': "'output' must be a path relative",
    'output = "a\\\\b"': "'output' must be written with forward slashes",
    'output = "a\\nb"': "'output' must be one line",
    'package = "a-b"': "'package' must be a dotted Python name",
    'package = "class"': "'package' must be a dotted Python name",
    'package = "a.b"': "'package' is dotted",
    'package = "httpx"': "'package' is the name of a module",
    'client = "A\\"; import os"': "'client' must be a Python identifier",
    'client = "Bearer"': "'client' is the name of a class",
    'distribution = "a b"': "'distribution' must be a distribution name",
    'author = "a\\u001b[31m"': "'author' must be one line",
    'description = "a\\u202eb"': "'description' must be one line",
    'allowed-origins = ["file://a"]': "'allowed-origins[0]' must be an https URL",
    'url = "https://a/b"': "'url' is a URL, which needs its origin",
    'allowed-origins = ["https://u:p@a"]': "'allowed-origins[0]' must not hold credentials",
    'allowed-origins = ["https://a/b"]': "'allowed-origins[0]' must be an origin",
    'words = ["i Twin"]': "'words[0]' must be one word",
    "words = 1": "'words' must be",
    'extensions = ["os; evil"]': "'extensions[0]' must be a dotted Python name",
    'runtime = "shared"': "'runtime' is shared, which needs",
    'include = { methods = ["GET"] }': "'include.methods[0]' must be 'get'",
    'overrides = { "a" = {} }': "'overrides.a' must be a JSON Pointer",
    'overrides = { "/a" = { field = { "x=1" = 1 } } }': "is no argument of pydantic's Field",
    'overrides = { "/a" = { field = { reprr = false } } }': "did you mean 'repr'?",
    'ignore = [{ code = "a" }]': "'ignore[0].reason' is missing",
    "overlays = [1]": "'overlays[0]' must be a valid string",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_value_is_an_error_with_its_line(tmp_path: Path, line: str) -> None:
    config, found = read(tmp_path, MINIMAL + line + "\n")
    assert [each.code for each in found] == ["config-value"]
    assert WRONG[line] in found[0].message
    assert str(found[0].place) == "specloom.toml:3"
    assert config.sdks == {}


@pytest.mark.parametrize(
    "document", ["", "/etc/passwd", "http://a/b", "ftp://a", "https://u@a/b", "https://a/b"]
)
def test_a_document_that_will_not_be_read(tmp_path: Path, document: str) -> None:
    _, (found,) = read(tmp_path, f'[sdks.a]\ndocument = "{document}"\n')
    assert found.message.startswith("'document' ")


@pytest.mark.parametrize("name", ["../x", "a b", "-x", "a/b", "x.", "", "\u202ex"])
def test_an_sdks_name_can_be_typed_and_used_as_a_folder(tmp_path: Path, name: str) -> None:
    _, found = read(tmp_path, f'[sdks."{name}"]\ndocument = "a"\n')
    assert any(each.message.startswith("the name of an SDK must be") for each in found)


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    text = '[sdks.a]\nversion = "x"\noutptu = "y"\n[sdks.b]\ndocument = 1\n[other]\n'
    config, found = read(tmp_path, text)
    assert [(each.place.line, each.code) for each in found if each.place] == [
        (1, "config-value"),
        (2, "config-value"),
        (3, "config-unknown-key"),
        (5, "config-value"),
        (6, "config-unknown-key"),
    ]
    assert config.sdks == {}


def test_outputs_must_not_overlap(tmp_path: Path) -> None:
    text = '[sdks.a]\ndocument="x"\noutput="g/x"\n[sdks.b]\ndocument="x"\noutput="g/y/../x/b"\n'
    _, (found,) = read(tmp_path, text)
    assert found.code == "config-output-shared"
    assert str(found.place) == "specloom.toml:6"


def test_an_ignore_expires_after_its_last_day(tmp_path: Path) -> None:
    text = MINIMAL + 'ignore = [{code = "a", reason = "b", expires = 2026-05-01}]\n'
    assert read(tmp_path, text, today=date(2026, 5, 1))[1] == ()
    _, (found,) = read(tmp_path, text, today=date(2026, 5, 2))
    assert found.code == "config-expired-ignore"


def test_files_that_are_no_configuration(tmp_path: Path) -> None:
    assert fail(tmp_path, "a = ").code == "config-syntax"
    item = fail(tmp_path, "a = 1\nb 2\n")
    assert str(item.place) == "specloom.toml:2:3" and "line" not in item.message
    item = fail(tmp_path, "a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> other\n")
    assert (str(item.place), item.message) == (
        "specloom.toml:2:1",
        "a merge left both sides in it",
    )
    assert fail(tmp_path, "").code == "config-no-sdk"
    assert fail(tmp_path, "sdks = 1").code == "config-no-sdk"
    assert "[tool.specloom.sdks.NAME]" in fail(tmp_path, "", "pyproject.toml").message
    (tmp_path / "latin.toml").write_bytes(b"# \xff")
    for name in ("latin.toml", "missing.toml", "."):
        with pytest.raises(SpecloomError):
            read_config(tmp_path / name, Diagnostics())


def test_the_nearest_configuration_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    with pytest.raises(SpecloomError, match="specloom"):
        find_config(inner)
    (tmp_path / "pyproject.toml").write_text("[tool.specloom.sdks.a]\n")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'specloom-user'\n")
    assert find_config(inner) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "specloom.toml").write_text("")
    assert find_config(inner) == tmp_path / "a" / "specloom.toml"
    (tmp_path / "specloom.toml").write_text("")
    with pytest.raises(SpecloomError, match="both"):
        find_config(tmp_path)


@given(st.text(max_size=200), st.lists(st.text(max_size=5) | st.integers(0, 3), max_size=4))
def test_looking_for_a_line_never_fails(text: str, path: list[str | int]) -> None:
    line = line_of(text, path)
    assert line is None or 1 <= line <= len(text.splitlines())


def test_pyproject_and_specloom_toml_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.specloom]\n" + MINIMAL.replace("[sdks", "[tool.specloom.sdks"))
    sdk = read_config(path, Diagnostics()).sdks["reality-analysis"]
    assert isinstance(sdk, SdkConfig)
    assert sdk.digests() == read(tmp_path, MINIMAL)[0].sdks["reality-analysis"].digests()
