# `make help` lists the targets. The work is done by the scripts in server/dev, so that ./run can do it without make.
# Not for the tests: they make databases of their own.
run accounts backup restore: export DATA_DIR ?= var

.DEFAULT_GOAL := help
.PHONY: help run test lint format build e2e nightly simulate mutants cures bench accounts backup restore lock clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name text; do \
	  printf '  make %-9s %s\n' "$$name" "$$text"; done

run: ## set up everything and serve on http://localhost:8000 (PORT=, HOST=, DATA_DIR= change it)
	@./run

test: ## run everything: lint, types, web unit tests, Python on SQLite and PostgreSQL, Chromium
	@server/dev/check.sh test

lint: ## ruff, mypy, import-linter, Biome and tsc alone
	@server/dev/check.sh lint

format: .venv/.ok pwa/node_modules/.ok ## put Python, TypeScript and CSS into shape
	@.venv/bin/ruff check --quiet --fix . ; .venv/bin/ruff format --quiet .
	@cd pwa && PATH="$(CURDIR)/.venv/bin:$$PATH" npm run --silent format

build: .venv/.ok ## build the phone app into pwa/dist if a source changed
	@server/dev/build.sh

e2e: build ## run the browser tests alone
	@server/dev/browser.sh
	@PYTHONDONTWRITEBYTECODE= .venv/bin/pytest -n 3 --dist loadgroup tests/e2e

nightly: build ## run all tests, those that take minutes too, with many drawn examples and the browser in every theme
	@server/dev/browser.sh
	@NIGHTLY=1 PYTHONDONTWRITEBYTECODE= .venv/bin/pytest -n 3 --dist loadgroup -m "nightly or not nightly"

simulate: .venv/.ok ## play SEEDS=200 seeds FROM=1 against the sync engine, on DATABASE=sqlite or postgres
	@.venv/bin/python -W ignore -m tests.sync.simulator --seeds $(or $(SEEDS),200) --from $(or $(FROM),1) \
	  --database $(or $(DATABASE),sqlite)

mutants: .venv/.ok ## show that the simulator catches deliberate bugs of the protocol
	@.venv/bin/python -W ignore -m tests.sync.simulator.mutants

cures: .venv/.ok pwa/node_modules/.ok ## take out cure after cure of faults.md and see its test fail (ROW= one row)
	@server/dev/browser.sh
	@.venv/bin/python -W ignore -m tests.sync.cures $(if $(ROW),--row $(ROW))

bench: .venv/.ok ## measure, see bench/
	@.venv/bin/python -m bench

accounts: .venv/.ok ## print the demo log-ins as JSON
	@./run flask accounts list --json

backup: .venv/.ok ## write everything into one file while the server runs (FILE=, else in DATA_DIR/backups)
	@./run flask backup $(if $(FILE),"$(FILE)")

restore: .venv/.ok ## put the backup FILE= back, the server stopped (FORCE=1 if newer entries may be lost here)
	@./run flask restore $(if $(FORCE),--force) "$(FILE)"

lock: .venv/.ok ## pin anew what requirements*.in and pwa/package.json ask for
	@server/dev/lock.sh

clean: ## remove what was built and installed; the data in DATA_DIR stays
	rm -rf .venv pwa/node_modules pwa/dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache \
	  .hypothesis .schemathesis test-results

.venv/.ok: server/dev/uv.txt requirements.txt requirements-dev.txt
	@server/dev/setup.sh

pwa/node_modules/.ok: .venv/.ok pwa/package.json pwa/package-lock.json
	@server/dev/npm.sh
