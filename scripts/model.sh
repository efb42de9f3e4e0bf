#!/usr/bin/env bash
# Train the encoder from a fresh machine to the shipped files: examples, training, export, judge, first look, thresholds.
# usage: bash scripts/model.sh [FOLDER]   FOLDER: where examples and checkpoints go; default out/model
# Needs the data folder (AVOWAL_DATA, default ../shared/data). A run that was stopped goes on where it stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/environment.sh
folder=${1:-out/model}
mkdir -p "$folder"
[ -x "$folder/venv/bin/python" ] || make_environment "$folder/venv"
PATH="$(cd "$folder/venv/bin" && pwd):$PATH"
export PATH AVOWAL_DATA="${AVOWAL_DATA:-$PWD/../shared/data}"
python -m pip install --quiet --editable '.[training]'

weights=src/avowal/extraction/encoder/weights
python models/prepare.py "$folder"
python models/train.py --examples "$folder" --base "$folder/base" --out "$folder/run" \
    --share recombined=0.45 muc4=0.9 polnear=0.2 gva=0.4 event_location=0.3
python models/export.py "$folder"/run/epoch-{7,8}.pt "$weights" --base "$folder/base"  # of 8
python models/first_look.py --examples "$folder"
python models/calibrate.py "$weights" --data "$AVOWAL_DATA"
python bench/muc4_templates.py
(cd "$weights" && sha256sum encoder.onnx vocabulary.txt judge.json | tee SHA256SUMS)
