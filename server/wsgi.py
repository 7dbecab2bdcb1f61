"""What gunicorn and the flask command import."""

from server.app import create_app

app = create_app()
