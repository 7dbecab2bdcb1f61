"""What an approved list does to people: accounts to be invited, rights that begin and end, numbers that change.

All in the transaction of the approval. New rights begin with the decision's effective date if that is past, else at the
approval; what ends, ends at the approval, never before: visits made until then are good (S24).
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from api.accounts.grants import Wish, begin_grant, set_end
from api.accounts.members import accounts_of_people, change_phone, open_account
from api.auth.grants import not_ended
from api.auth.invitations import void_invitations
from api.core import clock
from api.core.access import Actor
from api.core.text import fold, name_key
from api.rosters import content
from api.rosters.lines import Line
from api.units.logic import current_commune
from models.account import TEAM_ROLES, Account, Grant
from models.db import db
from models.person import Person
from models.team import RosterVersion, Team

# A deputy has a leader's rights.
RIGHTS = {"leader": "leader", "deputy": "leader", "member": "member"}


@dataclass(frozen=True)
class Note:
    """What officials should know of a member's account.

    ``code``: ``login_name`` (the number is used already: logs in by ``login_name``), ``phone_taken`` (keeps the old
    number), ``no_phone`` (no account without a number), ``account_disabled`` (the rights wait until it is enabled).
    """

    person_id: uuid.UUID
    code: str
    login_name: str | None = None


@dataclass
class Applied:
    """What came of a list: accounts opened, grants begun and ended, and what is to be told."""

    opened: list[uuid.UUID] = field(default_factory=list)
    begun: list[uuid.UUID] = field(default_factory=list)
    ended: list[uuid.UUID] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """The list that comes into force: for which team, by whom, and from when its new rights count."""

    actor: Actor | None
    team: Team
    commune_id: uuid.UUID | None
    since: dt.datetime


def apply(actor: Actor | None, roster_id: uuid.UUID, old_roster_id: uuid.UUID | None, effective_on: dt.date) -> Applied:
    """Bring accounts and grants of a team in line with its newly approved list; ``old_roster_id``: the one before.

    Idempotent. Grants that an officer gave to somebody on neither list stay. To be called in the approval's write;
    whether the actor may approve is for the caller to check. Raises sqlalchemy.exc.NoResultFound for an unknown id.
    """
    team = db.session.get_one(Team, db.session.get_one(RosterVersion, roster_id).team_id)
    since = min(clock.day_start(effective_on), clock.now())
    change = Change(actor, team, current_commune(team.unit_id), since)
    lists = content.load_many([one for one in (roster_id, old_roster_id) if one is not None])
    new, old = lists[roster_id], lists[old_roster_id] if old_roster_id else []
    accounts = accounts_of_people({line.person_id for line in [*new, *old] if line.person_id is not None})
    _adopt(new)
    held, done = _grants_of(team.id, [account.id for account in accounts.values()]), Applied()
    staying = {line.person_id for line in new}
    for person_id in sorted((line.person_id for line in old if line.person_id not in staying), key=str):
        if person_id in accounts:
            _leave(change, accounts[person_id], held, done)
    listed_phones = {line.person_id: line.phone for line in old}
    for line in new:
        account = _account_for(change, line, accounts, listed_phones, done)
        if account is not None:
            _settle(change, account, RIGHTS[line.role], held[account.id], done)
    return done


def _adopt(lines: Sequence[Line]) -> None:
    """What the approved list writes of people counts from now on: a draft has changed nobody."""
    query = sa.select(Person).where(Person.id.in_([line.person_id for line in lines]))
    persons = {person.id: person for person in db.session.scalars(query)}
    for line in lines:
        person = persons[line.person_id] if line.person_id else None
        if person is None:
            continue
        if person.name != line.full_name:
            person.name, person.name_folded = line.full_name, fold(line.full_name)
            person.sort_key = name_key(line.full_name)
        person.birth_year = line.birth_year or person.birth_year
        person.gender = line.gender or person.gender


def _leave(change: Change, account: Account, held: dict[uuid.UUID, list[Grant]], done: Applied) -> None:
    """Rights in the team end now; unsent visits of before are still taken. An invitation to nothing is void."""
    _end(change, [grant for grant in held[account.id] if _lasts(grant)], done)
    db.session.flush()
    others = sa.select(Grant.id).where(Grant.account_id == account.id, not_ended(clock.now()))
    if db.session.scalars(others.limit(1)).first() is None:
        void_invitations(account.id)


def _account_for(
    change: Change,
    line: Line,
    accounts: dict[uuid.UUID, Account],
    listed_phones: dict[uuid.UUID | None, str | None],
    done: Applied,
) -> Account | None:
    """The account of somebody on the list, opened if need be; None without a number to open it with."""
    if line.person_id is None:
        return None
    account = accounts.get(line.person_id)
    if account is not None:
        # A number that the list has not changed may be older than the account's.
        if line.phone not in (None, account.phone, listed_phones.get(line.person_id)):
            _take_phone(change, account, line, done)
        if account.status == "disabled":
            done.notes.append(Note(line.person_id, "account_disabled"))
        return account
    if line.phone is None:
        done.notes.append(Note(line.person_id, "no_phone"))
        return None
    account = open_account(
        change.actor,
        line.person_id,
        line.full_name,
        line.phone,
        commune_id=change.commune_id,
        synthetic=change.team.synthetic,
    )
    done.opened.append(account.id)
    if account.login_name:
        done.notes.append(Note(line.person_id, "login_name", account.login_name))
    return account


def _take_phone(change: Change, account: Account, line: Line, done: Applied) -> None:
    if line.phone and not change_phone(change.actor, account, line.phone, commune_id=change.commune_id):
        done.notes.append(Note(account.person_id, "phone_taken"))


def _settle(change: Change, account: Account, role: str, held: Sequence[Grant], done: Applied) -> None:
    """One grant of the role without an end; others in the team end. A role held on goes on as it is."""
    now = clock.now()
    lasting = [grant for grant in held if _lasts(grant)]
    kept = next((grant for grant in lasting if grant.role == role and grant.valid_from <= now), None)
    _end(change, [grant for grant in lasting if grant is not kept], done)
    if kept is None:
        # Somebody who comes back has no rights in between, and never two of the same at once.
        ends = [grant.valid_to for grant in held if grant.role == role and grant.valid_to and grant.valid_to <= now]
        wish = Wish(role, change.team.unit_id, change.team.id, max([change.since, *ends]))
        done.begun.append(begin_grant(change.actor, account.id, wish))
    elif kept.valid_to is not None:
        set_end(change.actor, kept, None)


def _end(change: Change, grants: Sequence[Grant], done: Applied) -> None:
    for grant in grants:
        set_end(change.actor, grant, clock.now())
        done.ended.append(grant.id)


def _lasts(grant: Grant) -> bool:
    return grant.valid_to is None or grant.valid_to > clock.now()


def _grants_of(team_id: uuid.UUID, account_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Grant]]:
    """Per account its grants in the team, past ones too."""
    query = sa.select(Grant).where(
        Grant.account_id.in_(account_ids), Grant.team_id == team_id, Grant.role.in_(TEAM_ROLES)
    )
    found: dict[uuid.UUID, list[Grant]] = defaultdict(list)
    for grant in db.session.scalars(query.order_by(Grant.valid_from, Grant.id)):
        found[grant.account_id].append(grant)
    return found
