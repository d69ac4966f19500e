# Wiredesk. `make` lists the targets; all of them need Python 3.11 or newer and nothing else.

VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SHELL  := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help install run test check format bench constraints docs clean

# 3.11 and 3.12 first: the PostgreSQL that the tests start comes as a wheel for these two.
# A candidate must run, not just be found: version managers leave shims for Pythons that are not there.
FIND_PYTHON = for python in $(PYTHON) python3.12 python3.11 python3.13 python3; do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo "$$python"; exit 0; fi; done; \
	echo "wiredesk needs Python 3.11 or newer with the venv module (Debian: apt install python3-venv), and found none on PATH." >&2; \
	echo "Install one, or say which to use: make install PYTHON=/path/to/python3.12" >&2; exit 1

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP)  ## everything, into .venv (nothing to do when nothing changed)

# --no-compile: bytecode is written as modules are first used, a third of the time for the same result
$(STAMP): pyproject.toml constraints.txt
	@python="$$($(FIND_PYTHON))"; \
	if [ ! -x $(BIN)/python ]; then echo "making $(VENV) with $$("$$python" --version)"; "$$python" -m venv $(VENV); fi
	@echo "installing the packages of constraints.txt"
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq --no-input --no-compile --no-warn-script-location -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

run: install  ## start the whole desk on its sample news; Ctrl-C stops it
	@$(BIN)/wiredesk up --sample

test: install  ## every test (TESTS=path or ARGS='-m unit' for some)
	@$(BIN)/python -m pytest $(ARGS) $(TESTS)

check: install  ## linters, types and import rules; changes nothing
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: install  ## repair what the linter can repair, then set the layout
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

# benchmarks/extraction is left out: it needs collections of pages that are not ours to ship
BENCH ?= benchmarks/latency/enqueue_to_landed.py benchmarks/latency/tick.py benchmarks/fetch/pages.py benchmarks/fetch/polls.py \
         benchmarks/fetch/feeds.py benchmarks/dedup/compare.py benchmarks/dedup/scale.py benchmarks/dedup/race.py

bench: install  ## the measurements that need nothing from outside (BENCH=path for one)
	@for script in $(BENCH); do echo "== $$script"; PYTHONPATH=. $(BIN)/python "$$script"; done

constraints: install  ## write constraints.txt anew (ARGS=--upgrade moves to the newest versions)
	@$(BIN)/python tools/constraints.py $(ARGS)

docs: install  ## write the pages that are made from code: docs/settings.md, docs/faults.md
	@$(BIN)/python tools/settings_page.py
	@$(BIN)/python tools/faults_page.py

clean:  ## remove .venv, caches and built files (never the data folder)
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
