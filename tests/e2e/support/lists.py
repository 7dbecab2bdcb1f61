"""Lists of teams under way, made over HTTP as an officer makes them."""

from dataclasses import dataclass
from typing import Any

from tests.e2e.support.site import Person, Site
from tests.support.client import Client

NEWCOMER = {"full_name": "Võ Thị Thu Hà", "birth_year": 1994, "gender": "female", "organization": "Hội Phụ nữ"}


@dataclass
class Submitted:
    """A submitted list: of which team, and the officer's client."""

    roster_id: str
    team: dict[str, Any]
    officer: Client

    @property
    def name(self) -> str:
        """What pages call the team."""
        return str(self.team["hamlet_label"] or self.team["title"])

    def change(self, organization: str) -> None:
        """Take it back, change the newcomer's organisation, hand it in again."""
        done(self.officer.post(f"/rosters/{self.roster_id}/withdraw"))
        roster = self.officer.get(f"/rosters/{self.roster_id}").json
        for line in roster["lines"]:
            if line["full_name"] == NEWCOMER["full_name"]:
                line["organization"] = organization
        hand_in(self.officer, roster)


def submit_one(site: Site, phone: str, *, besides: Person) -> Submitted:
    """A team of the first officer's commune, not that of ``besides``, gets a newcomer with that number."""
    officer = site.client(site.first("commune_officer"))
    for team in officer.get("/teams", {"limit": 200}).json["items"]:
        if team["id"] == besides.team_id or team["level"] != "hamlet":
            continue
        made = officer.post(f"/teams/{team['id']}/rosters", {})
        if made.status == 201:
            roster = officer.get(f"/rosters/{made.json['id']}").json
            roster["lines"].append({**NEWCOMER, "phone": phone, "role": "member"})
            hand_in(officer, roster)
            return Submitted(roster["id"], team, officer)
    raise LookupError("every team of the commune has a list under way")


def hand_in(officer: Client, roster: dict[str, Any]) -> None:
    """Write the lines and submit."""
    done(officer.put(f"/rosters/{roster['id']}", {"edits": roster["edits"], "lines": roster["lines"]}))
    done(officer.post(f"/rosters/{roster['id']}/submit"))


def done(answer: Any) -> None:
    """The request went well."""
    assert answer.status < 300, answer.text
