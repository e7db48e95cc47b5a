"""A class that another one stands in for is told once, whatever its name was used for."""

from __future__ import annotations

from specloom.compat.surface.lines import parse_surface
from specloom.compat.surfacediff import compare_surfaces

OLD = """\
shop.models.File = shop.models.file.File  [import]
shop.models.FileRole = shop.models.file.FileRole  [import]
shop.models.file.File(Model)  [class]
shop.models.file.File.former: list[FileRole] | None = None
shop.models.file.File.role: FileRole
shop.models.file.FileRole(OpenEnum)  [class]
shop.resources.files.Files.share(role: models.FileRole | Literal['owner'])
"""
NEW = """\
shop.models.File = shop.models.file.File  [import]
shop.models.Role = shop.models.role.Role  [import]
shop.models.file.File(Model)  [class]
shop.models.file.File.former: list[Role] | None = None
shop.models.file.File.role: Role
shop.models.role.Role(OpenEnum)  [class]
shop.resources.files.Files.share(role: models.Role | Literal['owner'])
"""


def told(old: str, new: str) -> dict[str, str]:
    """What changed, by rule and symbol."""
    found = compare_surfaces(parse_surface(old), parse_surface(new))
    return {f"{item.rule.id} {item.where.owner}": item.message for item in found}


def test_only_the_class_is_told_with_its_new_name() -> None:
    assert told(OLD, NEW) == {
        "sdk-class-added shop.models.role.Role": "class added",
        "sdk-class-removed shop.models.file.FileRole": (
            "class removed (perhaps renamed to 'Role')"
        ),
    }


def test_where_something_else_changes_too_that_is_told() -> None:
    changes = told(OLD, NEW.replace("File.role: Role", "File.role: Role | None"))
    assert "sdk-attribute-type-changed shop.models.file.File.role" in changes
    changes = told(OLD, NEW.replace("former: list[Role]", "former: list[str]"))
    assert "sdk-attribute-type-changed shop.models.file.File.former" in changes


def test_a_name_that_is_still_there_is_no_rename() -> None:
    old = OLD + "shop.models.role.Role(OpenEnum)  [class]\n"
    new = NEW + "shop.models.file.FileRole(OpenEnum)  [class]\n"
    assert "sdk-attribute-type-changed shop.models.file.File.role" in told(old, new)


def test_a_name_passed_on_goes_with_what_it_stands_for() -> None:
    gone = "\n".join(line for line in OLD.splitlines() if "FileRole" not in line) + "\n"
    assert "sdk-import-removed shop.models.FileRole" not in told(OLD, gone)
    kept = OLD.replace("shop.models.FileRole = shop.models.file.FileRole  [import]\n", "")
    assert list(told(OLD, kept)) == ["sdk-import-removed shop.models.FileRole"]
    assert list(told(kept, OLD)) == ["sdk-import-added shop.models.FileRole"]
