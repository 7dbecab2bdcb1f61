"""What happens on the other side: grants, accounts, the commune's inbox, backups and their return."""

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import sqlalchemy as sa

from api.accounts.grants import Wish, end_grant, give_grant
from api.accounts.logic import Change, change_account
from api.auth.session import actor_of, revoke_sessions
from api.catalogue import logic as catalogue
from api.core import feed
from models.account import Account, Grant
from models.db import db
from models.sync import Erasure, Operation, Quarantine
from tests.support.login import session_cookie
from tests.support.rescue import register
from tests.sync.simulator.ledger import on_server
from tests.sync.simulator.phone import Phone
from tests.sync.simulator.poison import TOO_EARLY

if TYPE_CHECKING:
    from tests.sync.simulator.run import Run

# Reading and writing every table takes half a second: not with each backup.
REALLY = 0.2


def move(run: "Run", phone: Phone) -> None:
    """The phone's owner goes to another team, or loses the last one, or gets one again."""
    account = phone.account
    if account.role != "member":
        return
    run.ledger.moved.add(account.id)
    run.chance.count("moved")
    team = run.chance.pick(run.stage.teams)
    with run.server.writing():
        grants = db.session.scalars(sa.select(Grant).where(Grant.account_id == account.id, Grant.valid_to.is_(None)))
        held = list(grants)
        for grant in held:
            end_grant(None, grant.id, run.server.now)
        wanted = not held or run.chance.likely(0.6)
        if wanted and team.id not in {grant.team_id for grant in held}:
            give_grant(None, account.id, Wish("member", team.unit.id, team.id))


def switch(run: "Run", phone: Phone) -> None:
    """Disable an account, or let it in again."""
    admin = run.stage.worlds[0].admin
    if phone.account.role != "member":
        return
    with run.server.writing():
        enabled = is_enabled(phone)
        change = Change(status="disabled" if enabled else "active")
        change_account(actor_of(admin.id), phone.account.id, change)
    if enabled:
        run.ledger.disabled.setdefault(phone.account.id, run.server.now)
    run.chance.count("disabled" if enabled else "enabled")


def end_session(run: "Run", phone: Phone) -> None:
    """Somebody logs the account out everywhere."""
    with run.server.writing():
        revoke_sessions(phone.account.id)
    run.chance.count("logged_out")


def log_in(run: "Run", phone: Phone) -> None:
    """Log in if the server lets us; a phone that was set up anew has its key registered with it."""
    with run.server.writing():
        if not is_enabled(phone):
            return
        phone.cookie = session_cookie(run.server.app, phone.account.id)
        phone.device_id = phone.device_id or register(phone.account, phone.key)
    phone.ended = False


def is_enabled(phone: Phone) -> bool:
    """Whether the account may log in. To be called within a transaction."""
    return db.session.scalar(sa.select(Account.status).where(Account.id == phone.account.id)) == "active"


def clear_inbox(run: "Run", _: Phone) -> None:
    """An official looks at an op that was set aside: declines it, has it judged again, or corrects it (S8)."""
    world = run.chance.pick(run.stage.worlds)
    with run.server.reading():
        query = sa.select(Quarantine.id, Quarantine.code, Quarantine.team_id)
        query = query.where(Quarantine.status == "open", Quarantine.unit_id == world.commune.id)
        items = list(db.session.execute(query.order_by(Quarantine.received_at, Quarantine.op_id)))
    if not items:
        return
    item = run.chance.pick(items)
    way = run.chance.pick(("replay", "decline"))
    body: dict[str, Any] = {"note": "Không tính"} if way == "decline" else {}
    path, cookie = f"/quarantine/{item.id}/{way}", run.stage.cookies[world.officer.id]
    answer = run.server.call(cookie, path, orjson.dumps(body))
    if answer.status >= 500:
        run.server.errors.append(f"{way}: {answer.status} {answer.text}")


