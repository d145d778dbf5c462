# Two commands set everything up on a fresh Debian or Ubuntu machine with Python 3.11 and git: `make site`, `make test`.
# Everything is installed inside this folder (.venv, .tools), except Chromium, which `make test` takes from the
# distribution where it may, else from Playwright.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
WORKERS ?= auto
# What `make bench` measures; BENCH takes further options, such as --search or --json FILE.
MODELS ?= 1000
PEERS ?= lantoa hugo
ROUNDS ?= 3

# What `make soak` does: each so-many-th step of a build is made to fail, so many builds are killed, so many tries a property.
EVERY ?= 1
KILLS ?= 200
FUZZ ?= 20000

# Tests start hundreds of builds, and each would compile every module and layout anew on a machine that sets this.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help site serve check test soak coverage lint format pictures screens bench clean

help:
	@echo "make site      install what is missing and build the site into public/"
	@echo "make serve     preview at http://127.0.0.1:8000/, reloading after each save"
	@echo "make check     find every problem of the content, publishing nothing"
	@echo "make test      install what is missing (a browser too) and run every test"
	@echo "make soak      faults, kills and hostile content at full length: hours (EVERY=10 KILLS=20 FUZZ=1000: less)"
	@echo "make coverage  which branches of the generator the tests take (docs/reliability.md)"
	@echo "make lint      ruff and mypy, strict"
	@echo "make pictures  draw the illustrations again (tools/draw)"
	@echo "make screens   a picture of each kind of page, narrow and wide, light and dark, printed (test-artifacts/screens)"
	@echo "make bench     measure builds beside Hugo (MODELS=\"1000 5000\" PEERS=\"lantoa hugo eleventy\" ROUNDS=3)"
	@echo "make clean     delete what was built and cached; keeps .venv"

site: $(VENV)/.site
	@$(PY) build.py build

serve: $(VENV)/.site
	@$(PY) build.py serve

check: $(VENV)/.site
	@$(PY) build.py check

test: $(VENV)/.dev
	@$(PY) -m tools.prepare
	@$(PY) -m pytest -n $(WORKERS) --dist loadgroup

soak: $(VENV)/.dev
	@FUZZ_EXAMPLES=$(FUZZ) $(PY) -m pytest -n $(WORKERS) tests/hostile/test_fuzz.py
	@SOAK_EVERY=$(EVERY) SOAK_KILLS=$(KILLS) $(PY) -m pytest -n $(WORKERS) -m soak

coverage: $(VENV)/.dev
	@$(PY) -m tools.prepare
	@$(PY) -m coverage erase
	@$(PY) -m coverage run -m pytest -n $(WORKERS) --dist loadgroup
	@$(PY) -m coverage combine --quiet
	@$(PY) -m coverage report

lint: $(VENV)/.dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format: $(VENV)/.dev
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

pictures: $(VENV)/.dev
	@$(PY) -m tools.draw

screens: $(VENV)/.dev
	@$(PY) -m tools.prepare
	@$(PY) -m tools.screens

bench: $(VENV)/.site
	@$(PY) -m bench --models $(MODELS) --peers $(PEERS) --rounds $(ROUNDS) $(BENCH)

clean:
	@rm -rf public .cache examples/*/public examples/*/.cache
	@echo "Deleted public/ and .cache/."

$(VENV)/.site: pyproject.toml tools/venv.sh
	@sh tools/venv.sh "$(PYTHON)" "$(VENV)"
	@echo "Installing Lan Tỏa and what it needs into $(VENV) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -e . || { echo "The packages could not be installed. Is the network there, and the Python package index reachable? Then run make again."; exit 1; }
	@touch $@

$(VENV)/.dev: $(VENV)/.site
	@echo "Installing what the tests and lint need into $(VENV) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -e ".[dev]" || { echo "The test packages could not be installed. Is the network there, and the Python package index reachable? Then run make again."; exit 1; }
	@touch $@
