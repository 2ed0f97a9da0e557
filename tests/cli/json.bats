# JSON: which keys, in which order, and what they hold. All of it is read by jq.

load helpers

# The keys of the manual page, in its order.
manual_keys() {
    [ -f "$MANUAL" ] || skip "no manual page at $MANUAL"
    sed -n 's/^\.It Cm //p' "$MANUAL"
}

@test "JSON: the keys are those of the manual page, in its order" {
    manual_keys > keys
    is "url title author authors date modified site_name description language dir image tags license page_type confidence charset limited text markdown html comments blocks" \
        "$(paste -sd' ' keys)"
    "$EXTRACT" --json news.html < /dev/null | jq -r 'keys_unsorted[]' > got
    grep -Fx -f got keys | cmp - got
    ! grep -qxE "blocks|markdown|html|comments" got
}

@test "--fields: the keys that are named, in the stable order" {
    "$EXTRACT" --json news.html > all < /dev/null
    is '["title","authors","text"]' \
        "$("$EXTRACT" --fields=text,authors,title news.html < /dev/null | jq -c keys_unsorted)"
    is "$(jq -c '{title, authors, text}' all)" \
        "$("$EXTRACT" --fields=text,authors,title,title news.html < /dev/null | jq -c .)"
    # Each by itself; what the page does not say is left out.
    for key in $(manual_keys); do
        case $key in blocks | markdown | html | comments) continue ;; esac
        is "$(jq -c "with_entries(select(.key == \"$key\"))" all)" \
            "$("$EXTRACT" --fields=$key news.html < /dev/null | jq -c .)"
    done
    is "{}" "$("$EXTRACT" --fields=date news.html < /dev/null)"
    # All of them are what there is without the option.
    "$EXTRACT" --fields="$(manual_keys | grep -vxE "blocks|markdown|html|comments" | paste -sd,)" news.html < /dev/null | cmp - all
}

@test "--fields: wrong names are usage errors" {
    names="the keys are $(manual_keys | paste -sd' ')"
    for list in "" x title,x title, ,title "title, text" Title title,,text titl titles; do
        try 2 "$(usage_error "invalid --fields '$list': $names")" "$EXTRACT" "--fields=$list" news.html < /dev/null
        is "" "$output"
    done
    try 2 "$(usage_error "--fields, --blocks and --compat are for JSON")" "$EXTRACT" -f text --fields=title news.html < /dev/null
    try 2 "$(usage_error "--fields, --blocks and --compat are for JSON")" "$EXTRACT" --blocks --format=text news.html < /dev/null
    "$EXTRACT" -f text --json --fields=title news.html < /dev/null | jq -e .title
}

@test "--blocks: all blocks of the page, where they stand and what became of them" {
    "$EXTRACT" --json --blocks news.html > got < /dev/null
    is "$("$EXTRACT" --json news.html < /dev/null | jq -c .)" "$(jq -c 'del(.blocks)' got)"
    is blocks "$(jq -r 'keys_unsorted[-1]' got)"
    manual=$(sed -n '/fields only the keys/,/^\.El/s/^\.It Sy //p' "$MANUAL" | paste -sd' ')
    is "kind level kept probability rule begin end text" "$manual"
    jq -e --arg keys "$manual" '.blocks | length > 10 and all(
        (keys_unsorted | join(" ")) == $keys and
        (.kind | IN("paragraph", "heading", "list_item", "quote", "code", "table_cell", "caption")) and
        (.level | type) == "number" and (.kept | type) == "boolean" and
        .probability >= 0 and .probability <= 1 and .begin < .end)' got
    # The kept ones are the text.
    is "$(jq -r .text got)" "$(jq -r '[.blocks[] | select(.kept) | .text] | join("\n\n")' got)"
    is '["heading",1,false]' "$(jq -c '.blocks[] | select(.text | startswith("Island ferry")) | [.kind, .level, .kept]' got)"
    is '["list_item",1,false]' "$(jq -c '.blocks[] | select(.text == "Jobs") | [.kind, .level, .kept]' got)"
    # The ranges are bytes of the page.
    python3 - got news.html <<'PY'
import json, sys
page = open(sys.argv[2], "rb").read()
blocks = json.load(open(sys.argv[1], encoding="utf-8"))["blocks"]
for b in blocks:
    piece = page[b["begin"]:b["end"]].decode("utf-8")
    assert piece.startswith(b["text"].split()[0]), (piece, b)
    assert piece.endswith(b["text"].split()[-1]), (piece, b)
