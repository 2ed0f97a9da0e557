#!/bin/sh
# Runs make targets one after the other and adds up the tests that they report: by cmocka, by TAP
# (bats), or by a line "N passed, N failed". A target that reports none counts as one test, and one
# that ends badly without a failed test counts as one failure more. The last line is the sum.
#
#   MAKE=make sh tests/check.sh TARGET...

log=$(mktemp) && counts=$(mktemp) || exit 1
trap 'rm -f "$log" "$counts"' EXIT

for target; do
    echo "--- $target"
    { ${MAKE:-make} "$target" 2>&1; echo "exit status $?"; } | tee "$log" | sed '/^exit status 0$/d'
    awk -v target="$target" '
        /^\[  PASSED  \] [0-9]+ test/ { passed += $4 }
        /^\[  FAILED  \] [0-9]+ test/ { failed += $4 }
        /^ok [0-9]+ .*# skip/         { skipped++; next }
        /^ok [0-9]+/                  { passed++ }
        /^not ok [0-9]+/              { failed++ }
        /^[0-9]+ passed, [0-9]+ failed/ { passed = $1; failed = $3 } # a sum of what came before
        /^skipped: /                  { skipped++ }
        { status = $3 }
        END {
            if (status != 0 && !failed) failed = 1
            if (status == 0 && !passed && !failed && !skipped) passed = 1
            print target, passed + 0, failed + 0, skipped + 0
        }' "$log" >> "$counts"
done

echo "--- summary"
awk '{
    printf "%-14s %5d passed, %d failed%s\n", $1, $2, $3, $4 ? ", " $4 " skipped" : ""
    passed += $2; failed += $3
} END {
    printf "%d passed, %d failed\n", passed, failed
    exit failed > 0
}' "$counts"
