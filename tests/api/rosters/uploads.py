"""An officer at the import page."""

from dataclasses import dataclass
from typing import Any

from server import worker
from server.app import App
from tests.factories.world import World
from tests.support.client import API, Answer, Client
from tests.support.forms import form


@dataclass(frozen=True)
class ImportDesk:
    """Uploads lists of a commune, has the worker read them, and repairs."""

    app: App
    client: Client
    world: World

    def upload(self, content: bytes, filename: str = "danh-sach.xlsx", unit: object = None) -> Answer:
        """Send the form."""
        sent = form({"unit_id": unit or self.world.commune.id}, content, filename)
        headers = {"Content-Type": sent.content_type}
        return self.client.send("POST", f"{API}/roster-imports", data=sent.body, headers=headers)

    def work(self) -> None:
        """The worker does what is due."""
        with self.app.app_context():
            worker.drain()

    def read(self, content: bytes, filename: str = "danh-sach.xlsx") -> dict[str, Any]:
        """Upload, wait, and give what was found."""
        asked = self.upload(content, filename)
        assert (asked.status, asked.json["status"]) == (202, "queued"), asked.text
        self.work()
        return self.get(asked.json["id"])

    def get(self, import_id: str) -> dict[str, Any]:
        """What the API says of an import."""
        answer = self.client.get(f"/roster-imports/{import_id}")
        assert answer.status == 200, answer.text
        return dict(answer.json)

    def repair(self, found: dict[str, Any], *rows: dict[str, Any], hamlets: Any = None, edits: Any = None) -> Answer:
        """Send repairs."""
        body = {"edits": found["edits"] if edits is None else edits, "rows": list(rows), "hamlets": hamlets or {}}
        return self.client.patch(f"/roster-imports/{found['id']}", body)
