# Streams of records: JSON Lines, WARC, many files.

load helpers

WARC=$BATS_TEST_DIRNAME/warc.py

# What is read: WARC archives and JSON Lines of 20 pages each.
build() { python3 "$WARC" build "$@"; }

@test "a WARC file gives one object a page, with its identity" {
    build > a.warc
    try 0 "" "$EXTRACT" a.warc < /dev/null
    is 20 "${#lines[@]}"
    printf '%s\n' "$output" > got
    is "$(seq 0 19 | sed 's/.*/<urn:uuid:&>/' | paste -sd' ' -)" "$(jq -r .warc_record_id got | paste -sd' ' -)"
    is "https://ships.example/voyages/7 2026-01-02T03:04:05Z 200" \
        "$(jq -r 'select(.warc_record_id == "<urn:uuid:7>") | "\(.url) \(.warc_date) \(.http_status)"' got)"
    # The text of each page, whatever it was compressed by and cut into.
    for n in $(seq 0 19); do
        jq -r .text got | grep -q "on the morning of voyage $n with"
    done
    jq -e 'select(.text | contains("all rights reserved"))' got && return 1
    is "" "$(jq -r 'select(.title | startswith("Voyage ") | not)' got)"
}

@test "WARC: plain, compressed by record, as a file and in blocks, 1.0 and 1.1, from a pipe: the same" {
    build > a.warc
    "$EXTRACT" a.warc > expected < /dev/null
    for way in none record file blocks; do
        build --gzip $way > "a.$way"
        "$EXTRACT" "a.$way" < /dev/null | cmp - expected
        cat "a.$way" | "$EXTRACT" | cmp - expected
        "$EXTRACT" --input=warc < "a.$way" | cmp - expected
    done
    build --version 1.1 --gzip record | "$EXTRACT" | cmp - expected
}

@test "WARC: what is passed over is counted" {
    build --gzip record > a.warc.gz
    try 0 "extract: 69 records: 20 extracted, 0 empty, 0 failed, 49 skipped (41 no pages, 4 not HTML, 4 other HTTP status)" \
        "$EXTRACT" --summary a.warc.gz < /dev/null
    try 0 "extract: 69 records: 24 extracted, 0 empty, 0 failed, 45 skipped (41 no pages, 4 not HTML)" \
        "$EXTRACT" --summary --all-status a.warc.gz < /dev/null
    is 4 "$(grep -c '"http_status":404' <<< "$output")"
}

@test "WARC: text where text is asked for" {
    build > a.warc
    "$EXTRACT" --format=text a.warc > got < /dev/null
    is 20 "$(grep -c '^Voyage [0-9]* of the' got)"
    is "Voyage 0 of the" "$(head -n 1 got | cut -d' ' -f1-4)"
}

# Twenty ways, plain and compressed: no page that is whole may be lost, and none may be invented.
@test "WARC: damaged archives lose nothing but what is damaged" {
    for way in none record; do
        build --gzip $way > whole
        "$EXTRACT" whole > expected < /dev/null
        for number in $(seq 0 19); do
            python3 "$WARC" damage "$number" whole > damaged 2> survivors
            run --separate-stderr "$EXTRACT" --summary damaged < /dev/null
            printf '%s\n' "$output" > got
            echo "$way $number: status $status; $stderr"
            [ "$status" -eq 2 ] || { [ "$status" -eq 0 ] && [ $way = none ]; }
            for page in $(cat survivors); do
                grep -qxF "$(grep -F "<urn:uuid:$page>" expected)" got
            done
            # The counts add up, and each line is an object that says what it is.
            tail -n 1 <<< "$stderr" | awk '{ exit $2 != $4 + $6 + $8 + $10 }'
            jq -e 'type == "object"' got > /dev/null
        done
    done
}

@test "WARC: damage is told with its place, and ends with status 2" {
    build --gzip record > whole
    { cat whole; printf 'nonsense'; cat whole; } > damaged
    size=$(wc -c < whole | tr -d ' ')
    try 2 "extract: damaged: offset $size: bytes that are not compressed behind the compressed ones" \
        "$EXTRACT" damaged < /dev/null
    is 40 "$(grep -c '"text"' <<< "$output")"
    try 2 "" "$EXTRACT" -q damaged < /dev/null
}

