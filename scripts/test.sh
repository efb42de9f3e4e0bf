#!/usr/bin/env bash
# Set up a fresh virtual environment and run every check and test; the last line is pytest's.
# usage: bash scripts/test.sh [FOLDER]   FOLDER: where to make the environment; default: a temporary one
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
if [ $# -gt 0 ]; then
    folder=$1
else
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
fi
make_environment "$folder/venv"
command -v chromium >/dev/null 2>&1 || apt_install chromium
python -m pip install --quiet --editable '.[tables,plots,llm,dev,browser]'

echo "== codebook, style, types, import order, links"
python tools/make_codebook.py --check
python tools/make_policies.py --check
ruff check .
ruff format --check .
mypy
lint-imports
python tools/check_links.py
echo "== tests"
python -m pytest --numprocesses 2 --dist loadfile
