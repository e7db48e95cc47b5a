"""A headless Chromium, driven over the WebDriver protocol (W3C) without a library for it."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TAB, SPACE, ENTER = "\ue004", " ", "\ue007"


class Browser:
    """One session of one browser window."""

    def __init__(self, client: httpx.Client, session: str) -> None:
        self._client = client
        self._session = session

    def _post(self, path: str, **body: Any) -> Any:
        answer = self._client.post(f"/session/{self._session}/{path}", json=body)
        value = answer.json()["value"]
        assert answer.is_success, value
        return value

    def open(self, path: Path) -> None:
        self._post("url", url=path.resolve().as_uri())

    def run(self, script: str, *arguments: Any) -> Any:
        """The value that a function body returns in the page."""
        return self._post("execute/sync", script=script, args=list(arguments))

    def devtools(self, command: str, **parameters: Any) -> Any:
        return self._post("goog/cdp/execute", cmd=command, params=parameters)

    def phone(self, width: int = 360, height: int = 740) -> None:
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2,
            mobile=True,
        )

    def desktop(self) -> None:
        self.devtools("Emulation.clearDeviceMetricsOverride")

    def prefer(self, scheme: str) -> None:
        """Dark or light."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.devtools("Emulation.setEmulatedMedia", features=features)

    def keys(self, *keys: str) -> None:
        """Presses keys one after the other, wherever the focus is."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._post("actions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def screenshot(self, path: Path) -> None:
        taken = self.devtools("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(taken["data"]))


def _found(names: Sequence[str]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Starts a browser; skips the test where there is none."""
    chromium = _found(("chromium", "chromium-browser", "google-chrome"))
    driver = _found(("chromedriver",))
    if chromium is None or driver is None:
        pytest.skip("needs chromium and chromedriver on the PATH")
    with tempfile.TemporaryDirectory() as profile:
        process = subprocess.Popen(
            [driver, "--port=0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "HOME": profile},
        )
        try:
            port = _port(process)
            with httpx.Client(
                base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False
            ) as client:
                flags = [*FLAGS, f"--user-data-dir={profile}/data"]
                options = {"binary": chromium, "args": flags}
                wanted = {"browserName": "chrome", "goog:chromeOptions": options}
                answer = client.post("/session", json={"capabilities": {"alwaysMatch": wanted}})
                value = answer.json()["value"]
                assert answer.is_success, value
                session = value["sessionId"]
                try:
                    yield Browser(client, session)
                finally:
                    client.delete(f"/session/{session}")
        finally:
            process.terminate()
            process.wait(timeout=20)
            if process.stdout is not None:
                process.stdout.close()


def _port(process: subprocess.Popen[str]) -> int:
    """The port that the driver chose and prints."""
    assert process.stdout is not None
    end = time.monotonic() + 30
    while time.monotonic() < end:
        line = process.stdout.readline()
        if "successfully on port " in line:
            return int(line.rpartition("on port ")[2].strip().rstrip("."))
        assert line or process.poll() is None, "chromedriver ended"
    raise AssertionError("chromedriver does not start")
