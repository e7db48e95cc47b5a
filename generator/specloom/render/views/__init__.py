"""What templates see: flat, frozen views. Together they are the template contract.

Every text in a view is `Safe` (made by `pycode`) unless its docstring says otherwise; the template
environment prints nothing else. `CONTRACT` is raised when a field is renamed or removed.
"""

from .builders import BuilderMethodView, BuilderView
from .client import (
    ClientResourceView,
    ClientView,
    CredentialView,
    PackageView,
)
from .common import Extra, ImportView
from .errors import ErrorsView, ErrorView
from .events import EventsView, EventView
from .models import (
    AliasView,
    ClassView,
    DictKeyView,
    DictModuleView,
    DictView,
    EnumMemberView,
    EnumView,
    FieldView,
    ModelModuleView,
    ModelsIndexView,
)
from .project import (
    ApiMethodView,
    ApiResourceView,
    ApiView,
    BuilderCallView,
    CallView,
    EventCallView,
    ModelCallView,
    NoticeView,
    ProjectView,
    ReadmeView,
    RuntimeView,
)
from .resources import (
    ArgumentView,
    ChoiceView,
    ChosenView,
    OperationView,
    OverloadView,
    ResourceView,
    StartView,
    WaitView,
)
from .testing import (
    EventTestsView,
    FakeOperationView,
    FakeResourceView,
    MessageView,
    OwnCallView,
    OwnErrorView,
    OwnTestsView,
    TestingView,
)

CONTRACT = 2

__all__ = [
    "CONTRACT",
    "AliasView",
    "ApiMethodView",
    "ApiResourceView",
    "ApiView",
    "ArgumentView",
    "BuilderCallView",
    "BuilderMethodView",
    "BuilderView",
    "CallView",
    "ChoiceView",
    "ChosenView",
    "ClassView",
    "ClientResourceView",
    "ClientView",
    "CredentialView",
    "DictKeyView",
    "DictModuleView",
    "DictView",
    "EnumMemberView",
    "EnumView",
    "ErrorView",
    "ErrorsView",
    "EventCallView",
    "EventTestsView",
    "EventView",
    "EventsView",
    "Extra",
    "FakeOperationView",
    "FakeResourceView",
    "FieldView",
    "ImportView",
    "MessageView",
    "ModelCallView",
    "ModelModuleView",
    "ModelsIndexView",
    "NoticeView",
    "OperationView",
    "OverloadView",
    "OwnCallView",
    "OwnErrorView",
    "OwnTestsView",
    "PackageView",
    "ProjectView",
    "ReadmeView",
    "ResourceView",
    "RuntimeView",
    "StartView",
    "TestingView",
    "WaitView",
]
