# --explain: tables on standard error, and a page for a browser.

load helpers

# A page with a hostile hand in its texts, and blocks of several fates.
setup() {
    cd "$BATS_TEST_TMPDIR" || return
    news_page > news.html
    russian_page > russian.html
    empty_page > none.html
}

# The rows of the blocks of what --explain wrote.
blocks() {
    sed -n '/: blocks: /,$p' "$1" | sed 1d
}

@test "--explain: the candidates of the metadata, on standard error, the chosen one marked" {
    "$EXTRACT" --explain news.html > plain 2> explained < /dev/null
    "$EXTRACT" news.html < /dev/null | diff - plain
    is "extract: news.html: metadata: field, rank, place, value; * chosen, = result" \
        "$(head -n 1 explained)"
    grep -qx '\* author       5  meta author                       Mara Lindqvist' explained
    grep -qx '= author          meta author                       Mara Lindqvist' explained
    grep -qx '  title        5  element title                     Island ferry .* - The Harbour Post' \
        explained
    "$EXTRACT" --json --explain < news.html 2>&1 > /dev/null | head -n 1 | grep -q ' standard input: '
    is "" "$("$EXTRACT" news.html 2>&1 > /dev/null < /dev/null)"
}

@test "--explain: each block with score, rule, kind, text and reasons" {
    "$EXTRACT" --explain news.html > text 2> explained < /dev/null
    grep -qxE 'extract: news.html: blocks: .*; threshold 0\.[0-9]{2}' explained
    blocks explained > rows
    is "$(grep -c . text)" "$(($(grep -c '^+' rows) + 1))" # and the title
    is "" "$(grep -vE '^[+-] 0\.[0-9]{2}  [a-z_]+ +[a-z_]+( [0-9])? +.*  [a-z0-9_]+ [+-][0-9.]+(  [a-z0-9_]+ [+-][0-9.]+){2}$' rows)"
    grep -qE '^\+ 0\.9[0-9]  threshold +paragraph +The ferry between Skarnes and the outer…  ' rows
    grep -qE '^- 0\.[0-9]+  [a-z]+ +list_item 1 +Home {37}' rows
    # The headline is told apart from the text by a rule, or by its score.
    grep -qE '^- .* heading 1 +Island ferry returns after two winters    ' rows
    # For recall the bar is lower.
    "$EXTRACT" --explain --favor=recall news.html 2>&1 > /dev/null < /dev/null |
        grep -q 'threshold 0.30$'
}

@test "--explain: names the rule that overrode the score" {
    "$EXTRACT" --explain news.html 2> explained > /dev/null < /dev/null
    blocks explained | grep -qE '^\+ 0\.9[0-9]  threshold +paragraph +The ferry between'
    blocks explained | grep -qE '^- 0\.[5-9][0-9]  title +heading 1 +Island ferry returns'
}

@test "--explain: says when all of it is not worth printing" {
    status=0
    printf '<p>Page not found, no more.' | "$EXTRACT" --explain --mode=article > got 2> explained || status=$?
    is 1 "$status"
    is "" "$(cat got)"
    blocks explained | grep -qE '^- 0\.[0-9]+  nothing_found +paragraph +Page not found, no more\.$'
}

@test "--explain: tells what --dedupe dropped" {
    for n in $(seq 70); do
        jq -nc --arg n "$n" '{url: "https://example.org/\($n)", html: ("<article><h1>Story \($n)</h1>"
            + "<p>Story \($n) begins here, and it tells at some length what happened on day \($n) of the year in town.</p>"
            + "<p>The council met \($n) times, and voted on \($n) motions, of which the mayor opposed all but \($n) or so.</p>"
            + "<p>Readers can send their letters to the desk in Market Street, where they are read every day.</p></article>")}'
    done > stories.jsonl
    "$EXTRACT" -j1 --dedupe --explain stories.jsonl 2> explained > dropped
    grep -qE '^- 0\.[0-9]+  caller +paragraph +Readers can send their letters' explained
    "$EXTRACT" -j1 --explain stories.jsonl 2>&1 > kept | grep -c ' caller ' | grep -qx 0
}

