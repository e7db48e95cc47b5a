"""The surface of a whole package: what its users can name, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from specloom.compat.surface import parse_surface, render_surface, surface, surface_text
from specloom.compat.surface.lines import Kind, Line
from specloom.compat.surfacediff import compare_surfaces

FILES = {
    "shop/__init__.py": """
from typing import TYPE_CHECKING
from . import errors
from ._runtime import RawResponse
from ._runtime.options import RequestOptions as Options
from .client import Shop
if TYPE_CHECKING:
    from . import models
__version__ = "1.0"
__all__ = ["Options", "RawResponse", "Shop", "errors", "models"]
""",
    "shop/client.py": """
from ._runtime.client import SyncClient
from .resources.jobs import Jobs
class Shop(SyncClient):
    def __init__(self, *, token: str | None = None) -> None: ...
    @cached_property
    def jobs(self) -> Jobs: ...
""",
    "shop/errors.py": """
from ._runtime import errors as base
class ShopError(base.SDKError): ...
class JobNotFoundError(ShopError):
    code = "JobNotFound"
""",
    "shop/models/__init__.py": """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from .job import Job as Job, State as State
_HOMES = {"Job": "job"}
def __getattr__(name): ...
__all__ = ["Job", "State"]
""",
    "shop/models/job.py": '''
from .._runtime.models import Model, OpenEnum
class State(OpenEnum):
    """States."""
    OPEN = "open"
class Job(Model):
    state: "State"
    name: str | None = Field(default=None, validation_alias="n")
    tags: Annotated[list[str], Field(max_length=3)] = Field(default_factory=list)
    _cache: int = 0
''',
    "shop/resources/__init__.py": "",
    "shop/resources/jobs.py": '''
from __future__ import annotations
from .._runtime import Resource
CANCEL: Operation[Job] = Operation("DELETE", "/jobs/{id}")
class Jobs(Resource):
    def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> Job:
        """Cancel."""
        return self._send(CANCEL)
    def list(self, *, top: int | None = None, by: str = 'name',
             **options: Unpack[RequestOptions]) -> Pages[Job]: ...
class AsyncJobs(Resource):
    async def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> Job: ...
''',
    "shop/_runtime/__init__.py": "from .response import RawResponse\nfrom .base import Resource\n",
    "shop/_runtime/base.py": "class Resource:\n    def __init__(self, client: int) -> None: ...\n",
    "shop/_runtime/client.py": """
class BaseClient:
    def with_options(self, **changes: int) -> None: ...
    def _hidden(self) -> None: ...
class SyncClient(BaseClient):
    def close(self) -> None: ...
class Unused:
    def nobody(self) -> None: ...
""",
    "shop/_runtime/errors.py": "class SDKError(Exception):\n    code: str = ''\n",
    "shop/_runtime/models.py": """
class Model(BaseModel):
    model_config = {}
    def to_dict(self) -> dict[str, int]: ...
class _Open: ...
class OpenEnum(_Open, str, Enum):
    @property
    def is_known(self) -> bool: ...
