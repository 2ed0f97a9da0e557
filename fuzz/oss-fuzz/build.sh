#!/bin/bash -eu
# Builds all harnesses with the compilers, flags and engine of OSS-Fuzz, and packs their seeds and
# dictionaries. The libraries are linked into them, for they run elsewhere.

work=${WORK:-/tmp}/build
for source in fuzz/fuzz_*.c; do
    harness=$(basename "$source" .c)
    name=${harness#fuzz_}
    make "$work/$harness" BUILD="$work" CC="$CC" CFLAGS="$CFLAGS" ENGINE="$LIB_FUZZING_ENGINE" SECCOMP= CMARK= \
        LDFLAGS="-Wl,-Bstatic" \
        HARNESS_LIBS="-lgumbo -lutf8proc -lz -ljansson -Wl,-Bdynamic -lm -pthread"
    cp "$work/$harness" "$OUT/"
    rm -rf "$work/seeds"
    dict=$(sh fuzz/seeds.sh "$name" "$work/seeds")
    (cd "$work/seeds" && zip -qr "$OUT/${harness}_seed_corpus.zip" .)
    [ ! "$dict" ] || cp "$dict" "$OUT/$harness.dict"
done
