# Päämaja: set-up, the main job, tests. `make help` lists the targets.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
PACKAGES := optimizer scenarios api benchmarks

# The wishes to plan, and where the programme goes: make run WISHES=... OUT=...
WISHES ?= scenarios/data/wishes/cbrne-rescue.yaml
OUT ?= out/$(basename $(notdir $(WISHES)))

# What numba compiles, once for a machine; their compiled code lies beside them in __pycache__.
KERNELS := $(shell grep -rl --include=*.py '^@njit' optimizer)

# The rooms of optimizer/ that are the model; their tests hardly need the compiled search.
MODEL := dayplans prepare check costing

# Name an interpreter with make PYTHON=...; otherwise the first of these that will do.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && command -v "$$python" && break; done)

# How often make soak kills something on each database.
ROUNDS ?= 100
# How many requests make soak sends.
REQUESTS ?= 50000

# make lock LOCK_FLAGS=--upgrade moves every pin to its newest release.
LOCK_FLAGS ?=
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --fork-strategy fewest \
	--generate-hashes --no-strip-extras --group build --custom-compile-command "make lock" $(LOCK_FLAGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run serve test coverage soak lint format lock clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

run: $(VENV)/.compiled ## Set everything up and plan the example delegation into out/
	@echo "Planning $(WISHES) into $(OUT)"
	@$(BIN)/paamaja plan $(WISHES) --out $(OUT)

serve: $(VENV)/.compiled ## Set everything up and run the service with one worker
	@$(BIN)/paamaja serve --workers 1

test: lint $(VENV)/.compiled $(VENV)/.services ## Set everything up, check the code and run the tests, the model's with coverage
	@echo "Tests of the model with coverage; without compilation, so that the kernel's lines are counted"
	@NUMBA_DISABLE_JIT=1 $(BIN)/python -m pytest -q $(MODEL:%=tests/%) \
		$(MODEL:%=--cov=optimizer.%) --cov-report=term
	@echo "Tests: pytest"
	@$(BIN)/python -m pytest --durations=30

coverage: $(VENV)/.test $(VENV)/.compiled $(VENV)/.services ## Run all tests again with coverage, which takes more than twice as long
	@$(BIN)/python -m pytest --cov --cov-report=term

soak: $(VENV)/.test $(VENV)/.compiled $(VENV)/.services ## Kill workers and servers a hundred times each (ROUNDS=100), send 50 000 requests (REQUESTS=50000)
	@echo "Crashes: $(ROUNDS) rounds on each database"
	@PAAMAJA_SOAK_ROUNDS=$(ROUNDS) $(BIN)/python -m pytest -n 0 -q tests/api/jobs/test_crashes.py
	@echo "Requests: $(REQUESTS) over the whole API"
	@PAAMAJA_REQUESTS=$(REQUESTS) $(BIN)/python -m pytest -q tests/api/service/test_fuzz.py

lint: $(VENV)/.test ## Check style, types and import directions
	@echo "Style: ruff"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || \
		{ echo "Some files are not formatted as agreed: run make format."; exit 1; }
	@echo "Types: mypy"
	@$(BIN)/mypy --no-error-summary
	@echo "Import directions: import-linter"
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/.test ## Bring the code into the agreed style
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

lock: $(VENV)/.test ## Write the pinned requirement files from pyproject.toml
	@echo "Pinning: requirements.txt"
	@$(LOCK) --output-file requirements.txt >/dev/null
	@echo "Pinning: requirements-test.txt"
	@$(LOCK) --extra test --constraint requirements.txt \
		--output-file requirements-test.txt >/dev/null

clean: ## Remove the environment, the caches and out/
	rm -rf $(VENV) out build dist .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up. A stamp file says that a step is done; it is older than the files it depends on when
# they have changed, and the step is done again.

$(VENV)/.created:
	@python="$(PYTHON)"; \
	if [ -z "$$python" ]; then \
		found=; for python in python3.13 python3.12 python3.11 python3; do \
			"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && \
			found=$$python && break; done; \
		if [ -n "$$found" ]; then \
			echo "$$found cannot make environments: install its venv module," \
				"on Debian or Ubuntu with: apt-get install $$found-venv"; \
		else \
			echo "Päämaja needs Python 3.11 or newer, and none is on the PATH: install one," \
				"or name it with: make PYTHON=/path/to/python3"; \
		fi; exit 1; \
	fi; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Päämaja needs Python 3.11 or newer, and $$python is older or does not start."; exit 1; }; \
	echo "Environment: $(VENV), with $$("$$python" --version)"; \
	rm -rf $(VENV); \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$$python cannot make environments: install its venv module," \
			"on Debian or Ubuntu with: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/.created
	@echo "Packages: requirements.txt (the first time takes a minute or two)"
	@$(PIP) install --require-hashes -r requirements.txt
	@echo "Command: $(BIN)/paamaja"
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The test requirements hold the run's, so this is the set-up for both.
$(VENV)/.test: requirements-test.txt requirements.txt pyproject.toml | $(VENV)/.created
	@echo "Packages: requirements-test.txt (the first time takes a minute or two)"
	@$(PIP) install --require-hashes -r requirements-test.txt
	@echo "Command: $(BIN)/paamaja"
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.run $@

# What the tests need that pip cannot give: PostgreSQL, of which they start a private server,
# Chromium, which reads the pages, and LibreOffice Calc without a screen, which reads the workbooks.
# Where they cannot be installed their tests are skipped and say so; in CI they fail instead.
$(VENV)/.services: Makefile | $(VENV)/.created
	@missing=""; \
	command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
		missing="$$missing postgresql"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v soffice >/dev/null || missing="$$missing libreoffice-calc-nogui"; \
	if [ -z "$$missing" ]; then \
		touch $@; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Programs for the tests:$$missing"; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
			apt-get -qq install -y --no-install-recommends $$missing >/dev/null && touch $@; \
	else \
		echo "Not installed, so their tests are skipped:$$missing;" \
			"on Debian or Ubuntu: sudo apt-get install$$missing"; \
	fi

$(VENV)/.compiled: $(KERNELS) | $(VENV)/.run
	@echo "Compiling the search (the first time takes a minute)"
	@$(BIN)/python -c 'from optimizer.optimise.warming import warm_up; warm_up()'
	@touch $@
