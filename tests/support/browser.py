"""A headless Chromium, driven over a pipe by the DevTools Protocol, without a driver or a library.

https://chromedevtools.github.io/devtools-protocol/: JSON messages that end with a NUL.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
    "--remote-debugging-pipe",
)
SECONDS = 60
"""How long an answer may take on a busy machine."""
TAB, SPACE, ENTER = "\ue004", " ", "\ue007"
NAMED = {
    TAB: {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    ENTER: {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    SPACE: {"key": " ", "code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
}


class Pipe:
    """The two ends of the conversation with a browser."""

    def __init__(self, sending: int, receiving: int) -> None:
        self._sending = sending
        self._receiving = receiving
        self._buffer = b""
        self._last = 0
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, session: str = "", **parameters: Any) -> Any:
        """The result of a command; what happens meanwhile is kept in `events`."""
        self._last += 1
        number = self._last
        asked = {"id": number, "method": method, "params": parameters}
        if session:
            asked["sessionId"] = session
        data = json.dumps(asked).encode() + b"\0"
        while data:
            data = data[os.write(self._sending, data) :]
        while True:
            message = self._message()
            if message.get("id") == number:
                assert "error" not in message, (method, message)
                return message["result"]
            self.events.append(message)

    def wait(self, method: str) -> None:
        """Returns once the event has happened."""
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._message())

    def _message(self) -> dict[str, Any]:
        end = time.monotonic() + SECONDS
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._receiving], [], [], max(0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            data = os.read(self._receiving, 1 << 16)
            assert data, "the browser ended"
            self._buffer += data
        text, _, self._buffer = self._buffer.partition(b"\0")
        found: dict[str, Any] = json.loads(text)
        return found


class Browser:
    """One page of a browser."""

    def __init__(self, pipe: Pipe, session: str) -> None:
        self._pipe = pipe
        self._session = session

    def devtools(self, command: str, **parameters: Any) -> Any:
        return self._pipe.ask(command, self._session, **parameters)

    def open(self, path: Path) -> None:
        self._pipe.events.clear()
        self.devtools("Page.navigate", url=path.resolve().as_uri())
        self._pipe.wait("Page.loadEventFired")

    def run(self, script: str, *arguments: Any) -> Any:
        """The value that a function body returns in the page."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        done = self.devtools(
            "Runtime.evaluate",
            expression=f"(function () {{ {script} }})({given})",
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

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
        for key in keys:
            facts = NAMED.get(key, {"key": key, "text": key})
            self.devtools("Input.dispatchKeyEvent", type="keyDown", **facts)
            released = {name: value for name, value in facts.items() if name != "text"}
            self.devtools("Input.dispatchKeyEvent", type="keyUp", **released)

    def screenshot(self, path: Path) -> None:
        taken = self.devtools("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(taken["data"]))


def _found(names: Sequence[str]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Starts a browser; skips the test where there is none."""
    chromium = _found(("chromium", "chromium-browser", "google-chrome", "chrome"))
    if chromium is None:
        pytest.skip("needs chromium on the PATH")
    to_browser, from_browser = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # The browser reads from file descriptor 3 and writes to 4.
        command = f'exec "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}'
        process = subprocess.Popen(
            ["bash", "-c", command, "-", chromium, *FLAGS, f"--user-data-dir={profile}/data"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(to_browser[0], from_browser[1]),
            env={**os.environ, "HOME": profile},
        )
        os.close(to_browser[0])
        os.close(from_browser[1])
        try:
            pipe = Pipe(to_browser[1], from_browser[0])
            target = pipe.ask("Target.createTarget", url="about:blank")["targetId"]
            session = pipe.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            pipe.ask("Page.enable", session)
            yield Browser(pipe, session)
            pipe.ask("Browser.close")
        finally:
            os.close(to_browser[1])
            os.close(from_browser[0])
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
