# Two commands: `make` builds everything into outputs/; `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: all test proof bench clean
all: $(VENV)/.installed
	@$(RUN)/polyleaf build

# The tests start Python some hundred times: what it has compiled is kept, whatever is usual on this machine.
test proof: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.installed-for-tests
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports --no-cache
	@$(RUN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: $(PYTHON) is older than 3.11; Polyleaf wants Python 3.11 or newer; say: make PYTHON=python3.11" >&2; exit 2; }
	@echo "Making the environment in $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-for-tests: requirements-dev.txt $(VENV)/.installed
	@echo "Adding what the tests need (once) ..."
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

# What takes too long for every day: the slow tests, and pictures of one page in every language for people to look at:
# outputs/proof/index.html
proof: $(VENV)/.installed-for-tests
	@$(RUN)/python -m pytest -n 2 -m proof
	@$(RUN)/python -m tests.rendering.proof

# Ratios against other programs, measured in the same run.
bench: $(VENV)/.installed-for-tests
	@$(RUN)/python -m benchmarks

clean:
	rm -rf outputs $(VENV)
