# What can be done with this project; "make" alone lists it. Each command stands on its own: what it needs is installed
# into .venv first, and nothing is written outside this folder.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?=
PIP_FLAGS ?= --no-cache-dir
BIN := .venv/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet $(PIP_FLAGS) --constraint constraints.txt
PAPERS ?= corpus/papers
PORT ?= 8001
ARGS ?=

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- installing -----------------------------------------------------------------------------------------------------

$(BIN)/python:
	@python=$$(sh .ci/find-python "$(PYTHON)") && echo "Making .venv with $$python" && "$$python" -m venv --clear .venv

# the pip of older Pythons knows no dependency groups, and the build tools are pinned like everything else
.venv/installed: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing papers2data into .venv (the first time this takes a minute or two)"
	@$(PIP) pip hatchling
	@$(PIP) --no-build-isolation --editable .
	@touch $@

.venv/installed-tools: .venv/installed
	@echo "Installing the tools for development into .venv"
	@$(PIP) --group dev
	@touch $@

.PHONY: install develop
install: .venv/installed ## install the program into .venv
develop: .venv/installed-tools ## install the program and the tools for development into .venv

# --- using ----------------------------------------------------------------------------------------------------------

.PHONY: demo
demo: .venv/installed ## read the sample papers and open them in the browser (NOSERVE=1 stops after reading)
	@$(BIN)/papers2data demo --port $(PORT) $(if $(NOSERVE),--no-serve)

# --- checking -------------------------------------------------------------------------------------------------------

.PHONY: test lint format types layers docs docs-check check
test: .venv/installed-tools ## run the tests (ARGS="tests/values -k dates" for some of them)
	@$(BIN)/python -m pytest $(ARGS)

check: lint types layers docs-check test ## everything that must hold before a change is handed in

lint: .venv/installed-tools ## format and lint, without changing anything
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

format: .venv/installed-tools ## format the code and mend what can be mended
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: .venv/installed-tools ## check the types
	@$(BIN)/mypy

layers: .venv/installed-tools ## check that imports only go down the layers
	@$(BIN)/lint-imports --no-cache

docs: .venv/installed-tools ## write the parts of the documentation that follow from code, declarations and sample papers
	@$(BIN)/python -m docs.generate
	@$(BIN)/python -m docs.tour

docs-check: .venv/installed-tools
	@$(BIN)/python -m docs.generate --check

# --- keeping --------------------------------------------------------------------------------------------------------

.PHONY: bench bench-read corpus extracted constraints clean
bench: .venv/installed-tools ## measure how fast papers are read
	@$(BIN)/python -m benchmarks.ingest $(PAPERS)

bench-read: .venv/installed-tools ## compare reading with other engines, file by file (ARGS="--write" into the docs)
	@$(BIN)/python -m benchmarks.read $(PAPERS) $(ARGS)

corpus: .venv/installed-tools ## write the sample papers and their gold anew (needs LibreOffice)
	@$(BIN)/python -m corpus.authoring

extracted: .venv/installed-tools ## rewrite extracted/ where the sample papers are read otherwise; review with git diff
	@$(BIN)/python -m tests.goldens

constraints: .venv/installed-tools ## choose new versions for constraints.txt (needs Python 3.11, 3.12 and 3.13)
	@$(BIN)/python .ci/constraints.py

clean: ## remove what was installed and made: .venv, caches, the demo
	rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
