"""The server starts only on a configuration that it may run with."""

import stat
from pathlib import Path

import pytest

from server.config import ConfigError, check_secret, from_env

GOOD = "b7c1e94f0a63d28851f7c0e2ab9d4436"


@pytest.mark.parametrize(
    "secret",
    ["", "short", "a" * 64, "0101010101" * 5, "secret-" + GOOD, "CHANGEME" + GOOD, "default" + GOOD, GOOD[:31]],
)
def test_weak_secret_is_refused(secret: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="SECRET_KEY"):
        from_env({"SECRET_KEY": secret, "DATA_DIR": str(tmp_path)})


def test_missing_secret_is_refused_and_the_message_helps(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="openssl rand -hex 32"):
        from_env({"DATA_DIR": str(tmp_path)})


def test_weak_secret_is_refused_in_the_demo_too(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        from_env({"SECRET_KEY": "x" * 40, "TOSO_DEMO": "1", "DATA_DIR": str(tmp_path)})


def test_earlier_secrets_are_read_newest_first(tmp_path: Path) -> None:
    older, oldest = GOOD[::-1], GOOD[5:] + GOOD[:5]
    env = {"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path)}
    assert from_env(env).secret_key_fallbacks == ()
    assert from_env({**env, "SECRET_KEY_FALLBACKS": f"{older}, {oldest}"}).secret_key_fallbacks == (older, oldest)


@pytest.mark.parametrize("weak", ["hush", "a" * 64, "CHANGEME" + GOOD])
def test_a_weak_earlier_secret_is_refused_as_well(weak: str, tmp_path: Path) -> None:
    env = {"SECRET_KEY": GOOD, "SECRET_KEY_FALLBACKS": f"{GOOD[::-1]},{weak}", "DATA_DIR": str(tmp_path)}
    with pytest.raises(ConfigError, match="SECRET_KEY_FALLBACKS") as refused:
        from_env(env)
    with pytest.raises(ConfigError, match="SECRET_KEY_FALLBACKS"):
        from_env({**env, "SECRET_KEY_FALLBACKS": f"{GOOD},,"})
    assert weak not in str(refused.value)


def test_demo_makes_its_own_secret_and_keeps_it_to_itself(tmp_path: Path) -> None:
    first = from_env({"TOSO_DEMO": "1", "DATA_DIR": str(tmp_path / "var")})
    again = from_env({"TOSO_DEMO": "1", "DATA_DIR": str(tmp_path / "var")})
    assert first.secret_key == again.secret_key == check_secret(first.secret_key)
    assert stat.S_IMODE((tmp_path / "var" / "secret").stat().st_mode) == 0o600


def test_database_lies_in_the_data_directory_unless_told_otherwise(tmp_path: Path) -> None:
    env = {"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path)}
    assert from_env(env).database_url == f"sqlite:///{tmp_path}/toso.sqlite3"
    assert from_env({**env, "DATABASE_URL": "postgresql+psycopg://x/y"}).database_url == "postgresql+psycopg://x/y"


def test_only_the_demo_says_that_it_is_one(tmp_path: Path) -> None:
    env = {"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path)}
    assert not from_env(env).demo
    assert not from_env({**env, "TOSO_DEMO": "0"}).demo
    assert from_env({**env, "TOSO_DEMO": "1"}).demo


@pytest.mark.parametrize(
    ("name", "value"), [("TRUSTED_PROXIES", "one"), ("TRUSTED_PROXIES", "-1"), ("TRUSTED_PROXIES", "²")]
)
def test_a_value_that_cannot_be_meant_is_named(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=name):
        from_env({"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path), name: value})


@pytest.mark.parametrize("url", ["mysql://me:hush@db/x", "postgresql://me:hush@db/x", "hush"])
def test_another_database_is_refused_without_telling_its_address(url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL") as refused:
        from_env({"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path), "DATABASE_URL": url})
    assert "hush" not in str(refused.value)


def test_the_data_directory_is_made_where_the_database_lies_in_it(tmp_path: Path) -> None:
    from_env({"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path / "one")})
    from_env({"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path / "two"), "DATABASE_URL": "postgresql+psycopg://x/y"})
    assert [path.name for path in tmp_path.iterdir()] == ["one"]
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="DATA_DIR"):
        from_env({"SECRET_KEY": GOOD, "DATA_DIR": str(tmp_path / "file" / "below")})
