"""Units merge and split: feeds end with successors, phones follow, unsent ops arrive (S25, fault 26)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from api.assistance.recount import differences
from api.core import clock
from api.sync import following
from models.admin_unit import AdminUnit, AdminUnitVersion
from models.assistance import AssistanceSession
from models.sync import FeedHead, Quarantine
from tests.conftest import KINDS, At, ClientOf, CopyDatabase
from tests.factories.accounts import make_account, make_grant
from tests.factories.teams import make_team
from tests.factories.units import Unit, make_commune, make_unit
from tests.factories.world import World, make_world
from tests.support.phone import Phone, amend, log
from tests.support.site import site_on
from tests.support.store import Store
from tests.support.units import divide, merge
from tests.sync.conftest import PhoneOf

PHONES = 200


@dataclass(frozen=True)
class Merger:
    """Two communes that become one today."""

    world: World
    neighbour: World
    new: Unit

    def happen(self, store: Store, *, followed: bool = True) -> None:
        """The day has come and the units are imported."""
        with store.writing():
            hamlets = [*self.world.hamlets, *self.neighbour.hamlets]
            merge([self.world.commune, self.neighbour.commune], self.new, clock.today(), hamlets)
            if followed:
                following.follow_units()


@pytest.fixture
def merger(world: World, store: Store) -> Merger:
    """The story's commune, its neighbour, and what they will be."""
    with store.writing():
        new = make_unit("commune", world.province, valid_from=clock.today())
        return Merger(world, make_world(world.province), new)


def scope_of(letter: str, unit: Unit) -> str:
    return f"{letter}/{unit.id}"


@pytest.mark.parametrize("followed", [True, False], ids=["followed", "on the day itself"])
def test_a_members_phone_follows_its_commune(
    merger: Merger, phone_of: PhoneOf, store: Store, client_of: ClientOf, followed: bool
) -> None:
    world, phone = merger.world, phone_of(merger.world.member)
    phone.results(log(world.team))
    phone.pull()
    version = phone.client.get("/me").json["grants_version"]
    merger.happen(store, followed=followed)
    page = phone.ask().json["scopes"]
    assert "snapshot" in page[scope_of("m", merger.new)]
    assert "reset" not in page[scope_of("m", merger.new)]
    ended = page[scope_of("m", world.commune)]["ended"]
    (successor,) = ended["successors"]
    assert successor["scope"] == scope_of("m", merger.new)
    assert set(successor["hamlets"]) == {str(hamlet.id) for hamlet in world.hamlets}
    assert phone.pull() == set()
    assert set(phone.cursors) == {"g", f"u/{world.member.id}", f"t/{world.team.id}", scope_of("m", merger.new)}
    assert len(phone.visits(world.team)) == 1
    if followed:
        assert ended["grants_version"] > version
        roster = phone.rows[f"t/{world.team.id}", "roster", str(world.team.id)]
        assert roster["team"]["commune_name"] == merger.new.name
    assert phone.verdicts(log(world.team)) == ["applied"]


def test_feeds_end_once_and_only_where_somebody_works(merger: Merger, store: Store) -> None:
    with store.writing():
        empty = make_commune(merger.world.province)
        merge([empty], merger.new, clock.today())
    merger.happen(store)
    ended = sa.select(FeedHead.scope).where(FeedHead.successors.is_not(None), FeedHead.scope.startswith("m/"))
    scopes = set(store.all(ended))
    assert {scope_of("m", merger.world.commune), scope_of("m", merger.neighbour.commune)} <= scopes
    assert scope_of("m", empty) not in scopes
    with store.writing():
        assert following.follow_units() == 0


def test_an_officials_rights_and_inbox_follow_the_commune(merger: Merger, phone_of: PhoneOf, store: Store) -> None:
    world, officer = merger.world, phone_of(merger.world.officer)
    bad, theirs = log(world.team, place="nowhere"), log(merger.neighbour.team, place="nowhere")
    old = log(world.team)
    assert phone_of(world.member).verdicts(bad, old) == ["unknown_code", "applied"]
    phone_of(merger.neighbour.member).results(theirs)
    officer.pull()
    merger.happen(store)
    officer.pull()
    assert scope_of("c", merger.new) in officer.cursors
    assert officer.followed.keys() == {scope_of(letter, world.commune) for letter in "cm"}
    items = officer.client.get("/quarantine", {"status": "open"}).json["items"]
    assert {item["op_id"] for item in items} == {bad["op_id"], theirs["op_id"]}
    mine = next(item["id"] for item in items if item["op_id"] == bad["op_id"])
    assert officer.client.post(f"/quarantine/{mine}/decline", {"note": "ghi lại giúp"}).status == 200
    assert officer.verdicts(log(world.team), log(merger.neighbour.team), amend(old, note="xã mới sửa")) == [
        "applied",
        "applied",
        "applied",
    ]
    seen = officer.client.get("/sessions", {"limit": 50}).json["items"]
    assert len(seen) == 3
    assert officer.client.get("/reports/summary", {"unit": merger.new.id}).status == 200


def test_who_had_left_before_is_revoked_and_a_stranger_denied(merger: Merger, phone_of: PhoneOf, store: Store) -> None:
    world = merger.world
    with store.writing():
        former, stranger = make_account(), make_account()
        yesterday = clock.now() - dt.timedelta(days=1)
        make_grant(former, "member", world.hamlet, team_id=world.team.id, until=yesterday)
    merger.happen(store)
    scope = scope_of("m", world.commune)
    assert set(phone_of(former).ask({scope: None}).json["scopes"][scope]) == {"revoked"}
    assert phone_of(stranger).ask({scope: None}).json["scopes"][scope] == {"denied": True}


