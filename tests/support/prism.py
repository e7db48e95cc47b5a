"""Prism, a mock server that judges every request by the OpenAPI document it serves."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType

VIOLATIONS = "sl-violations"
"""The header in which Prism lists what it finds wrong."""
SEED = "specloom"
"""Answers that Prism makes up at random are the same in every run."""
OWN_ERRORS = "stoplight.io/prism/errors"


def executable() -> str | None:
    """Prism, by ``SPECLOOM_PRISM`` or on the path."""
    return os.environ.get("SPECLOOM_PRISM") or shutil.which("prism")


class Prism:
    """``prism mock --errors`` for a document. Use under ``with``."""

    def __init__(self, document: Path) -> None:
        self._document = document
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self._port = found.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Prism:
        command = [
            str(executable()), "mock", "--errors", "--host", "127.0.0.1", "--port", str(self._port),
            "--verboseLevel", "error", "--seed", SEED, str(self._document),
        ]  # fmt: skip
        self._log = TemporaryFile()
        self._process = subprocess.Popen(
            command, stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True
        )
        give_up = time.monotonic() + 120
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up:
                log = self.log()
                self.__exit__(None, None, None)
                raise RuntimeError(f"prism does not serve {self._document.name}: {log}")
            time.sleep(0.1)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._log.close()

    def log(self) -> str:
        """The last that Prism said."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace")[-2000:]

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/", timeout=5).close()
        except urllib.error.HTTPError as answer:
            answer.close()
        except OSError:
            return False
        return True


_FINDING = re.compile(
    r'\{"location":\[([^\]]*)\],"severity":"\w+"(?:,"code":[^,]*)?,"message":"(.*?)"\}'
)


def violations(
    status: int, headers: Mapping[str, str], content: bytes, *, of: str = "request"
) -> list[str]:
    """What Prism's answer says is wrong with the request, or with its own answer.

    Prism cuts the header short when there is too much, so it is no JSON then.
    """
    text = headers.get(VIOLATIONS, "")
    if OWN_ERRORS in content[:300].decode("utf-8", "replace"):
        text += content.decode("utf-8", "replace")
    found = [
        f"{place}: {message}"
        for place, message in dict.fromkeys(_FINDING.findall(text.replace('\\"', "'")))
        if place.startswith(f'"{of}"')
    ]
    if not found and OWN_ERRORS in text:
        gave_up = f"{OWN_ERRORS}#UNKNOWN" in text  # it could not make up an answer
        about = "response" if gave_up or '"response"' in text else "request"
        found += [text[:1000]] * (about == of)
    return found