assert all(a["end"] <= b["begin"] for a, b in zip(blocks, blocks[1:]))
PY
}

@test "--blocks: the ranges of a converted page are those of it in UTF-8" {
    iconv -f UTF-8 -t windows-1251 russian.html > converted.html
    "$EXTRACT" --blocks russian.html < /dev/null | jq -c '.blocks[] | [.begin, .end, .text]' > expected
    "$EXTRACT" --blocks -c windows-1251 converted.html < /dev/null | jq -c '.blocks[] | [.begin, .end, .text]' | cmp - expected
}

@test "--blocks: with --fields, without an article, and over lines" {
    is '["title","blocks"]' "$("$EXTRACT" --blocks --fields=title news.html < /dev/null | jq -c keys_unsorted)"
    is '["blocks"]' "$("$EXTRACT" --fields=blocks news.html < /dev/null | jq -c keys_unsorted)"
    status=0
    "$EXTRACT" --fields=blocks none.html < /dev/null > got || status=$?
    is '{"blocks":[]}' "$(cat got)"
    is 1 "$status"
    printf '<p>Page not found, no more.' | "$EXTRACT" --fields=blocks > got || true
    is '[false,"nothing_found"]' "$(jq -c '.blocks[] | [.kept, .rule]' got)"
}

@test "streams: chosen keys, and what passes through is not harmed" {
    jq -nc --rawfile html news.html \
        '{id: 7, url: "https://example.org/x", blocks: [1], note: {a: "b"}, title: "mine", html: $html}' > in.jsonl
    is '{"id":7,"blocks":[1],"note":{"a":"b"},"url":"https://example.org/x","input":{"title":"mine"},"site_name":"The Harbour Post"}' \
        "$("$EXTRACT" --fields=site_name in.jsonl < /dev/null)"
    is '["id","blocks","note","url","input","canonical_url"]' \
        "$("$EXTRACT" --fields=url in.jsonl < /dev/null | jq -c keys_unsorted)"
    is '["id","blocks","note","url","input"]' \
        "$("$EXTRACT" --fields=date in.jsonl < /dev/null | jq -c keys_unsorted)"
    # A field of the input has to make room for ours of that name, and for those alone.
    "$EXTRACT" --blocks in.jsonl > got < /dev/null
    is '{"blocks":[1],"title":"mine"}' "$(jq -c .input got)"
    jq -e '.blocks | length > 10' got
    is 1 "$(grep -o '"blocks":\[{' got | wc -l)"
    # Records are as many as lines, and each is valid.
    for n in 1 2 3; do cat in.jsonl; echo '{"html":5}'; done > six.jsonl
    "$EXTRACT" -j3 --fields=title,blocks six.jsonl > got < /dev/null || true
    is 6 "$(jq -c . got | wc -l)"
    is 3 "$(jq -r 'select(.error) | .error' got | wc -l)"
}

@test "several inputs: chosen keys behind the name of the file" {
    "$EXTRACT" --fields=title news.html russian.html none.html > got < /dev/null
    is '["file","title"]' "$(head -n 1 got | jq -c keys_unsorted)"
    is '{"file":"none.html","title":"Nothing here"}' "$(tail -n 1 got)"
    is '{"file":"news.html"}' "$("$EXTRACT" --fields=date news.html none.html < /dev/null | head -n 1)"
}

@test "--fields=markdown,html: the body as the other formats have it" {
    "$EXTRACT" --fields=html,markdown,title news.html > got < /dev/null
    is '["title","markdown","html"]' "$(jq -c keys_unsorted got)"
    is "$("$EXTRACT" --markdown news.html < /dev/null)" "$(jq -r '"# " + .title + "\n\n" + .markdown' got)"
    "$EXTRACT" --html news.html < /dev/null | grep -v '^<h1>' | diff - <(jq -r .html got)
    jq -e '(.html | test("^<article.*</article>$"; "m")) and (.markdown | test("\n$") | not)' got
    # Links, images and tables as the flags say.
    jq -e '.html | contains("<a ") | not' got
    printf '<article><h1>T</h1>%s<p>See <a href="/x">the page</a>. %s</p></article>' \
        "$(sed -n '/<p>/,/<\/p>/p' news.html)" "$(sed -n '/<p>The ferry/,/<\/p>/p' news.html | tr -d '<>')" > linked.html
    "$EXTRACT" --fields=markdown,html --links -u https://e.example/ linked.html > got < /dev/null
    jq -e '(.html | contains("<a href=\"https://e.example/x\">the page</a>"))
        and (.markdown | contains("[the page](https://e.example/x)"))' got
    # Nothing is found: they are empty.
    is '{"markdown":"","html":""}' "$("$EXTRACT" --fields=markdown,html none.html < /dev/null || true)"
}

