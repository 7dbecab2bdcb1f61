"""What a row of the access table asks for: things of the caller's own unit, the next one, or a foreign one."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from api.core import clock
from models.access_token import AccessToken
from models.account import Device
from models.db import db
from models.export import Export
from models.roster import DecisionScan
from models.team import Decision, RosterVersion
from tests.api.access.campaign_things import CampaignThings, Place
from tests.api.access.indicator_things import IndicatorThings
from tests.api.access.round_things import RoundThings
from tests.conftest import ClientOf
from tests.factories import unique
from tests.factories.accounts import Account, make_account, make_device, make_grant
from tests.factories.imports import make_import
from tests.factories.keys import public_jwk
from tests.factories.rosters import end_under_way, make_version
from tests.factories.teams import make_team
from tests.factories.units import make_hamlet
from tests.factories.visits import make_visit
from tests.factories.world import World, make_world
from tests.support.forms import Form, form
from tests.support.phone import Phone, log, visit_body
from tests.support.rescue import DeviceKey, KeyedPhone, register
from tests.support.store import Store

LATER = (clock.now() + dt.timedelta(days=365)).isoformat()
ENDED = clock.now() - dt.timedelta(days=1)
CALLERS = ("stranger", "member", "leader", "officer", "approver", "staff", "admin", "former")


class Things(CampaignThings, IndicatorThings, RoundThings):
    """Makes what a placeholder names, anew for each row and after each request that was let in."""

    def __init__(self, store: Store, client_of: ClientOf, place: Place) -> None:
        self.store, self.client_of, self.place = store, client_of, place
        self.seen: dict[str, str] = {}

    def get(self, name: str) -> Any:
        """The value of a placeholder."""
        world, team = self.place.world, self.place.team
        fixed = {"team": team.id, "hamlet": team.unit.id, "commune": world.commune.id, "province": world.province.id}
        if name in fixed:
            return str(fixed[name])
        maker: Callable[[], Any] = getattr(self, name)
        return maker()

    def account(self) -> str:
        """A member of the team who is nobody else's business."""
        with self.store.writing():
            return str(make_account("member", self.place.team.unit, team_id=self.place.team.id).id)

    def person(self) -> str:
        """A member of the team as lists name them."""
        with self.store.writing():
            return str(make_account("member", self.place.team.unit, team_id=self.place.team.id).person_id)

    def double(self) -> str:
        """A member who leads a team next door too."""
        with self.store.writing():
            account = make_account("member", self.place.team.unit, team_id=self.place.team.id)
            other = self.place.world.other_team
            make_grant(account, "leader", other.unit, team_id=other.id)
            return str(account.person_id)

    def chief(self) -> str:
        """A member who is an approver of the commune too."""
        with self.store.writing():
            account = make_account("member", self.place.team.unit, team_id=self.place.team.id)
            make_grant(account, "commune_approver", self.place.world.commune)
            return str(account.person_id)

    def approver_account(self) -> str:
        """An approver of the commune."""
        with self.store.writing():
            return str(make_account("commune_approver", self.place.world.commune).id)

    def admin_account(self) -> str:
        """An administrator of the province."""
        with self.store.writing():
            return str(make_account("admin", self.place.world.province).id)

    def grant(self) -> str:
        """A member's second grant."""
        with self.store.writing():
            account = make_account("member", self.place.team.unit, team_id=self.place.team.id)
            return str(make_grant(account, "leader", self.place.team.unit, team_id=self.place.team.id))

    def device(self) -> str:
        """A member's phone."""
        with self.store.writing():
            return str(make_device(make_account("member", self.place.team.unit, team_id=self.place.team.id)))

    def silent_phone(self) -> str:
        """A phone that nobody has heard of for a month."""
        device_id = self.device()
        with self.store.writing():
            db.session.get_one(Device, uuid.UUID(device_id)).last_seen_at = clock.now() - dt.timedelta(days=30)
        return device_id

    def visit(self) -> str:
        """A visit of the team."""
        with self.store.writing():
            return str(make_visit(self.place.team, clock.today()))

    def item(self) -> str:
        """A visit that was set aside because of its topic."""
        op = log(self.place.team, items=[{"topic": "NO_SUCH", "outcome": "done", "count": 1}])
        phone = Phone(self.client_of(self.place.team.leader), self.place.team.leader)
        assert phone.verdicts(op) == ["unknown_topic"]
        listed = phone.client.get("/quarantine", {"status": "open", "limit": 200}).json["items"]
        return str(next(item["id"] for item in listed if item["op_id"] == op["op_id"]))

    def export(self) -> str:
        """A file about the commune that is ready, asked for by its officer."""
        with self.store.writing():
            made = Export(
                report="monthly",
                format="csv",
                params={},
                status="ready",
                requested_by_id=self.place.world.officer.id,
                unit_id=self.place.world.commune.id,
                ready_at=clock.now(),
                filename="thang.csv",
                rows=1,
                size=1,
                sha256="0" * 64,
                content=b"x",
            )
            db.session.add(made)
            db.session.flush()
            return str(made.id)

    def bare_hamlet(self) -> str:
        """A hamlet of the commune without a team."""
        with self.store.writing():
            return str(make_hamlet(self.place.world.commune).id)

    def token(self) -> str:
        """A token that another system reads with."""
        with self.store.writing():
            made = AccessToken(
                name="IOC",
                unit_id=self.place.world.province.id,
                scopes=["feeds.indicators"],
                token_hash=unique.code("h"),
                created_by_id=self.place.world.admin.id,
            )
            db.session.add(made)
            db.session.flush()
            return str(made.id)

    def idle_team(self) -> str:
        """The team, with no version of its roster under way."""
        with self.store.writing():
            end_under_way(self.place.team.id)
        return str(self.place.team.id)

    def draft(self) -> str:
        """A draft of the team's next roster."""
        with self.store.writing():
            end_under_way(self.place.team.id)
            return str(make_version(self.place.team.id))

    def submitted(self) -> str:
        """The same, handed in by somebody else."""
        team = self.place.team
        with self.store.writing():
            end_under_way(team.id)
            return str(make_version(team.id, status="submitted", submitted_by=team.member))

    def decision(self) -> str:
        """The decision by which the team's roster is in force."""
        with self.store.reading():
            return str(db.session.get_one(RosterVersion, self.place.team.roster_id).decision_id)

    def scanned(self) -> str:
        """The same, with a scan of the signed paper."""
        decision_id = self.decision()
        kept = DecisionScan(
            decision_id=uuid.UUID(decision_id),
            account_id=self.place.world.officer.id,
            content_type="application/pdf",
            pages=1,
            size=1,
            sha256="0" * 64,
            content=b"x",
        )
        with self.store.writing():
            db.session.add(kept)
        return decision_id

    def paper(self) -> str:
        """A decision that is drawn up over a roster of another team: its people, not the callers, lose their rights."""
        world = self.place.world
        with self.store.writing():
            team = make_team(self.place.team.unit, commune=world.commune)
            roster_id = make_version(team.id, status="submitted", submitted_by=team.member)
            drawn_up = Decision(unit_id=world.commune.id, kind="re-issue", symbol="QĐ-UBND", status="draft")
            db.session.add(drawn_up)
            db.session.flush()
            roster = db.session.get_one(RosterVersion, roster_id)
            roster.decision_id = drawn_up.id
            self.seen = {str(roster_id): roster.content_hash}
            return str(drawn_up.id)

    def approval(self) -> dict[str, Any]:
        """What the signed paper of the last ``paper`` says."""
        return {
            "number": 1 + unique.number() % 900_000,
            "date": str(clock.today()),
            "signer": "Lê Thị Ký",
            "position": "CHỦ TỊCH",
            "hashes": self.seen,
        }

    def new_decision(self) -> dict[str, Any]:
        """A wish for a decision over a roster of the team."""
        roster_id = self.submitted()
        with self.store.reading():
            seen = db.session.get_one(RosterVersion, uuid.UUID(roster_id)).content_hash
        rosters = [{"id": roster_id, "content_hash": seen}]
        return {"unit_id": str(self.place.world.commune.id), "kind": "establish", "rosters": rosters}

    def list(self) -> str:
        """A list of a hamlet that nobody looks after yet, uploaded and read."""
        with self.store.writing():
            return str(make_import(self.place.world.commune, self.place.world.officer))

    def list_form(self) -> Form:
        """A list of the commune to be uploaded."""
        return form({"unit_id": self.place.world.commune.id}, b"a;b", "ds.csv")

    def uuid(self) -> str:
        """An id that nobody knows yet."""
        return str(uuid.uuid4())

    def phone(self) -> str:
        """A number that nobody has yet."""
        return unique.phone()

    def key(self) -> dict[str, str]:
        """A device key."""
        return public_jwk()

    def later(self) -> str:
        """An instant to come."""
        return LATER

    def visit_body(self) -> dict[str, Any]:
        """What a visit of the team may say."""
        return visit_body(self.place.team)

    def op(self) -> dict[str, Any]:
        """A visit of the team to be pushed."""
        return log(self.place.team)

    def rescue_file(self) -> dict[str, Any]:
        """What a member's phone could not send, in a file."""
        key, client = DeviceKey(), self.client_of(self.place.team.member)
        with self.store.writing():
            device_id = register(self.place.team.member, key)
        phone = KeyedPhone(client, self.place.team.member, device_id, key=key)
        return phone.file(client.get("/meta").json["rescue_key"], self.op())


def make_former(world: World) -> Account:
    """Somebody who had every role over the world, until yesterday."""
    account = make_account()
    for role, unit, team_id in (
        ("member", world.team.unit, world.team.id),
        ("leader", world.team.unit, world.team.id),
        ("commune_officer", world.commune, None),
        ("commune_approver", world.commune, None),
        ("province_staff", world.province, None),
        ("admin", world.province, None),
    ):
        make_grant(account, role, unit, team_id=team_id, until=ENDED)
    return account


def places_of(world: World) -> dict[str, Place]:
    """The relations of a row: own, the next team of the commune, another commune, another province."""
    sibling, abroad = make_world(world.province), make_world()
    return {
        "own": Place(world, world.team),
        "next": Place(world, world.other_team),
        "sibling": Place(sibling, sibling.team),
        "abroad": Place(abroad, abroad.team),
    }
