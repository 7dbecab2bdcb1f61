"""Which of the parallel test processes gets which tests.

xdist 3.8 groups by a suffix that it hangs on the ids of tests; since pytest 9.2 these cannot be changed, and the mark
``xdist_group`` does nothing, without a word (gh:pytest-dev/pytest-xdist/issues/1386). So the groups are read from the
ids as they are.
"""

import re
from collections.abc import Collection

from xdist.scheduler import LoadScopeScheduling

# A kind of database as a parameter of its own: ``test_x[sqlite-member]``, not ``test_y[models/sqlite.py]``.
KIND = re.compile(r"\[(?:[^\]]*-)?(sqlite|postgres)(?:-[^\]]*)?\]$")

# The longest first: what comes last runs while the other processes have nothing left to do.
LONGEST = ("e2e", "postgres", "sqlite")


def group_of(nodeid: str) -> str:
    """Tests of one group run in one process: the browser tests, those of one kind of database, else those of a file."""
    if nodeid.startswith("tests/e2e/"):
        return "e2e"
    kind = KIND.search(nodeid)
    return kind[1] if kind else nodeid.partition("::")[0]


def longest_of(groups: Collection[str]) -> str | None:
    """The group that has to be begun first, None if the order of these does not matter."""
    return next((group for group in LONGEST if group in groups), None)


class Spread(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    """Each process starts and fills one database, and one server with a browser."""

    def _split_scope(self, nodeid: str) -> str:
        """The name under which xdist keeps tests together."""
        return group_of(nodeid)

    def _assign_work_unit(self, node: object) -> None:
        """Give a process its next group; xdist would begin with those of the most tests, and a browser test is slow."""
        longest = longest_of(self.workqueue)
        if longest is not None:
            self.workqueue.move_to_end(longest, last=False)
        super()._assign_work_unit(node)
