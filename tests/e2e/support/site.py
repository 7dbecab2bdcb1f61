"""The whole of Tổ Số as `make run` serves it: the demo province, the web process and the worker."""

import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from api.core import clock
from tests.support import databases
from tests.support.client import Client, OverHttp
from tests.support.gunicorn import served

ROOT = Path(__file__).resolve().parents[3]
GRACE_SECONDS = 20
NEW_PIN = "482917"
DATABASE = "toso.sqlite3"


@dataclass(frozen=True)
class Person:
    """Somebody with a log-in."""

    role: str
    phone: str
    pin: str
    name: str
    unit_id: str
    unit_name: str
    team_id: str | None


@dataclass
class Site:
    """A running server. ``dist`` holds the build that it serves, ``people`` the activated demo accounts."""

    url: str
    dist: Path
    database: Path
    people: list[Person]
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def first(self, role: str) -> Person:
        """The first demo account of a role, as `make accounts` lists them."""
        return next(person for person in self.people if person.role == role)

    @cached_property
    def admin(self) -> Client:
        """The administrator, logged in once: each log-in costs both sides a slow hash."""
        return self.client(self.first("admin"))

    def client(self, person: Person) -> Client:
        """A client that has logged in over HTTP."""
        client = Client(OverHttp(self.url))
        answer = client.post("/auth/login", {"phone": person.phone, "pin": person.pin})
        assert answer.status == 200, answer.text
        return client

    def invite(self, role: str, like: Person) -> tuple[Person, Any]:
        """A new account in the unit and team of ``like``, and its invitation."""
        number = next(self.numbers)
        # No number of the demo begins so.
        person = Person(role, f"05399{number:05d}", NEW_PIN, f"Lê Thử {number}", like.unit_id, "", like.team_id)
        asked = {"name": person.name, "phone": person.phone, "role": role, "unit_id": person.unit_id}
        answer = self.admin.post("/accounts", {**asked, "team_id": person.team_id})
        assert answer.status == 201, answer.text
        return person, answer.json["invitation"]

    def new_member(self, like: Person) -> Person:
        """An activated member of the team of ``like``, whom no other test uses."""
        return self._activated("member", like)

    def new_officer(self, like: Person) -> Person:
        """An activated officer of the commune of ``like``, whom no other test uses."""
        return self._activated("commune_officer", like)

    def _activated(self, role: str, like: Person) -> Person:
        person, invitation = self.invite(role, like)
        activation = {"code": invitation["code"], "phone": person.phone, "pin": person.pin}
        answer = Client(OverHttp(self.url)).post("/auth/activate", activation)
        assert answer.status == 200, answer.text
        return person

    def forget_log_ins(self, person: Person) -> None:
        """Delete every session of an account from the database, as if all of them had run out."""
        with closing(sqlite3.connect(self.database, timeout=GRACE_SECONDS)) as connection, connection:
            whose = "SELECT id FROM account WHERE phone = ?"
            deleted = connection.execute(
                f"DELETE FROM login_session WHERE account_id IN ({whose})", [f"+84{person.phone[1:]}"]
            )
        assert deleted.rowcount > 0, f"nobody is logged in as {person.name}"


@contextmanager
def running(home: Path) -> Iterator[Site]:
    """Build the phone app, load the demo as of today and serve copies of both in ``home`` on a free port."""
    home = home / "data"
    shutil.copytree(template(), home)
    dist = home / "dist"
    env = environment(home, dist)
    with served("tests.e2e.support.served:app", env) as server, worker(env):
        yield Site(f"http://localhost:{server.port}", dist, home / DATABASE, list_people(env))


def template() -> Path:
    """The build and the loaded demo, made by the first process of this run that asks for them."""
    made = databases.run_dir() / "site"
    with databases.alone("site"):
        if not made.exists():
            subprocess.run([ROOT / "server" / "dev" / "build.sh"], check=True)
            draft = made.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            dist = draft / "dist"
            shutil.copytree(ROOT / "pwa" / "dist", dist)
            load(environment(draft, dist))
            draft.rename(made)
    return made


def environment(home: Path, dist: Path) -> dict[str, str]:
    """What every process of the site needs to know. The demo ends today: the phones' clocks are real."""
    return {
        **os.environ,
        "DATA_DIR": str(home),
        "DATABASE_URL": f"sqlite:///{home / DATABASE}",
        "TOSO_DEMO": "1",
        "DEMO_DAY": clock.today().isoformat(),
        "FLASK_APP": "server.wsgi",
        "PWA_DIST": str(dist),
    }


def load(env: dict[str, str]) -> None:
    """Migrate and load the demo, as `make run` does."""
    subprocess.run([sys.executable, "-m", "server.dev.prepare"], check=True, env=env, cwd=ROOT)


def list_people(env: dict[str, str]) -> list[Person]:
    """What `make accounts` prints."""
    command = [sys.executable, "-m", "flask", "accounts", "list", "--json"]
    printed = subprocess.run(command, check=True, env=env, cwd=ROOT, capture_output=True).stdout
    return [Person(**row) for row in json.loads(printed)]


@contextmanager
def worker(env: dict[str, str]) -> Iterator[None]:
    """A running worker."""
    process = subprocess.Popen([sys.executable, "-m", "flask", "worker"], env=env, cwd=ROOT)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=GRACE_SECONDS)
