# Two commands for everybody: `make demo` serves the finished demo site, `make test` runs the tests.
# Both set up everything they need below .venv/ and var/, and may be repeated at any time.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
VAR ?= var

# Official boundaries for the demo's map. Unset: a file in a folder beside the checkout, if there is one;
# otherwise the map draws schematic cells.
BOUNDARIES_SOURCE ?= $(firstword $(wildcard ../shared/boundaries/*.zip ../shared/boundaries/*.gpkg))

# One process per core takes file after file, in the order of tests/conftest.py; no more of them than Redis has
# databases to give each one its own. ARGS="-n 0" does without.
PARALLEL = -n auto --maxprocesses 16 --dist loadgroup --no-loadscope-reorder

STATIC_SOURCES := $(shell find static -type f 2>/dev/null)
DEMO_ENV = DJANGO_SETTINGS_MODULE=asskomm.settings.production VAR_DIR="$(abspath $(VAR))" \
	SECRET_KEY="$$(cat $(VAR)/secret-key)" SITE_URL="http://localhost:$(PORT)" \
	BOUNDARIES_SOURCE="$(if $(BOUNDARIES_SOURCE),$(abspath $(BOUNDARIES_SOURCE)))" LOG_LEVEL=WARNING \
	MEDIA_HOSTS=www.youtube-nocookie.com,player.vimeo.com,video.example.org

.DEFAULT_GOAL := help
.PHONY: help demo dev test lint check-python check-port clean

help: ## show these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

demo: check-port $(VENV)/.production $(VAR)/secret-key ## set up the demo site and serve it the way production does
	@mkdir -p $(VAR)
	@$(DEMO_ENV) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEMO_ENV) $(BIN)/python manage.py load_demo --accounts
	@$(MAKE) --no-print-directory --silent $(VAR)/.static
	@echo
	@echo "  ASSKomm:     http://localhost:$(PORT)/"
	@echo "  Verwaltung:  http://localhost:$(PORT)/verwaltung/"
	@echo "  Konten:      admin, leitung, redaktion, kommunen, veranstaltungen – Passwort: asskomm-demo"
	@echo "  Beenden mit Strg+C. Bearbeitetes bleibt in $(VAR)/."
	@echo
	@# Beside the server runs what has to happen by itself, such as mails and planned publications; it ends with it.
	@$(DEMO_ENV) sh -c '$(BIN)/python manage.py run_due_tasks --every 10 & \
		exec $(BIN)/gunicorn asskomm.wsgi --bind $(HOST):$(PORT) --workers 2 --threads 4 --log-level warning'

dev: $(VENV)/.dev ## serve with reloading and debug pages, for developers
	@$(BIN)/python manage.py migrate --verbosity 0
	@BOUNDARIES_SOURCE="$(if $(BOUNDARIES_SOURCE),$(abspath $(BOUNDARIES_SOURCE)))" $(BIN)/python manage.py load_demo --accounts
	@sh -c '$(BIN)/python manage.py run_due_tasks --every 10 & exec $(BIN)/python manage.py runserver $(HOST):$(PORT)'

test: $(VENV)/.dev ## set up everything and run the tests; needs no service
	@$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

lint: $(VENV)/.dev ## formatting and lint of Python and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --tabwidth 2 --check templates
	$(BIN)/curlylint templates

clean: ## remove what the other commands made, edited demo content included
	rm -rf $(VENV) $(VAR) .pytest_cache .ruff_cache

check-python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python fehlt: Bitte Python 3.11 oder neuer installieren (Debian: apt install python3 python3-venv)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 oder neuer wird gebraucht; gefunden: $$($(PYTHON) --version 2>&1)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Das Python-Modul venv fehlt (Debian: apt install python3-venv)."; exit 1; }

check-port: check-python
	@$(PYTHON) -c 'import socket, sys; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); \
		sys.exit(0 if not s.bind((sys.argv[1], int(sys.argv[2]))) else 1)' $(HOST) $(PORT) 2>/dev/null || { \
		echo "Port $(PORT) ist belegt oder nicht erlaubt. Bitte einen anderen wählen: make demo PORT=8001"; exit 1; }

$(VENV)/bin/python: | check-python
	@echo "Richte die Python-Umgebung ein …"
	@$(PYTHON) -m venv $(VENV)

# Packages for serving, exact versions with their checksums.
$(VENV)/.production: requirements/production.txt | $(VENV)/bin/python
	@echo "Installiere Pakete …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

# The same and what tests and lint need.
$(VENV)/.dev: requirements/dev.txt | $(VENV)/bin/python
	@echo "Installiere Pakete …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@ $(VENV)/.production

$(VAR)/secret-key:
	@mkdir -p $(VAR)
	@umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))' > $@

# Compressing takes a while and is needed only when something changed.
$(VAR)/.static: $(STATIC_SOURCES) requirements/production.txt
	@echo "Sammle und komprimiere statische Dateien …"
	@$(DEMO_ENV) $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@
