"""Configuration from the environment; the server refuses to start on a missing or weak secret."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MIN_SECRET = 32
MAX_PROXIES = 9
# The driver is named: what a bare postgresql:// means changes from version to version of SQLAlchemy.
DATABASES = ("sqlite:///", "postgresql+psycopg://")
WEAK_WORDS = ("changeme", "secret", "password", "development", "default", "example")


class ConfigError(RuntimeError):
    """The environment does not describe a server that may run."""


@dataclass(frozen=True)
class Config:
    """What the processes need to know. ``demo`` loads invented people and says so on every page."""

    secret_key: str
    database_url: str
    data_dir: Path
    demo: bool = False
    trusted_proxies: int = 0
    secret_key_fallbacks: tuple[str, ...] = ()
    erasure_ledger: Path | None = None
    testing: bool = False


def from_env(env: Mapping[str, str] = os.environ) -> Config:
    """Read the configuration. Raises ConfigError with the variable's name and what to do."""
    data_dir = Path(env.get("DATA_DIR", "var")).resolve()
    demo = env.get("TOSO_DEMO", "") == "1"
    proxies = env.get("TRUSTED_PROXIES", "0")
    if proxies not in map(str, range(MAX_PROXIES + 1)):
        raise ConfigError(f"TRUSTED_PROXIES is the number of proxies in front, 0 to {MAX_PROXIES}")
    return Config(
        secret_key=_demo_secret(data_dir)
        if demo and not env.get("SECRET_KEY")
        else check_secret(env.get("SECRET_KEY", "")),
        database_url=_checked_url(env.get("DATABASE_URL", "")) or _own_database(data_dir),
        data_dir=data_dir,
        demo=demo,
        trusted_proxies=int(proxies),
        secret_key_fallbacks=_earlier_secrets(env.get("SECRET_KEY_FALLBACKS", "")),
        erasure_ledger=Path(env["ERASURE_LEDGER"]).resolve() if env.get("ERASURE_LEDGER") else None,
    )


def check_secret(secret: str, name: str = "SECRET_KEY") -> str:
    """Give the secret back if it is long and varied enough, else raise ConfigError that names the variable."""
    if len(secret) < MIN_SECRET:
        raise ConfigError(f"{name} is missing or shorter than {MIN_SECRET} characters: openssl rand -hex 32 makes one")
    if len(set(secret)) < 10 or any(secret.lower().startswith(word) for word in WEAK_WORDS):
        raise ConfigError(f"{name} is too easy to guess: openssl rand -hex 32 makes a good one")
    return secret


def _earlier_secrets(listed: str) -> tuple[str, ...]:
    """Secrets of before a rotation, newest first: whoever guesses one of them signs cookies as well as with the new."""
    given = [secret.strip() for secret in listed.split(",")] if listed.strip() else []
    return tuple(check_secret(secret, "SECRET_KEY_FALLBACKS") for secret in given)


def _checked_url(url: str) -> str:
    """The address, which may hold a password and is therefore not told. Empty for none."""
    if url and not url.startswith(DATABASES):
        raise ConfigError("DATABASE_URL begins with sqlite:/// or postgresql+psycopg://")
    return url


def _own_database(data_dir: Path) -> str:
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"DATA_DIR cannot be made: {error}") from None
    return f"sqlite:///{data_dir / 'toso.sqlite3'}"


def _demo_secret(data_dir: Path) -> str:
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / "secret"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return check_secret(path.read_text().strip())
