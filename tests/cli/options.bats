# The options of the command, and how it refuses what is none.

load helpers

@test "--help names the command, and ends with status 0" {
    try 0 "" "$EXTRACT" --help < /dev/null
    is "Usage: extract [OPTION]... [FILE]..." "${lines[0]}"
    has "-, read standard input."
    has "  0  an article was found"
    has "  1  none was found"
    has "  2  a usage"
    long=$output
    try 0 "" "$EXTRACT" -h < /dev/null
    is "$long" "$output"
}

@test "--help lists every option, and no line is wider than 80 columns" {
    "$EXTRACT" --help > help < /dev/null
    options="--all-status --blocks --charset --checkpoint --comments --compat --dedupe --explain --favor --fields --files0-from --format --help --html
        --images --input --jobs --json --links --markdown --max-bytes --max-memory --meta --mode --no-tables --output-dir
        --progress --quiet --recursive --sandbox --standalone --summary --url --version --width"
    is "$(echo $options)" "$(sed -nE 's/^  (-., |    )(--[a-z0-9-]*).*/\2/p' help | sort | paste -sd' ' -)"
    is "" "$(grep '.\{81\}' help)"
}

# Option lines of both, brought to the form of --help.
@test "--help and the manual page agree" {
    [ -f "$MANUAL" ] || skip "no manual page at $MANUAL"
    "$EXTRACT" --help < /dev/null |
        sed -nE 's/^  (-., |    )(--[a-z0-9-]*)(\[?=[^ ]*)?( .*)?$/\1\2\3/p' | sed 's/^ *//' > help
    sed -n 's/^\.It Fl/Fl/p' "$MANUAL" |
        sed 's/Fl \(.\) Ar [^ ]* ,/-\1,/; s/Fl \(.\) ,/-\1,/; s/Fl \\-/--/; s/ Ns Oo Ns = Ns Ar \(.*\) Oc/[=\1]/; s/ Ns = Ns Ar /=/' > manual
    [ "$(wc -l < help)" -ge 9 ]
    diff help manual
}