@test "--explain writes no control character, whatever the name and the page" {
    printf '<title>a&#27;[2J&#7;b</title>' > "$(printf 'x\033[2Jy')"
    "$EXTRACT" --explain x*y 2> explained < /dev/null || true
    is "" "$(LC_ALL=C grep '[[:cntrl:]]' explained)"
    { printf '<p>one\033[31m two \302\233\063\061m three \342\200\256four\342\200\254 five\342\201\246 six\r\n\t seven'
      printf '<p>e%.0s' x; printf '\314\201%.0s' $(seq 500); } > evil.html
    "$EXTRACT" --explain evil.html 2> explained > /dev/null < /dev/null || true
    is "" "$(LC_ALL=C grep -a '[[:cntrl:]]' explained)"
    is "" "$(LC_ALL=C grep -aP '\xC2[\x80-\x9F]|\xE2\x80[\xA8-\xAE]|\xE2\x81[\xA6-\xA9]' explained)"
    grep -qF '\u202efour' explained
    # A pile of accents is cut like everything else.
    [ "$(blocks explained | tail -n 1 | wc -c)" -lt 600 ]
    blocks explained | python3 -c 'import sys; sys.stdin.buffer.read().decode("utf-8")'
}

@test "--explain: columns are those of a terminal in every script" {
    { printf '<p>%s' 日本語日本語日本語日本語日本語日本語日本語日本語日本語 'Plain words that go on for more than forty columns do'
      printf '<p>%s' Короткий; } > wide.html
    "$EXTRACT" --explain wide.html 2> explained > /dev/null < /dev/null || true
    blocks explained | python3 -c '
import sys, unicodedata
starts = set()
for line in sys.stdin:
    text = line.rstrip("\n")[35:]
    at = 0
    for k, c in enumerate(text):
        if at >= 40:
            break
        at += 2 if unicodedata.east_asian_width(c) in "WF" else 1
    assert text[k:k + 2] == "  ", (k, text)
    starts.add(at)
assert starts == {40}, starts'
}

@test "--explain=FILE: a page, nothing on standard error, the same output" {
    "$EXTRACT" --explain=why.html news.html > got 2> said < /dev/null
    "$EXTRACT" news.html < /dev/null | cmp - got
    is "" "$(cat said)"
    is "<!DOCTYPE html>" "$(head -n 1 why.html)"
    is "</html>" "$(tail -n 1 why.html)"
    grep -q '<h1 [^>]*>Island ferry returns after two winters</h1>' why.html
    grep -q '>The ferry between Skarnes and the outer islands' why.html
    is "$("$EXTRACT" --explain news.html 2>&1 > /dev/null < /dev/null | sed -n '/: blocks/,$p' | sed 1d | wc -l)" \
        "$(grep -c '<li class="block' why.html)"
    # The option takes its argument from its own word only.
    "$EXTRACT" --explain news.html 2>&1 > /dev/null < /dev/null | grep -q 'news.html: metadata'
}

@test "--explain=FILE: the style sheet is the one that the policy lets in" {
    "$EXTRACT" --explain=why.html news.html > /dev/null < /dev/null
    python3 - why.html <<'PY'
import base64, hashlib, re, sys
page = open(sys.argv[1], encoding="utf-8").read()
style, = re.findall("<style>(.*?)</style>", page, re.S)
real = "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
policy, = re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
assert policy.startswith("default-src 'none'; style-src 'sha256-"), policy
assert f"'{real}'" in policy, f"CMD_PICTURE_STYLE_HASH is to be {real}"
assert "<script" not in page and " style=" not in page and "@import" not in page and "url(" not in page
PY
}

@test "--explain=FILE: valid HTML, whatever the pages" {
    command -v tidy > /dev/null || skip "no tidy"
    printf '<title>&lt;/title>&lt;script></title><p>"&lt;b>" &amp;amp; \xff\xfe \x00 <p lang="a&quot;b">%s' \
        "$(news_page | tr -d '\n')" > odd.html
    printf 'plain text\n\nand more of it' > '<b>".txt'
    "$EXTRACT" --explain=why.html news.html none.html odd.html '<b>".txt' russian.html > /dev/null < /dev/null
    tidy -q -e why.html
    python3 -c 'open("why.html", encoding="utf-8").read()'
    is 5 "$(grep -c '<section ' why.html)"
}