def open_topic(run: "Run", _: Phone) -> None:
    """The province adds the topic that some visits have named too early; what was set aside can be judged again."""
    topic = {"kind": "topic", "code": TOO_EARLY, "name": "Mới", "name_en": "New", "short_vi": "Mới", "short_en": "New"}
    with run.server.writing():
        known = {entry.code for entry in catalogue.load_entries()}
        if TOO_EARLY not in known:
            catalogue.put_entry(None, topic)
    run.ledger.topic_opened = True


def upgrade(run: "Run", _: Phone) -> None:
    """The server learns a newer form of visits; phones that are of yesterday go on sending the old one (S26)."""
    if not run.ledger.upgraded:
        run.server.upgrade()
        run.ledger.upgraded = True
        run.chance.count("upgraded")


def erase(run: "Run", _: Phone) -> None:
    """An official erases a visit for good (S23)."""
    world = run.chance.pick(run.stage.worlds)
    with run.server.reading():
        records = db.session.scalars(sa.select(Operation.record_id).where(Operation.record_id.is_not(None)).distinct())
        found = sorted(str(record_id) for record_id in records)
    if not found:
        return
    record_id = run.chance.pick(found)
    body, cookie = b'{"reason":"request"}', run.stage.cookies[world.officer.id]
    answer = run.server.call(cookie, f"/sessions/{record_id}/erase", body)
    if answer.status == 204:
        run.chance.count("erased")
        run.ledger.erased.add(record_id)
        run.ledger.ever_erased.add(record_id)
    elif answer.status >= 500:
        run.server.errors.append(f"erase: {answer.status} {answer.text}")


def back_up(run: "Run", _: Phone) -> None:
    """Make a backup."""
    if restore not in run.coming:
        return
    run.server.keep("backup")
    run.has_backup = True
    run.backup_file = run.server.back_up(run.seed) if run.chance.likely(REALLY) else None


def restore(run: "Run", _: Phone) -> None:
    """The backup comes back; half of the time nobody tells the phones by a new epoch (faults 7, 8)."""
    if run.has_backup:
        roll_back(run, "backup", announced=run.chance.likely(0.5), file=run.backup_file)


def fail_over(run: "Run", _: Phone) -> None:
    """The primary dies and its standby lacks the newest writes (fault 9); S4 wants a new epoch then."""
    roll_back(run, "standby", announced=run.chance.likely(0.7))


def roll_back(run: "Run", name: str, *, announced: bool, file: Path | None = None) -> None:
    """Go on with an older copy; an announced one comes back as operators do it where there is a backup's ``file``."""
    if announced and file:
        run.server.restore(file)
        run.chance.count("restored")
    else:
        run.server.put_back(name)
    if announced and not file:
        with run.server.writing():
            feed.renew_epochs(db.session.connection())  # S4
    with run.server.reading():
        run.ledger.excuse(on_server())
        known = {str(record_id) for record_id in db.session.scalars(sa.select(Erasure.record_id))}
    if not (announced and file):
        # S23: a restore erases again by its ledger; whoever only goes on with an old copy does not
        run.ledger.erased &= known
    if fail_over in run.coming:
        # a standby follows its primary also into what that was put back to
        run.server.keep("standby")
    run.ledger.rolled_back = True
    run.chance.count(f"{name}_{'announced' if announced else 'silent'}")


def enable(run: "Run", accounts: set[uuid.UUID]) -> None:
    """Let some accounts in again."""
    with run.server.writing():
        statement = sa.update(Account).where(Account.id.in_(accounts), Account.status == "disabled")
        db.session.execute(statement.values(status="active"))


def hand_in(run: "Run") -> None:
    """Team mates and officials bring the rescue files that lie about; each file is brought until somebody may."""
    for number, (file, author_id, op_ids) in enumerate(run.files):
        bringers = [cookie for account_id, cookie in run.stage.cookies.items() if account_id != author_id]
        run.chance.rng.shuffle(bringers)
        statuses = set()
        for cookie in bringers:
            answer = run.server.call(cookie, "/sync/rescue-files", orjson.dumps(file))
            statuses.add(answer.status)
            if answer.status == 200:
                run.chance.count("handed_in")
                run.network.filed |= set(op_ids)
                break
        else:
            run.server.errors.append(f"nobody could hand in file {number}: {statuses}")
