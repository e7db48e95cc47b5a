# Thin: every target is one or two commands that can be run by hand.
# Needs make and a Python of 3.11 or newer; everything else goes into .venv.

# The first that runs: version managers leave names on the path that lead nowhere.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint golden bench

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

setup: $(READY)  ## make .venv with specloom and its tools

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "specloom needs Python 3.11 or newer (make PYTHON=/path/to/python)"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"specloom needs Python 3.11 or newer, this is {sys.version.split()[0]} (make PYTHON=/path/to/python)")'
	test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(READY)  ## generate, start the fake service, run jobs against it
	$(BIN)/python examples/demo.py

test: $(READY)  ## run the tests (ARGS="-k name" to choose)
	$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(READY)  ## ruff, mypy and pyright on the generator
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright

golden: $(READY)  ## rewrite the committed SDKs and the golden trees
	$(BIN)/specloom generate
	$(BIN)/python -m pytest -q tests/golden --update-golden

bench: $(READY)  ## compare with the peers (minutes; not part of the tests)
	$(BIN)/python benchmarks/corpus.py
	$(BIN)/python benchmarks/calls.py
	$(BIN)/python benchmarks/imports.py generated/reality-analysis reality_analysis RealityAnalysis jobs
