"""The objects that a fake remembers, and the states they go through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args, get_origin

from .._runtime.fit import unwrapped
from .._runtime.models import Model
from .description import Collection
from .endpoint import Endpoint
from .recording import ReceivedCall
from .sample import fits, sample

Place = tuple[tuple[tuple[str, str], ...], str]
"""The other path parameters of an object's operations, and its key."""


class Refused(Exception):
    """The stored object does not allow this, or is not there."""

    def __init__(self, status: int, code: str = "", text: str = "") -> None:
        super().__init__(text)
        self.status, self.code = status, code


class Store:
    """One collection.

    Attributes:
        items: The objects, as on the wire.
    """

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.items: dict[Place, dict[str, Any]] = {}
        self._steps: dict[Place, int] = {}
        self._made = 0
        self._begun: set[Any] = set()
        """The other path parameters of the objects that there are, or were."""
        machine = collection.machine
        self._actions = {
            collection.create: self._create,
            collection.read: self._read,
            collection.update: self._update,
            collection.replace: self._replace,
            collection.delete: self._delete,
            machine.progress if machine else "": self._progress,
            machine.cancel if machine else "": self._cancel,
        }

    def answers(self, endpoint: Endpoint, call: ReceivedCall) -> bool:
        """Whether a call is about these objects."""
        own, id = self.collection, endpoint.id
        if not id or not (id in self._actions or id == own.list):
            return False
        return not own.nested or id == own.create or self._place(call)[0] in self._begun

    def answer(
        self, endpoint: Endpoint, call: ReceivedCall, size: int
    ) -> tuple[Any, dict[str, str]]:
        """Body and headers for a call; a page has ``size`` items, if the call does not say.

        Raises:
            Refused: There is no such object, or it does not allow this.
        """
        if endpoint.id == self.collection.list:
            return self._list(endpoint, call, size)
        result = self._actions[endpoint.id](endpoint, call)
        if endpoint.body_type is None:
            return None, {}
        return endpoint.enveloped(_whole(endpoint.result_type, result)), {}

    def add(self, data: Mapping[str, Any] | Model, **others: str) -> None:
        """Remember an object as it is. ``others``: the other path parameters of its operations."""
        if isinstance(data, Model):
            data = data.model_dump(mode="json", by_alias=True, exclude_unset=True)
        place = (tuple(sorted(others.items())), str(data[self.collection.key]))
        self.items[place] = dict(data)
        self._begun.add(place[0])

    def takes(self, looks: int, *, ends: str = "") -> None:
        """Let work be over when it is looked at for the ``looks``th time, and under way until then.

        Args:
            looks: At least 1.
            ends: Its last state; by default the good end that the document has.

        Raises:
            ValueError: These objects go through no states, or ``looks`` are too few.
        """
        machine = self.collection.machine
        if machine is None:
            raise ValueError(f"{self.collection.name} go through no states")
        if looks < 1:
            raise ValueError("work takes at least one look")
        *before, (end, done) = machine.steps
        steps = [before[look * len(before) // looks] for look in range(looks)]
        last = (ends or end, done)
        self.collection = replace(self.collection, machine=replace(machine, steps=(*steps, last)))

    def _place(self, call: ReceivedCall) -> Place:
        others = {k: v for k, v in call.arguments.items() if k != self.collection.parameter}
        return tuple(sorted(others.items())), call.arguments.get(self.collection.parameter, "")

    def _found(self, call: ReceivedCall) -> tuple[Place, dict[str, Any]]:
        place = self._place(call)
        if place not in self.items:
            name = self.collection.name
            raise Refused(
                404,
                text=f"the fake has no such object: create it, fake.store({name!r}).add(...) it, "
                "or say what to answer with fake.on(...).returns(...)",
            )
        return place, self.items[place]

    def _create(self, endpoint: Endpoint, call: ReceivedCall) -> dict[str, Any]:
        self._made += 1
        key, sent = self.collection.key, endpoint.fields(call)
        shown = endpoint.shown(call) if self.collection.nested else {}
        new = (shown.get(key), f"00000000-0000-4000-8000-{self._made:012d}", str(self._made))
        for wish in [sent[key]] if key in sent else filter(None, new):
            item = sample(endpoint.result_type, {**sent, **shown, key: wish})
            place = (self._place(call)[0], str(item[key]))
            if place not in self.items:
                break
        else:
            raise Refused(409, text="the fake has one with this key already")
        if self.collection.machine:
            item[self.collection.machine.state] = self.collection.machine.steps[0][0]
        self.items[place] = item
        self._begun.add(place[0])
        return self.items[place]

    def _list(
        self, endpoint: Endpoint, call: ReceivedCall, size: int
    ) -> tuple[Any, dict[str, str]]:
        others, path = self._place(call)[0], self.collection.items
        base = unwrapped(endpoint.type_at(path or endpoint.result_path))[0]
        lists = (each for each in (base, *get_args(base)) if get_origin(each) is list)
        kinds = get_args(next(lists, None))
        items = [item for place, item in self.items.items() if place[0] == others]
        shown = [_whole(kinds[0], item) if kinds else item for item in items]
        return endpoint.page(shown, call, size, path)

    def _update(self, endpoint: Endpoint, call: ReceivedCall) -> dict[str, Any]:
        item = self._found(call)[1]
        item.update(endpoint.fields(call))
        return item

    def _replace(self, endpoint: Endpoint, call: ReceivedCall) -> dict[str, Any]:
        place, item = self._found(call)
        kept = {self.collection.key: item[self.collection.key]}
        self.items[place] = {**endpoint.fields(call), **kept}
        return self.items[place]

    def _delete(self, endpoint: Endpoint, call: ReceivedCall) -> dict[str, Any]:
        item = self.items.pop(self._found(call)[0])
        tp, key = endpoint.result_type, self.collection.key
        return item if tp is None or fits(tp, item) else sample(tp, {key: item[key]})

    def _read(self, endpoint: Endpoint, call: ReceivedCall) -> dict[str, Any]:
        """The object, one step further."""
        place, item = self._found(call)
        machine = self.collection.machine
        if machine and machine.cancelling and item[machine.state] == machine.cancelling:
            item[machine.state] = machine.cancelled
        elif machine and item[machine.state] in dict(machine.steps):
            step = min(self._steps.get(place, 0) + 1, len(machine.steps) - 1)
            self._steps[place] = step
            item[machine.state] = machine.steps[step][0]
        return item

    def _progress(self, endpoint: Endpoint, call: ReceivedCall) -> dict[str, Any]:
        item, machine = self._read(endpoint, call), self.collection.machine
        assert machine is not None
        done = machine.steps[self._steps.get(self._place(call), 0)][1]
        return {machine.state: item[machine.state], machine.percentage: done}

    def _cancel(self, endpoint: Endpoint, call: ReceivedCall) -> dict[str, Any]:
        (place, item), machine = self._found(call), self.collection.machine
        assert machine is not None
        under_way = item[machine.state] in dict(machine.steps[:-1])
        if not under_way or self._steps.get(place, 0) >= len(machine.steps) - 2:
            raise Refused(*machine.too_late)
        item[machine.state] = machine.cancelling or machine.cancelled
        return item


def _whole(tp: Any, item: dict[str, Any]) -> Any:
    """An object as it is kept, with what the type of an answer requires besides; where that is no
    object, a sample of it."""
    made = sample(tp, item)
    return {**made, **item} if isinstance(made, dict) else made
