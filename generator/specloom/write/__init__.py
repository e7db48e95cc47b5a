"""From a tree of files in memory to the folder on disk: compare, publish, lock.

Nothing else in specloom writes into an output folder.
"""

from ..digest import digest
from .compare import Change, Drift, compare, moved, moved_keys, without_kept_bases
from .conflicted import names_of_both
from .diff import unified
from .disk import Disk, Obstacle
from .holding import staging_folder
from .inputs import inputs_of, template_folders
from .lock import (
    LOCK_FILE,
    Inputs,
    Lock,
    is_newer,
    marked_incomplete,
    parse_lock,
    read_lock,
    tool_versions,
    with_lock,
)
from .origin import keep_written, original
from .publish import Goal, Published, Raced, Replacement, publish, publish_all
from .quick import is_unchanged, remember_unchanged, templates_digest
from .recall import recall, remember
from .staging import failed, finish_interrupted
from .tree import Tree, check_paths

__all__ = [
    "LOCK_FILE",
    "Change",
    "Disk",
    "Drift",
    "Goal",
    "Inputs",
    "Lock",
    "Obstacle",
    "Published",
    "Raced",
    "Replacement",
    "Tree",
    "check_paths",
    "compare",
    "digest",
    "failed",
    "finish_interrupted",
    "inputs_of",
    "is_newer",
    "is_unchanged",
    "keep_written",
    "marked_incomplete",
    "moved",
    "moved_keys",
    "names_of_both",
    "original",
    "parse_lock",
    "publish",
    "publish_all",
    "read_lock",
    "recall",
    "remember",
    "remember_unchanged",
    "staging_folder",
    "template_folders",
    "templates_digest",
    "tool_versions",
    "unified",
    "with_lock",
    "without_kept_bases",
]
