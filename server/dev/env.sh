# The environment of the application on a developer's machine; sourced after lib.sh. What is already set stays.
DATA_DIR="${DATA_DIR:-var}"
mkdir -p "$DATA_DIR"
DATA_DIR="$(cd "$DATA_DIR" && pwd)"
export DATA_DIR
export DATABASE_URL="${DATABASE_URL:-sqlite:///$DATA_DIR/toso.sqlite3}"
export TOSO_DEMO="${TOSO_DEMO:-1}"
export FLASK_APP=server.wsgi
