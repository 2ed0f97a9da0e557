#!/bin/sh
# tests/bare-root.sh [DIRECTORY]: proves on a machine where nothing is installed that the packages of
# `make deb`, where they are in build/deb, install, run and go away again, and then the README's first
# commands. Makes a bare Debian 12 root in DIRECTORY (default /tmp/bare-root; made anew), with the
# mirror and proxy settings of this machine's apt, copies the work tree there, and runs the two
# commands in it. Needs root, debootstrap, and Debian's apt.

set -e
root=${1:-/tmp/bare-root}
suite=bookworm

# The first Debian mirror that apt knows here, and its way there.
mirror=${MIRROR:-$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null |
    sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)*\([^ ]*\) .*/\2/p' |
    grep '/debian/*$' | head -n 1)}
[ "$mirror" ] || { echo "bare-root: no Debian mirror in /etc/apt; set MIRROR" >&2; exit 2; }
http_proxy=${http_proxy:-$(apt-config dump | sed -n 's/^Acquire::http::Proxy "\(.*\)";/\1/p')}
https_proxy=${https_proxy:-$(apt-config dump | sed -n 's/^Acquire::https::Proxy "\(.*\)";/\1/p')}
export http_proxy https_proxy

if [ -e "$root" ] && [ ! -e "$root/bare-root" ]; then
    echo "bare-root: $root exists and is not one of mine" >&2
    exit 2
fi
rm -rf "$root"
mkdir -p "$root"
touch "$root/bare-root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$root.log" 2>&1 ||
    { tail -n 20 "$root.log"; exit 1; }

# How this machine's packages come: certificates of its own, apt settings.
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump | grep -E '^Acquire::(http|https)::|^Acquire::Check-Valid-Until' \
    > "$root/etc/apt/apt.conf.d/10carried-over" || true

mkdir "$root/extract"
git ls-files --cached --others --exclude-standard -z | xargs -0 tar cf - |
    tar xf - -C "$root/extract"

# With /proc and terminals, as every machine has them, mounted for the command's time only.
in_root() {
    echo
    echo "bare-root: $*"
    begin=$(date +%s)
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root http_proxy="$http_proxy" \
        https_proxy="$https_proxy" unshare --mount sh -c '
            mount -t proc proc "$1/proc" && mount -t devpts devpts "$1/dev/pts" &&
            exec chroot "$1" sh -c "cd /extract && $2"' in_root "$root" "$*" < /dev/null
    echo "bare-root: that took $(($(date +%s) - begin)) s"
}

# The packages of make deb: what they bring runs, and nothing of it is left behind.
try_packages() {
    mkdir "$root/deb"
    cp build/deb/*_*.deb tests/embedding/examples/smallest.c tests/pages/bio-semantic/page.html "$root/deb"
    rm -f "$root"/deb/*-dbgsym_*
    in_root "cd /deb && apt-get update -qq && apt-get install -y --no-install-recommends ./*.deb gcc libc6-dev pkg-config > log 2>&1 &&
        extract --sandbox=always page.html | head -n 1 &&
        cc -Wall -Werror smallest.c \$(pkg-config --cflags --libs libarticle) &&
        ./a.out < page.html | head -c 200 && echo &&
        dpkg -L article-extract libarticle0 libarticle-dev | sort -u > owned &&
        apt-get purge -y article-extract libarticle0 libarticle-dev > log 2>&1 &&
        while read -r f; do [ -d \"\$f\" ] || ! [ -e \"\$f\" ] || { echo \"left behind: \$f\"; exit 1; }; done < owned &&
        apt-get purge -y --autoremove gcc libc6-dev pkg-config > log 2>&1 || { tail -n 20 log; exit 1; }"
}

! ls build/deb/*.deb > /dev/null 2>&1 || try_packages

for tool in cc make pkg-config; do
    ! chroot "$root" sh -c "command -v $tool" || { echo "bare-root: $tool is there" >&2; exit 1; }
done
in_root "sh .ci/deps && make demo"
in_root "sh .ci/deps --test && make check"

echo
echo "bare-root: both commands did their work"
