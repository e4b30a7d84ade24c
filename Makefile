# make demo: the main job, shown. make test: lint, types and every test.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: demo test servers lock example clean

demo: $(READY)
	$(VENV)/bin/lasvakt demo demo

test: $(READY) servers
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# The real servers and the browser of the tests, from Debian's packages.
servers:
	sh tests/servers/install.sh

# Newer libraries: rewrites both lock files from pyproject.toml, with hashes and without addresses.
LOCK := $(VENV)/bin/uv pip compile --quiet --upgrade --generate-hashes --universal --no-header --no-annotate
lock: $(READY)
	$(LOCK) --extra m365 --extra google pyproject.toml -o requirements.lock
	$(LOCK) --all-extras pyproject.toml -o requirements-dev.lock

# state.db.example: a small true ledger of invented cases.
example: $(READY)
	$(VENV)/bin/python -m tests.example state.db.example

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache
