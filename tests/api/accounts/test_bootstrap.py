"""Stories of a new installation: the operator invites the first administrator from the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.app import App
from server.cli.accounts import bootstrap
from tests.factories.units import make_province
from tests.support import databases
from tests.support.client import Client, InProcess
from tests.support.databases import Database
from tests.support.store import Store


@pytest.fixture
def fresh(database: Database, tmp_path: Path) -> Iterator[App]:
    """An installation with nothing in it."""
    app = databases.make_app(database.copy("bootstrap"), data_dir=tmp_path)
    yield app
    databases.close(app)


def run(app: App, phone: str, name: str = "Trần Thị Quản Trị") -> tuple[int, str]:
    """Call the command; exit code and what it says."""
    done = app.test_cli_runner().invoke(bootstrap, ["--phone", phone, "--name", name])
    return done.exit_code, done.output


def test_the_first_administrator_is_invited_once(fresh: App) -> None:
    assert "flask units import" in run(fresh, "0530 111 222")[1]
    with Store(fresh).writing():
        make_province()
    assert run(fresh, "12")[0] == 2
    for name, words in (("a" * 121, "between 1 and 120"), ("a\udc80", "--name"), ("  ", "letters")):
        status, said = run(fresh, "0530 111 222", name)
        assert (status > 0, words in said) == (True, True), said
    status, said = run(fresh, "0530 111 222")
    assert status == 0, said
    assert run(fresh, "0530 111 333")[0] == 1, "somebody is invited already"
    status, said = run(fresh, "+84530111222")
    assert status == 0, "until the first use the same number is invited again"
    secret = said.split("/#/vao/")[1].split()[0]
    browser = Client(InProcess(fresh))
    entered = browser.post("/auth/activate", {"code": secret, "pin": "602914"})
    assert (entered.status, entered.json["home"]) == (200, "desk"), entered.text
    assert browser.get("/accounts").json["items"][0]["name"] == "Trần Thị Quản Trị"
    status, said = run(fresh, "0530 111 222")
    assert (status, "already" in said) == (1, True)
    me = entered.json
    path = f"/accounts/{me['account']['id']}"
    assert browser.patch(path, {"status": "disabled"}).code == "last_admin"
    assert browser.patch(f"/grants/{me['grants'][0]['id']}", {"to": "2020-01-01"}).code == "last_admin"


def test_administrators_cannot_end_each_other_on_coming_days(fresh: App) -> None:
    with Store(fresh).writing():
        province = make_province()
    secret = run(fresh, "0530 111 222")[1].split("/#/vao/")[1].split()[0]
    first, second = Client(InProcess(fresh)), Client(InProcess(fresh))
    own = first.post("/auth/activate", {"code": secret, "pin": "602914"}).json["grants"][0]["id"]
    wish = {
        "name": "Phạm Văn Hai",
        "phone": "0530 111 333",
        "role": "admin",
        "unit_id": province.id,
        "to": "2199-01-01",
    }
    invited = first.post("/accounts", {**wish, "to": "2199-01-01"}).json["invitation"]
    other = second.post("/auth/activate", {"code": invited["link"].split("/#/vao/")[1], "pin": "602914"}).json["grants"]
    assert first.patch(f"/grants/{own}", {"to": "2199-01-02"}).code == "last_admin"
    assert first.patch(f"/grants/{other[0]['id']}", {"to": None}).status == 200
    assert second.patch(f"/grants/{own}", {"to": "2199-01-02"}).status == 200
    assert first.patch(f"/grants/{other[0]['id']}", {"to": "2199-01-02"}).code == "last_admin"