@test "JSON strings that come in pieces are as they were in one" {
    # Longer than any buffer, with characters that JSON escapes at every place.
    python3 - > long.html <<'PY'
words = "quoted \u201ctext\u201d and \u20ac and \u2019 back\\slash "
print("<article><h1>T</h1>" + "".join(f"<p>{'x' * n}. {words * 30} End of the paragraph number {n}.</p>" for n in range(60)) + "</article>")
PY
    "$EXTRACT" --fields=html long.html < /dev/null | jq -j .html > got
    "$EXTRACT" --html long.html < /dev/null | grep -v '^<h1>' | head -c -1 | cmp - got
    [ "$(wc -c < got)" -gt 50000 ]
}

@test "--compat=readability: the object that its users expect" {
    "$EXTRACT" --compat=readability news.html > got < /dev/null
    is "title byline dir lang content textContent length excerpt siteName publishedTime" \
        "$(jq -r 'keys_unsorted | join(" ")' got)"
    is "$(sed -n 's/^\.It Li //p' "$MANUAL" | paste -sd' ')" "$(jq -r 'keys_unsorted | join(" ")' got)"
    "$EXTRACT" --json news.html > ours < /dev/null
    is "$(jq -c '[.title, .author, .dir, .language, .text, .site_name, .date]' ours)" \
        "$(jq -c '[.title, .byline, .dir, .lang, .textContent, .siteName, .publishedTime]' got)"
    is "$(jq -r '.text | split("\n\n")[0]' ours)" "$(jq -r .excerpt got)"
    is "$("$EXTRACT" --links --images --fields=html news.html < /dev/null | jq -r .html)" "$(jq -r .content got)"
    # As JavaScript counts: a pair of surrogates is two.
    is "$(jq '.text | utf8bytelength' ours)" "$(python3 -c 'import json; print(len(json.load(open("got"))["textContent"].encode()))')"
    sed 's/Skarnes/Sk\xf0\x9f\x9a\xa2rnes/' news.html > ship.html
    "$EXTRACT" --compat=readability ship.html > ship < /dev/null
    is "$(python3 -c 'import json; print(len(json.load(open("ship", encoding="utf-8"))["textContent"].encode("utf-16-le")) // 2)')" \
        "$(jq .length ship)"
    # A summary by the publisher goes before the first paragraph.
    sed 's/<nav>/<meta name="description" content="Boats sail again.">&/' news.html |
        "$EXTRACT" --compat=readability | jq -e '.excerpt == "Boats sail again."'
}

@test "--compat=readability: no article, streams, and what it cannot be given with" {
    status=0
    "$EXTRACT" --compat=readability none.html < /dev/null > got || status=$?
    is 1 "$status"
    is '{"title":"Nothing here","byline":null,"dir":null,"lang":null,"content":"","textContent":"","length":0,"excerpt":null,"siteName":null,"publishedTime":null}' \
        "$(cat got)"
    jq -nc --rawfile html news.html \
        '{id: 7, url: "https://example.org/x", byline: "mine", title: 1, length: 5, markdown: "m", html: $html}' > in.jsonl
    "$EXTRACT" --compat=readability in.jsonl > got < /dev/null
    is '{"id":7,"markdown":"m","url":"https://example.org/x","input":{"byline":"mine","title":1,"length":5}}' \
        "$(jq -c 'del(.title, .byline, .dir, .lang, .content, .textContent, .length, .excerpt, .siteName, .publishedTime)' got)"
    is "Mara Lindqvist" "$(jq -r .byline got)"
    # Without the option those names are nobody's.
    is '{"byline":"mine","length":5}' "$("$EXTRACT" in.jsonl < /dev/null | jq -c '{byline, length}')"
    for other in --fields=title --blocks; do
        try 2 "$(usage_error "--compat cannot be given beside --fields and --blocks")" \
            "$EXTRACT" --compat=readability $other news.html < /dev/null
    done
    try 2 "$(usage_error "--fields, --blocks and --compat are for JSON")" \
        "$EXTRACT" --compat=readability --html news.html < /dev/null
    try 2 "$(usage_error "invalid --compat 'x': readability")" "$EXTRACT" --compat=x news.html < /dev/null
}
