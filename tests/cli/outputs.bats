# What the command writes, and what it does when nobody takes it.

load helpers

# File names whose articles are far more than a pipe holds.
many() {
    for _ in $(seq 200); do echo news.html; done
}

@test "text: title, blank line, paragraphs apart by blank lines" {
    try 0 "" "$EXTRACT" news.html < /dev/null
    is "Island ferry returns after two winters" "${lines[0]}"
    "$EXTRACT" news.html > got < /dev/null
    is "" "$(sed -n 2p got)"
    is 11 "$(wc -l < got | tr -d ' ')"
    is 5 "$(grep -c '^$' got)"
    has "Tickets can be bought on board"
    lacks "Copyright"
    lacks "Jobs"
}

@test "text: a blank line between articles, nothing for pages without" {
    "$EXTRACT" news.html > a < /dev/null
    "$EXTRACT" russian.html > b < /dev/null
    { cat a; echo; cat b; } > expected
    "$EXTRACT" news.html russian.html < /dev/null | cmp - expected
    "$EXTRACT" none.html news.html none.html russian.html none.html < /dev/null | cmp - expected
}

@test "no article: text prints nothing, JSON its object; status 1" {
    try 1 "" "$EXTRACT" none.html < /dev/null
    is "" "$output"
    try 1 "" "$EXTRACT" --json none.html < /dev/null
    is "" "$(jq -r .text <<< "$output")"
    is "Nothing here" "$(jq -r .title <<< "$output")"
}

@test "JSON: one valid object a line" {
    "$EXTRACT" --json news.html none.html russian.html > got < /dev/null
    is 3 "$(wc -l < got | tr -d ' ')"
    while IFS= read -r line; do
        jq -e 'type == "object" and (.text | type) == "string"' <<< "$line"
    done < got
    "$EXTRACT" --json news.html > one < /dev/null
    is 1 "$(wc -l < one | tr -d ' ')"
    head -n 1 got | jq -c 'del(.file)' | cmp - <(jq -c . one)
}

@test "JSON: metadata and text" {
    "$EXTRACT" --json news.html > got < /dev/null
    is "Island ferry returns after two winters" "$(jq -r .title got)"
    is "Mara Lindqvist" "$(jq -r .author got)"
    is '["Mara Lindqvist"]' "$(jq -c .authors got)"
    is "The Harbour Post" "$(jq -r .site_name got)"
    is en "$(jq -r .language got)"
    is UTF-8 "$(jq -r .charset got)"
    is null "$(jq -c .date got)"
    is "$("$EXTRACT" news.html < /dev/null | tail -n +3)" "$(jq -r .text got)"
}

