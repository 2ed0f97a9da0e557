#!/bin/sh
# parallel.sh HOSTS OUT ARCHIVE...: archives through extract on several hosts, by GNU parallel and ssh.
#
# HOSTS is a file for parallel's --sshloginfile: one host a line, "8/host" for eight archives at a
# time. Archives and OUT, given by absolute names, are on storage that all hosts share; so is this
# directory. EXTRACT is the command there. One thread for each archive, since parallel has all
# processors busy. A host or a process that dies has its archive done again, elsewhere; --output-dir
# gives a file its final name only when it is complete. Run again, it goes on with the archives that
# are not done, by OUT/jobs.

hosts=$1 out=$2 task=$(cd "$(dirname "$0")" && pwd)/extract-task.sh
shift 2
mkdir -p "$out"
parallel --sshloginfile "$hosts" --retries 4 --joblog "$out/jobs" --resume-failed --will-cite \
    ${PARALLEL_SSH:+--ssh "$PARALLEL_SSH"} \
    "EXTRACT='${EXTRACT:-extract}' sh '$task' -j1 -i warc --output-dir='$out' {}" ::: "$@" < /dev/null
