"""What the demo invents, before anything is written: the right numbers, the right rules, the same every time."""

import datetime as dt
import hashlib
import itertools
import re
from collections import Counter

import orjson
import pytest

from api.assistance.body import load_visit
from api.assistance.bulk import LoadedVisit
from api.assistance.checks import check_note, check_people
from api.auth.pins import check_pin
from api.catalogue.loader import read_packaged
from api.units.files import PACKAGED, read_file
from server.cli.demo.accounts import choose_active, list_posts
from server.cli.demo.chance import apportion, dice, uuid7_at
from server.cli.demo.hamlets import Hamlet, invent_hamlets
from server.cli.demo.officials import invent_officials
from server.cli.demo.people import DemoTeam, invent_teams
from server.cli.demo.pins import demo_pin
from server.cli.demo.rosters import govern
from server.cli.demo.visits import invent_visits

DAY = dt.date(2026, 11, 20)
SAMPLE = 4000


@pytest.fixture(scope="module")
def hamlets() -> list[Hamlet]:
    """All hamlets."""
    return invent_hamlets()


@pytest.fixture(scope="module")
def teams(hamlets: list[Hamlet]) -> list[DemoTeam]:
    """All teams."""
    return invent_teams(hamlets)


@pytest.fixture(scope="module")
def visits(teams: list[DemoTeam]) -> list[LoadedVisit]:
    """The first visits."""
    return list(itertools.islice(invent_visits(teams, DAY, set()), SAMPLE))


def test_585_hamlets_lie_in_all_91_communes(hamlets: list[Hamlet]) -> None:
    """118 in Thủ Dầu Một, 43 in Dĩ An, each under the code of its old commune."""
    districts = {row["code"]: row["district_code"] for row in read_file(PACKAGED[0])["old"]}
    counts = Counter(districts[hamlet.code[:5]] for hamlet in hamlets)
    assert (len(hamlets), counts["718"], counts["724"]) == (585, 118, 43)
    assert {hamlet.code[:5] for hamlet in hamlets} == set(districts)
    assert all(re.fullmatch(r"\d{5}-\d\d", hamlet.code) for hamlet in hamlets)
    assert len({hamlet.code for hamlet in hamlets}) == 585


def test_of_a_split_commune_the_last_third_goes_to_the_other_part(hamlets: list[Hamlet]) -> None:
    """The first two thirds follow the default edge."""
    edges = read_file(PACKAGED[0])["edges"]
    default = {edge["old"]: edge["new"] for edge in edges if edge["is_default"]}
    other = {edge["old"]: edge["new"] for edge in edges if not edge["is_default"]}
    assert len(other) == 16
    for code, home in default.items():
        went = [hamlet.new_code for hamlet in hamlets if hamlet.code.startswith(code)]
        moved = len(went) // 3 if code in other else 0
        assert went == [home] * (len(went) - moved) + [other.get(code)] * moved
        assert moved > 0 or code not in other


def test_2992_members_have_one_leader_per_team(teams: list[DemoTeam]) -> None:
    """3 to 15 people a team, the leader first, and phones that belong to nobody."""
    members = [member for team in teams for member in team.members]
    assert len(members) == 2992
    for team in teams:
        assert 3 <= len(team.members) <= 15
        assert [place for place, member in enumerate(team.members) if member.role == "leader"] == [0]
    phones = [person.person.phone for person in list_posts(teams, invent_officials(), govern(teams).founded)]
    assert len(set(phones)) == len(phones)
    assert all(re.fullmatch(r"\+84530\d{6}", phone) for phone in phones)


def test_rosters_are_decided_in_2022_and_again_after_the_reform(teams: list[DemoTeam]) -> None:
    """On every day since January 2023 each team has exactly one roster in force, by a decision of its own commune."""
    governed = govern(teams)
    decisions = {row["id"]: row for row in governed.decisions}
    assert Counter(row["kind"] for row in governed.decisions) == {"establish": 91, "re-issue": 36}
    homes = {team.team_id: (team.hamlet.old_commune, team.hamlet.new_commune) for team in teams}
    for team_id, rows in itertools.groupby(governed.rosters, key=lambda row: row["team_id"]):
        first, second = rows
        assert first["valid_from"] < dt.date(2023, 1, 1)
        assert first["valid_to"] == second["valid_from"] > dt.date(2025, 7, 1)
        assert (first["status"], second["status"], second["valid_to"]) == ("superseded", "approved", None)
        assert tuple(decisions[row["decision_id"]]["unit_id"] for row in (first, second)) == homes[team_id]