@test "JSON: several lines on a terminal, for one page only" {
    on_terminal() {
        python3 - "$EXTRACT" "$@" < /dev/null <<'PY'
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    seen += piece
sys.stdout.buffer.write(seen.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
PY
    }
    "$EXTRACT" --json news.html > line < /dev/null
    on_terminal --json news.html > laid_out
    is "{" "$(head -n 1 laid_out)"
    [ "$(wc -l < laid_out)" -gt 3 ]
    jq -c . laid_out | cmp - <(jq -c . line)
    on_terminal --json news.html news.html > two
    is 2 "$(wc -l < two | tr -d ' ')"
}

@test "output is valid UTF-8, whatever comes in" {
    { head -n 20 news.html; printf '<p>The caf\351 on the quay, \300\200 \355\240\200 \364\220\200\200 \377, '
      printf 'opens at \xe2\x82 six, serves \0 breakfast to the crew, and closes when the ferry is back.</p>\n'
      tail -n +21 news.html; } > broken.html
    for file in broken.html news.html russian.html; do
        for charset in "" UTF-8 windows-1251 Shift_JIS GBK EUC-KR UTF-16LE ISO-2022-JP; do
            for format in text json; do
                "$EXTRACT" ${charset:+-c $charset} --format=$format "$file" > got < /dev/null ||
                    [ $? -eq 1 ]
                iconv -f UTF-8 -t UTF-8 got > /dev/null
            done
            jq -e .charset got
        done
    done
    "$EXTRACT" --json --url=$'https://a.example/\377' news.html < /dev/null | iconv -f UTF-8 -t UTF-8 | jq -e .text
}

@test "a full disk is noticed: status 2" {
    [ -c /dev/full ] || skip "no /dev/full"
    full="extract: standard output: No space left on device"
    try 2 "$full" bash -c '"$EXTRACT" news.html > /dev/full' < /dev/null
    try 2 "$full" bash -c '"$EXTRACT" --json none.html > /dev/full' < /dev/null
    try 2 "$full" bash -c '"$EXTRACT" --help > /dev/full' < /dev/null
    try 2 "$full" bash -c '"$EXTRACT" --version > /dev/full' < /dev/null
    try 1 "" bash -c '"$EXTRACT" none.html > /dev/full' < /dev/null
}

@test "a full disk ends the work, with one message, also under --quiet" {
    [ -c /dev/full ] || skip "no /dev/full"
    try 2 "extract: standard output: No space left on device" \
        bash -c '"$EXTRACT" -q news.html nosuch.html news.html > /dev/full' < /dev/null
    try 2 "extract: standard output: No space left on device" \
        bash -c '"$EXTRACT" news.html nosuch.html > /dev/full' < /dev/null
}

@test "standard output that is closed" {
    try 2 "extract: standard output: Bad file descriptor" bash -c '"$EXTRACT" news.html >&-' < /dev/null
    try 2 "extract: standard output: Bad file descriptor" bash -c '"$EXTRACT" --help >&-' < /dev/null
    try 1 "" bash -c '"$EXTRACT" none.html >&-' < /dev/null
}

@test "standard error that is closed or full changes nothing" {
    "$EXTRACT" news.html > expected < /dev/null
    run bash -c '"$EXTRACT" nosuch news.html 2>&-' < /dev/null
    is 2 "$status"
    is "$(cat expected)" "$output"
    [ -c /dev/full ] || return 0
    run bash -c '"$EXTRACT" nosuch news.html 2> /dev/full' < /dev/null
    is 2 "$status"
    is "$(cat expected)" "$output"
}

# Killed by SIGPIPE (141), or status 2 where whoever started the tests has it ignored.
@test "a reader that has seen enough ends the command quietly" {
    many > names
    try 0 "" bash -c '"$EXTRACT" $(cat names) | head -c 1 > /dev/null; echo "${PIPESTATUS[0]}"' < /dev/null
    [ "$output" = 141 ] || [ "$output" = 2 ]
    try 0 "" bash -c '"$EXTRACT" $(cat names) | true; echo "${PIPESTATUS[0]}"' < /dev/null
    [ "$output" = 141 ] || [ "$output" = 2 ]
    try 0 "" bash -c '"$EXTRACT" --json $(cat names) | head -n 1 > line; echo "${PIPESTATUS[0]}"' < /dev/null
    [ "$output" = 141 ] || [ "$output" = 2 ]
    jq -e .text line
}

@test "where SIGPIPE is ignored, a closed pipe is quiet as well: status 2" {
    many > names
    try 0 "" bash -c 'trap "" PIPE; "$EXTRACT" $(cat names) | true; echo "${PIPESTATUS[0]}"' < /dev/null
    is 2 "$output"
}

@test "standard output that does not block" {
    many > names
    "$EXTRACT" $(cat names) > expected < /dev/null
    python3 - > got <<'PY'
import os, subprocess, sys, time
r, w = os.pipe()
os.set_blocking(w, False)
names = open("names").read().split()
child = subprocess.Popen([os.environ["EXTRACT"], *names], stdout=w)
os.close(w)
time.sleep(0.3)
with os.fdopen(r, "rb") as pipe:
    sys.stdout.buffer.write(pipe.read())
sys.exit(child.wait())
PY
    cmp got expected
}
