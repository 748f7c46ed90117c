# Bare `make` lists what there is. The longer steps are scripts in .ci/.

PYTHON_IN_VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help dashboard test check format score bench tables snapshot lock clean

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

dashboard: ## serve the app at http://localhost:8501 (PORT=… WORKSPACE=… ADDRESS=…)
	@.ci/environment app
	@exec .ci/dashboard

test: ## run every test, the browser's too (ARGS="-k corpus" runs some)
	@.ci/environment dev
	@CHROMIUM=$$(.ci/browser) && POSTGRES=$$(.ci/postgres) && export CHROMIUM POSTGRES && exec $(PYTHON_IN_VENV) -m pytest $(ARGS)

check: ## format, lint, types, test: what has to be green before a commit
	@.ci/environment dev
	$(PYTHON_IN_VENV) -m ruff format --check .
	$(PYTHON_IN_VENV) -m ruff check .
	$(PYTHON_IN_VENV) -m mypy
	@$(MAKE) --no-print-directory test

format: ## mend what a program can mend of format and lint
	@.ci/environment dev
	$(PYTHON_IN_VENV) -m ruff format .
	$(PYTHON_IN_VENV) -m ruff check --fix .

score: ## measure what the reader finds and misses (GOLD=folder of labelled sets, UPDATE=1 raises the floor)
	@.ci/environment dev
	@exec $(PYTHON_IN_VENV) -m tests.gold.score "$$GOLD" "$$UPDATE"

bench: ## measure speed, growth and memory, beside peers (GOLD=folder for other texts)
	@.ci/environment dev
	@.ci/peers
	@exec $(PYTHON_IN_VENV) -m tests.speed.bench $${GOLD:+"$$GOLD"}

tables: ## write claims, events, speakers and articles of a workspace to build/tables/*.csv (WORKSPACE=…)
	@.ci/environment app
	@exec $(PYTHON_IN_VENV) -m extract export --to build/tables --workspace "$${WORKSPACE:-data}"

snapshot: ## rewrite the expected tables in tests/snapshots; review the diff
	@.ci/environment dev
	@exec $(PYTHON_IN_VENV) -m tests.snapshots

lock: ## rewrite the lock files from pyproject.toml (UPGRADE=1 for the newest versions)
	@.ci/lock

clean: ## remove what make and its tools made, nothing else
	@.ci/clean
