"""What type checkers see of methods whose result depends on how they are called."""

from __future__ import annotations

import pytest

from golden.conftest import CASES
from support.typing_checks import Checked, checked

USER = """
from typing import assert_type

from work import AsyncWork, Work, models
from work._runtime import RawResponse
from work._runtime.downloads import AsyncDownload, Download
from work._runtime.long_running import AsyncOperationPoller, OperationPoller
from work._runtime.sse import EventStream
from work._runtime.streaming import AsyncStream, Stream

client = Work()
assert_type(client.advice.ask({"text": "?"}), models.Advice)
assert_type(client.advice.ask({"text": "?"}, stream=False), models.Advice)
assert_type(client.advice.ask({"text": "?"}, stream=True), EventStream[models.Advice])
assert_type(client.disks.report("a"), models.Disk)
assert_type(client.disks.report("a", accept="application/json"), models.Disk)
assert_type(client.disks.report("a", accept="text/csv"), str)
assert_type(client.disks.report("a", accept="application/pdf"), Download)
raw, streamed = client.disks.with_raw_response, client.disks.with_streaming_response
assert_type(raw.report("a"), RawResponse[models.Disk])
assert_type(raw.report("a", accept="text/csv").parse(), str)
assert_type(raw.report("a", accept="application/pdf"), Download)
assert_type(streamed.report("a"), Stream[models.Disk])
assert_type(streamed.report("a", accept="text/csv"), Stream[str])
assert_type(client.advice.with_raw_response.ask({"text": "?"}).parse(), models.Advice)
assert_type(
    client.advice.with_raw_response.ask({"text": "?"}, stream=True), EventStream[models.Advice]
)
assert_type(client.disks.begin_create("a", {"size": 1}), OperationPoller[models.Disk])
assert_type(client.disks.begin_create("a", {"size": 1}).result(), models.Disk)
assert_type(client.disks.resume_create("token").result(), models.Disk)
client.disks.begin_delete("a").result()


def either(stream: bool) -> None:
    assert_type(
        client.advice.ask({"text": "?"}, stream=stream), models.Advice | EventStream[models.Advice]
    )


async def main(client: AsyncWork) -> None:
    assert_type(await client.advice.ask({"text": "?"}), models.Advice)
    async with client.advice.ask({"text": "?"}, stream=True) as stream:
        async for piece in stream:
            assert_type(piece, models.Advice)
    assert_type(await client.disks.report("a", accept="text/csv"), str)
    raw, streamed = client.disks.with_raw_response, client.disks.with_streaming_response
    assert_type((await raw.report("a")).parse(), models.Disk)
    assert_type((await raw.report("a", accept="text/csv")).parse(), str)
    async with streamed.report("a", accept="text/csv") as text:
        assert_type(text, AsyncStream[str])
    async with streamed.report("a", accept="application/pdf") as file:
        assert_type(file, AsyncDownload)
    poller = await client.disks.begin_create("a", {"size": 1})
    assert_type(poller, AsyncOperationPoller[models.Disk])
    assert_type(await poller.result(), models.Disk)


client.disks.report("a", accept="text/html")  # wrong
raw.report("a", accept="text/html")  # wrong
streamed.report("a", accept=1)  # wrong
client.advice.ask({"text": "?"}, stream="yes")  # wrong
client.disks.begin_create("a", {"size": "big"})  # wrong
client.disks.begin_create("a")  # wrong
""".lstrip()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return checked(CASES["work"], USER, tmp_path_factory.mktemp("choices"))


def test_mypy(found: Checked) -> None:
    found.mypy()


def test_pyright(found: Checked) -> None:
    found.pyright()
