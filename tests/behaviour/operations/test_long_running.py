"""Work that an operation starts (`x-ms-long-running-operation`), over a real socket."""

from __future__ import annotations

import base64
import json
import pickle
from typing import Any

import pytest

from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

LIBRARIES = ("httpx", "httpx2")
DISK = '{application/json: {schema: {$ref: "#/components/schemas/Disk"}}}'
DOCUMENT = f"""
openapi: 3.0.3
info: {{title: Disks, version: "1"}}
servers: [{{url: https://disks.example.com}}]
security: [{{key: []}}]
paths:
  /disks/{{name}}:
    parameters: [{{name: name, in: path, required: true, schema: {{type: string}}}}]
    put:
      operationId: create
      tags: [disks]
      summary: Create a disk.
      x-ms-long-running-operation: true
      requestBody: {{required: true, content: {DISK}}}
      responses:
        "200": {{description: ok, content: {DISK}}}
        "201": {{description: ok, content: {DISK}}}
        "202": {{description: accepted}}
    delete:
      operationId: delete
      tags: [disks]
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {{final-state-via: location}}
      responses: {{"202": {{description: accepted}}, "204": {{description: gone}}}}
    get:
      operationId: get
      tags: [disks]
      responses: {{"200": {{description: ok, content: {DISK}}}}}
  /disks/{{name}}/copy:
    parameters: [{{name: name, in: path, required: true, schema: {{type: string}}}}]
    post:
      operationId: copy
      tags: [disks]
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {{final-state-via: location}}
      responses:
        "200": {{description: ok, content: {DISK}}}
        "202": {{description: accepted}}
  /disks/{{name}}/scan:
    parameters: [{{name: name, in: path, required: true, schema: {{type: string}}}}]
    post:
      operationId: scan
      tags: [disks]
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {{final-state-via: operation-location}}
      responses:
        "200": {{description: ok, content: {DISK}}}
        "202": {{description: accepted}}
  /disks/{{name}}/check:
    parameters: [{{name: name, in: path, required: true, schema: {{type: string}}}}]
    post:
      operationId: check
      tags: [disks]
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options:
        final-state-via: azure-async-operation
        final-state-schema: "#/components/schemas/Report"
      responses: {{"202": {{description: accepted}}}}
  /disks/{{name}}/move:
    parameters: [{{name: name, in: path, required: true, schema: {{type: string}}}}]
    post:
      operationId: move
      tags: [disks]
      x-ms-long-running-operation: true
      x-ms-long-running-operation-options: {{final-state-via: original-uri}}
      responses:
        "200": {{description: ok, content: {DISK}}}
        "202": {{description: accepted}}
components:
  securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}
  schemas:
    Disk:
      type: object
      required: [size]
      properties: {{size: {{type: integer}}, properties: {{type: object}}}}
    Report:
      type: object
      properties: {{status: {{type: string}}, errors: {{type: integer}}}}
"""


@pytest.fixture(params=["sync", "async"])
def api(request: pytest.FixtureRequest, sdk: SmallSdk, server: ScriptedServer) -> Any:
    twin = sdk.twin(server, request.param, api_key="s3cret")
    yield twin
    twin.close()


def lines(server: ScriptedServer) -> list[str]:
    return [f"{each.method} {each.target}" for each in server.requests]


def accepted(server: ScriptedServer, header: str, target: str = "/ops/1", **more: str) -> Any:
    return reply(202, None, **{header: f"{server.url}{target}", "Retry_After": "0", **more})


def running(**more: Any) -> Any:
    return reply(200, {"status": "Running", **more}, Retry_After="0")


def done(**more: Any) -> Any:
    return reply(200, {"status": "Succeeded", **more})


@pytest.mark.parametrize("header", ["Operation_Location", "Azure_AsyncOperation"])
def test_put_ends_with_what_it_was_sent_to(api: Twin, server: ScriptedServer, header: str) -> None:
    elsewhere = reply(200, {"status": "Running"}, Retry_After="0", Location="/results/1")
    server.script(accepted(server, header), elsewhere, running(), done(), reply(200, {"size": 4}))
    once = {"extra_query": {"trace": "1"}, "extra_body": {"why": "test"}}
    poller = api.run(api.client.disks.begin_create("a", {"size": 4}, **once))
    assert not poller.done()
    seen: list[Any] = []
    disk = api.run(poller.result(on_progress=api.function(seen.append)))
    assert (type(disk).__name__, disk.size) == ("Disk", 4)
    own = "/disks/a?trace=1"
    assert lines(server) == [f"PUT {own}", *3 * ["GET /ops/1"], f"GET {own}"]
    assert [each["status"] for each in seen] == ["Running", "Running", "Succeeded"]
    assert {each.headers["x-key"] for each in server.requests} == {"s3cret"}
    assert [each.body for each in server.requests[1:]] == [b""] * 4
    assert poller.done()
    assert api.run(poller.result()).size == 4  # without asking again
    assert len(server.requests) == 5


