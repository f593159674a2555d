# `make run` sets everything up and serves the explorer; `make test` sets up and checks everything.
# Without make: python -m venv .venv && .venv/bin/pip install -r requirements.txt
#               .venv/bin/python app.py
# With make every package, direct or not, is held against the hashes in the lock files.
# HOST, PORT and EVENTS change where and what is served: make run PORT=9000 EVENTS=mine.yaml

SHELL := /bin/bash
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# Each core works through files of tests, so that what a file sets up is set up once.
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile
# Writes the lock files; nothing else needs it.
UV := uv==0.13.9
PYTHONS := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run dev fix fast test lint types imports check unit browser bench attack lock clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## set up and serve the explorer at http://127.0.0.1:8050
	@$(BIN)/python -m timeline.plotlyjs
	@WATCH=$${WATCH-1} exec $(BIN)/python app.py

dev: $(VENV)/.run ## serve it, anew whenever code, a template, an asset or the record changes
	@$(BIN)/python -m timeline.plotlyjs
	@exec $(BIN)/flask --app app:server run --debug --host $(or $(HOST),127.0.0.1) \
	  --port $(or $(PORT),8050) \
	  --extra-files "$$(find assets timeline/web/templates $(or $(EVENTS),events.yaml) -type f | paste -sd: -)"

fix: $(VENV)/.test scripts-fix ## format the code, and mend what the linter can mend
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

fast: $(VENV)/.test ## the tests that need neither a browser nor a whole site, in under a minute
	@$(PYTEST) -m "not browser" --ignore=tests/static --ignore=tests/attack

test: lint types imports check tests ## set up and run every check and every test

lint: $(VENV)/.test scripts ## format and lint
	@echo "== lint"
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

# Without npm the rest can still be checked; the program itself needs none of it.
.PHONY: scripts scripts-fix scripts-test
ifneq ($(shell command -v npm 2>/dev/null),)
scripts: node_modules/.installed ## format, lint and types of the scripts in assets/
	@echo "== scripts"
	@node_modules/.bin/biome check --error-on-warnings
	@node_modules/.bin/tsc

scripts-fix: node_modules/.installed
	@node_modules/.bin/biome check --write

scripts-test:
	@node --test --test-reporter=spec tests/scripts/*.test.js
else
scripts scripts-fix scripts-test:
	@echo "npm is not installed, so the scripts in assets/ are neither checked nor tested;" \
	  "it comes with Node 20 or newer."
endif

node_modules/.installed: package.json package-lock.json
	@echo "Installing package-lock.json into node_modules"
	@npm ci --loglevel=error
	@touch $@

types: $(VENV)/.test ## types, strictly
	@echo "== types"
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright --pythonpath $(BIN)/python

imports: $(VENV)/.test ## imports run one way
	@echo "== imports"
	@$(BIN)/lint-imports --no-logo

check: $(VENV)/.run ## the record: events.yaml is sound and in its canonical form
	@echo "== check"
	@$(BIN)/python -m timeline check
	@$(BIN)/python -m timeline format --check

.PHONY: tests
tests: $(VENV)/.test chromium scripts-test
	@echo "== tests"
	@$(BIN)/python -m timeline.plotlyjs
	@$(PYTEST)

unit: $(VENV)/.test scripts-test ## the tests that need no browser
	@$(PYTEST) -m "not browser"

browser: $(VENV)/.test chromium ## the tests in a real browser
	@$(BIN)/python -m timeline.plotlyjs
	@$(PYTEST) -m browser

bench: $(VENV)/.test chromium ## the benchmarks
	@$(BIN)/python -m timeline.plotlyjs
	@for each in benchmarks/[a-z]*.py; do \
	  echo "== $$each"; PYTHONPATH=. $(BIN)/python "$$each" || exit 1; \
	done

attack: $(VENV)/.test chromium ## attack it at length: requests, files, damage; prints figures
	@ATTACK=1 $(BIN)/python -m pytest -s tests/attack tests/attack/large_files.py \
	  tests/browser/test_hostile_texts.py

lock: | $(BIN)/pip ## write the lock files from requirements*.txt, with the newest that fit them
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && $(PIP) --target "$$folder" $(UV) && \
	compile=("$$folder/bin/uv" pip compile --quiet --system-certs --upgrade --universal \
	  --python-version 3.11 --generate-hashes --custom-compile-command "make lock") && \
	"$${compile[@]}" requirements.txt -o requirements.lock && \
	"$${compile[@]}" requirements.txt requirements-dev.txt -o requirements-dev.lock

clean: ## remove what was installed and fetched
	rm -rf $(VENV) assets/vendor node_modules

.PHONY: chromium
chromium:
	@bash tools/chromium.sh

# A stamp is newer than the lock file it was made from; so packages are installed when it changes.
$(VENV)/.run: requirements.lock | $(BIN)/pip
	@echo "Installing requirements.lock into $(VENV)"
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	@echo "Installing requirements-dev.lock into $(VENV)"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(BIN)/pip:
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv --clear $(VENV) && exit 0; \
	    echo "$$python could not make a virtual environment; on Debian: apt-get install python3-venv"; \
	    exit 1; \
	  fi; \
	done; \
	echo "Python 3.11 or newer is needed, and there is none ($$(python3 --version 2>&1))." \
	  "Install it, or name it: make run PYTHON=/path/to/python3.11"; \
	exit 1
