"""The objects that a fake remembers, and the states they go through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..models import Model
from .description import Collection, FakeOperation
from .recording import ReceivedCall
from .sample import sample
from .shapes import body_type, enveloped, item_type, page, result_path, type_at

Scope = tuple[tuple[str, str], ...]


class Refused(Exception):
    """The stored object does not allow this; carries status and code."""

    def __init__(self, status: int, code: str = "") -> None:
        super().__init__(status, code)
        self.status, self.code = status, code


class Store:
    """One collection.

    Attributes:
        items: The objects as on the wire, by the other path parameters and key.
    """

    def __init__(self, collection: Collection, operations: Mapping[str, FakeOperation]) -> None:
        self.collection = collection
        self.items: dict[tuple[Scope, str], dict[str, Any]] = {}
        self._operations = operations
        self._steps: dict[tuple[Scope, str], int] = {}
        self._count = 0
        machine = collection.machine
        actions: dict[str, Callable[[FakeOperation, ReceivedCall], Any]] = {
            collection.create: self._create,
            collection.read: self._read,
            collection.update: self._update,
            collection.replace: self._replace,
            collection.delete: self._delete,
            machine.progress if machine else "": self._progress,
            machine.cancel if machine else "": self._cancel,
        }
        self._actions = {id: action for id, action in actions.items() if id}

    def handles(self, id: str) -> bool:
        """Whether an operation is about these objects."""
        return id in self._actions or id == self.collection.list

    def answer(
        self, op: FakeOperation, call: ReceivedCall, size: int
    ) -> tuple[Any, dict[str, str]]:
        """Body and headers for a call.

        Raises:
            Refused: There is no such object, or it does not allow this.
        """
        if op.operation.id == self.collection.list:
            return self._list(op, call, size)
        result = self._actions[op.operation.id](op, call)
        return (enveloped(op, result) if body_type(op) else None), {}

    def add(self, data: Mapping[str, Any] | Model, **scope: str) -> dict[str, Any]:
        """Remember an object as it is; ``scope`` are the other path parameters of its operations."""
        item = (
            data.model_dump(mode="json", by_alias=True, exclude_unset=True)
            if isinstance(data, Model)
            else dict(data)
        )
        place = (tuple(sorted(scope.items())), str(item[self.collection.key]))
        self.items[place] = item
        return item

    def _place(self, call: ReceivedCall) -> tuple[Scope, str]:
        others = {k: v for k, v in call.arguments.items() if k != self.collection.parameter}
        return tuple(sorted(others.items())), call.arguments.get(self.collection.parameter, "")

    def _found(self, call: ReceivedCall) -> tuple[tuple[Scope, str], dict[str, Any]]:
        place = self._place(call)
        if place not in self.items:
            raise Refused(404)
        return place, self.items[place]

    def _create(self, op: FakeOperation, call: ReceivedCall) -> dict[str, Any]:
        wish = call.json if isinstance(call.json, dict) else {}
        key, machine = self.collection.key, self.collection.machine
        self._count += 1
        fresh = f"00000000-0000-4000-8000-{self._count:012d}"
        item = sample(type_at(body_type(op), result_path(op)), {key: fresh, **wish})
        place = (self._place(call)[0], str(item[key]))
        if place in self.items:
            raise Refused(409)
        if machine:
            item[machine.state] = machine.steps[0][0]
        self.items[place] = item
        return item

    def _read(self, op: FakeOperation, call: ReceivedCall) -> dict[str, Any]:
        place, item = self._found(call)
        self._step(place, item)
        return item

    def _list(self, op: FakeOperation, call: ReceivedCall, size: int) -> tuple[Any, dict[str, str]]:
        scope, tp = self._place(call)[0], item_type(op)
        items = [item for place, item in self.items.items() if place[0] == scope]
        if (read := self._operations.get(self.collection.read)) is not None:
            whole = type_at(body_type(read), result_path(read))
            items = items if tp is whole else [sample(tp, item) for item in items]
        return page(op, items, call, size)

    def _update(self, op: FakeOperation, call: ReceivedCall) -> dict[str, Any]:
        _, item = self._found(call)
        item.update(call.json or {})
        return item

    def _replace(self, op: FakeOperation, call: ReceivedCall) -> dict[str, Any]:
        place, item = self._found(call)
        key = self.collection.key
        wish = {**(call.json or {}), key: item[key]}
        self.items[place] = sample(type_at(body_type(op), result_path(op)), wish)
        return self.items[place]

    def _delete(self, op: FakeOperation, call: ReceivedCall) -> dict[str, Any]:
        place, item = self._found(call)
        del self.items[place]
        return item

    # The machine

    def _step(self, place: tuple[Scope, str], item: dict[str, Any]) -> None:
        """Go on to the next state."""
        machine = self.collection.machine
        if machine is None:
            return
        if machine.cancelling and item.get(machine.state) == machine.cancelling:
            item[machine.state] = machine.cancelled
        elif item.get(machine.state) in {state for state, _ in machine.steps}:
            step = min(self._steps.get(place, 0) + 1, len(machine.steps) - 1)
            self._steps[place] = step
            item[machine.state] = machine.steps[step][0]

    def _progress(self, op: FakeOperation, call: ReceivedCall) -> dict[str, Any]:
        place, item = self._found(call)
        self._step(place, item)
        machine = self.collection.machine
        assert machine is not None
        done = machine.steps[self._steps.get(place, 0)][1]
        return {machine.state: item[machine.state], machine.percentage: done}

    def _cancel(self, op: FakeOperation, call: ReceivedCall) -> dict[str, Any]:
        place, item = self._found(call)
        machine = self.collection.machine
        assert machine is not None
        early = {state for state, _ in machine.steps[:-1]}
        if item[machine.state] not in early or self._steps.get(place, 0) >= len(machine.steps) - 2:
            raise Refused(*machine.too_late)
        item[machine.state] = machine.cancelling or machine.cancelled
        return item
