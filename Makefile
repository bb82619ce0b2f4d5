# One command each; every target sets up what it needs from the locked, hashed list.
PYTHON ?= python3
VENV   ?= .venv
JOBS   ?= 2
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test docs lint types imports lock clean

demo: $(VENV)/run.stamp
	$(BIN)/detente demo --case demo

test: $(VENV)/dev.stamp lint types imports
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

docs: $(VENV)/dev.stamp
	$(BIN)/python -m tools.shelves
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check src tests benchmarks training tools
	$(BIN)/ruff check src tests benchmarks training tools

types: $(VENV)/dev.stamp
	$(BIN)/mypy

imports: $(VENV)/dev.stamp
	$(BIN)/lint-imports

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(VENV)/pyvenv.cfg requirements/run.lock pyproject.toml
	$(INSTALL) --require-hashes -r requirements/run.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/pyvenv.cfg requirements/dev.lock pyproject.toml
	$(INSTALL) --require-hashes -r requirements/dev.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

# Needs uv; writes the locked lists anew for Python 3.11 and later on every platform.
lock:
	uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml requirements/build.in -o requirements/run.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra dev -c requirements/run.lock pyproject.toml requirements/build.in -o requirements/dev.lock

clean:
	rm -rf $(VENV) demo build dist