def test_a_divided_commune_names_both_and_a_divided_hamlet_too(world: World, phone_of: PhoneOf, store: Store) -> None:
    phone, today = phone_of(world.member), clock.today()
    phone.pull()
    with store.writing():
        north, south = (make_unit("commune", world.province, valid_from=today) for _ in range(2))
        halves = [make_unit("hamlet", commune, valid_from=today) for commune in (north, south)]
        divide(world.commune, {north: [], south: [world.hamlets[1]]}, today)
        divide(world.hamlet, {half: [] for half in halves}, today)
        following.follow_units()
    phone.pull()
    first, second = phone.followed[scope_of("m", world.commune)]
    assert first == {"scope": scope_of("m", north), "hamlets": [str(world.hamlet.id)]}
    assert second["scope"] == scope_of("m", south)
    assert set(second["hamlets"]) == {str(hamlet.id) for hamlet in world.hamlets}
    # an op that names the hamlet as it was counts in the half that goes on by default
    op = log(world.team, hamlet_id=str(world.hamlet.id))
    assert phone.verdicts(op) == ["applied"]
    place = sa.select(AssistanceSession.unit_id).where(AssistanceSession.id == uuid.UUID(op["record_id"]))
    assert store.one(place) == halves[0].id
    other = phone_of(world.other_team.member)
    other.pull()
    assert scope_of("m", south) in other.cursors


def test_a_team_of_the_commune_itself_goes_on_in_the_new_one(
    merger: Merger, phone_of: PhoneOf, store: Store, client_of: ClientOf
) -> None:
    with store.writing():
        team = make_team(merger.world.commune)
    phone = phone_of(team.member)
    before, bad = log(team), log(team, place="nowhere")
    phone.results(before, bad)
    after = log(team)
    merger.happen(store)
    assert phone.verdicts(after) == ["applied"]
    units = sa.select(AssistanceSession.unit_id).where(AssistanceSession.team_id == team.id)
    # visits of the day are the new commune's, what came before it was merged is where it was
    assert set(store.all(units)) == {merger.world.commune.id, merger.new.id}
    item = sa.select(Quarantine.unit_id).where(Quarantine.op_id == uuid.UUID(bad["op_id"]))
    assert store.one(item) == merger.new.id
    with store.reading():
        assert differences([team.id]) == []
    summary = client_of(merger.world.officer).get("/reports/summary", {"unit": merger.new.id}).json
    assert summary["totals"]["visits"] == 2


def test_200_phones_with_unsent_visits_when_three_communes_become_one(
    world: World, store: Store, client_of: ClientOf
) -> None:
    with store.writing():
        worlds = [world, make_world(world.province), make_world(world.province)]
        new = make_unit("commune", world.province, valid_from=clock.today())
        teams = [make_team(hamlet, commune=w.commune, members=PHONES // 6) for w in worlds for hamlet in w.hamlets]
    people = [(team, member) for team in teams for member in (team.leader, *team.members)][:PHONES]
    phones = [(team, Phone(client_of(account), account)) for team, account in people]
    saved = [(phone, [log(team), log(team, hamlet_id=str(team.unit.id))]) for team, phone in phones]
    for _, phone in phones[::20]:
        phone.pull()
    with store.writing():
        hamlets = [hamlet for w in worlds for hamlet in w.hamlets]
        merge([w.commune for w in worlds], new, clock.today(), hamlets)
        following.follow_units()
    for phone, ops in saved:
        assert phone.verdicts(*ops) == ["applied", "applied"]
    ids = [team.id for team in teams]
    assert store.count(AssistanceSession, AssistanceSession.team_id.in_(ids)) == 2 * len(saved)
    with store.reading():
        assert differences(ids) == []
    officer = client_of(world.officer)
    assert officer.get("/reports/summary", {"unit": new.id}).json["totals"]["visits"] == 2 * len(saved)
    for _, phone in phones[::20]:
        phone.pull()
        assert scope_of("m", new) in phone.cursors
        assert len(phone.followed) == 1


def test_a_change_imported_ahead_of_its_day_is_followed_on_that_day(
    at: At, world: World, client_of: ClientOf, store: Store
) -> None:
    day = dt.date(2026, 12, 1)
    with at("2026-11-20T08:00"), store.writing():
        new = make_unit("commune", world.province, valid_from=day)
        merge([world.commune], new, day, world.hamlets)
        assert following.follow_units() == 0
    with at("2026-11-30T23:59"):
        phone = Phone(client_of(world.member), world.member)
        phone.pull()
        assert scope_of("m", world.commune) in phone.cursors
    with at("2026-12-01T00:01"):
        with store.app.app_context():
            following.run({})
        phone.pull()
        assert phone.followed.keys() == {scope_of("m", world.commune)}


@pytest.mark.skipif("external" in KINDS, reason="needs a database of its own")
def test_an_import_of_units_ends_the_feeds_of_communes_that_are_no_more(
    copy_database: CopyDatabase, tmp_path: Path
) -> None:
    with site_on(copy_database("import"), tmp_path) as site:
        assert "no more" not in site.run("units", "import").output, "nobody works there"
        v = AdminUnitVersion
        old = sa.select(v.unit_id).join(AdminUnit, AdminUnit.id == v.unit_id)
        (commune, *_) = site.store.all(
            old.where(AdminUnit.level == "commune", v.valid_to.is_not(None)).order_by(v.code)
        )
        with site.store.writing():
            officer = make_account("commune_officer", Unit(commune, "commune", "", "", None))
        assert "1 communes are no more" in site.run("units", "import").output
        phone = site.phone_of(officer)
        pages = phone.ask({f"c/{commune}": None}).json["scopes"]
        (successor, *_) = pages[f"c/{commune}"]["ended"]["successors"]
        assert successor["scope"] in pages
        assert "no more" not in site.run("units", "import").output, "once is enough"
