# `make run` opens the viewer, `make test` runs all tests. Both set up what they need in .venv first.
# Needs Python 3.11 or newer and make. PORT=9000 chooses the viewer's port,
# PYTHON=/path/to/python the Python of a new .venv (after `make clean`).

BIN = .venv/bin
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --fork-strategy fewest --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --quiet
PORT ?=
ARGS ?=

.DEFAULT_GOAL = help
.PHONY: help run test test-deep mutants check format bench rulebook ontology questions dictionary lock clean setup setup-dev

help:
	@echo 'make run       open the viewer (PORT=9000 to choose the port)'
	@echo 'make test      run all tests (ARGS="-k bias" hands words to pytest)'
	@echo 'make test-deep run them longer and wider: more examples, larger sizes, the coverage gate, mutants'
	@echo 'make mutants   break the rules of grading in small ways, and list what no test notices'
	@echo 'make check     linters, formatting, types, floors'
	@echo 'make format    put the code into shape'
	@echo 'make bench     run the benchmarks'
	@echo 'make rulebook  write docs/rulebook.md from the rules'
	@echo 'make questions write docs/questions.md from the named questions'
	@echo 'make dictionary write docs/data-dictionary.md from the tables'
	@echo 'make ontology  write the schemes, the rules and the context of ontology/'
	@echo 'make lock      choose the newest packages and pin them'
	@echo 'make clean     remove .venv, caches and what was built'

setup:
	@sh .ci/setup run

setup-dev:
	@sh .ci/setup dev

run: setup
	@$(BIN)/evigraph build
	@PORT='$(PORT)' exec $(BIN)/python -P .ci/open_viewer.py

# Two workers: two browsers at once are enough. Each begins with half of the files in their order, so that what a file's
# tests share (a viewer, a service, a build) is mostly made once; who has finished takes over from the other.
WORKERS = --numprocesses=2 --dist=worksteal

test: setup-dev
	$(BIN)/python -m pytest $(if $(ARGS),$(ARGS),$(WORKERS))

# What takes longer than a change may wait for: all sizes, ten times the examples, the coverage gate, and mutants.
test-deep: setup-dev
	EVIGRAPH_HOSTILE_SECONDS=60 $(BIN)/python -m pytest $(WORKERS) -m '' --hypothesis-profile=deep --timeout=900 --cov
	$(MAKE) mutants

# The code broken in one small place after another; a survivor is a break that no test notices. MUTANTS names others, such
# as 'graph.dataset.manifest.*': whole graph.dataset takes hours.
MUTANTS ?= graph.grading.*

mutants: setup-dev
	$(BIN)/mutmut run --max-children=2 '$(MUTANTS)'
	$(BIN)/mutmut results

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy graph $(wildcard app.py)
	$(BIN)/lint-imports

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev
	@for script in benchmarks/*.py; do \
		test -e "$$script" || { echo 'There is no benchmark yet.'; break; }; \
		echo "== $$script"; $(BIN)/python "$$script" || exit 1; \
	done

rulebook: setup
	$(BIN)/evigraph rules --markdown > docs/rulebook.md.new
	mv docs/rulebook.md.new docs/rulebook.md

questions: setup
	$(BIN)/evigraph ask --markdown > docs/questions.md.new
	mv docs/questions.md.new docs/questions.md

dictionary: setup
	$(BIN)/evigraph dictionary > docs/data-dictionary.md.new
	mv docs/data-dictionary.md.new docs/data-dictionary.md

ontology: setup
	$(BIN)/python ontology/generate.py

# The second follows the first, so that what is tested is what people run.
lock: setup-dev
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --upgrade --group build --output-file .ci/requirements.lock
	$(LOCK) --upgrade --group dev --constraint .ci/requirements.lock --output-file .ci/requirements-dev.lock

clean:
	rm -rf .venv build dist htmlcov mutants .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find graph tests benchmarks .ci -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
