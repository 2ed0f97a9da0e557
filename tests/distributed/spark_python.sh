#!/bin/sh
# Prints the name of a Python that has pyspark; makes one outside of the repository, from PyPI, where that
# can be reached. Else prints why not, with status 1. SPARK_PYTHON names one that is there.

version=3.5.1 cache=${XDG_CACHE_HOME:-$HOME/.cache}/extract-spark-3.5.1
has_spark() { "$1" -c 'import pyspark' 2> /dev/null; }

command -v java > /dev/null || { echo "needs java"; exit 1; }
for python in "${SPARK_PYTHON:-$cache/bin/python}" python3; do
    ! has_spark "$python" || { echo "$python"; exit 0; }
done
# Some 300 MB: not without being asked to, and not longer than a test may take.
[ "$EXTRACT_FETCH_SPARK" ] || { echo "needs pyspark: set SPARK_PYTHON, or EXTRACT_FETCH_SPARK=1 to fetch it"; exit 1; }
python3 -m venv "$cache" > /dev/null 2>&1 &&
    "$cache/bin/pip" install -q "pyspark==$version" > "$cache/log" 2>&1 &&
    has_spark "$cache/bin/python" || { echo "pyspark cannot be fetched from PyPI"; exit 1; }
echo "$cache/bin/python"