""",
    "shop/_runtime/options.py": (
        "class RequestOptions(TypedDict, total=False):\n    timeout: float\n"
    ),
    "shop/_runtime/response.py": "class RawResponse(Generic[T]):\n    status: int\n",
    "tests/test_shop.py": "def test_it(): ...\n",
    "shop/py.typed": "",
}

WANTED = """\
shop.Options(TypedDict, total=False)  [class]
shop.Options.timeout: float
shop.RawResponse(Generic[T])  [class]
shop.RawResponse.status: int
shop.Shop = shop.client.Shop  [import]
shop._runtime.base.Resource  [class]
shop._runtime.base.Resource.__init__(client: int) -> None
shop._runtime.client.BaseClient  [class]
shop._runtime.client.BaseClient.with_options(**changes: int) -> None
shop._runtime.client.SyncClient(BaseClient)  [class]
shop._runtime.client.SyncClient.close() -> None
shop._runtime.errors.SDKError(Exception)  [class]
shop._runtime.errors.SDKError.code: str = ''
shop._runtime.models.Model(BaseModel)  [class]
shop._runtime.models.Model.to_dict() -> dict[str, int]
shop._runtime.models.OpenEnum(_Open, str, Enum)  [class]
shop._runtime.models.OpenEnum.is_known: bool  [property]
shop._runtime.models._Open  [class]
shop.client.Shop(SyncClient)  [class]
shop.client.Shop.__init__(*, token: str | None = None) -> None
shop.client.Shop.jobs: Jobs  [property]
shop.errors.JobNotFoundError(ShopError)  [class]
shop.errors.JobNotFoundError.code = 'JobNotFound'
shop.errors.ShopError(base.SDKError)  [class]
shop.models.Job = shop.models.job.Job  [import]
shop.models.State = shop.models.job.State  [import]
shop.models.job.Job(Model)  [class]
shop.models.job.Job.name: str | None = None
shop.models.job.Job.state: State
shop.models.job.Job.tags: list[str] = ...
shop.models.job.State(OpenEnum)  [class]
shop.models.job.State.OPEN = 'open'  [member]
shop.resources.jobs.AsyncJobs(Resource)  [class]
shop.resources.jobs.AsyncJobs.cancel(id: str, /, **options: Unpack[RequestOptions]) -> Job  [async]
shop.resources.jobs.Jobs(Resource)  [class]
shop.resources.jobs.Jobs.cancel(id: str, /, **options: Unpack[RequestOptions]) -> Job
shop.resources.jobs.Jobs.list(*, top: int | None = None, by: str = 'name', **options: Unpack[RequestOptions]) -> Pages[Job]
"""  # noqa: E501 (a symbol is one line)


def files(changes: Mapping[str, str] | None = None) -> dict[str, bytes]:
    return {path: text.encode() for path, text in (FILES | dict(changes or {})).items()}


def test_every_public_symbol_has_a_line() -> None:
    assert render_surface(surface(files(), "shop")) == surface_text(files(), "shop") == WANTED


def test_the_lines_are_sorted_and_can_be_read_back() -> None:
    lines = surface(files(), "shop")
    text = render_surface(lines)
    assert text.splitlines() == sorted(text.splitlines())
    assert parse_surface(text) == lines
    assert render_surface(reversed(lines)) == text


def test_the_order_of_files_says_nothing() -> None:
    assert surface(dict(reversed(files().items())), "shop") == surface(files(), "shop")


def test_the_layout_of_code_says_nothing() -> None:
    source = FILES["shop/resources/jobs.py"]
    other = source.replace("'name'", '"name"').replace(
        "id: str, /,", "id: str,\n        /,\n       "
    )
    assert other != source
    assert surface(files({"shop/resources/jobs.py": other}), "shop") == surface(files(), "shop")


def test_a_nested_package_in_somebody_elses_tree() -> None:
    moved = {f"app/vendor/{path}": data for path, data in files().items()}
    lines = surface(moved, "app.vendor.shop")
    assert render_surface(lines) == WANTED.replace("shop.", "app.vendor.shop.").replace(
        "app.vendor.shop.resources.jobs.Jobs.list", "app.vendor.shop.resources.jobs.Jobs.list"
    )


def test_a_file_that_is_not_python() -> None:
    with pytest.raises(SyntaxError):
        surface(files({"shop/client.py": "def ("}), "shop")


def test_imports_in_a_circle() -> None:
    made = {
        "a/__init__.py": b"from .b import X as X\n",
        "a/b.py": b"from . import X as X\n__all__ = ['X']\n",
    }
    assert [line.kind for line in surface(made, "a")] == [Kind.IMPORT] * 2


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_surface(text: str) -> None:
    assert parse_surface(text) == ()


def test_a_line_that_is_none() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse_surface("a.b: int\n!!\n")
    with pytest.raises(ValueError, match="'nonsense'"):
        parse_surface("a.b  [nonsense]\n")


def test_a_class_that_moved_behind_the_same_public_name() -> None:
    job, index = FILES["shop/models/job.py"], FILES["shop/models/__init__.py"]
    state = job[: job.index("class Job")]
    moved = files(
        {
            "shop/models/job.py": state,
            "shop/models/work.py": job.replace("class State(OpenEnum):", "class _S:"),
            "shop/models/__init__.py": index.replace(
                "from .job import Job as Job, State as State",
                "from .work import Job as Job\n    from .job import State as State",
            ),
        }
    )
    found = compare_surfaces(surface(files(), "shop"), surface(moved, "shop"))
    assert [(item.rule.id, item.where.owner) for item in found] == [
        ("sdk-class-moved", "shop.models.work.Job")
    ]


def test_names_that_are_passed_on() -> None:
    source = FILES["shop/__init__.py"]
    without = files({"shop/__init__.py": source.replace('"Shop", ', "")})
    found = compare_surfaces(surface(files(), "shop"), surface(without, "shop"))
    assert [(item.rule.id, item.where.owner) for item in found] == [
        ("sdk-import-removed", "shop.Shop")
    ]
    back = compare_surfaces(surface(without, "shop"), surface(files(), "shop"))
    assert [item.rule.id for item in back] == ["sdk-import-added"]
    other = files({"shop/__init__.py": source.replace("import Shop", "import Jobs as Shop")})
    swapped = compare_surfaces(surface(files(), "shop"), surface(other, "shop"))
    assert [item.rule.id for item in swapped] == ["sdk-import-changed"]


def test_a_change_of_a_base_class_is_found_once() -> None:
    source = FILES["shop/_runtime/client.py"].replace("def close", "def shut")
    found = compare_surfaces(
        surface(files(), "shop"), surface(files({"shop/_runtime/client.py": source}), "shop")
    )
    assert [(item.rule.id, item.where.owner) for item in found] == [
        ("sdk-method-removed", "shop._runtime.client.SyncClient.close"),
        ("sdk-method-added", "shop._runtime.client.SyncClient.shut"),
    ]


def test_what_the_fake_is_made_of_is_its_own_business() -> None:
    made = {
        "shop/testing/__init__.py": b"""