def test_location_is_looked_at_until_it_answers_otherwise_than_202(
    api: Twin, server: ScriptedServer
) -> None:
    moved = reply(202, None, Location="/results/2", Retry_After="0")
    server.script(
        accepted(server, "Location", "/results/1"), moved, reply(200, {"size": 1, "status": "odd"})
    )
    seen: list[Any] = []
    poller = api.run(api.client.disks.begin_copy("a"))
    assert api.run(poller.result(on_progress=api.function(seen.append))).size == 1
    assert [each["status"] for each in seen] == ["InProgress", "odd"]
    assert lines(server) == ["POST /disks/a/copy", "GET /results/1", "GET /results/2"]


def test_final_state_via_location(api: Twin, server: ScriptedServer) -> None:
    server.script(
        accepted(server, "Operation_Location", Location="/results/1"),
        done(),
        reply(200, {"size": 1}),
    )
    assert api.run(api.run(api.client.disks.begin_copy("a")).result()).size == 1
    assert lines(server) == ["POST /disks/a/copy", "GET /ops/1", "GET /results/1"]


@pytest.mark.parametrize("ends", ["Succeeded", "succeeded", "COMPLETED"])
def test_final_state_via_operation_location(api: Twin, server: ScriptedServer, ends: str) -> None:
    over = reply(200, {"status": ends, "result": {"size": 7}})
    server.script(accepted(server, "Operation_Location"), over)
    assert api.run(api.run(api.client.disks.begin_scan("a")).result()).size == 7
    assert lines(server) == ["POST /disks/a/scan", "GET /ops/1"]


def test_final_state_schema_is_the_status_document(api: Twin, server: ScriptedServer) -> None:
    server.script(accepted(server, "Azure_AsyncOperation"), done(errors=2))
    report = api.run(api.run(api.client.disks.begin_check("a")).result())
    assert (type(report).__name__, report.errors) == ("Report", 2)


def test_final_state_via_original_uri(api: Twin, server: ScriptedServer) -> None:
    server.script(
        accepted(server, "Operation_Location", Location="/elsewhere"),
        done(),
        reply(200, {"size": 3}),
    )
    assert api.run(api.run(api.client.disks.begin_move("a")).result()).size == 3
    assert lines(server)[-1] == "GET /disks/a/move"


def test_a_status_document_can_name_the_resource(api: Twin, server: ScriptedServer) -> None:
    server.script(
        accepted(server, "Operation_Location"), done(resourceLocation="/disks/z"),
        reply(200, {"size": 3}),
    )  # fmt: skip
    assert api.run(api.run(api.client.disks.begin_create("a", {"size": 3})).result()).size == 3
    assert lines(server)[-1] == "GET /disks/z"


def test_provisioning_state_of_the_resource_itself(api: Twin, server: ScriptedServer) -> None:
    def at(state: str) -> Any:
        return reply(200, {"size": 5, "properties": {"provisioningState": state}}, Retry_After="0")

    server.script(at("Creating"), at("Updating"), at("Succeeded"))
    assert api.run(api.run(api.client.disks.begin_create("a", {"size": 5})).result()).size == 5
    assert lines(server) == ["PUT /disks/a", "GET /disks/a", "GET /disks/a"]


def test_what_is_over_at_once(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"size": 5}), reply(204))
    poller = api.run(api.client.disks.begin_create("a", {"size": 5}))
    assert poller.done()
    assert api.run(poller.result()).size == 5
    assert api.run(api.run(api.client.disks.begin_delete("a")).result()) is None
    assert lines(server) == ["PUT /disks/a", "DELETE /disks/a"]


def test_nothing_comes_of_a_deletion(api: Twin, server: ScriptedServer) -> None:
    server.script(accepted(server, "Location", "/results/1"), reply(204))
    poller = api.run(api.client.disks.begin_delete("a"))
    assert api.run(poller.status()) == "Succeeded"
    assert api.run(poller.result()) is None
    assert lines(server) == ["DELETE /disks/a", "GET /results/1"]


@pytest.mark.parametrize("state", ["Failed", "Canceled", "cancelled"])
def test_work_that_fails(api: Twin, server: ScriptedServer, state: str) -> None:
    broken = {"status": state, "error": {"code": "Full", "message": "no room"}}
    server.script(accepted(server, "Operation_Location"), reply(200, broken))
    poller = api.run(api.client.disks.begin_create("a", {"size": 3}))
    told: list[Any] = []
    poller.add_done_callback(told.append)
    with pytest.raises(api.errors.WaitError, match=f"ended as {state}: Full: no room") as caught:
        api.run(poller.result())
    assert caught.value.result == broken
    assert told == [broken]
    assert pickle.loads(pickle.dumps(caught.value)).result == broken
    with pytest.raises(api.errors.WaitError):
        api.run(poller.result())
    assert (told, len(server.requests)) == ([broken], 2)  # once


