"""What an approved list does to people: accounts to be invited, rights that begin and end, numbers that change.

All in the transaction of the approval. New rights begin with the decision's effective date if that is past, else at the
approval; what ends, ends at the approval, never before: visits made until then are good (S24).
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from api.accounts.grants import Wish, begin_grants, set_ends
from api.accounts.members import accounts_of_people, change_phone, open_account, phones_in_use
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
    """What came of lists: accounts opened, grants begun and ended, and what is to be told."""

    opened: list[uuid.UUID] = field(default_factory=list)
    begun: list[uuid.UUID] = field(default_factory=list)
    ended: list[uuid.UUID] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """A list that comes into force: for which team, its lines and those of the list before."""

    team: Team
    commune_id: uuid.UUID | None
    new: Sequence[Line]
    old: Sequence[Line]


@dataclass
class Work:
    """All lists of an approval, and what is to be written of them at once; forty teams cost what one does.

    ``since``: when new rights begin. ``used``: numbers that somebody logs in with.
    """

    actor: Actor | None
    since: dt.datetime
    accounts: dict[uuid.UUID, Account]
    held: Mapping[tuple[uuid.UUID, uuid.UUID | None], Sequence[Grant]]
    used: set[str]
    leaving: set[uuid.UUID] = field(default_factory=set)
    ends: list[tuple[Grant, dt.datetime | None]] = field(default_factory=list)
    wishes: list[tuple[uuid.UUID, Wish]] = field(default_factory=list)
    done: Applied = field(default_factory=Applied)


def apply(actor: Actor | None, replaced: Mapping[uuid.UUID, uuid.UUID | None], effective_on: dt.date) -> Applied:
    """Bring accounts and grants of teams in line with newly approved lists: ``roster → the one before``, if any.

    Idempotent. Grants that an officer gave to somebody on neither list stay. To be called in the approval's write;
    whether the actor may approve is for the caller to check.
    """
    changes = _changes(replaced)
    new = [line for change in changes for line in change.new]
    people = {line.person_id for change in changes for line in (*change.new, *change.old) if line.person_id is not None}
    accounts = accounts_of_people(people)
    held = _grants_of([change.team.id for change in changes], [account.id for account in accounts.values()])
    used = phones_in_use({line.phone for line in new if line.phone})
    work = Work(actor, min(clock.day_start(effective_on), clock.now()), accounts, held, used)
    _adopt(new)
    for change in changes:
        _follow(work, change)
    _write(work)
    return work.done


def _changes(replaced: Mapping[uuid.UUID, uuid.UUID | None]) -> list[Change]:
    lists = content.load_many([one for pair in replaced.items() for one in pair if one is not None])
    query = sa.select(RosterVersion.id, Team).join(Team, Team.id == RosterVersion.team_id)
    teams = db.session.execute(query.where(RosterVersion.id.in_(replaced)).order_by(Team.id)).all()
    return [
        Change(
            team, current_commune(team.unit_id), lists[roster_id], lists[old] if (old := replaced[roster_id]) else []
        )
        for roster_id, team in teams
    ]


def _follow(work: Work, change: Change) -> None:
    """See what a list changes about each one on it and each one who was."""
    staying = {line.person_id for line in change.new}
    for line in change.old:
        account = work.accounts.get(line.person_id) if line.person_id else None
        if account is not None and line.person_id not in staying:
            # rights in the team end now; unsent visits of before are still taken
            _end(work, [grant for grant in _held(work, account, change.team) if _lasts(grant)])
            work.leaving.add(account.id)
    listed_phones = {line.person_id: line.phone for line in change.old}
    for line in change.new:
        account = _account_for(work, change, line, listed_phones)
        if account is not None:
            _settle(work, change, account, RIGHTS[line.role])


def _write(work: Work) -> None:
    db.session.flush()
    set_ends(work.actor, work.ends)
    work.done.begun += begin_grants(work.actor, work.wishes)
    others = sa.select(Grant.account_id).where(Grant.account_id.in_(work.leaving), not_ended(clock.now()))
    # an invitation to nothing is void
    void_invitations(*(work.leaving - set(db.session.scalars(others))))


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


def _account_for(
    work: Work, change: Change, line: Line, listed_phones: Mapping[uuid.UUID | None, str | None]
) -> Account | None:
    """The account of somebody on the list, opened if need be; None without a number to open it with."""
    if line.person_id is None:
        return None
    account = work.accounts.get(line.person_id)
    if account is not None:
        # A number that the list has not changed may be older than the account's.
        if line.phone not in (None, account.phone, listed_phones.get(line.person_id)):
            _take_phone(work, change, account, line)
        if account.status == "disabled":
            work.done.notes.append(Note(line.person_id, "account_disabled"))
        return account
    if line.phone is None:
        work.done.notes.append(Note(line.person_id, "no_phone"))
        return None
    account = open_account(
        work.actor,
        line.person_id,
        line.full_name,
        line.phone,
        work.used,
        commune_id=change.commune_id,
        synthetic=change.team.synthetic,
    )
    work.accounts[line.person_id] = account
    work.done.opened.append(account.id)
    if account.login_name:
        work.done.notes.append(Note(line.person_id, "login_name", account.login_name))
    return account


def _take_phone(work: Work, change: Change, account: Account, line: Line) -> None:
    before = account.phone
    if not line.phone:
        return
    if not change_phone(work.actor, account, line.phone, commune_id=change.commune_id):
        work.done.notes.append(Note(account.person_id, "phone_taken"))
    elif account.status != "disabled" and account.login_name is None:
        # the next one on a list may have the number that was given up
        work.used.discard(before)
        work.used.add(line.phone)


def _settle(work: Work, change: Change, account: Account, role: str) -> None:
    """One grant of the role without an end; others in the team end. A role held on goes on as it is."""
    now, held = clock.now(), _held(work, account, change.team)
    lasting = [grant for grant in held if _lasts(grant)]
    kept = next((grant for grant in lasting if grant.role == role and grant.valid_from <= now), None)
    _end(work, [grant for grant in lasting if grant is not kept])
    if kept is None:
        # Somebody who comes back has no rights in between, and never two of the same at once.
        ends = [grant.valid_to for grant in held if grant.role == role and grant.valid_to and grant.valid_to <= now]
        wish = Wish(role, change.team.unit_id, change.team.id, max([work.since, *ends]))
        work.wishes.append((account.id, wish))
    elif kept.valid_to is not None:
        work.ends.append((kept, None))


def _end(work: Work, grants: Sequence[Grant]) -> None:
    work.ends += [(grant, clock.now()) for grant in grants]
    work.done.ended += [grant.id for grant in grants]


def _held(work: Work, account: Account, team: Team) -> Sequence[Grant]:
    return work.held.get((account.id, team.id), ())


def _lasts(grant: Grant) -> bool:
    return grant.valid_to is None or grant.valid_to > clock.now()


def _grants_of(
    team_ids: Collection[uuid.UUID], account_ids: Collection[uuid.UUID]
) -> dict[tuple[uuid.UUID, uuid.UUID | None], list[Grant]]:
    """Per account and team its grants there, past ones too."""
    query = sa.select(Grant).where(
        Grant.account_id.in_(account_ids), Grant.team_id.in_(team_ids), Grant.role.in_(TEAM_ROLES)
    )
    found: dict[tuple[uuid.UUID, uuid.UUID | None], list[Grant]] = defaultdict(list)
    for grant in db.session.scalars(query.order_by(Grant.valid_from, Grant.id)):
        found[grant.account_id, grant.team_id].append(grant)
    return found
