"""What a backup promises and what a restore refuses."""

import json
import shutil
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from models.assistance import AssistanceSession
from models.db import db
from tests.conftest import KINDS, CopyDatabase
from tests.support import databases
from tests.support.phone import log
from tests.support.site import Site, site_on

pytestmark = pytest.mark.skipif("external" in KINDS, reason="needs a database of its own")
NEWER = '''"""One more column."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this revision."""
    with op.batch_alter_table("team") as batch:
        batch.add_column(sa.Column("motto", sa.String(20), server_default="new", nullable=False))
'''
# What a restore changes on purpose.
RENEWED = {"feed_head", "account"}


@pytest.fixture
def site(copy_database: CopyDatabase, tmp_path: Path) -> Iterator[Site]:
    """An installation with a few visits, one of them set aside."""
    with site_on(copy_database("backup"), tmp_path) as site:
        phone = site.phone_of(site.world.member)
        odd = "tab\t, dòng\nmới, \\N, \\, \r và 'ngoặc'"
        phone.results(log(site.world.team, note=odd), log(site.world.team, place="nowhere"), log(site.world.team))
        yield site


def rows_of(path: Path) -> dict[str, list[bytes]]:
    """The lines of each table of a backup, in no order."""
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        return {
            part["table"]: sorted(archive.read(f"tables/{part['table']}.copy").splitlines())
            for part in manifest["parts"]
            if part["table"] not in RENEWED
        }


def visits(site: Site) -> int:
    return site.store.count(AssistanceSession)


def add_migration(site: Site, home: Path) -> None:
    """Let the operator's program be a newer one than the server's."""
    folder = home / "migrations"
    shutil.copytree(databases.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    with site.app.app_context(), db.engine.connect() as connection:
        head = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    (folder / "versions" / "9999_newer.py").write_text(NEWER.format(head=head))
    site.migrations = folder


def test_a_backup_is_private_whole_and_overwrites_nothing(site: Site) -> None:
    path = site.backup()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    manifest = json.loads(zipfile.ZipFile(path).read("manifest.json"))
    counts = {part["table"]: part["rows"] for part in manifest["parts"]}
    assert set(counts) == set(db.metadata.tables)
    assert (counts["assistance_session"], counts["quarantine"]) == (2, 1)
    again = site.run("backup", path)
    assert again.exit_code == 1
    assert "overwrites nothing" in again.output
    assert [found.name for found in site.home.glob("*.part")] == []
    assert site.run("backup").exit_code == 0
    (unnamed,) = (site.home / "backups").iterdir()
    assert stat.S_IMODE(unnamed.parent.stat().st_mode) == 0o700


def test_a_restore_gives_back_every_value_and_keeps_what_was_there(site: Site) -> None:
    path = site.backup()
    site.phone_of(site.world.leader).results(log(site.world.team))
    result = site.restore(path, "--force")
    assert result.exit_code == 0, result.output
    assert "2 feed entries are newer than the backup" in result.output
    assert "the data before are kept" in result.output
    assert visits(site) == 2
    assert rows_of(site.backup()) == rows_of(path)
    if site.url.startswith("sqlite"):
        database = Path(str(sa.make_url(site.url).database))
        (kept,) = database.parent.glob(f"{database.name}.before-*")
        url = f"sqlite:///{kept}"
    else:
        with site.app.app_context():
            (schema,) = [name for name in sa.inspect(db.engine).get_schema_names() if name.startswith("before_")]
        url = f"{site.url}&options=-csearch_path%3D{schema}"
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(AssistanceSession)) == 3
    engine.dispose()


def test_a_backup_of_one_database_can_be_put_into_the_other(site: Site, tmp_path: Path) -> None:
    path = site.backup()
    there = databases.sqlite_copy(tmp_path, "other")
    with site_on(there, tmp_path) as other:
        result = other.restore(path, "--force")
        assert result.exit_code == 0, result.output
        back = other.backup()
    # compared once it is back: the two write fractions of a second differently
    assert site.restore(back).exit_code == 0
    assert rows_of(site.backup()) == rows_of(path)


def test_a_restore_is_refused_while_the_server_runs(site: Site) -> None:
    path = site.backup()
    assert visits(site) == 2, "the server has an open connection"
    result = site.run("restore", path, "--force")
    assert result.exit_code == 1
    assert "stop the server" in result.output
    site.phone_of(site.world.leader).results(log(site.world.team))
    assert visits(site) == 3


@pytest.mark.parametrize("member", ["tables/catalogue_entry.copy", "tables/session_revision.copy", "manifest.json"])
def test_a_damaged_backup_is_refused_and_nothing_changes(site: Site, member: str) -> None:
    path = site.backup()
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(member)
    content = bytearray(path.read_bytes())
    content[info.header_offset + len(member) + 50 + info.compress_size // 2] ^= 0x55
    path.write_bytes(content)
    site.phone_of(site.world.leader).results(log(site.world.team))
    result = site.restore(path, "--force")
    assert result.exit_code == 1, result.output
    assert "Error: " in result.output
    assert visits(site) == 3


def test_a_cut_off_an_empty_and_a_missing_backup_are_refused(site: Site) -> None:
    path = site.backup()
    content = path.read_bytes()
    for size in (0, 10, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        assert "damaged" in site.restore(path, "--force").output
    path.unlink()
    assert "cannot be read" in site.restore(path, "--force").output
    assert visits(site) == 2


def test_a_restore_that_fails_half_way_leaves_the_old_data(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    path = site.backup()
    site.phone_of(site.world.leader).results(log(site.world.team))

    def fail(*_: object) -> int:
        raise ValueError("the disk is on fire")

    with monkeypatch.context() as patch:
        patch.setattr("api.core.feed.renew_epochs", fail)
        result = site.restore(path, "--force")
    assert result.exit_code == 1
    assert "on fire" in result.output
    assert visits(site) == 3
    assert list(site.home.parent.rglob("*.restoring*")) == []
    assert site.restore(path, "--force").exit_code == 0


def test_a_backup_of_an_older_program_is_brought_up_to_date(site: Site, tmp_path: Path) -> None:
    path = site.backup()
    add_migration(site, tmp_path / "newer")
    result = site.restore(path)
    assert result.exit_code == 0, result.output
    with site.app.app_context(), db.engine.connect() as connection:
        assert set(connection.scalars(sa.text("SELECT motto FROM team"))) == {"new"}
    assert visits(site) == 2


def test_a_backup_and_a_database_of_a_newer_program_are_refused(site: Site, tmp_path: Path) -> None:
    old = site.backup()
    add_migration(site, tmp_path / "newer")
    assert site.restore(old).exit_code == 0
    new = site.backup()
    site.migrations = None
    for path in (old, new):
        result = site.restore(path, "--force")
        assert result.exit_code == 1
        assert "upgrade" in result.output
    assert visits(site) == 2


def test_a_backup_from_before_what_phones_keep_needs_force(site: Site) -> None:
    path, old = site.backup(), site.home / "old.zip"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(old, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "manifest.json":
                content = json.dumps({**json.loads(content), "created_at": "2026-01-01T00:00:00+00:00"}).encode()
            target.writestr(name, content)
    assert "older than 90 days" in site.restore(old).output  # S16
    assert site.restore(old, "--force").exit_code == 0


def test_another_secret_is_told(site: Site) -> None:
    path = site.backup()
    databases.close(site.app)
    result = site.run("restore", path, secret=databases.SECRET[::-1])
    assert result.exit_code == 0, result.output
    assert "SECRET_KEY" in result.output
