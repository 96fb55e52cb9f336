# `make run` and `make test` need only Python 3.11 or 3.12 and make; everything else is set up here.
PYTHON ?= $(shell for p in python3.12 python3.11 python3; do \
	if $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes
MANAGE := $(BIN)/python manage.py
WORKERS ?= 2
PORT := 8000

.DEFAULT_GOAL := help
.PHONY: help setup run test test-slow lint format train bench lock screenshots clean

help: ## List the targets.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.runtime: requirements.lock
	@test -n "$(PYTHON)" || { echo "Cleanroom needs Python 3.11 or 3.12 on the PATH; install one or call make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages (once; a few minutes) ..."
	@$(INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "Installing the pinned test tools ..."
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

$(VENV)/.bench: $(VENV)/.dev tests/bench/requirements.lock
	@$(INSTALL) -r tests/bench/requirements.lock
	@touch $@

setup: $(VENV)/.runtime ## Make .venv and install the pinned packages.

run: setup ## Start everything on http://127.0.0.1:8000 (or PORT=8001) with demo accounts; Ctrl-C stops it.
	@exec $(MANAGE) run --port $(PORT)

test: lint ## Lint, types, import contracts, migrations check and every test not marked slow.
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow and not screenshots"

test-slow: $(VENV)/.dev ## The tests marked slow: faults with real processes, PostgreSQL, the production parts.
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "slow and not screenshots"

lint: $(VENV)/.dev ## ruff, mypy, import contracts, missing migrations.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports --no-logo
	$(MANAGE) makemigrations --check --dry-run --verbosity 0

format: $(VENV)/.dev ## Let ruff fix and format the code.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

train: setup ## Make both models anew from CORPORA=folder (two hours on two cores; installs PyTorch).
	@test -n "$(CORPORA)" || { echo "Say where the labelled corpora are: make train CORPORA=/path/to/corpora"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --group training
	MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000 $(BIN)/python -m scrubbing.detection.training $(CORPORA)
	MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=8000000000 $(BIN)/python -m scrubbing.detection.training.confidential $(CORPORA)

bench: $(VENV)/.bench ## Time the line on small files, and detection beside Presidio; BENCH=full, =memory for large files, =detection.
	$(BIN)/python -m tests.bench $(BENCH)

screenshots: $(VENV)/.dev ## Take the README's screenshots with a headless Chromium.
	$(BIN)/python -m pytest -m screenshots -p no:xdist

lock: ## Resolve the lock files anew (needs uv on the PATH).
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group bench -c requirements.lock -o tests/bench/requirements.lock

clean: ## Remove the virtual environment and everything `make run` made.
	rm -rf $(VENV) var
