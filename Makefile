# Everything a person runs here. Each target makes the virtual environment and installs what it needs, and no more.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
TOKENS_IN_ENV_FILE = grep -qsE '^[[:space:]]*(export[[:space:]]+)?SLACK_(BOT|APP)_TOKEN=[^[:space:]]' .env
DATA = $${WHETSTONE_DATA:-data}/$(if $(DEMO),demo,playground)

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench screenshots live-check

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

setup: $(VENV)/dev ## install everything that working on Whetstone needs

run: $(VENV)/run ## practise: in the local playground (DEMO=1: with example data), or in Slack when tokens are set
	@if [ -n "$$SLACK_BOT_TOKEN$$SLACK_APP_TOKEN" ] || $(TOKENS_IN_ENV_FILE); then \
		[ -z "$$MODEL" ] || echo "MODEL is for the playground, and with Slack tokens there is none: set WHETSTONE_MODEL." >&2; \
		[ -z "$$DEMO" ] || { echo "DEMO is for the playground, and with Slack tokens there is none: unset them." >&2; exit 1; }; \
		exec $(BIN)/python -m bot run; \
	else \
		export DATABASE_URL="sqlite:///$(DATA)/whetstone.db"; \
		[ -z "$$DEMO" ] || $(BIN)/python -m bot demo || exit 1; \
		exec $(BIN)/python -m playground --data "$(DATA)" $${DEMO:+--label "Example data"} $${MODEL:+--model "$$MODEL"} \
			-- $(BIN)/python -m bot run; \
	fi

test: $(VENV)/dev ## lint, types, room contracts and every test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@$(BIN)/python -m pytest --cov --cov-report=term:skip-covered --cov-report=json:.coverage.json -q -n 3 --dist loadfile
	
check: $(VENV)/run ## list settings, database, rubrics and tokens, and say what is wrong
	@$(BIN)/python -m bot check

bench: $(VENV)/dev ## measure, print a table, write benchmarks/latest.json
	@$(BIN)/python -m benchmarks

screenshots: $(VENV)/dev ## make the README's pictures anew
	@$(BIN)/python -m tests.e2e.screenshots

live-check: $(VENV)/dev ## try the AI interviewer on a real small model, see docs/live-check.md
	@$(BIN)/python -m tests.live.live_check

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Whetstone needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/python requirements/run.txt
	@echo "Installing what running needs (once) …"
	@$(PIP) -r requirements/run.txt
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	@echo "Installing what working on it needs (once) …"
	@$(PIP) -r requirements/dev.txt
	@touch $@
