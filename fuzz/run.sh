#!/bin/sh
# fuzz/run.sh BUILD SECONDS: fuzzes for so long, from the seeds and the fixture pages. A finding is
# left in BUILD/findings: fix it, and keep the file in fuzz/regressions, which `make check` runs.

build=$1 seconds=$2
mkdir -p "$build/corpus" "$build/pages" "$build/findings"

# The harness reads its options from the first 8 characters (see fuzz_article.c).
for page in tests/pages/*/page.*; do
    [ -f "$page" ] || continue
    { printf 00000000; cat "$page"; } > "$build/pages/$(basename "$(dirname "$page")")"
done

set -- "$build/pages" fuzz/seeds
[ ! -d fuzz/regressions ] || set -- "$@" fuzz/regressions

ASAN_OPTIONS=allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1 \
    "$build/fuzz_article" -max_total_time="$seconds" -max_len=16384 -timeout=10 \
    -rss_limit_mb=2048 -dict=fuzz/html.dict -print_final_stats=1 -verbosity=1 -reload=0 \
    -artifact_prefix="$build/findings/" "$build/corpus" "$@" 2> "$build/log"
status=$?

if [ $status -eq 0 ]; then
    sed -n 's/^stat::number_of_executed_units: */inputs run: /p; s/^Done/done/p' "$build/log"
    tail -n 40 "$build/log" | sed -n 's/.* \(cov: [0-9]* ft: [0-9]*\) .*/\1/p' | tail -n 1
else
    tail -n 80 "$build/log"
    echo "a finding: see $build/findings and $build/log"
fi
exit $status
