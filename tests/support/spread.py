"""Which of the parallel test processes gets which tests.

xdist 3.8 groups by a suffix that it hangs on the ids of tests; since pytest 9.2 these cannot be changed, and the mark
``xdist_group`` does nothing, without a word (gh:pytest-dev/pytest-xdist/issues/1386). So the groups are read from the
ids as they are.
"""

import re
from collections.abc import Collection, Sequence

from xdist.scheduler import LoadScopeScheduling

# A kind of database as a parameter of its own: ``test_x[sqlite-member]``, not ``test_y[models/sqlite.py]``.
KIND = re.compile(r"\[(?:[^\]]*-)?(sqlite|postgres)(?:-[^\]]*)?\]$")
BROWSER, POSTGRES, SQLITE, ELSE = "e2e", "postgres", "sqlite", "else"

# A process that drives a browser waits more than it computes, so there are more processes than cores: every second one
# begins with a browser. Who is done with its own helps the others. The tests of one kind come one after the other,
# because with each kind of database come an application and a world of its own.
ORDERS = (
    (BROWSER, SQLITE, POSTGRES, ELSE),
    (POSTGRES, ELSE, SQLITE, BROWSER),
    (BROWSER, POSTGRES, SQLITE, ELSE),
    (SQLITE, ELSE, POSTGRES, BROWSER),
)


def kind_of(nodeid: str) -> str:
    """What a test needs that takes long to make: a server with a browser, or one of the kinds of database."""
    if nodeid.startswith("tests/e2e/"):
        return BROWSER
    kind = KIND.search(nodeid)
    return kind[1] if kind else ELSE


def group_of(nodeid: str) -> str:
    """Tests of one group run in one process, one after the other: those of a file and kind."""
    return f"{kind_of(nodeid)} {nodeid.partition('::')[0]}"


def next_of(groups: Collection[str], process: int) -> str:
    """The group of those left that a process, counted from 0, takes next.

    Of one kind the first, as xdist has sorted them: that of the most tests. Stories in a browser go by name in each
    process as they do in a single one.
    """
    order: Sequence[str] = ORDERS[process % len(ORDERS)]

    def rank(group: str) -> tuple[int, str]:
        kind = group.partition(" ")[0]
        return order.index(kind), group if kind == BROWSER else ""

    return min(groups, key=rank)


class Spread(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    """Each process keeps to one kind of test as long as there are any."""

    def _split_scope(self, nodeid: str) -> str:
        """The name under which xdist keeps tests together."""
        return group_of(nodeid)

    def _assign_work_unit(self, node: object) -> None:
        """Give a process its next group; xdist would begin with those of the most tests, and a browser test is slow."""
        self.workqueue.move_to_end(next_of(self.workqueue, self.nodes.index(node)), last=False)
        super()._assign_work_unit(node)
