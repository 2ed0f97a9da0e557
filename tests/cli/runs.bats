# Long runs: interruption, files below a directory, progress.

load helpers

WARC=$BATS_TEST_DIRNAME/warc.py
build() { python3 "$WARC" build "$@"; }

# interrupted EXPECTED OUTPUT FEED COMMAND...: runs a command again and again with --checkpoint=point,
# its standard output appended to OUTPUT and FEED piped into it, and kills it at random moments. Each
# time it got to its end before, OUTPUT must be as EXPECTED (both may be directories), and all begins
# anew, until it was killed 20 times.
interrupted() {
    python3 - "$@" <<'PY'
import os, random, shutil, signal, subprocess, sys
expected, output, feed, *command = sys.argv[1:]
rng = random.Random(20)
killed = finished = status = 0
while killed < 20 or status == -signal.SIGKILL:
    with open("appended", "ab") as out:
        source = subprocess.Popen(["cat", feed], stdout=subprocess.PIPE)
        child = subprocess.Popen([*command, "--checkpoint=point"], stdout=out, stdin=source.stdout)
        source.stdout.close()
        if killed < 20:
            try:
                child.wait(rng.uniform(0, 0.2))
            except subprocess.TimeoutExpired:
                child.kill()
        status = child.wait()
        source.kill()
        source.wait()
    if status == -signal.SIGKILL:
        killed += 1
        continue
    finished += 1
    if not os.path.isdir(expected):
        os.replace("appended", output)
    subprocess.run(["diff", "-r", expected, output], check=True)
    os.remove("point")
    if os.path.isdir(output):
        shutil.rmtree(output)
print(f"killed {killed} times, finished {finished} times with status {status}")
sys.exit(status)
PY
}

@test "--checkpoint: killed twenty times, the output is as if nothing had happened" {
    for way in record none; do
        build --pages 2000 --gzip $way > a.warc
        "$EXTRACT" a.warc news.html > expected < /dev/null
        interrupted expected got /dev/null "$EXTRACT" a.warc news.html
    done
}

@test "--checkpoint: JSON Lines, one gzip member, and a pipe" {
    python3 "$WARC" jsonl --pages 1500 > a.jsonl
    gzip -k a.jsonl
    build --pages 600 --gzip file > a.warc.gz
    "$EXTRACT" a.jsonl a.jsonl.gz - a.warc.gz > expected < a.jsonl.gz
    interrupted expected got a.jsonl.gz "$EXTRACT" a.jsonl a.jsonl.gz - a.warc.gz
}

@test "--checkpoint: a damaged archive, and the summary" {
    { build --pages 800 --gzip record; echo rubbish; build --pages 800 --gzip record; } > a.warc.gz
    "$EXTRACT" --summary a.warc.gz > expected 2> messages < /dev/null || is 2 $?
    interrupted expected got /dev/null "$EXTRACT" --summary a.warc.gz 2> said || is 2 $?
    is "$(tail -n 1 messages)" "$(tail -n 1 said)"
}

@test "--checkpoint: a finished run does nothing more" {
    build > a.warc
    try 0 "" bash -c '"$EXTRACT" --checkpoint=point a.warc >> got' < /dev/null
    cp got expected
    try 0 "" bash -c '"$EXTRACT" --checkpoint=point a.warc >> got' < /dev/null
    cmp got expected
    is "finished 1" "$(tail -n 1 point)"
}

@test "--checkpoint: what cannot be continued is refused: status 2" {
    build --pages 300 > a.warc
    cp a.warc b.warc
    "$EXTRACT" --checkpoint=point a.warc > got < /dev/null
    sed -i 's/^name .*/name 12345/; s/^finished 1/finished 0/; s/^input .*/input 0/' point
    try 2 "extract: the checkpoint is of other inputs" bash -c '"$EXTRACT" --checkpoint=point b.warc >> got' < /dev/null
    sed -i 's/^name .*/name 0/; s/^input .*/input 7/' point
    try 2 "extract: the checkpoint is of other inputs" bash -c '"$EXTRACT" --checkpoint=point a.warc >> got' < /dev/null
    sed -i 's/^output .*/output 99999999999/' point
    try 2 "extract: standard output is shorter than the checkpoint says: append to it with >>" \
        bash -c '"$EXTRACT" --checkpoint=point a.warc >> got' < /dev/null
    echo garbage > point
    try 2 "extract: not a checkpoint of this version" bash -c '"$EXTRACT" --checkpoint=point a.warc >> got' < /dev/null
    rm point
    try 2 "extract: standard output must be a file with --checkpoint" \
        bash -c '"$EXTRACT" --checkpoint=point a.warc | cat; exit "${PIPESTATUS[0]}"' < /dev/null
    try 2 "extract: nosuch/point: No such file or directory" \
        bash -c '"$EXTRACT" --checkpoint=nosuch/point a.warc > got' < /dev/null
}

