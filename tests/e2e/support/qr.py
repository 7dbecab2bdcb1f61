"""A picture on a screen, read as another phone's camera would read it."""

from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator


def read_code(picture: Locator) -> str:
    """The text of the one QR code in what the browser has drawn. Fails when there is none, or two."""
    with Image.open(BytesIO(picture.screenshot())) as seen:
        (code,) = zxingcpp.read_barcodes(seen.convert("L"))
    return code.text
