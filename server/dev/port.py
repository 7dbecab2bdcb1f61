"""The address to serve on, from HOST and PORT. As a program: status 1 if something listens there already."""

import os
import socket
import sys

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))


def port_is_free() -> bool:
    """Whether we could listen on HOST:PORT; gunicorn itself would try for seconds before it says no."""
    with socket.socket(socket.AF_INET6 if ":" in HOST else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            return False
    return True


if __name__ == "__main__" and not port_is_free():
    sys.exit(f"error: {HOST}:{PORT} is in use. Choose another port: PORT=8001 make run")
