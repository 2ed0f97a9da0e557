#!/bin/sh
# fuzz/afl.sh BUILD HARNESS SECONDS: fuzzes with AFL++. A finding is left in BUILD/out-HARNESS/default.

build=$1 harness=$2 seconds=$3

rm -rf "$build/out-$harness" "$build/seeds-$harness"
dict=$(sh fuzz/seeds.sh "$harness" "$build/seeds-$harness")
export AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_QUIET=1
afl-fuzz -i "$build/seeds-$harness" -o "$build/out-$harness" ${dict:+-x "$dict"} -t 10000 -m 2048 \
    -V "$seconds" -- "$build/fuzz_$harness" > "$build/log.$harness" 2>&1 ||
    { tail -n 20 "$build/log.$harness"; exit 1; }
stats=$build/out-$harness/default/fuzzer_stats
sed -n 's/^\(execs_done\|corpus_count\|bitmap_cvg\|saved_crashes\|saved_hangs\) *: */\1 /p' "$stats" | paste -sd, -
grep -q '^saved_crashes *: 0$' "$stats" && grep -q '^saved_hangs *: 0$' "$stats"
