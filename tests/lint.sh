#!/bin/sh
# Runs clang-tidy (checks in .clang-tidy) and cppcheck on C files; any finding is a failure.

for tool in "${CLANG_TIDY:=clang-tidy}" "${CPPCHECK:=cppcheck}"; do
    command -v "$tool" > /dev/null || { echo "lint needs $tool: sh .ci/deps --all" >&2; exit 2; }
done
export CLANG_TIDY
status=0

# clang-tidy says how many warnings it left out, on stderr: only of interest when it fails.
printf '%s\n' "$@" | xargs -n 1 -P 2 sh -c '
    said=$("$CLANG_TIDY" --quiet "$1" -- -std=c11 -Isrc -Iinclude -D_POSIX_C_SOURCE=200809L \
        $(pkg-config --cflags gumbo libutf8proc jansson) 2>&1) || { echo "$said"; exit 1; }' lint ||
    status=1

"$CPPCHECK" --quiet --error-exitcode=1 --std=c11 --inline-suppr -j 2 \
    --enable=warning,performance,portability \
    --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches \
    --suppress=unusedStructMember \
    -Isrc -Iinclude "$@" || status=1

exit $status
