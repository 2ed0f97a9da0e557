#!/bin/sh
# tests/bench/streams.sh [DIRECTORY]: what the README says of streams, measured: memory over a small
# and a large archive, and the speed-up of two workers, best of several rounds. Takes 2.5 GB in
# DIRECTORY (default /tmp/extract-bench), which is removed in the end, and some minutes.

extract=${EXTRACT:-./extract} here=$(dirname "$0") dir=${1:-/tmp/extract-bench}
corpus=$here/../../../shared/corpus
[ -d "$corpus" ] || { echo "skipped: bench needs ../shared/corpus"; exit 0; }
mkdir -p "$dir" && trap 'rm -rf "$dir"' EXIT
python3 "$here/make_warc.py" 200 "$corpus" > "$dir/small.warc"
python3 "$here/make_warc.py" --gzip 200 "$corpus" > "$dir/small.warc.gz"
python3 "$here/make_warc.py" 2000 "$corpus" > "$dir/large.warc"

# run OPTION... FILE: "seconds peak-kilobytes", and the summary in $dir/said
run() {
    /usr/bin/time -f '%e %M' "$extract" --summary --progress=never "$@" \
        > "$dir/out" 2> "$dir/said" < /dev/null
    tail -n 1 "$dir/said"
}

for jobs in 1 2; do
    small=$(run -j$jobs "$dir/small.warc") large=$(run -j$jobs "$dir/large.warc")
    echo "-j $jobs: 200 MB: ${small#* } kB at the peak; 2 GB: ${large#* } kB"
done
sed -n 's/^extract: /2 GB: /p' "$dir/said"
echo "bytes out: $(wc -c < "$dir/out")"

# Other work on the machine makes a round slow, never fast: the best one of each kind counts.
for file in small.warc small.warc.gz; do
    best1=999999 best2=999999
    for round in 1 2 3 4 5; do
        for jobs in 1 2; do
            took=$(run -j$jobs "$dir/$file" | cut -d' ' -f1)
            eval "best$jobs=\$(printf '%s\n%s\n' \"\$took\" \"\$best$jobs\" | sort -n | head -n 1)"
        done
    done
    pages=$(sed -n 's/^extract: \([0-9]*\) records.*/\1/p' "$dir/said")
    echo "$file: -j 1 $best1 s, -j 2 $best2 s, $(echo "$best1 $best2 $pages" |
        awk '{ printf "%.2f times as fast; %.0f pages per core-second", $1 / $2, $3 / $1 }')"
done
