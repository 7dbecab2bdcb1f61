"""A phone whose visits are wrong: what it sends is changed on the way, as an app with a fault would send it."""

import gzip
import json

from playwright.sync_api import Route

GZIP = b"\x1f\x8b"


def spoil_visits(route: Route) -> None:
    """Give every new visit of a push a service that no catalogue has."""
    sent = route.request.post_data_buffer or b""
    envelope = json.loads(gzip.decompress(sent) if sent.startswith(GZIP) else sent)
    for op in envelope["ops"]:
        if op.get("type") == "assistance_session.log":
            op["body"]["items"][0]["topic"] = "NO_SUCH_SERVICE"
    headers = {name: value for name, value in route.request.headers.items() if name != "content-encoding"}
    route.continue_(post_data=json.dumps(envelope), headers=headers)
