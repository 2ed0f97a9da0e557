# What the tests of distributed runs share.

bats_require_minimum_version 1.5.0

here=$BATS_TEST_DIRNAME
WARC=$here/../cli/warc.py
: "${EXTRACT:=$PWD/extract}"
export EXTRACT LC_ALL=C

setup() { cd "$BATS_TEST_TMPDIR" || return; }

# An extract that the first time dies by SIGKILL behind some of its output.
dies_once() {
    cat > dies-once <<SH
#!/bin/sh
if mkdir "$PWD/died" 2> /dev/null; then
    "$EXTRACT" "\$@" | head -n 7
    kill -9 \$\$
fi
exec "$EXTRACT" "\$@"
SH
    chmod +x dies-once
}