# A length beyond all that is there: looked up in a file, found out by reading in a pipe.
@test "WARC: a length of many gigabytes swallows nothing" {
    for way in none file; do
        { build --pages 2 --gzip none; build --pages 1 --dull | sed 's/^Content-Length: [0-9][0-9]*/&00000000/'
          build --pages 3 --gzip none; } > a.warc
        [ $way = none ] || gzip -f a.warc
        for input in a.warc* "-"; do
            run --separate-stderr "$EXTRACT" "$input" < "$(ls a.warc*)"
            is 2 "$status"
            is 5 "$(grep -c '"text"' <<< "$output")"
            [[ $stderr == *"Content-Length of the record is wrong"* ]]
        done
        rm -f a.warc*
    done
}

@test "WARC: a page that is too large" {
    { build --pages 3; build --pages 1 --dull --words 200; build --pages 3; } > a.warc
    for input in "a.warc" "-"; do
        try 2 "" "$EXTRACT" --max-bytes=20k "$input" < a.warc
        is "larger than 20480 bytes (--max-bytes)" "$(jq -r '.error // empty' <<< "$output")"
        is 6 "$(jq -r '.text // empty' <<< "$output" | grep -c 'on the morning')"
    done
}

# Counts and identities as their publishers' tools have them.
@test "WARC: the archives of other projects" {
    shared=$BATS_TEST_DIRNAME/../../../shared/warc
    [ -d "$shared" ] || skip "needs ../shared/warc"
    while read -r name status records extracted skipped; do
        run --separate-stderr "$EXTRACT" --summary "$shared/$name" < /dev/null
        is "$name $status $records $extracted $skipped" \
            "$name $status $(tail -n 1 <<< "$stderr" | awk '{ print $2, $4, $10 }')"
    done <<'COUNTS'
jwarc-cc.warc.gz 0 1 1 0
warcio-example-bad-non-chunked.warc.gz 0 6 1 5
warcio-example-iana.org-chunked.warc 0 3 1 2
warcio-example-resource.warc.gz 0 3 1 2
warcio-example-space-in-target-uri.warc.gz 1 2 0 2
warcio-example-trunc.warc 2 4 1 3
warcio-example-wrong-chunks.warc.gz 0 2 1 1
warcio-example.warc 0 6 1 5
warcio-example.warc.gz 0 6 1 5
warcio-post-test.warc.gz 1 6 0 6
whirlwind.warc 0 4 1 3
whirlwind.warc.gz 0 4 1 3
COUNTS
    is "$("$EXTRACT" "$shared/whirlwind.warc" < /dev/null)" "$("$EXTRACT" "$shared/whirlwind.warc.gz" < /dev/null)"
    try 2 "extract: $shared/warcio-example-trunc.warc: offset 1197: Content-Length of the record is wrong" \
        "$EXTRACT" "$shared/warcio-example-trunc.warc" < /dev/null
    is "Content-Length of the record is wrong" "$(jq -r .damaged <<< "$output")"
}

@test "JSON Lines: one line in, one line out, in order" {
    python3 "$WARC" jsonl > a.jsonl
    try 0 "" "$EXTRACT" a.jsonl < /dev/null
    is 20 "${#lines[@]}"
    is "$(seq 0 19 | paste -sd' ' -)" "$(jq -r .id <<< "$output" | paste -sd' ' -)"
    for n in $(seq 0 19); do
        is "https://ships.example/voyages/$n" "$(jq -r "select(.id == $n) | .url" <<< "$output")"
        jq -r "select(.id == $n) | .text" <<< "$output" | grep -q "of voyage $n with"
    done
    "$EXTRACT" a.jsonl > expected < /dev/null
    gzip -c a.jsonl | "$EXTRACT" | cmp - expected
    tr -d '\n' < /dev/null | cat - a.jsonl | head -c -1 | "$EXTRACT" | cmp - expected
    { printf '\357\273\277'; sed 's/$/\r/' a.jsonl; } | "$EXTRACT" | cmp - expected
}

