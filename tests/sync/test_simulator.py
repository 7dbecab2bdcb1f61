"""A slice of the seeds that ``make simulate`` runs by the hundred, on both databases (INV)."""

from collections.abc import Iterator

import pytest

from tests.conftest import BASE_URL
from tests.support import databases, postgres
from tests.support.thorough import examples
from tests.sync.simulator.chance import GRANTS, NETWORK, PHONE, SERVER
from tests.sync.simulator.storage import PostgresStorage, SqliteStorage
from tests.sync.simulator.theatre import Theatre, on

pytestmark = pytest.mark.skipif(BASE_URL is not None, reason="needs a server of its own, and its clock")
# a seed on PostgreSQL takes three times as long: databases are dropped and made
SLICES = {"sqlite": range(1, 1 + examples(15, nightly=30)), "postgres": range(1001, 1006)}
KINDS = [pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in SLICES]


@pytest.fixture(scope="module", params=KINDS)
def theatre(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    """A theatre on each kind of database."""
    home = tmp_path_factory.mktemp("simulated")
    if request.param == "sqlite":
        with on(SqliteStorage(home)) as ready:
            yield ready
    else:
        with (
            postgres.running(databases.run_name()) as cluster,
            on(PostgresStorage(home, cluster, "simulated")) as ready,
        ):
            yield ready


def test_nothing_saved_is_lost_doubled_or_shown_to_the_wrong_phone(theatre: Theatre) -> None:
    reports = [theatre.play(seed) for seed in SLICES[theatre.kind]]
    assert {report.seed: report.violations for report in reports if report.violations} == {}
    struck = {kind for report in reports for kind in report.faults}
    if theatre.kind == "sqlite":
        assert struck >= {*NETWORK, *SERVER, *GRANTS, *PHONE}, "a slice that has no such fault proves nothing about it"


def test_a_seed_gives_the_same_story_again(theatre: Theatre) -> None:
    first, _, second = theatre.play(7), theatre.play(8), theatre.play(7)
    assert (first.ops, first.faults) == (second.ops, second.faults)
