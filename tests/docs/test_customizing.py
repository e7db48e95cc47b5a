"""The examples of docs/customizing.md work."""

from __future__ import annotations

from pathlib import Path

from specloom.config import read_config
from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from support.making import importable
from support.markdown import blocks

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "customizing.md"
TEMPLATE = """\
{#- specloom
contract = 2
each = "sdk"
path = "names.py"
-#}
NAME = {{ client.name | shouted }}
"""


def test_hooks_and_filters(tmp_path: Path) -> None:
    (code, filters) = [block.code for block in blocks(PAGE, "python") if block.heading == "Hooks"]
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "specloom_ext.py").write_text(f"{code}\n\n{filters}")
    (tmp_path / "templates" / "extra").mkdir(parents=True)
    (tmp_path / "templates" / "extra" / "names.py.jinja").write_text(TEMPLATE)
    document = (ROOT / "tests/golden/petstore/openapi.yaml").read_text()
    (tmp_path / "openapi.yaml").write_text(document.replace("weight:", "price:"))
    (tmp_path / "specloom.toml").write_text(
        '[sdks.pets]\ndocument = "openapi.yaml"\ntemplates = "templates"\n'
        'extensions = ["acme.specloom_ext"]\n'
    )
    diagnostics = Diagnostics()
    sdk = read_config(tmp_path / "specloom.toml", diagnostics).sdks["pets"]
    with importable(tmp_path, "acme"):
        tree = generate(sdk, diagnostics)
    assert not diagnostics.has_errors, diagnostics.items
    assert b'NAME = "PETS"' in tree["names.py"]
    assert b"price: Annotated[Decimal, AsNumber()" in tree["pets/models/pet.py"]