def test_what_a_failure_says_is_told_in_one_line(api: Twin, server: ScriptedServer) -> None:
    broken = {"status": "Failed", "error": {"code": 507, "message": "no\nroom"}}
    server.script(accepted(server, "Operation_Location"), reply(200, broken))
    with pytest.raises(api.errors.WaitError, match=r"create: ended as Failed: 507: no room$"):
        api.run(api.run(api.client.disks.begin_create("a", {"size": 3})).result())


def test_it_is_not_waited_for_longer_than_one_wants(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(202, None, Operation_Location="/ops/1", Retry_After="3600"))
    poller = api.run(api.client.disks.begin_create("a", {"size": 3}))
    with pytest.raises(api.errors.WaitTimeoutError, match="still InProgress"):
        api.run(poller.result(max_wait=1))
    assert len(server.requests) == 1  # the service said when to come back
    server.script(reply(200, {"status": "Running", "percent": 5}, Retry_After="3600"))
    api.run(poller.status())
    with pytest.raises(api.errors.WaitTimeoutError, match="still Running") as caught:
        api.run(poller.result(max_wait=1))
    assert caught.value.result == {"status": "Running", "percent": 5}  # what was seen last


def test_another_process_goes_on(api: Twin, server: ScriptedServer, sdk: SmallSdk) -> None:
    server.script(accepted(server, "Operation_Location"))
    token = api.run(api.client.disks.begin_create("a", {"size": 3})).continuation_token()
    assert "s3cret" not in base64.urlsafe_b64decode(token).decode()
    with sdk_client(sdk, server) as other:
        server.script(running(), done(), reply(200, {"size": 3}))
        poller = other.disks.resume_create(token)
        assert not poller.done()
        assert poller.result().size == 3
    assert lines(server) == ["PUT /disks/a", "GET /ops/1", "GET /ops/1", "GET /disks/a"]


def sdk_client(sdk: SmallSdk, server: ScriptedServer) -> Any:
    return sdk.twin(server, "sync", api_key="s3cret").client


@pytest.mark.parametrize("header", ["Operation_Location", "Azure_AsyncOperation", "Location"])
@pytest.mark.parametrize("link", ["{other}/ops/1", "//[", "file:///etc/passwd"])
def test_nothing_is_asked_of_another_host(
    api: Twin, server: ScriptedServer, header: str, link: str
) -> None:
    with ScriptedServer() as other:
        server.script(reply(202, None, **{header: link.format(other=other.url)}))
        with pytest.raises(api.errors.ResponseValidationError, match="another host"):
            api.run(api.client.disks.begin_create("a", {"size": 3}))
        assert other.requests == []


def test_tokens_that_were_made_up(api: Twin, server: ScriptedServer) -> None:
    with ScriptedServer() as other:
        at = {"mode": "status", "monitor": f"{other.url}/x", "original": f"{other.url}/y"}
        token = base64.urlsafe_b64encode(json.dumps(["create", at]).encode()).decode()
        own = json.dumps(["create", {"monitor": f"{server.url}/x"}])
        made_up = (base64.urlsafe_b64encode(t.encode()).decode() for t in ('["create", {}]', own))
        for bad in (token, "x", *made_up):
            with pytest.raises(api.errors.BuildError):
                api.run(api.client.disks.resume_create(bad).result())
        assert other.requests == []
    assert server.requests == []


def test_a_bad_moment_of_the_service_passes(api: Twin, server: ScriptedServer) -> None:
    server.script(
        accepted(server, "Operation_Location"), reply(503, None, Retry_After="0"), done(),
        reply(200, {"size": 3}),
    )  # fmt: skip
    assert api.run(api.run(api.client.disks.begin_create("a", {"size": 3})).result()).size == 3


def test_the_plain_method_is_one_call(api: Twin, server: ScriptedServer) -> None:
    server.script(accepted(server, "Operation_Location"))
    assert api.run(api.client.disks.create("a", {"size": 3})) is None
    assert len(server.requests) == 1


def test_only_who_needs_it_has_it(sdk: SmallSdk) -> None:
    assert f"{sdk.package}/_runtime/long_running.py" in sdk.files
    other = SmallSdk(DOCUMENT.replace("x-ms-long-running", "x-other"))
    assert not any("long_running" in name for name in other.files)
    other.close()