@test "--explain=FILE: pages in their order, for any number of workers; streams too" {
    for n in $(seq 20); do
        jq -nc --arg n "$n" --rawfile html news.html '{id: $n, html: ("<title>Page " + $n + "</title>" + $html)}'
    done > pages.jsonl
    "$EXTRACT" -j1 --explain=one.html pages.jsonl > one < /dev/null
    "$EXTRACT" -j8 --explain=eight.html pages.jsonl > eight < /dev/null
    cmp one eight
    cmp one.html eight.html
    is 20 "$(grep -c '<section ' one.html)"
    is "$(grep -o ' id="[^"]*"' one.html | wc -l)" "$(grep -o ' id="[^"]*"' one.html | sort -u | wc -l)"
}

@test "--explain=FILE: at most 20 pages, and it says so" {
    for n in $(seq 23); do echo '{"html":"<p>One page of many."}'; done |
        "$EXTRACT" --explain=why.html > /dev/null || true
    is 20 "$(grep -c '<section ' why.html)"
    grep -q '3 more pages are not shown' why.html
}

@test "--explain=FILE: at most 5,000 blocks of a page, and it says so" {
    { printf '<article>'; for n in $(seq 5002); do printf '<p>%s' "$n"; done; } > long.html
    "$EXTRACT" --explain=why.html long.html > /dev/null < /dev/null || true
    is 5000 "$(grep -c '<li class="block' why.html)"
    grep -q '2 more blocks are not shown' why.html
}

@test "--explain=FILE never overwrites what it did not make" {
    cp news.html precious.html
    try 2 "extract: precious.html: is there already, and was not made by --explain: not overwritten" \
        "$EXTRACT" --explain=precious.html news.html < /dev/null
    is "" "$output"
    cmp news.html precious.html
    # What it is to explain is such a file.
    run "$EXTRACT" --explain=news.html news.html < /dev/null
    is 2 "$status"
    cmp news.html precious.html
    printf '<' > short.html
    run "$EXTRACT" --explain=short.html news.html < /dev/null
    is 2 "$status"
    # Its own pages it does, and empty files.
    : > why.html
    "$EXTRACT" --explain=why.html news.html russian.html > /dev/null < /dev/null
    "$EXTRACT" --explain=why.html none.html > /dev/null < /dev/null || true
    is 1 "$(grep -c '<section ' why.html)"
    is "</html>" "$(tail -n 1 why.html)"
}

@test "--explain=FILE: what cannot be written is an error" {
    try 2 "extract: no/such/why.html: No such file or directory" \
        "$EXTRACT" --explain=no/such/why.html news.html < /dev/null
    is "" "$output"
    try 2 "$(usage_error "invalid --explain '': no file")" "$EXTRACT" --explain= news.html < /dev/null
    try 2 "$(usage_error "--explain=FILE and --checkpoint cannot be given together")" \
        "$EXTRACT" --explain=why.html --checkpoint=point news.html < /dev/null
    [ -w /dev/full ] || skip "no /dev/full"
    run --separate-stderr "$EXTRACT" --explain=/dev/full news.html < /dev/null
    is 2 "$status"
    is "extract: /dev/full: No space left on device" "$stderr"
}

@test "--explain=FILE: a pipe will do, and pages that failed are not in it" {
    "$EXTRACT" --explain=/dev/stderr news.html 2>&1 > /dev/null < /dev/null | grep -q '^<!DOCTYPE html>$'
    printf '%%PDF-1.4\n\0\0' > a.pdf
    try 2 "extract: a.pdf: not a text file" "$EXTRACT" --explain=why.html a.pdf < /dev/null
    is 0 "$(grep -c '<section ' why.html)"
    grep -q 'No page could be read' why.html
}
