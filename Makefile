PYTHON ?= python3
BIN = .venv/bin

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)
demo: .venv/ready ## crawl the bundled replica of seven sites and show the result
	$(BIN)/sokhcn demo
run: .venv/ready ## the service: scheduler, crawls, feeds, API and pages
	$(BIN)/sokhcn run
test: .venv/ready ## the tests
	$(BIN)/pytest -n 4 --dist worksteal
lint: .venv/ready ## lint, formatting, types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
check: lint test ## lint, formatting, types and tests
lock: .venv/ready ## resolve the dependencies anew
	sh .ci/lock
clean: ## remove everything that was built or crawled here
	rm -rf .venv demo-data .mypy_cache .ruff_cache .pytest_cache .hypothesis
.venv/ready: pyproject.toml requirements-dev.txt .ci/setup .ci/uv.txt
	sh .ci/setup $(PYTHON)
.PHONY: help demo run test lint check lock clean
