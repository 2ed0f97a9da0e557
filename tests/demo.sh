#!/bin/sh
# Shows the extractor at work:  sh tests/demo.sh COMMAND PAGE

command=$1 page=$2 url=https://example.org/news/demo

bold= plain=
[ ! -t 1 ] || { bold=$(printf '\033[1m') plain=$(printf '\033[0m'); }

say() { printf '\n%s\n' "$bold$*$plain"; }
size() { wc -c | tr -d ' '; }

say "A page as its publisher sends it: $page, $(size < "$page") bytes"
head -c 700 "$page"
echo " ..."

say "\$ $command $page"
"$command" "$page" || exit

say "\$ $command --json --url $url $page"
"$command" --json --url "$url" "$page" || exit

say "$(size < "$page") bytes in, $("$command" "$page" | size) bytes out." \
    "On a pipe:  curl -s URL | $command"
