#!/bin/sh
# model.sh PROBE WORK SCORE.PY CORPUS...: learns the model from corpora and writes src/tables/model_tables.h;
# the models of the folds stay in WORK. JOBS=N processes (2).
set -e
export OMP_NUM_THREADS=1 # one process a core is faster than several threads
probe=$1 work=$2 score=$3
shift 3
here=$(dirname "$0")
[ $# -gt 0 ] || { echo "make model CORPUS=... needs corpora" >&2; exit 2; }
python3 -c 'import numpy, scipy, xgboost' || {
    echo "make model needs Python with numpy, scipy and xgboost" >&2; exit 2; }
mkdir -p "$work"
cp "$probe" "$work/probe" # the one that dumps is the one that judges, whatever is built meanwhile
python3 "$here/prepare.py" "$work/probe" "$work" "$@"
python3 "$here/train.py" "$work"
python3 "$here/gate.py" "$work/probe" "$work" "$@"
python3 "$here/review.py" "$work/probe" "$work" "$@"
python3 "$here/confidence.py" "$work/probe" "$work" "$score" "$@"
python3 "$here/export.py" "$work/probe" "$work" "$@"
