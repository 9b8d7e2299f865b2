#!/bin/sh
# Runs the engine contract with the last release of the original Whoosh, in a
# virtual environment of its own, so that we are not tied to its continuation.
# Usage: tests/contract/run_with_whoosh274.sh [python3.11]
set -eu
python=${1:-python3}
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet Whoosh==2.7.4 \
    "$(grep -o '^msgspec==[0-9.]*' "$root/requirements/run.txt")" \
    "$(grep -o '^numpy==[0-9.]*' "$root/requirements/run.txt")" \
    "$(grep -o '^pytest==[0-9.]*' "$root/requirements/dev.txt")" \
    "$(grep -o '^hypothesis==[0-9.]*' "$root/requirements/dev.txt")"
cd "$root"
# The old code is full of escapes that Python warns of; that is why it is old.
"$folder/venv/bin/python" -B -c 'import whoosh; print("Whoosh", whoosh.versionstring())'
"$folder/venv/bin/python" -B -m pytest tests/contract --confcutdir tests/contract -q -p no:cacheprovider \
    -o addopts=--import-mode=importlib -o filterwarnings=ignore
