"""The worked examples: their trees are committed, and they do what they are there for."""

from __future__ import annotations

import json
import shutil
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from specloom.config import SdkConfig, read_config
from specloom.diagnostics import Diagnostics
from support.making import importable, made, tree_of
from support.scripted_server import ScriptedServer, reply

EXAMPLES = Path(__file__).parents[2] / "examples"
ID = "5f0c3d80-6f6b-4b6e-8f6a-0a7c0a5d0b11"


def sdks(folder: Path) -> dict[str, SdkConfig]:
    diagnostics = Diagnostics()
    config = read_config(folder / "specloom.toml", diagnostics)
    assert not diagnostics.items
    return dict(config.sdks)


ALL = [
    pytest.param(sdk, id=f"{folder.name}-{name}")
    for folder in sorted(path.parent for path in EXAMPLES.glob("*/specloom.toml"))
    for name, sdk in sdks(folder).items()
]


def kept(path: str) -> bool:
    """Whether a file is committed: the runtime, the fake and what follows from the rest are not."""
    parts = path.split("/")
    return not {"_runtime", "testing"} & set(parts) and parts[-1] not in (
        "specloom.lock",
        "API.txt",
    )


@pytest.mark.parametrize("sdk", ALL)
def test_the_tree_is_the_committed_one(sdk: SdkConfig, request: pytest.FixtureRequest) -> None:
    tree = {path: data for path, data in tree_of(sdk).items() if kept(path)}
    folder = sdk.output_folder
    if request.config.getoption("--update-golden"):
        for path, data in tree.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    for path, data in tree.items():
        assert (folder / path).read_text() == data.decode(), f"{path}: `make golden` rewrites it"
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    by_hand = {path for path in there if path.startswith("_custom")}
    assert {path for path in there if kept(path)} - by_hand == set(tree)


@contextmanager
def written(tmp_path: Path, example: str, *names: str) -> Iterator[Path]:
    """A copy of an example, generated and importable."""
    folder = tmp_path / example
    shutil.copytree(EXAMPLES / example, folder)
    for sdk in sdks(folder).values():
        shutil.rmtree(folder / "expected", ignore_errors=True)
        for path in list(sdk.output_folder.rglob("*")):
            if path.is_file() and not path.name.startswith("_custom"):
                path.unlink()
        made(sdk)
    with importable(folder, *names), importable(folder / "expected", *names):
        yield folder


class Spans:
    """Stands for `opentelemetry.trace`."""

    SpanKind = types.SimpleNamespace(CLIENT="client")

    def __init__(self) -> None:
        self.done: list[tuple[str, dict[str, Any]]] = []

    def get_tracer(self, name: str, version: str) -> Spans:
        return self

    @contextmanager
    def start_as_current_span(self, name: str, kind: str) -> Iterator[Any]:
        attributes: dict[str, Any] = {}
        yield types.SimpleNamespace(set_attribute=attributes.__setitem__)
        self.done.append((name, attributes))


def test_every_call_has_one_span_however_often_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans = Spans()
    monkeypatch.setitem(sys.modules, "opentelemetry", types.SimpleNamespace(trace=spans))
    monkeypatch.setattr("random.uniform", lambda low, high: 0.0)
    with written(tmp_path, "telemetry", "shop"), ScriptedServer() as server:
        server.script(reply(503), reply(data=[]))
        with import_module("shop").Shop(base_url=server.url) as client:
            assert list(client.orders.list()) == []
    assert len(server.requests) == 2
    assert spans.done == [
        (
            "listOrders",
            {
                "http.request.method": "GET",
                "url.template": "/orders",
                "http.response.status_code": 200,
            },
        )
    ]


def test_the_house_style_holds_for_every_model(tmp_path: Path) -> None:
    with written(tmp_path, "house-style", "shop", "acme") as folder, ScriptedServer() as server:
        shop = import_module("shop")
        server.script(reply(data={"id": ID, "name": "Tea", "price": 4.2}))
        with shop.Shop(base_url=server.url) as client:
            product = client.products.get(UUID(ID))
        assert (product.id, product.price) == (UUID(ID), Decimal("4.2"))
        assert product.fingerprint() == product.model_copy().fingerprint()
        base = import_module("acme.models").AcmeModel
        assert all(issubclass(getattr(shop.models, n), base) for n in ("Order", "Product"))
        page = (folder / "expected/catalogue/products.md").read_text()
        assert "| `products.get` | `GET /products/{id}` | One product |" in page


def answer(app: Any) -> list[str]:
    return b"".join(app({}, lambda status, headers: None)).decode().splitlines()


def forget(name: str) -> None:
    for module in [each for each in sys.modules if each.split(".")[0] == name]:
        del sys.modules[module]


def test_two_clients_in_one_application_survive_a_new_document(tmp_path: Path) -> None:
    order = {"id": ID, "product": ID, "total": 120, "note": "Gift"}
    with written(tmp_path, "web-app", "webapp") as folder, ScriptedServer() as server:
        clients = folder / "webapp/clients"
        own = {path: path.read_text() for path in clients.glob("shop/_custom*")}
        assert len(own) == 2

        def run() -> tuple[list[str], Any]:
            forget("webapp")
            server.script(reply(data=[order]), reply(data=[order]), reply(data={"left": 3}))
            shop = import_module("webapp.clients.shop").Shop(base_url=server.url)
            stock = import_module("webapp.clients.stock").Stock(base_url=server.url)
            with shop, stock:
                return answer(import_module("webapp.app").make_app(shop, stock)), shop

        shown, shop = run()
        assert shown == ["Sold for 120.00", "Gift: large, 3 left"]
        assert not hasattr(shop.orders, "delete")
        (folder / "shop.yaml").write_bytes((folder / "shop-next.yaml").read_bytes())
        made(sdks(folder)["shop"])
        again, shop = run()
        assert again == shown
        assert hasattr(shop.orders, "delete") and hasattr(shop.orders, "notable")
        assert {path: path.read_text() for path in own} == own
        lock = json.loads((clients / "shop/specloom.lock").read_bytes())
        assert not any("_custom" in path for path in lock["files"])
