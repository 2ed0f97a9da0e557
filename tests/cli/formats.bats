# What is written: Markdown, HTML, and what the options of writing change.

load helpers

setup() {
    cd "$BATS_TEST_TMPDIR"
    cat > page.html << 'END'
<!doctype html><html lang=en><title>The Mill | Valley News</title><meta name=author content="Ada Brink">
<nav><a href=/>Home</a> <a href=/news>News</a></nav>
<article class=post><h1>The Mill</h1>
<p>The mill in the lower valley turns again after nine years of repairs, and the <a href="/miller">miller's
daughter</a> has ground the first sack of <b>barley</b> since the flood, to the applause of the village.</p>
<figure><img src=/wheel.jpg alt="The wheel"><figcaption>The wheel on Sunday.</figcaption></figure>
<p>Everybody who helped was given a loaf, and the band played until the bridge was closed for the night, which
the council had allowed without a vote for the first time in its history.</p>
<table><tr><th>Year<th>Sacks</tr><tr><td>2019<td>0</tr><tr><td>2020<td>41</tr></table>
<p>The council has promised to pay for the roof as well, once the bank has lent it the money for the wheel, the
sluice and the new stones from the quarry behind the church.</p></article>
<section id=comments class=comments><div class=comment><p>Peter</p><p>I was there, and the bread was very good indeed.</p>
</div></section></html>
END
}

@test "--markdown keeps structure; links and images come when asked for" {
    try 0 "" "$EXTRACT" --markdown -u https://example.org/a < page.html
    has "# The Mill"
    has "miller's daughter has ground the first sack of **barley** since"
    has "| Year | Sacks |"
    lacks "wheel.jpg"
    try 0 "" "$EXTRACT" --format=markdown --links --images -u https://example.org/a < page.html
    has "[miller's daughter](https://example.org/miller)"
    has "![The wheel](https://example.org/wheel.jpg)"
    has "The wheel on Sunday."
}

@test "--html gives an article element, --standalone a page" {
    try 0 "" "$EXTRACT" --html < page.html
    is '<article lang="en">' "${lines[0]}"
    is "<h1>The Mill</h1>" "${lines[1]}"
    has "<th>Sacks</th>"
    lacks "<style"
    try 0 "" "$EXTRACT" --html --standalone < page.html
    is "<!DOCTYPE html>" "${lines[0]}"
    has "<p>Ada Brink</p>"
    has "prefers-color-scheme:dark"
}

@test "--meta puts metadata in front" {
    try 0 "" "$EXTRACT" --markdown --meta < page.html
    is "---" "${lines[0]}"
    has 'title: "The Mill"'
    has 'author: ["Ada Brink"]'
    lacks "# The Mill"
    try 0 "" "$EXTRACT" --meta < page.html
    has "author: Ada Brink"
    try 0 "" "$EXTRACT" --html --meta < page.html
    has "<header>"
}

@test "--comments are apart from the article" {
    for format in text markdown html; do
        "$EXTRACT" --format=$format < page.html > without
        "$EXTRACT" --format=$format --comments < page.html > with
        ! grep -q "the bread was very good" without
        grep -q "the bread was very good" with
        grep -q "Peter" with && return 1
        [ "$(sed '/* \* \*\|^___$\|<section/,$d' with | sed '$d' | wc -l)" -le "$(wc -l < without)" ]
    done
    grep -q '^<section class="comments">$' with
    is "I was there, and the bread was very good indeed." "$("$EXTRACT" --json --comments < page.html | jq -r .comments)"
    # A field of the input of that name gives way to it, and else passes through.
    echo '{"html":"<p>x","comments":5}' > line
    is '""' "$("$EXTRACT" --comments line < /dev/null | jq -c .comments)"
    is 5 "$("$EXTRACT" --comments line < /dev/null | jq .input.comments)"
    is 5 "$("$EXTRACT" line < /dev/null | jq .comments)"
    is null "$("$EXTRACT" --json < page.html | jq .comments)"
}

@test "text: --width wraps, --links numbers, --no-tables has no columns" {
    try 0 "" "$EXTRACT" --width=40 < page.html
    is "" "$(printf '%s\n' "$output" | grep '.\{41\}')"
    has "Year  Sacks"
    try 0 "" "$EXTRACT" --links --no-tables -u https://example.org/a < page.html
    has "miller's daughter [1] has"
    has "[1] https://example.org/miller"
    lacks "Year  Sacks"
}

@test "HTML given to the command again gives the same text" {
    "$EXTRACT" page.html > once < /dev/null
    "$EXTRACT" --html --standalone --links --images page.html < /dev/null | "$EXTRACT" > twice
    diff once twice
}

@test "several articles in Markdown stand apart; --output-dir gives .md and .html" {
    "$EXTRACT" --markdown page.html page.html > both < /dev/null
    is 2 "$(grep -c '^# The Mill$' both)"
    is "" "$(grep -B1 '^# The Mill$' both | sed -n 3p)"
    "$EXTRACT" --markdown --output-dir=out page.html < /dev/null
    "$EXTRACT" --html --output-dir=out page.html < /dev/null
    [ -s out/page.html.md ]
    [ -s out/page.html.html ]
}
