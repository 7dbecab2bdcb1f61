"""What gunicorn and the flask command import."""

import atexit
import gc

from server.app import create_app

app = create_app()
# What is loaded now stays for good. Left to the collector, it is walked through whole again and again, and no request
# of the process moves meanwhile.
gc.collect()
gc.freeze()
# Libraries count at the end what was not given back.
atexit.register(gc.unfreeze)