from .fake import Fake
from .script import Script
__all__ = ["FakeShop", "Script"]
class FakeShop(Fake): ...
""",
        "shop/testing/fake.py": b"class Fake:\n    def check(self) -> None: ...\n",
        "shop/testing/script.py": b"class Script:\n    calls: int\n",
        "shop/testing/store.py": b"class Store: ...\n",
    }
    assert render_surface(surface(made, "shop")).splitlines() == [
        "shop.testing.FakeShop(Fake)  [class]",
        "shop.testing.Script  [class]",
        "shop.testing.Script.calls: int",
        "shop.testing.fake.Fake  [class]",
        "shop.testing.fake.Fake.check() -> None",
    ]


def test_a_method_that_goes_to_another_base_class_that_nobody_names_is_still_there() -> None:
    def shop(own: str, other: str) -> dict[str, str]:
        return {
            "shop/__init__.py": "from .resources import Jobs\n__all__ = ['Jobs']\n",
            "shop/resources/__init__.py": "from .jobs import Jobs\n",
            "shop/resources/_two.py": f"class TwoShared:\n    {own}\n",
            "shop/resources/_three.py": f"class ThreeShared:\n    {other}\n",
            "shop/resources/jobs.py": (
                "from ._two import TwoShared\nfrom ._three import ThreeShared\n"
                "class Jobs(ThreeShared, TwoShared): ...\n"
            ),
        }

    def found(*trees: dict[str, str]) -> list[str]:
        lines = (surface({k: v.encode() for k, v in tree.items()}, "shop") for tree in trees)
        return [finding.rule.id for finding in compare_surfaces(*lines)]

    method, nothing = "def find(self) -> int: ...", "pass"
    before, after = shop(method, nothing), shop(nothing, method)
    assert found(before, after) == []
    assert found(after, before) == []
    assert found(before, shop(nothing, nothing)) == ["sdk-method-removed"]


def test_a_type_alias_that_moved_behind_the_same_public_name() -> None:
    """Another class of the same name came into the models, too: only one passes the name on."""

    def shop(**modules: str) -> tuple[Line, ...]:
        made = {f"shop/models/{name}.py": text.encode() for name, text in modules.items()}
        return surface({**made, "shop/__init__.py": b""}, "shop")

    passed = "from .{} import Price as Price\n__all__ = ['Price']\n"
    alias, other = "Price = int | str\n", "Price = bytes | None\n"
    before = shop(__init__=passed.format("orders"), orders=alias)
    after = shop(__init__=passed.format("prices"), prices=alias, carts=other)
    found = [(item.rule.id, item.where.owner) for item in compare_surfaces(before, after)]
    assert ("sdk-class-moved", "shop.models.prices.Price") in found
    assert "sdk-type-alias-removed" not in dict(found)


def test_a_base_class_that_is_reached_by_way_of_another_is_still_one() -> None:
    def shop(base: str) -> tuple[Line, ...]:
        text = f"class Tags: ...\nclass Pair(Tags): ...\nclass Order({base}): ...\n"
        return surface({"shop/__init__.py": text.encode()}, "shop")

    def found(old: str, new: str) -> list[tuple[str, str]]:
        return [(each.rule.id, each.message) for each in compare_surfaces(shop(old), shop(new))]

    assert [rule for rule, _ in found("Tags", "Pair")] == ["sdk-base-added"]
    assert [rule for rule, _ in found("Pair", "Tags")] == ["sdk-base-removed"]
    assert [rule for rule, _ in found("Tags", "")] == ["sdk-base-removed"]
