"""Work that the fake goes on with: what ``begin_…`` sees of it, look by look."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from support.small_sdk import SmallSdk
from support.twin import Twin

from .test_long_running import DOCUMENT as DISKS

ODD = """"202":
          description: accepted
          content:
            application/json: {schema: {$ref: "#/components/schemas/Disk"}, example: Done}"""
"""With an example that its schema does not allow."""
_LEAD, _SCAN, _REST = DISKS.partition("/scan:")
DOCUMENT = _LEAD + _SCAN + _REST.replace('"202": {description: accepted}', ODD, 1)
ALL = ("create", "delete", "copy", "scan", "check", "move")
GIVEN: dict[str, tuple[Any, ...]] = {"create": ({"size": 1},)}


@pytest.fixture(scope="module")
def disks(sdk: SmallSdk) -> Iterator[Any]:
    with sdk.running():
        yield import_module(f"{sdk.package}.testing")


@pytest.fixture
def fake(disks: Any) -> Iterator[Any]:
    with disks.FakeSmall() as made:
        yield made


@pytest.fixture(params=["sync", "async"])
def api(request: pytest.FixtureRequest, sdk: SmallSdk, fake: Any) -> Iterator[Twin]:
    with fake.serve() as url:
        twin = Twin(sdk.package, "Small", request.param, base_url=url, api_key="k", max_retries=0)
        yield twin
        twin.close()


def begun(api: Twin, method: str, name: str = "a") -> Any:
    begin = getattr(api.client.disks, f"begin_{method}")
    return api.run(begin(name, *GIVEN.get(method, ())))


@pytest.mark.parametrize("method", ALL)
def test_work_is_under_way_before_it_is_over(api: Twin, method: str) -> None:
    poller = begun(api, method)
    states = [poller.done()]
    for _ in range(2):
        api.run(poller.status())
        states.append(poller.done())
    assert states == [False, False, True]
    result = api.run(poller.result())
    expected = {"delete": None, "check": api.models.Report}.get(method, api.models.Disk)
    assert result is expected if expected is None else type(result) is expected
    assert api.run(begun(api, method).result(on_progress=lambda seen: None)) == result


@pytest.mark.parametrize("method", ALL)
def test_as_many_looks_and_what_comes_of_it_as_a_test_says(
    api: Twin, fake: Any, method: str
) -> None:
    result = {"delete": None, "check": {"errors": 3}}.get(method, {"size": 7})
    fake.on(getattr(api.client.disks, f"begin_{method}")).takes(4, result=result)
    seen: list[Any] = []
    found = api.run(begun(api, method).result(on_progress=api.function(seen.append)))
    assert [each["status"] for each in seen] == ["Running"] * 3 + ["Succeeded"]
    assert result is None or dict(result).items() <= found.model_dump(by_alias=True).items()


def test_what_is_made_can_be_read(api: Twin, fake: Any) -> None:
    fake.on(api.client.disks.begin_create).takes(1, result=api.models.Disk(size=7))
    api.run(begun(api, "create", "b").result())
    assert api.run(api.client.disks.get("b")).size == 7
    fake.on(api.client.disks.get).returns({"size": 8})
    assert api.run(api.client.disks.get("b")).size == 8


@pytest.mark.parametrize("ends", ["Failed", "Canceled"])
@pytest.mark.parametrize("method", ALL)
def test_work_ends_badly(api: Twin, fake: Any, method: str, ends: str) -> None:
    orders = fake.on(getattr(api.client.disks, f"begin_{method}"))
    orders.takes(2, ends=ends, code="DiskFull", message="No room is left.", times=1)
    with pytest.raises(api.errors.WaitError, match=f"{ends}: DiskFull: No room is left."):
        api.run(begun(api, method).result())
    api.run(begun(api, method).result())  # the order was for one call


def test_a_result_made_by_a_function_of_the_call(api: Twin, fake: Any) -> None:
    on = fake.on(api.client.disks.begin_create).takes(1, result=lambda call: call.json)
    assert api.run(begun(api, "create").result()).size == 1
    assert [(call.method, call.status) for call in on.calls] == [("PUT", 202)]


def test_the_plain_method_is_told_that_work_has_begun(api: Twin, fake: Any) -> None:
    assert api.run(api.client.disks.create("a", {"size": 1})) is None
    fake.on(api.client.disks.create).returns({"size": 5})
    assert api.run(api.client.disks.create("a", {"size": 1})).size == 5
    assert api.run(begun(api, "create").result()).size is not None


def test_an_example_that_is_no_such_answer_is_not_sent(api: Twin) -> None:
    assert type(api.run(api.client.disks.scan("a"))) is api.models.Disk


def test_another_process_goes_on(api: Twin, fake: Any) -> None:
    fake.on(api.client.disks.begin_scan).takes(2, result={"size": 9})
    token = begun(api, "scan").continuation_token()
    assert api.run(api.client.disks.resume_scan(token).result()).size == 9


def test_who_looks_without_credentials_is_refused(api: Twin, fake: Any) -> None:
    token = begun(api, "scan").continuation_token()
    nobody = api.new(api_key=None)
    with pytest.raises(api.errors.AuthenticationError):
        api.run(nobody.disks.resume_scan(token).status())


def test_orders_that_make_no_sense(api: Twin, fake: Any) -> None:
    with pytest.raises(TypeError, match="get begins no work"):
        fake.on(api.client.disks.get).takes(2)
    for looks, ends in ((0, "Succeeded"), (1, "Running")):
        with pytest.raises(ValueError, match="ends as one of succeeded, completed, failed"):
            fake.on(api.client.disks.begin_scan).takes(looks, ends=ends)
