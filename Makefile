# Two commands matter: `make run` and `make test`. The others are their parts.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
CORES := $(shell nproc)
# A file of tests stays on one core: what it makes once is made once.
SPREAD := --numprocesses=$(CORES) --maxprocesses=8 --dist=loadfile --no-loadscope-reorder

.PHONY: help run test lint style types audit accuracy accuracy-all accuracy-accept setup setup-dev lock pictures bench soak clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: setup ## set up, take in corpus/, serve on http://127.0.0.1:8000
	@$(BIN)/python vankho.py ingest --quiet corpus/samples/*/original.* || [ $$? = 1 ]
	@$(BIN)/python vankho.py serve

test: setup-dev ## set up, then lint, types, import contracts, audit, accuracy and all tests
	@$(MAKE) --no-print-directory --jobs=$(CORES) --output-sync types style audit accuracy
	@$(BIN)/python -m pytest --hypothesis-profile=steady $(SPREAD) $(PYTEST)

lint: style types ## style, spelling, templates, types, import contracts

style: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/codespell
	@$(BIN)/djlint --quiet --check --lint webui/templates
	@$(BIN)/lint-imports

types: setup-dev
	@$(BIN)/mypy

audit: setup-dev ## ask whether what is locked has known vulnerabilities
	@$(BIN)/python deploy/audit.py

accuracy: setup-dev ## what the readers gained and lost (docs/accuracy.md); scans are left out
	@$(BIN)/python vankho.py evaluate sets --strict

accuracy-all: setup-dev ## the same with scans; two minutes
	@$(BIN)/python vankho.py evaluate sets --strict --slow

accuracy-accept: setup-dev ## accept the figures of today (SLOW=--slow: of scans too)
	@$(BIN)/python vankho.py evaluate sets --write-baseline $(SLOW)

setup: ## install what running needs
	@deploy/setup.sh run

setup-dev: ## install what running and testing need
	@deploy/setup.sh dev

lock: ## renew the hashed locks in requirements/
	@$(BIN)/pip-compile -q --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --strip-extras --allow-unsafe -o requirements/run.txt requirements/run.in
	@$(BIN)/pip-compile -q --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --strip-extras --allow-unsafe -c requirements/run.txt -o requirements/dev.txt requirements/dev.in
	@$(BIN)/pip-compile -q --upgrade --generate-hashes --no-emit-index-url --no-emit-trusted-host --strip-extras --allow-unsafe -o requirements/bench.txt requirements/bench.in

pictures: setup-dev ## renew the pictures of the guides
	@$(BIN)/python -m pytest -q -k show_what_is_there tests/browser/test_guides.py
	@$(BIN)/python -c 'import pathlib, PIL.Image as P; [P.open(p).convert("RGB").quantize(128).save("docs/screenshots/" + p.name, optimize=True) for p in pathlib.Path("tests/browser/shots").glob("guide-*.png")]'

bench: setup-dev ## measure speed against peers (bench/README.md)
	@deploy/setup.sh bench
	@$(BIN)/python -m bench.search

SOAK ?= 25
soak: setup-dev ## take in and search for SOAK minutes while processes are killed
	@$(BIN)/python -m bench.soak --minutes $(SOAK)

clean: ## remove the environment; the archive in var/ stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
