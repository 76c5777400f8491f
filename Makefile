# Two commands do everything: `make run` and `make test`. Both set up their own environment first.
# Needed beforehand: Python >= 3.11 with venv, make, git.

PYTHON ?= python3
PIP := --quiet --disable-pip-version-check --require-hashes

.PHONY: run test lint types quality tour soak bench audit clean

run: .venv/ready
	@.venv/bin/python -m bot run

test: .venv/ready-dev
	.venv/bin/python -m pytest

lint: .venv/ready-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-cache

types: .venv/ready-dev
	.venv/bin/mypy

quality: .venv/ready-dev
	.venv/bin/python -m benchmarks.quality

tour: .venv/ready-dev
	.venv/bin/python -m tests.tour

soak: .venv/ready-dev
	timeout 3600 .venv/bin/python -m tests.soak

bench: .venv/ready-bench
	.venv/bin/python -m benchmarks.bench

# Strict: where the advisories cannot be reached, that is no pass.
audit: .audit/ready
	.audit/bin/bandit --quiet --configfile pyproject.toml --recursive bot storage
	.audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock

clean:
	rm -rf .venv .audit build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Caspian Watch needs Python 3.11 or newer; say which: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
	  || { echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

.venv/ready: requirements.lock | .venv/bin/python
	@echo "Setting up (once, about a minute) ..." >&2
	@.venv/bin/python -m pip install $(PIP) -r requirements.lock
	@touch $@

.venv/ready-dev: requirements-dev.lock | .venv/bin/python
	@echo "Setting up for tests (once, about a minute) ..." >&2
	@.venv/bin/python -m pip install $(PIP) -r requirements-dev.lock
	@touch $@ .venv/ready

.venv/ready-bench: requirements-bench.lock | .venv/ready
	@echo "Adding the peers to be measured beside ..." >&2
	@.venv/bin/python -m pip install $(PIP) -r requirements-bench.lock
	@touch $@

.audit/ready: requirements-audit.lock
	@echo "Setting up what audits ..." >&2
	@$(PYTHON) -m venv .audit
	@.audit/bin/python -m pip install $(PIP) -r requirements-audit.lock
	@touch $@
