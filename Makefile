.venv/.ok: server/dev/uv.txt requirements.txt requirements-dev.txt
	@server/dev/setup.sh
