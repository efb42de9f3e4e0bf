#!/usr/bin/env bash
# Set up Avowal in .venv and run the demo: bundled reports in, the dossier of the Kerman bombing out.
# usage: bash scripts/demo.sh
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
make_environment .venv
python -m pip install --quiet .
avowal demo
echo
echo "Avowal is in .venv: run '.venv/bin/avowal --help', or '.venv/bin/avowal serve out/demo.db' for the pages."
