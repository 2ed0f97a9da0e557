#!/bin/sh
# fuzz/seeds.sh HARNESS DIRECTORY: puts the seeds of a harness into a directory, and prints the name of
# its dictionary, if it has one. The whole library has the fixture pages for seeds, too; it reads its
# options from the first 8 characters (see fuzz_article.c), the writers theirs from one.

mkdir -p "$2"
cp "fuzz/$1"/* "$2"
dict=fuzz/$1.dict
case $1 in
article)
    for page in tests/pages/*/page.*; do
        { printf 00000000; cat "$page"; } > "$2/page-$(basename "$(dirname "$page")")"
    done
    ;;
writers)
    for page in tests/pages/*/page.*; do
        { printf 3; cat "$page"; } > "$2/page-$(basename "$(dirname "$page")")"
    done
    dict=fuzz/article.dict
    ;;
scan_diff) dict=fuzz/article.dict ;;
jsonld) dict=fuzz/jsonl.dict ;;
esac
[ ! -f "$dict" ] || echo "$dict"