@test "JSON Lines: fields that are not ours pass through to the letter, ours in input" {
    echo '{"id":18446744073709551616, "n": [1.10, -0e5 ,{"a\"":null}],"title":"mine","url":"https://a.example/x","text":7,"html":"<p>x","é\u0000":"\u00e9'$'\177''"}' > line
    try 1 "" "$EXTRACT" line < /dev/null
    is '{"id":18446744073709551616,"n":[1.10, -0e5 ,{"a\"":null}],"é\u0000":"\u00e9\u007f","url":"https://a.example/x","input":{"title":"mine","text":7},"charset":"UTF-8","text":""}' "$(unjudged <<< "$output")"
}

@test "JSON Lines: the keys of our output are known" {
    [ -f "$MANUAL" ] || skip "no manual page at $MANUAL"
    all=$(sed -n 's/^\.It Cm //p' "$MANUAL" | paste -sd,)
    for key in $(sed -n 's/^\.It Cm //p; s/^\.It Va //p' "$MANUAL" | grep -vx -e url -e charset -e html | grep -v '^warc_\|^http_'); do
        echo "{\"$key\":1,\"html\":\"\"}" | "$EXTRACT" --fields=$all > got || [ $? -eq 1 ]
        is 1 "$(jq ".input.\"$key\"" got)"
    done
}

@test "JSON Lines: the canonical address does not hide the record's own" {
    jq -cR --slurp '{url: "https://www.example.org/news/ferry?utm=1", html: .}' news.html > line
    try 0 "" "$EXTRACT" line < /dev/null
    is "https://www.example.org/news/ferry?utm=1" "$(jq -r .url <<< "$output")"
    is "https://www.example.org/news/ferry" "$(jq -r .canonical_url <<< "$output")"
    jq -cR --slurp '{url: "https://www.example.org/news/ferry", html: .}' news.html > line
    try 0 "" "$EXTRACT" line < /dev/null
    is "https://www.example.org/news/ferry" "$(jq -r .url <<< "$output")"
    is null "$(jq -r .canonical_url <<< "$output")"
}

