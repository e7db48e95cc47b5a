"""Documents from the web: allowed origins, redirects, private addresses and answers of any size."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.load import Limits, fetch, load
from support.loading import HEAD, load_text
from support.site import Site

OPENAPI = HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: 'models/a.yaml'}}}\n"


def read(site: Site, folder: Path, path: str = "/api/openapi.yaml", **options: Any) -> Any:
    options = {"allowed_origins": (site.origin,), "allow_private_addresses": True, **options}
    diagnostics = Diagnostics()
    document = load(site.origin + path, base=folder, diagnostics=diagnostics, **options)
    return document, diagnostics.items


def refused(site: Site, folder: Path, path: str = "/api/openapi.yaml", **options: Any) -> Any:
    with pytest.raises(SpecloomError) as caught:
        read(site, folder, path, **options)
    return caught.value.diagnostics[0]


def test_a_document_and_what_it_refers_to(site: Site, tmp_path: Path) -> None:
    site.put("/api/openapi.yaml", OPENAPI)
    site.put("/api/models/a.yaml", "{type: string}")
    document, found = read(site, tmp_path)
    assert found == ()
    assert [file.label for file in document.files] == [
        f"{site.origin}/api/openapi.yaml",
        f"{site.origin}/api/models/a.yaml",
    ]
    assert document.data["components"]["schemas"]["A"] == {"type": "string"}
    place = document.place("/components/schemas/A/type")
    assert (place.file, place.line) == (f"{site.origin}/api/models/a.yaml", 1)


def test_the_request_names_the_host(site: Site, tmp_path: Path) -> None:
    site.put("/api/openapi.yaml", HEAD + "paths: {}\n")
    read(site, tmp_path)
    ((path, headers),) = site.requests
    assert path == "/api/openapi.yaml"
    assert headers["Host"] == site.origin.removeprefix("http://")
    assert "Authorization" not in headers


def test_an_origin_must_be_allowed(site: Site, tmp_path: Path) -> None:
    item = refused(site, tmp_path, allowed_origins=("http://127.0.0.1",))
    assert item.code == "load-origin"
    assert site.origin in item.hint
    assert site.requests == []


def test_a_private_address_must_be_allowed(site: Site, tmp_path: Path) -> None:
    item = refused(site, tmp_path, allow_private_addresses=False)
    assert item.code == "load-private-address"
    assert site.requests == []


def test_a_name_that_leads_to_a_private_address(tmp_path: Path, monkeypatch: Any) -> None:
    def resolve(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 80))]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolve)
    with pytest.raises(SpecloomError) as caught:
        load(
            "https://public.example/openapi.yaml",
            base=tmp_path,
            diagnostics=Diagnostics(),
            allowed_origins=("https://public.example",),
        )
    assert caught.value.diagnostics[0].code == "load-private-address"


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, tmp_path: Path, monkeypatch: Any
) -> None:
    """A name that answers differently the second time does not get its way."""
    port = site.server.server_port
    answers = [[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]]
    real = socket.getaddrinfo

    def resolve(host: str, *rest: Any, **options: Any) -> list[Any]:
        return answers.pop() if host == "rebound.example" else real(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    site.put("/openapi.yaml", HEAD + "paths: {}\n")
    origin = f"http://rebound.example:{port}"
    document = load(
        f"{origin}/openapi.yaml",
        base=tmp_path,
        diagnostics=Diagnostics(),
        allowed_origins=(origin,),
        allow_private_addresses=True,
    )
    assert document.files[0].label == f"{origin}/openapi.yaml"
    assert site.requests[0][1]["Host"] == f"rebound.example:{port}"
    assert answers == []


def test_a_redirect_within_the_origin_is_followed(site: Site, tmp_path: Path) -> None:
    site.put("/api/openapi.yaml", "", 302, Location="/v2/openapi.yaml")
    site.put("/v2/openapi.yaml", HEAD + "paths: {}\n")
    document, _ = read(site, tmp_path)
    assert document.files[0].label == f"{site.origin}/api/openapi.yaml"


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest",
        "http://localhost/openapi.yaml",
        "https://127.0.0.1/",
        "//evil.example/",
        "file:///etc/passwd",
        "http://user:pw@127.0.0.1/",
        "http://[",
    ],
)
def test_a_redirect_elsewhere_is_refused(site: Site, tmp_path: Path, location: str) -> None:
    site.put("/api/openapi.yaml", "", 302, Location=location)
    item = refused(site, tmp_path)
    assert item.code in ("load-redirect", "load-fetch", "load-ref-syntax")
    assert len(site.requests) == 1


def test_endless_redirects_end(site: Site, tmp_path: Path) -> None:
    site.put("/api/openapi.yaml", "", 307, Location="/api/openapi.yaml")
    item = refused(site, tmp_path, limits=Limits(redirects=3))
    assert item.code == "load-redirect"
    assert len(site.requests) == 4


@pytest.mark.parametrize("status", [204, 304, 401, 404, 500])
def test_other_answers_are_errors(site: Site, tmp_path: Path, status: int) -> None:
    site.put("/api/openapi.yaml", b"", status)
    item = refused(site, tmp_path)
    assert (item.code, str(status) in item.message) == ("load-fetch", True)


def test_an_answer_over_the_limit(site: Site, tmp_path: Path) -> None:
    site.put("/api/openapi.yaml", HEAD + "paths: {}\n#" + "x" * 100_000)
    assert refused(site, tmp_path, limits=Limits(file_bytes=10_000)).code == "load-too-large"


def test_no_server(site: Site, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(SpecloomError) as caught:
            load(
                f"{origin}/x",
                base=tmp_path,
                diagnostics=Diagnostics(),
                allowed_origins=(origin,),
                allow_private_addresses=True,
            )
    assert caught.value.diagnostics[0].code == "load-fetch"


def test_a_host_that_does_not_exist(site: Site, tmp_path: Path) -> None:
    with pytest.raises(SpecloomError) as caught:
        load(
            "https://nowhere.invalid/x",
            base=tmp_path,
            diagnostics=Diagnostics(),
            allowed_origins=("https://nowhere.invalid",),
        )
    assert caught.value.diagnostics[0].code == "load-fetch"


def test_a_web_document_cannot_refer_to_local_files(site: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("{title: SECRET}", "utf-8")
    text = HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: '%s'}}}\n"
    for reference in ("file:///etc/passwd", "/etc/passwd", "secret.yaml", "../secret.yaml"):
        site.put("/api/openapi.yaml", text % reference)
        document, (item,) = read(site, tmp_path)
        assert item.code in ("load-fetch", "load-ref-syntax")
        assert "SECRET" not in repr(document.data)


def test_a_local_document_may_refer_to_an_allowed_origin(site: Site, tmp_path: Path) -> None:
    site.put("/a.yaml", "{items: {$ref: 'b.yaml#/B'}}")
    site.put("/b.yaml", "{B: {type: string}}")
    document, found = load_text(
        tmp_path,
        f"{HEAD}components: {{schemas: {{A: {{$ref: '{site.origin}/a.yaml'}}}}}}\n",
        allowed_origins=(site.origin,),
        allow_private_addresses=True,
    )
    assert found == ()
    label = f"{site.origin}/b.yaml"
    assert list(document.data["x-specloom-files"]) == [label]
    assert document.resolve(document.data["components"]["schemas"]["A"]["items"]["$ref"][1:]) == {
        "type": "string"
    }


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Example.com/a", "https://example.com"),
        ("https://example.com:443/", "https://example.com"),
        ("http://example.com:80", "http://example.com"),
        ("https://example.com:8443/x?y#z", "https://example.com:8443"),
        ("https://[::1]:8080/", "https://[::1]:8080"),
    ],
)
def test_origins(url: str, origin: str) -> None:
    assert fetch.origin_of(url) == origin


@pytest.mark.parametrize(
    "url", ["ftp://a/", "https://", "https://u:p@a/", "https://a:x/", "https://a:99999/", "a", ""]
)
def test_what_has_no_origin(url: str) -> None:
    with pytest.raises(SpecloomError):
        fetch.origin_of(url)


def test_a_proxy_looks_up_the_name_itself(site: Site, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("http_proxy", site.origin)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    url = "http://only-the-proxy-knows.example/openapi.yaml"
    site.put(url, HEAD + "paths: {}\n")
    document = load(
        url,
        base=tmp_path,
        diagnostics=Diagnostics(),
        allowed_origins=("http://only-the-proxy-knows.example",),
    )
    assert document.files[0].label == url
