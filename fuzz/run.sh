#!/bin/sh
# fuzz/run.sh BUILD HARNESS SECONDS [PROCESSES]: fuzzes for so long, from the seeds in fuzz/HARNESS. A
# finding is left in BUILD/findings: fix it, and keep the file among the seeds, which `make check` runs.

build=$1 harness=$2 seconds=$3 processes=${4:-2}
corpus=$build/corpus-$harness
mkdir -p "$corpus" "$build/findings"
dict=$(sh fuzz/seeds.sh "$harness" "$build/seeds-$harness")

case $harness in
scan_diff | date) size=1024 ;;
jsonld | writers) size=8192 ;;
*) size=16384 ;;
esac

export ASAN_OPTIONS=allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
pids=
for i in $(seq "$processes"); do
    "$build/fuzz_$harness" -max_total_time="$seconds" -max_len=$size -timeout=10 \
        -rss_limit_mb=2048 ${dict:+-dict="$dict"} -artifact_prefix="$build/findings/" \
        "$corpus" "$build/seeds-$harness" > "$build/log.$harness.$i" 2>&1 &
    pids="$pids $!"
done

failed=0 i=0
for pid in $pids; do
    i=$((i + 1))
    if wait "$pid"; then
        sed -n "s/.*DONE *\(cov: [0-9]* ft: [0-9]*\).*/process $i: \1/p; s/^Done/process $i:/p" \
            "$build/log.$harness.$i"
    else
        failed=1
        tail -n 60 "$build/log.$harness.$i"
        echo "process $i: a finding, see $build/findings and $build/log.$i"
    fi
done
exit $failed