@test "JSON Lines: a bad line gives an object with error, and the run goes on: status 2" {
    cat > a.jsonl <<'LINES'
{"id":1,"html":"<p>x"}
nonsense
{"id":3,"html":5}
{"id":4}
{"id":5,"html":"<p>x","html_base64":"eA=="}
{"id":6,"html_base64":"!"}
{"id":7,"html":"<p>x"

[1]
{"id":10,"html":"%PDF-1.4 \u0000\u0001"}
{"id":11,"html":"\ud800 <p>a lone surrogate\udc00"}
{"id":12,"html":"<p>x"} {"id":13,"html":"<p>x"}
LINES
    try 2 "extract: 11 records: 1 extracted, 1 empty, 9 failed, 0 skipped" "$EXTRACT" --summary a.jsonl < /dev/null
    is '1: null
null: not a JSON object
3: html is not a string
4: no html in this line
5: html and html_base64 are both given
6: html_base64 is not base64
7: not a JSON object
null: not a JSON object
10: not a text file
11: null
12: not a JSON object' "$(jq -r '"\(.id): \(.error)"' <<< "$output")"
    is "2 7 9 12" "$(jq -r '.line // empty' <<< "$output" | paste -sd' ' -)"
    "$EXTRACT" -f text a.jsonl > got 2> messages < /dev/null || is 2 $?
    is 9 "$(wc -l < messages | tr -d ' ')"
    is "extract: a.jsonl: line 3: html is not a string" "$(sed -n 2p messages)"
}

@test "JSON Lines: bytes that are not UTF-8" {
    printf '{"id":"\351","html":"<p>caf\351"}\n' > line
    try 1 "" "$EXTRACT" line < /dev/null
    is '"�"' "$(jq .id <<< "$output")"
}

@test "JSON Lines: charset of the line counts" {
    python3 - > a.jsonl <<'PY'
import base64, json
page = open("russian.html").read().encode("cp1251")
print(json.dumps({"html_base64": base64.b64encode(page).decode(), "charset": "windows-1251"}))
PY
    is "windows-1251" "$("$EXTRACT" a.jsonl < /dev/null | jq -r .charset)"
    "$EXTRACT" a.jsonl < /dev/null | jq -r .text | grep -q 'через пролив'
}

@test "JSON Lines: a line that is too long" {
    { echo '{"id":1,"html":"<p>x"}'; printf '{"id":2,"html":"'; head -c 4000000 /dev/zero | tr '\0' x; echo '"}'
      echo '{"id":3,"html":"<p>x"}'; } > a.jsonl
    try 2 "" "$EXTRACT" --max-bytes=10k a.jsonl < /dev/null
    is "1 null 3" "$(jq -r .id <<< "$output" | paste -sd' ' -)"
    is "line is longer than 1110016 bytes" "$(sed -n 2p <<< "$output" | jq -r .error)"
}

@test "JSON Lines: each answer comes before the next line is asked for" {
    python3 - <<'PY'
import json, os, subprocess
child = subprocess.Popen([os.environ["EXTRACT"], "-j4"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for n in range(20):
    child.stdin.write(json.dumps({"id": n, "html": "<p>x"}).encode() + b"\n")
    child.stdin.flush()
    assert json.loads(child.stdout.readline())["id"] == n
child.stdin.close()
assert child.wait() == 1
PY
}

@test "input is detected by content, and --input overrules it" {
    echo '{"html": "<p>x"}' > object
    is '{"charset":"UTF-8","text":""}' "$("$EXTRACT" object < /dev/null | unjudged)"
    is '{"html": "' "$("$EXTRACT" -i html object < /dev/null | head -n 1)"
    is '{"html": "<p>x"}' "$("$EXTRACT" -i text object < /dev/null)"
    printf '  {\n "html": 1 }' > laid_out
    is '{ "html": 1 }' "$("$EXTRACT" laid_out < /dev/null)"
    try 2 "" "$EXTRACT" -i jsonl news.html < /dev/null
    is "$(wc -l < news.html | tr -d ' ')" "$(grep -c '"error":"not a JSON object"' <<< "$output")"
    try 2 "extract: news.html: offset 0: no record where one should begin" "$EXTRACT" -i warc news.html < /dev/null
    is '{"offset":0,"error":"no record where one should begin"}' "$output"
}

@test "empty streams" {
    : > empty
    try 1 "" "$EXTRACT" -i jsonl empty < /dev/null
    is "" "$output"
    try 1 "" "$EXTRACT" -i warc empty < /dev/null
    is "" "$output"
}

@test "-r reads directories, in the order of names" {
    mkdir -p site/b/deep site/a
    cp news.html site/b/deep/2.html
    cp none.html site/b/1.html
    cp russian.html site/c.html
    ln -s ../news.html site/link.html
    mkfifo site/fifo
    cp news.html site/a/9.html
    try 0 "" "$EXTRACT" -r --json site < /dev/null
    is "site/a/9.html site/b/1.html site/b/deep/2.html site/c.html" \
        "$(jq -r .file <<< "$output" | paste -sd' ' -)"
    try 0 "" "$EXTRACT" -r --json site/ news.html < /dev/null
    is "site/a/9.html site/b/1.html site/b/deep/2.html site/c.html news.html" \
        "$(jq -r .file <<< "$output" | paste -sd' ' -)"
    try 2 "extract: site: Is a directory" "$EXTRACT" site < /dev/null
}

@test "-r: an error among the files gives an object, and a message" {
    mkdir site
    cp news.html site
    printf '%%PDF-1.7\n\0\1\2' > site/page.pdf
    try 2 "extract: site/page.pdf: not a text file" "$EXTRACT" -r --json site < /dev/null
    is "site/page.pdf: not a text file" "$(jq -r 'select(.error) | "\(.file): \(.error)"' <<< "$output")"
}

@test "--files0-from reads names" {
    cp news.html $'a\nb.html'
    printf 'news.html\0a\nb.html\0russian.html' > names
    "$EXTRACT" --json --files0-from=names < /dev/null > got
    is 3 "$(wc -l < got | tr -d ' ')"
    is $'a\nb.html' "$(sed -n 2p got | jq -r .file)"
    "$EXTRACT" --json --files0-from=- < names | cmp - got
    printf 'news.html\0nosuch\0' | try 2 "extract: nosuch: No such file or directory" "$EXTRACT" --files0-from=-
    try 2 "extract: nosuch: No such file or directory" "$EXTRACT" --files0-from=nosuch < /dev/null
    try 2 "$(usage_error "'news.html': no FILE can be given beside --files0-from")" \
        "$EXTRACT" --files0-from=names news.html < /dev/null
}

@test "mixed inputs: text for pages, JSON Lines for records" {
    echo '{"id":1,"html":"<p>x"}' > line
    "$EXTRACT" news.html > expected < /dev/null
    echo '{"id":1,"charset":"UTF-8","text":""}' >> expected
    "$EXTRACT" news.html line < /dev/null | unjudged | cmp - expected
}

@test "the output is the same for every number of workers" {
    { build --pages 300 --gzip record; echo rubbish; build --pages 100 --gzip record; } > a.warc.gz
    python3 "$WARC" jsonl --pages 200 > a.jsonl
    inputs=(a.warc.gz news.html a.jsonl nosuch none.html a.warc.gz)
    "$EXTRACT" -j1 --json "${inputs[@]}" > expected 2> messages < /dev/null || is 2 $?
    for jobs in 2 7 40; do
        "$EXTRACT" -j$jobs --json "${inputs[@]}" > got 2> said < /dev/null || is 2 $?
        cmp got expected
        cmp said messages
    done
}

# A letter to subscribe to at the end of each page, in two hosts, and a page that is there three times.
@test "--dedupe drops what stands on many pages of a host, and only that" {
    python3 - > a.jsonl <<PY
import json, sys
sys.path.insert(0, "$BATS_TEST_DIRNAME")
import warc
letter = "<p>The Ships and Harbours letter comes to you every Thursday with the departures of the week.</p>"
for n in range(300):
    page = warc.page(n % 200 if n > 290 else n).decode().replace("</article>", (letter if n < 280 else "") + "</article>")
    print(json.dumps({"id": n, "url": f"https://{'ab'[n % 2]}.example/{n}", "html": page}))
print(json.dumps({"id": 300, "url": "https://c.example/", "html": warc.page(1).decode().replace("</article>", letter + "</article>")}))
print(json.dumps({"id": 301, "html": warc.page(1).decode().replace("</article>", letter + "</article>")}))
PY
    "$EXTRACT" a.jsonl > plain < /dev/null
    "$EXTRACT" --dedupe -j1 a.jsonl > expected < /dev/null
    is 282 "$(jq -r .text plain | grep -c 'every Thursday')"
    # Known after three pages of each host, from 64 records later on.
    is "$(seq 0 67 | paste -sd' ' -) 300 301" \
        "$(jq 'select(.text | contains("every Thursday")).id' expected | paste -sd' ' -)"
    # Nothing else is gone.
    cmp <(jq -c '.text |= sub("\n\nThe Ships and Harbours letter.*"; "")' plain) \
        <(jq -c '.text |= sub("\n\nThe Ships and Harbours letter.*"; "")' expected)
    for jobs in 2 7; do
        "$EXTRACT" --dedupe -j$jobs a.jsonl < /dev/null | cmp - expected
    done
}

@test "SIGUSR1 has the counts written, and the work goes on" {
    python3 - > got 2> said <<'PY'
import os, signal, subprocess, sys, time
child = subprocess.Popen([os.environ["EXTRACT"], "-j2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdin.write(b'{"html":"<p>x"}\n' * 5)
child.stdin.flush()
for _ in range(5):
    child.stdout.readline()
child.send_signal(signal.SIGUSR1)
for _ in range(200): # until the counts are there: said is our standard error
    if os.path.getsize("said"):
        break
    time.sleep(0.05)
child.stdin.write(b'{"id":6,"html":"<p>x"}\n')
child.stdin.close()
sys.stdout.buffer.write(child.stdout.read())
child.wait()
PY
    # ThreadSanitizer holds the signal back until the next record is read.
    is "extract: 5 records: 0 extracted, 5 empty, 0 failed, 0 skipped" \
        "$(sed 's/: 6 records\(.*\), 1 in work/: 5 records\1/' said)"
    is 6 "$(jq .id got)"
}

@test "output that ends early ends the workers" {
    build --pages 300 > a.warc
    try 0 "" bash -c '"$EXTRACT" -j4 a.warc | head -n 1 > line; echo "${PIPESTATUS[0]}"' < /dev/null
    [ "$output" = 141 ] || [ "$output" = 2 ]
    jq -e .text line
    [ -c /dev/full ] || return 0
    try 2 "extract: standard output: No space left on device" bash -c '"$EXTRACT" -j4 a.warc > /dev/full' < /dev/null
}
