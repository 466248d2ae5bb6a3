# `make help` lists everything. Only Python 3.11+, make and a C compiler are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PO := leaderboards/locale/zh_Hans/LC_MESSAGES/django.po
MO := $(PO:.po=.mo)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types format messages bench lock clean

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: PYTHON=python3.11 make $(MAKECMDGOALS)"; exit 1; }
	@echo "Creating the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run-installed: requirements.txt $(VENV)/created
	@echo "Installing the locked dependencies (a minute or two at the first time) …"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev-installed: requirements-dev.txt $(VENV)/created
	@echo "Installing the locked dependencies for tests (a minute or two at the first time) …"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/run-installed

$(MO): $(PO) | $(VENV)/run-installed
	@$(BIN)/pybabel --quiet compile -d leaderboards/locale -D django -l zh_Hans

setup: $(VENV)/run-installed $(MO) ## the environment only

run: setup ## the whole site on http://localhost:8000 (PORT=… chooses another port)
	@exec $(BIN)/python manage.py serve

test: $(VENV)/dev-installed $(MO) ## the whole suite, on a real PostgreSQL and Redis
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/dev-installed ## style, format, types, import direction
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/dev-installed ## let ruff put the code in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: $(VENV)/dev-installed ## collect the texts to translate (needs GNU gettext)
	@$(BIN)/python manage.py makemessages -l zh_Hans --no-obsolete --no-wrap --add-location file
	@$(MAKE) --no-print-directory $(MO)

bench: $(VENV)/dev-installed $(MO) ## measure, beside a named alternative in the same run
	@$(BIN)/python -m tests.bench

lock: ## renew requirements*.txt from pyproject.toml (needs uv)
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --universal --generate-hashes \
		--no-emit-index-url --python-version 3.11 pyproject.toml -o requirements.txt
	@UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --quiet --universal --generate-hashes \
		--no-emit-index-url --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt

clean: ## remove the environment and caches; the database in var/ stays
	@rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis
