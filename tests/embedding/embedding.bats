# What is installed, and programs that strangers build with it. SANITIZED: the build has a sanitizer
# or other flags with which foreign programs cannot be linked.

bats_require_minimum_version 1.5.0
export LC_ALL=C

setup_file() {
    export ROOT=$BATS_FILE_TMPDIR/root SOURCE=$PWD
    make install DESTDIR="$ROOT" PREFIX=/usr > "$BATS_FILE_TMPDIR/install" 2>&1
}

setup() {
    cd "$BATS_TEST_TMPDIR" || return
    page=$SOURCE/tests/pages/bio-semantic/page.html
    # As where it is unpacked, without a system that knows it.
    export PKG_CONFIG_PATH=$ROOT/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$ROOT
    export LD_LIBRARY_PATH=$ROOT/usr/lib
}

need() {
    command -v "$1" > /dev/null || skip "needs $1"
}

# The article of the sample page.
is_the_article() {
    grep -q "$(sed -n 3p "$SOURCE/tests/pages/bio-semantic/expected.txt" | cut -c 1-40)" "$1"
}

@test "what is installed, and nothing else" {
    (cd "$ROOT" && find . ! -type d | sort) > got
    version=$(PKG_CONFIG_SYSROOT_DIR='' pkg-config --modversion libarticle)
    sort > expected << END
./usr/bin/extract
./usr/include/article.h
./usr/lib/libarticle.a
./usr/lib/libarticle.so
./usr/lib/libarticle.so.0
./usr/lib/libarticle.so.$version
./usr/lib/pkgconfig/libarticle.pc
./usr/share/bash-completion/completions/extract
./usr/share/fish/vendor_completions.d/extract.fish
./usr/share/man/man1/extract.1
./usr/share/man/man3/libarticle.3
./usr/share/zsh/site-functions/_extract
END
    diff expected got
    [ "$("$ROOT/usr/bin/extract" --version)" = "extract $version" ]
    "$ROOT/usr/bin/extract" < "$page" > text
    is_the_article text
}

@test "uninstall takes it all away again, and nothing else" {
    cp -a "$ROOT" copy
    echo other > copy/usr/bin/other
    (cd "$SOURCE" && make uninstall DESTDIR="$OLDPWD/copy" PREFIX=/usr) > log
    [ "$(find copy ! -type d)" = copy/usr/bin/other ]
}

@test "another name for the command: PROGRAM=page-text" {
    cp -a "$SOURCE"/{src,include,Makefile} .
    make -j2 install BUILD=b CFLAGS=-O0 DESTDIR="$PWD/named" PREFIX=/usr PROGRAM=page-text > log 2>&1
    (cd named && find . -name '*page-text*' | sort) > got
    cmp got - << 'END'
./usr/bin/page-text
./usr/share/bash-completion/completions/page-text
./usr/share/fish/vendor_completions.d/page-text.fish
./usr/share/man/man1/page-text.1
./usr/share/zsh/site-functions/_page-text
END
    run ! grep -rE '(-c |_|#compdef )extract' named/usr/share/{bash-completion,fish,zsh}
    run named/usr/bin/page-text --nosuch
    [ "${lines[0]}" = "page-text: unknown option '--nosuch'" ]
    [ "$(head -c 9 <(sed -n '/^.Dt/p' named/usr/share/man/man1/page-text.1))" = ".Dt PAGE-" ]
}

@test "the shared library exports what is recorded" {
    nm -D --defined-only "$ROOT/usr/lib/libarticle.so" | awk '$2 ~ /[TDBRW]/ { sub(/@.*/, "", $3); print $3 }' > got
    diff "$SOURCE/tests/embedding/symbols" got
    # Each is declared, and all that is declared is there.
    grep -o 'article_[a-z_]*(' "$SOURCE/include/article.h" | tr -d '(' | sort -u |
        grep -xFf "$SOURCE/tests/embedding/symbols" | diff "$SOURCE/tests/embedding/symbols" -
    [ "$(grep -c '^ARTICLE_API' "$SOURCE/include/article.h")" -eq "$(wc -l < got)" ]
    readelf -d "$ROOT/usr/lib/libarticle.so" | grep -q 'SONAME.*\[libarticle\.so\.0\]'
}

@test "the archive defines article_ and art_ alone" {
    nm -g --defined-only "$ROOT/usr/lib/libarticle.a" | awk 'NF == 3 { print $3 }' > symbols
    [ "$(wc -l < symbols)" -gt 50 ]
    run ! grep -vE '^(article_|art_)' symbols
}

@test "the library has no writable data of its own" {
    nm "$ROOT/usr/lib/libarticle.a" | awk '$2 ~ /^[bBdDC]$/ && $3 !~ /\.rel\.ro|^\.|^__/ { print $3 }' > variables
    run cat variables
    # Tables of pointers are constant, but for their relocation.
    for name in $(sort -u variables); do
        objdump -t "$ROOT/usr/lib/libarticle.a" | grep -w "$name" | grep -q '\.data\.rel\.ro' ||
            { echo "$name can be written"; return 1; }
    done
}

@test "the shared library is no larger than 600 KB, with its model" {
    nm "$ROOT/usr/lib/libarticle.so" | grep -qE '__(gcov|asan|ubsan|tsan)_' && skip "not as it is shipped"
    strip -o stripped "$ROOT/usr/lib/libarticle.so"
    echo "# libarticle.so stripped: $(wc -c < stripped) bytes" >&3
    [ "$(wc -c < stripped)" -le 614400 ]
}

@test "every function has its place in libarticle(3)" {
    for name in $(cat "$SOURCE/tests/embedding/symbols"); do
        grep -q "^\.F[no] $name" "$ROOT/usr/share/man/man3/libarticle.3" || { echo "$name"; return 1; }
    done
}

@test "article.h compiles alone: C99, C11, C++11" {
    need c++
    for standard in c99 c11; do
        for compiler in gcc clang; do
            ! command -v $compiler > /dev/null ||
                echo '#include <article.h>' | $compiler -std=$standard -Wall -Wextra -pedantic -Werror \
                    -I "$ROOT/usr/include" -fsyntax-only -x c -
        done
    done
    echo '#include <article.h>' | c++ -std=c++11 -Wall -Wextra -pedantic -Werror -I "$ROOT/usr/include" \
        -fsyntax-only -x c++ -
}

examples=$BATS_TEST_DIRNAME/examples
strict="-Wall -Wextra -pedantic -Werror"

@test "the smallest program, with the shared library" {
    cc $strict -o smallest "$examples/smallest.c" $(pkg-config --cflags --libs libarticle)
    ldd smallest | grep -q "libarticle.so.0 => $ROOT"
    ./smallest < "$page" > text
    is_the_article text
    [ "$(wc -l < "$examples/smallest.c")" -le 20 ]
}

@test "the smallest program, with the archive" {
    rm -rf static && cp -a "$ROOT" static && rm static/usr/lib/libarticle.so*
    export PKG_CONFIG_PATH=$PWD/static/usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$PWD/static
    cc $strict -o smallest "$examples/smallest.c" $(pkg-config --cflags --static --libs libarticle)
    run ! grep -q libarticle <(ldd smallest)
    ./smallest < "$page" > text
    is_the_article text
}

@test "C++" {
    need c++
    c++ -std=c++11 $strict -o titles "$examples/titles.cc" $(pkg-config --cflags --libs libarticle)
    ./titles "$SOURCE"/tests/pages/inner-headings/page.html > got
    [ "$(head -n 1 got)" = "$("$ROOT/usr/bin/extract" < "$SOURCE/tests/pages/inner-headings/page.html" | head -n 1)" ]
    [ "$(grep -c '^  ' got)" -ge 2 ]
}

@test "Python" {
    need python3
    cd "$examples"
    LIBARTICLE=$ROOT/usr/lib/libarticle.so.0 PYTHONDONTWRITEBYTECODE=1 python3 - "$page" << 'END' > "$BATS_TEST_TMPDIR/got"
import sys
from article import Extractor
extractor = Extractor()
page = open(sys.argv[1], "rb").read()
for _ in range(3):
    found = extractor.extract(page, url="https://example.org/a")
print(found["title"])
print(found["text"])
try:
    extractor.extract(b"%PDF-1.4\n\0\0\0\0")
except ValueError as error:
    print("refused:", error)
END
    cd "$BATS_TEST_TMPDIR"
    is_the_article got
    grep -qx 'refused: not a text file' got
    [ "$(grep -n '^class Extractor' "$examples/article.py" | cut -d : -f 1)" -ge "$(($(wc -l < "$examples/article.py") - 40))" ]
}

@test "a crawler: many transfers, several threads" {
    need python3
    pkg-config --exists libcurl || skip "needs libcurl"
    cc $strict -std=c11 -D_POSIX_C_SOURCE=200809L -o crawler "$examples/crawler.c" \
        $(pkg-config --cflags --libs libarticle) $(PKG_CONFIG_SYSROOT_DIR='' pkg-config --cflags --libs libcurl) -pthread
    mkdir site
    for dir in "$SOURCE"/tests/pages/*/; do
        [ ! -e "$dir/page.html" ] || cp "$dir/page.html" "site/$(basename "$dir").html"
    done
    coproc SERVER { exec python3 "$SOURCE/tests/embedding/server.py" site 2> /dev/null; }
    read -r port <&"${SERVER[0]}"
    (cd site && printf "http://127.0.0.1:$port/%s\n" *.html) > urls
    xargs ./crawler 3 < urls > got 2> errors
    kill "$SERVER_PID"
    [ ! -s errors ]
    [ "$(wc -l < got)" -eq "$(wc -l < urls)" ]
    jq -r .title got | sort > titles
    (cd site && for f in *.html; do "$ROOT/usr/bin/extract" --json -u "http://127.0.0.1:$port/$f" "$f" || [ $? -eq 1 ]; done) |
        jq -r .title | sort | diff - titles
}

@test "a static command runs where there is nothing" {
    (cd "$SOURCE" && make static) > log
    bin=$(find "$SOURCE/build/static" -name extract)
    run ! grep -q '=>' <(ldd "$bin" 2>&1)
    [ "$(id -u)" -eq 0 ] || skip "needs root for chroot"
    mkdir bare && cp "$bin" bare/extract
    chroot bare /extract < "$page" > text
    is_the_article text
}

@test "a tarball builds, and has all that git knows" {
    command -v git > /dev/null && git -C "$SOURCE" rev-parse 2> /dev/null || skip "needs a git checkout"
    (cd "$SOURCE" && make dist BUILD="$OLDPWD/out") > log
    tar xzf out/libarticle-*.tar.gz
    [ "$(cd libarticle-* && find . -type f | wc -l)" -eq "$(git -C "$SOURCE" ls-files | wc -l)" ]
    (cd libarticle-* && make -j2 CFLAGS=-O0 && ./extract < "$page" > ../text) > log 2>&1
    is_the_article text
}
