# What the command reads: files, standard input, and all that can be wrong with them.

load helpers

@test "standard input and a file give the same" {
    "$EXTRACT" news.html > expected < /dev/null
    grep -q 'cast off at ten past six' expected
    "$EXTRACT" < news.html | cmp - expected
    "$EXTRACT" - < news.html | cmp - expected
    cat news.html | "$EXTRACT" | cmp - expected
    "$EXTRACT" /dev/stdin < news.html | cmp - expected
    "$EXTRACT" <(cat news.html) < /dev/null | cmp - expected
}

@test "input that arrives in drops is read to its end" {
    "$EXTRACT" news.html > expected < /dev/null
    { head -c 700 news.html; sleep 0.2; tail -c +701 news.html; } | "$EXTRACT" | cmp - expected
}

@test "several files, and standard input among them" {
    "$EXTRACT" --json news.html none.html russian.html > expected < /dev/null
    is "news.html none.html russian.html" "$(jq -r .file expected | paste -sd' ' -)"
    "$EXTRACT" --json news.html - russian.html < none.html > got
    is "news.html - russian.html" "$(jq -r .file got | paste -sd' ' -)"
    cmp <(jq -c 'del(.file)' expected) <(jq -c 'del(.file)' got)
}

@test "a failing input does not stop the others: status 2" {
    "$EXTRACT" news.html russian.html > expected < /dev/null
    try 2 "extract: nosuch.html: No such file or directory" \
        "$EXTRACT" news.html nosuch.html russian.html < /dev/null
    is "$(cat expected)" "$output"
    try 2 "extract: nosuch.html: No such file or directory" "$EXTRACT" nosuch.html none.html < /dev/null
}

@test "status over several inputs: 0 if any was found, else 1" {
    try 0 "" "$EXTRACT" none.html news.html none.html < /dev/null
    try 1 "" "$EXTRACT" none.html none.html < /dev/null
}

@test "messages name each failing input" {
    try 2 "extract: nosuch1: No such file or directory
extract: .: Is a directory
extract: '': No such file or directory" "$EXTRACT" nosuch1 . "" < /dev/null
    is "" "$output"
}

@test "a directory, also as standard input" {
    try 2 "extract: .: Is a directory" "$EXTRACT" . < /dev/null
    try 2 "extract: standard input: Is a directory" "$EXTRACT" < .
}

@test "a file that must not be read" {
    cp news.html secret.html
    chmod 000 secret.html
    if [ "$(id -u)" -ne 0 ]; then
        try 2 "extract: secret.html: Permission denied" "$EXTRACT" secret.html < /dev/null
        return
    fi
    nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    "${nobody[@]}" "$EXTRACT" --version > version < /dev/null 2>&1 ||
        skip "cannot run $EXTRACT as another user than root"
    chmod 755 "$BATS_TEST_TMPDIR"
    try 2 "extract: secret.html: Permission denied" "${nobody[@]}" "$EXTRACT" secret.html < /dev/null
}

@test "standard input that is closed" {
    try 2 "extract: standard input: Bad file descriptor" bash -c '"$EXTRACT" <&-'
    try 0 "" bash -c '"$EXTRACT" news.html <&-'
    has "Tove Brandt"
}

@test "standard input twice: the second time it is empty" {
    is 2 "$("$EXTRACT" --json - - < news.html | wc -l | tr -d ' ')"
    is "" "$("$EXTRACT" --json - - < news.html | jq -r .text | tail -n 1)"
}

@test "empty input has no article: status 1" {
    try 1 "" "$EXTRACT" < /dev/null
    is "" "$output"
    : > empty
    try 1 "" "$EXTRACT" empty < /dev/null
    is "" "$output"
    try 1 "" "$EXTRACT" --json empty < /dev/null
    is "" "$(jq -r .text <<< "$output")"
    printf ' \n\t\r\n' > blank
    try 1 "" "$EXTRACT" blank < /dev/null
    is "" "$output"
}

@test "endless input ends at the limit" {
    [ -c /dev/zero ] || skip "no /dev/zero"
    try 2 "extract: standard input: larger than 1048576 bytes (--max-bytes)" \
        timeout 60 "$EXTRACT" --max-bytes=1m < /dev/zero
    try 2 "extract: /dev/zero: larger than 33554432 bytes (--max-bytes)" \
        timeout 60 "$EXTRACT" /dev/zero < /dev/null
    is "" "$output"
}

@test "no more than one byte beyond the limit is read" {
    rest=$({ "$EXTRACT" -q --max-bytes=100 || true; wc -c; } < news.html)
    is "$(($(wc -c < news.html) - 101))" "$((rest))"
}

@test "an input that is too large does not stop the others" {
    { cat news.html; head -c 100000 /dev/zero | tr '\0' ' '; } > large.html
    "$EXTRACT" news.html > expected < /dev/null
    try 2 "extract: large.html: larger than 51200 bytes (--max-bytes)" \
        "$EXTRACT" --max-bytes=50k large.html news.html < /dev/null
    is "$(cat expected)" "$output"
}

@test "binary input: a message and status 2" {
    printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n' > page.pdf
    printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\001\0\0\0\001\010\006\0\0\0' > page.png
    for file in page.pdf page.png; do
        try 2 "extract: $file: not a text file" "$EXTRACT" "$file" < /dev/null
        is "" "$output"
        try 2 "extract: standard input: not a text file" "$EXTRACT" --json < "$file"
        is "" "$output"
    done
    try 2 "extract: page.png: not a text file" "$EXTRACT" page.png news.html < /dev/null
    has "Tove Brandt"
}

@test "compressed pages" {
    "$EXTRACT" news.html > expected < /dev/null
    gzip -c news.html > news.html.gz
    "$EXTRACT" news.html.gz < /dev/null | cmp - expected
    "$EXTRACT" < news.html.gz | cmp - expected
    { head -c 3000 news.html | gzip; tail -c +3001 news.html | gzip; } | "$EXTRACT" | cmp - expected
    head -c 900 news.html.gz > short.html.gz
    try 2 "extract: short.html.gz: compressed data end too early" "$EXTRACT" short.html.gz < /dev/null
    head -c 100000000 /dev/zero | gzip > bomb.gz
    try 2 "extract: bomb.gz: larger than 1048576 bytes (--max-bytes)" "$EXTRACT" --max-bytes=1m bomb.gz < /dev/null
}

@test "standard input that does not block" {
    "$EXTRACT" news.html > expected < /dev/null
    python3 - > got <<'PY'
import os, subprocess, sys, time
r, w = os.pipe()
os.set_blocking(r, False)
child = subprocess.Popen([os.environ["EXTRACT"]], stdin=r)
os.close(r)
time.sleep(0.3)
os.write(w, open("news.html", "rb").read())
os.close(w)
sys.exit(child.wait())
PY
    cmp got expected
}