def test_about_20_accounts_are_open_with_one_of_each_role(teams: list[DemoTeam]) -> None:
    """All have PINs that the rules would let pass."""
    officials = invent_officials()
    active = choose_active(teams, officials)
    roles = {post.person.account_id: post.role for post in list_posts(teams, officials, govern(teams).founded)}
    assert 18 <= len(active) <= 22
    assert len({person.account_id for person in active}) == len(active)
    assert {roles[person.account_id] for person in active} == {
        *("member", "leader", "commune_officer", "commune_approver", "province_staff", "admin")
    }
    for person in active:
        check_pin(demo_pin(person.phone), person.phone)


def test_every_visit_keeps_the_rules_of_a_visit(teams: list[DemoTeam], visits: list[LoadedVisit]) -> None:
    """The body is what a phone could have sent and the server would have stored, by somebody of the team."""
    known = {(entry["kind"], entry["code"]) for entry in read_packaged()}
    details = {entry["code"]: [d["code"] for d in entry.get("details", [])] for entry in read_packaged()}
    by_id = {team.team_id: team for team in teams}
    for loaded in visits:
        body = loaded.visit.json
        assert load_visit(body) == loaded.visit
        check_people(loaded.visit)
        check_note(loaded.visit)
        assert ("place", body["place"]) in known
        for item in body["items"]:
            assert ("topic", item["topic"]) in known
            assert item["detail"] is None or item["detail"] in details[item["topic"]]
            assert item["reason"] is None or (item["outcome"] == "not_done" and ("reason", item["reason"]) in known)
        team = by_id[loaded.visit.team_id]
        author = next(member for member in team.members if member.account_id == loaded.author_id)
        people = {str(member.person_id) for member in team.members if member is not author}
        assert set(body["with_members"]) <= people
        assert body["on_behalf_of"] is None or (author.role == "leader" and body["on_behalf_of"] in people)


def test_kept_appointments_are_later_visits_of_the_same_team(visits: list[LoadedVisit]) -> None:
    """*Hẹn làm tiếp* is followed by a visit on the same topic."""
    by_record = {str(loaded.record_id): loaded for loaded in visits}
    following = [loaded for loaded in visits if loaded.visit.json["follows"]]
    assert len(following) > 50
    for loaded in following:
        first = by_record[loaded.visit.json["follows"]]
        assert first.visit.team_id == loaded.visit.team_id
        assert first.visit.started_at < loaded.visit.started_at
        assert first.visit.json["items"][0]["outcome"] == "follow_up"
        assert first.visit.json["items"][0]["topic"] == loaded.visit.json["items"][0]["topic"]


def test_the_demo_of_a_day_is_always_the_same(teams: list[DemoTeam], visits: list[LoadedVisit]) -> None:
    """In every process, whatever its hash seed. A new fingerprint is a new demo: say so in the CHANGELOG."""
    digest = hashlib.sha256()
    for team in teams:
        people = [[str(m.person_id), m.name, m.phone, m.role, m.birth_year] for m in team.members]
        digest.update(orjson.dumps([str(team.team_id), team.hamlet.code, team.hamlet.new_code, people]))
    for loaded in visits:
        ids = [str(key) for key in (loaded.record_id, loaded.op_id, loaded.author_id, loaded.unit_id)]
        digest.update(orjson.dumps([ids, loaded.saved_at, loaded.visit.json]))
    assert digest.hexdigest()[:16] == "e2b4c8a1d14839e0"


def test_shares_add_up_within_their_bounds() -> None:
    """Also where the wishes point beyond them."""
    shares = apportion(100, [0, 1, 50, 3], 5, 60)
    assert sum(shares) == 100
    assert shares[2] == 60
    assert min(shares) >= 5


def test_ids_carry_their_time_and_are_valid() -> None:
    """Version 7 and the RFC's variant, in the order of their instants."""
    rng, instant = dice("test"), dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    first, second = uuid7_at(instant, rng), uuid7_at(instant + dt.timedelta(milliseconds=1), rng)
    assert (first.version, first.variant) == (7, "specified in RFC 4122")
    assert first < second
    assert first.int >> 80 == int(instant.timestamp() * 1000)
