#!/bin/sh
# Runs the command, under $RUN where that is set, on every fixture page. All that counts is how it
# ends: 0 and 1 are its own answers, anything else (99 from valgrind) is a failure. Without the
# sandbox: a tool makes system calls that it forbids.

passed=0 failed=0
for page in tests/pages/*/page.*; do
    ${RUN:-} "${EXTRACT:-./extract}" --sandbox=never --json "$page" > /dev/null
    status=$?
    case $status in
    0 | 1) passed=$((passed + 1)) ;;
    *) failed=$((failed + 1)); echo "$page: status $status" ;;
    esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
