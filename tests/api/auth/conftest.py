"""What stories of logging in share."""

from dataclasses import dataclass, field

import pytest
from argon2.exceptions import VerifyMismatchError

from api.auth import pins
from models.db import db
from models.sqlite import transaction_mode
from tests.factories.accounts import PIN


@dataclass
class Watched:
    """Stands in for argon2: as strict, but quick; counts its checks and whether a write was open."""

    right: str = PIN
    checks: int = 0
    in_write: list[bool] = field(default_factory=list)

    def hash(self, pin: str) -> str:
        """Remember what the right PIN is from now on."""
        self._look()
        self.right = pin
        return f"watched {pin}"

    def verify(self, secret_hash: str, pin: str) -> bool:
        """Accept the right PIN only."""
        self.checks += 1
        self._look()
        if secret_hash == pins.DUMMY_HASH or pin != self.right:
            raise VerifyMismatchError
        return True

    def _look(self) -> None:
        self.in_write.append(db.session().in_transaction() and transaction_mode.get() == "write")


@pytest.fixture
def argon2(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The watched stand-in."""
    watched = Watched()
    monkeypatch.setattr(pins, "HASHER", watched)
    return watched