@test "--version prints name and version" {
    try 0 "" "$EXTRACT" --version < /dev/null
    [[ $output =~ ^extract\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    long=$output
    try 0 "" "$EXTRACT" -V < /dev/null
    is "$long" "$output"
}

@test "the version is that of the manual page" {
    [ -f "$MANUAL" ] || skip "no manual page at $MANUAL"
    is "$("$EXTRACT" --version < /dev/null | cut -d' ' -f2)" "$(sed -n 's/^\.Os libarticle //p' "$MANUAL")"
}

@test "--help and --version go before files, but not before an error" {
    try 0 "" "$EXTRACT" nosuch.html --help < /dev/null
    try 0 "" "$EXTRACT" --version --nosuch < /dev/null
    try 2 "$(usage_error "unknown option '--nosuch'")" "$EXTRACT" --nosuch --help < /dev/null
    is "" "$output"
}

@test "--format=text is the default" {
    try 0 "" "$EXTRACT" news.html < /dev/null
    default=$output
    has "Tove Brandt"
    try 0 "" "$EXTRACT" --format=text news.html < /dev/null
    is "$default" "$output"
    try 0 "" "$EXTRACT" --json -f text news.html < /dev/null
    is "$default" "$output"
}

@test "--json, --format=json, --format json, -f json and -fjson are the same" {
    "$EXTRACT" --json news.html > expected < /dev/null
    jq -e .text expected
    for way in --format=json "--format json" "-f json" -fjson "-ftext --json"; do
        "$EXTRACT" $way news.html < /dev/null | cmp - expected
    done
}

@test "--input=text reads markup as it stands" {
    sed 's/<[^>]*>//g' news.html | sed -n '22,33p' > plain
    printf '\nThe banner was set in HTML, between a <b> and its end, by the oldest pupil of the school.\n' >> plain
    try 0 "" "$EXTRACT" --input=text plain < /dev/null
    has "between a <b> and"
    try 0 "" "$EXTRACT" -i html plain < /dev/null
    lacks "<b>"
    try 0 "" "$EXTRACT" -iauto plain < /dev/null
    lacks "<b>"
}

@test "--input=auto finds out that a text without a tag is plain" {
    sed 's/<[^>]*>//g; s/^The \(ferry\|repair\|timetable\)/\n&/' news.html > plain
    "$EXTRACT" plain > auto < /dev/null
    "$EXTRACT" --input=text plain < /dev/null | cmp - auto
    grep -q 'above twenty metres' auto
}

@test "--url resolves the addresses of the page" {
    is "https://www.example.org/news/ferry" \
        "$("$EXTRACT" --json --url=https://www.example.org/x/y?z news.html < /dev/null | jq -r .url)"
    is "https://www.example.org/news/ferry" \
        "$("$EXTRACT" --json -u http://127.0.0.1/ -u https://www.example.org/ news.html < /dev/null | jq -r .url)"
}

@test "--url holds for every input" {
    is "https://a.example/news/ferry https://a.example/news/ferry" \
        "$("$EXTRACT" --json -uhttps://a.example/ news.html - < news.html | jq -r .url | paste -sd' ' -)"
}

@test "--charset tells the encoding" {
    iconv -f UTF-8 -t WINDOWS-1251 russian.html > cp1251.html
    "$EXTRACT" russian.html > expected < /dev/null
    grep -q 'через пролив на открытой лодке' expected
    for label in windows-1251 WINDOWS-1251 cp1251 " x-cp1251 "; do
        "$EXTRACT" --charset="$label" cp1251.html < /dev/null | cmp - expected
    done
    "$EXTRACT" -c windows-1251 < cp1251.html | cmp - expected
    is windows-1251 "$("$EXTRACT" --json -cwindows-1251 cp1251.html < /dev/null | jq -r .charset)"
    is UTF-8 "$("$EXTRACT" --json russian.html < /dev/null | jq -r .charset)"
}

@test "an unknown --charset is a usage error" {
    try 2 "$(usage_error "invalid --charset 'klingon': unknown encoding")" \
        "$EXTRACT" --charset=klingon news.html < /dev/null
    is "" "$output"
    try 2 "$(usage_error "invalid --charset '': unknown encoding")" "$EXTRACT" -c "" < /dev/null
}

@test "--max-bytes refuses what is larger, to the byte" {
    size=$(wc -c < news.html | tr -d ' ')
    try 0 "" "$EXTRACT" --max-bytes="$size" news.html < /dev/null
    try 2 "extract: news.html: larger than $((size - 1)) bytes (--max-bytes)" \
        "$EXTRACT" --max-bytes=$((size - 1)) news.html < /dev/null
    is "" "$output"
}

@test "--max-bytes takes k, m and g" {
    head -c 1025 /dev/zero | tr '\0' ' ' > large
    try 1 "" "$EXTRACT" --max-bytes=1025 large < /dev/null
    try 2 "extract: large: larger than 1024 bytes (--max-bytes)" "$EXTRACT" --max-bytes=1k large < /dev/null
    try 1 "" "$EXTRACT" --max-bytes 2K large < /dev/null
    try 1 "" "$EXTRACT" --max-bytes=1m large < /dev/null
    try 1 "" "$EXTRACT" --max-bytes=1g large < /dev/null
}

@test "--max-bytes: the largest number is no overflow" {
    try 0 "" "$EXTRACT" --max-bytes=18446744073709551615 news.html < /dev/null
    try 0 "" "$EXTRACT" --max-bytes=17179869183g news.html < /dev/null
}

@test "--max-bytes: what is no number of bytes is a usage error" {
    for value in "" k x -1 +1 1.5 1kb "1 k" " 1" 0x10 1t; do
        try 2 "$(usage_error "invalid --max-bytes '$value': not a number of bytes")" \
            "$EXTRACT" "--max-bytes=$value" < /dev/null
    done
    try 2 "$(usage_error "invalid --max-bytes '0': must be at least 1")" \
        "$EXTRACT" --max-bytes=0 < /dev/null
    for value in 18446744073709551616 17179869184g 99999999999999999999999; do
        try 2 "$(usage_error "invalid --max-bytes '$value': too large")" \
            "$EXTRACT" "--max-bytes=$value" < /dev/null
    done
}

@test "--quiet drops the messages about inputs, and nothing else" {
    "$EXTRACT" news.html > expected < /dev/null
    for option in -q --quiet; do
        try 2 "" "$EXTRACT" $option nosuch.html news.html < /dev/null
        is "$(cat expected)" "$output"
    done
    try 0 "" "$EXTRACT" -q news.html < /dev/null
    try 1 "" "$EXTRACT" -q none.html < /dev/null
    try 2 "" "$EXTRACT" -q --max-bytes=10 news.html < /dev/null
    try 2 "$(usage_error "unknown option '--nosuch'")" "$EXTRACT" -q --nosuch < /dev/null
}

@test "letters can be grouped" {
    "$EXTRACT" --json news.html > expected < /dev/null
    try 0 "" "$EXTRACT" -qfjson news.html < /dev/null
    is "$(cat expected)" "$output"
}

@test "options may follow files" {
    "$EXTRACT" --json news.html > expected < /dev/null
    "$EXTRACT" news.html --json < /dev/null | cmp - expected
}

@test "-- ends the options" {
    cp news.html ./--json
    cp news.html ./-q
    "$EXTRACT" news.html > expected < /dev/null
    "$EXTRACT" -- --json < /dev/null | cmp - expected
    "$EXTRACT" -- -q < /dev/null | cmp - expected
    try 2 "extract: --: No such file or directory" "$EXTRACT" -- -- < /dev/null
}

@test "unknown options are usage errors" {
    for option in --nosuch --js --JSON --=x ---json -x; do
        try 2 "$(usage_error "unknown option '$option'")" "$EXTRACT" "$option" news.html < /dev/null
        is "" "$output"
    done
    try 2 "$(usage_error "unknown option '-é'")" "$EXTRACT" -qé < /dev/null
}

@test "a missing argument is a usage error, and so is one too many" {
    for option in format fields compat input url charset max-bytes max-memory files0-from jobs output-dir checkpoint progress; do
        try 2 "$(usage_error "option '--$option' needs an argument")" "$EXTRACT" "--$option" < /dev/null
    done
    try 2 "$(usage_error "option '--url' needs an argument")" "$EXTRACT" -qu < /dev/null
    for option in json blocks recursive all-status dedupe summary quiet help version; do
        try 2 "$(usage_error "option '--$option' takes no argument")" "$EXTRACT" "--$option=1" < /dev/null
    done
}

@test "a value that an option does not have is a usage error" {
    try 2 "$(usage_error "invalid --format 'xml': text|markdown|html|json")" "$EXTRACT" -f xml < /dev/null
    try 2 "$(usage_error "invalid --input 'pdf': auto|html|text|jsonl|warc")" "$EXTRACT" --input=pdf < /dev/null
}

@test "control characters do not reach the terminal by a message" {
    try 2 "$(usage_error "unknown option '--?[31m'")" "$EXTRACT" $'--\033[31m' < /dev/null
    try 2 "extract: a?b?: No such file or directory" "$EXTRACT" $'a\nb\177' < /dev/null
}

@test "--favor shifts how much is kept" {
    news_page > page.html
    before=1
    for favor in precision balance recall; do
        "$EXTRACT" --favor=$favor page.html > $favor < /dev/null
        [ "$(wc -w < $favor)" -ge "$before" ]
        before=$(wc -w < $favor)
    done
    "$EXTRACT" page.html < /dev/null | cmp - balance
    try 2 "$(usage_error "invalid --favor 'speed': balance|precision|recall")" \
        "$EXTRACT" --favor=speed page.html < /dev/null
}

@test "--mode takes auto and article" {
    news_page > page.html
    "$EXTRACT" page.html > auto < /dev/null
    "$EXTRACT" --mode=auto page.html < /dev/null | cmp - auto
    "$EXTRACT" --mode=article page.html < /dev/null | cmp - auto
    is article "$("$EXTRACT" --json page.html < /dev/null | jq -r .page_type)"
    try 2 "$(usage_error "invalid --mode 'forum': auto|article")" \
        "$EXTRACT" --mode=forum page.html < /dev/null
}

@test "--sandbox: the same output with it and without" {
    "$EXTRACT" --sandbox=never --json news.html russian.html > expected < /dev/null
    "$EXTRACT" --json news.html russian.html < /dev/null | cmp - expected
    "$EXTRACT" --sandbox=auto -j4 --json news.html russian.html < /dev/null | cmp - expected
    try 2 "$(usage_error "invalid --sandbox 'no': auto|always|never")" "$EXTRACT" --sandbox=no news.html
}

@test "--sandbox=always: in force, or refused" {
    run --separate-stderr "$EXTRACT" --sandbox=always news.html < /dev/null
    case $status in
    0)
        if command -v strace > /dev/null; then
            strace -f -o trace "$EXTRACT" --sandbox=always news.html < /dev/null > /dev/null
            grep -q 'SECCOMP_SET_MODE_FILTER\|PR_SET_SECCOMP' trace
        fi
        ;;
    2) has_error='extract: --sandbox=always: '; [ "${stderr#"$has_error"}" != "$stderr" ] ;;
    *) return 1 ;;
    esac
}

@test "--sandbox lets --output-dir and --checkpoint write their files" {
    printf '{"html":"%s"}\n' "<p>x" > one.jsonl
    "$EXTRACT" --output-dir=out news.html < /dev/null
    [ -s out/news.html.txt ]
    "$EXTRACT" --checkpoint=point one.jsonl >> got < /dev/null || [ $? -eq 1 ]
    [ -s point ] && [ -s got ]
}
