"""The application with a copy of the phone app's build, which a test may replace by a newer one."""

import os
from pathlib import Path

from server import pwa_files
from server.wsgi import app

pwa_files.DIST = Path(os.environ["PWA_DIST"])

__all__ = ["app"]
