#!/bin/sh
# extract-task.sh OPTION... [FILE]...: extract for engines that take every status but 0 for a lost task.
# Pages without an article, and pages that failed, which say so in their objects, are answers. The
# summary is the receipt that all was read and written: without it, after a signal, a usage error or a
# full disk, the status is not 0, and the engine runs the task anew.

said=$(mktemp) || exit 1
trap 'rm -f "$said"' EXIT
"${EXTRACT:-extract}" --summary "$@" 2> "$said"
status=$?
cat "$said" >&2
tail -n 1 "$said" | grep -Eq '^extract: [0-9]+ records?: .* skipped' && exit 0
[ $status -ne 0 ] || status=1
exit $status
