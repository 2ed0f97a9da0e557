#!/bin/sh
# fuzz/run.sh BUILD SECONDS [PROCESSES]: fuzzes for so long, from the seeds and the fixture pages. A
# finding is left in BUILD/findings: fix it, and keep the file in fuzz/regressions, which `make check`
# runs. HARNESS is another harness than fuzz_article, SEEDS its directory of seeds and regressions,
# which has a dictionary by its side.

build=$1 seconds=$2 processes=${3:-2} harness=${HARNESS:-fuzz_article}
corpus=$build/corpus dict=fuzz/html.dict
[ -z "$SEEDS" ] || corpus=$build/corpus-$harness dict=$SEEDS.dict
mkdir -p "$corpus" "$build/pages" "$build/findings"

# The harness reads its options from the first 8 characters (see fuzz_article.c).
for page in tests/pages/*/page.*; do
    [ -f "$page" ] || continue
    { printf 00000000; cat "$page"; } > "$build/pages/$(basename "$(dirname "$page")")"
done

set -- "$build/pages" fuzz/seeds
[ ! -d fuzz/regressions ] || set -- "$@" fuzz/regressions
[ -z "$SEEDS" ] || set -- "$SEEDS"

export ASAN_OPTIONS=allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
pids=
for i in $(seq "$processes"); do
    "$build/$harness" -max_total_time="$seconds" -max_len=16384 -timeout=10 \
        -rss_limit_mb=2048 -dict="$dict" -artifact_prefix="$build/findings/" \
        "$corpus" "$@" > "$build/log.$i" 2>&1 &
    pids="$pids $!"
done

failed=0 i=0
for pid in $pids; do
    i=$((i + 1))
    if wait "$pid"; then
        sed -n "s/.*DONE *\(cov: [0-9]* ft: [0-9]*\).*/process $i: \1/p; s/^Done/process $i:/p" \
            "$build/log.$i"
    else
        failed=1
        tail -n 60 "$build/log.$i"
        echo "process $i: a finding, see $build/findings and $build/log.$i"
    fi
done
exit $failed