@test "--output-dir: one file for each input" {
    mkdir -p site/deep
    cp news.html site/deep
    cp none.html site
    build --gzip record > site/a.warc.gz
    : > site/empty
    try 0 "" "$EXTRACT" -r --output-dir=out/below site < /dev/null
    is "" "$output"
    is "out/below/site/a.warc.gz.jsonl out/below/site/deep/news.html.txt out/below/site/empty.txt out/below/site/none.html.txt" \
        "$(find out -type f | LC_ALL=C sort | paste -sd' ' -)"
    cmp out/below/site/deep/news.html.txt <("$EXTRACT" news.html < /dev/null)
    cmp out/below/site/a.warc.gz.jsonl <("$EXTRACT" site/a.warc.gz < /dev/null)
    is "" "$(cat out/below/site/none.html.txt)"
    try 0 "" "$EXTRACT" --json --output-dir=out "$PWD/news.html" ./news.html - < none.html
    jq -e .text "out/news.html.json"
    jq -e .text "out$PWD/news.html.json"
    jq -e .charset out/stdin.json
}

@test "--output-dir: what has no place there fails, and the others go on" {
    mkdir here out
    mkdir out/news.html.txt.part
    try 2 "extract: ../x.html: a name with .. in it has no place under --output-dir
extract: news.html: Is a directory
extract: nosuch: No such file or directory" bash -c 'cp russian.html x.html; cd here;
        "$EXTRACT" --output-dir=../out ../x.html; cd ..; "$EXTRACT" --output-dir=out news.html nosuch russian.html' < /dev/null
    cmp out/russian.html.txt <("$EXTRACT" russian.html < /dev/null)
    [ ! -e out/nosuch.txt ]
}

@test "--output-dir and --checkpoint" {
    mkdir in
    build --pages 700 --gzip record > in/a.warc.gz
    build --pages 700 > in/b.warc
    python3 "$WARC" jsonl --pages 700 > in/c.jsonl
    cp news.html in/d.html
    "$EXTRACT" -r --output-dir=expected in < /dev/null
    interrupted expected got /dev/null "$EXTRACT" -r --output-dir=got in
}

@test "--progress: shown when asked for, with the share where the size is known" {
    build --pages 50 > a.warc
    "$EXTRACT" --progress=always a.warc > got 2> said < /dev/null
    grep -Eq '^50 pages, [0-9]+ pages/s, [0-9]+\.[0-9] MB/s, 100 %$' said
    "$EXTRACT" --progress=always > got 2> said < <(cat a.warc)
    grep -Eq '^50 pages, [0-9]+ pages/s, [0-9]+\.[0-9] MB/s$' said
    "$EXTRACT" --progress=never a.warc > got 2> said < /dev/null
    is "" "$(cat said)"
    "$EXTRACT" a.warc > got 2> said < /dev/null
    is "" "$(cat said)"
}

@test "--progress: on a terminal, taken away for messages, and not for one page" {
    build --pages 50 > a.warc
    on_terminal() {
        python3 - "$EXTRACT" "$@" < /dev/null <<'PY'
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    out = os.open("out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
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
sys.stdout.buffer.write(seen)
os.waitpid(pid, 0)
PY
    }
    on_terminal a.warc nosuch > said
    grep -aq '51 pages, ' said
    grep -aq 'extract: nosuch: No such file' said
    on_terminal news.html > said
    is "" "$(cat said)"
    on_terminal -q a.warc > said
    is "" "$(cat said)"
}
