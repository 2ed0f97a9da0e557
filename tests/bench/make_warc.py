"""make_warc.py SIZE [--gzip] [CORPUS] > FILE: a WARC file of some SIZE megabytes of the pages of the
corpora in ../shared/corpus. The pages of the first 200 MB come again and again, so that files of all
sizes have the same largest page."""
import argparse
import gzip
import itertools
import sys
from pathlib import Path

ROUND = 200_000_000



def record(name, html):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(html), html)
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{name}>\r\n"
            f"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://{name.encode('punycode').decode()}.example/\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            ).encode() + block + b"\r\n\r\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("--gzip", action="store_true")
    parser.add_argument("corpus", nargs="?", default="../shared/corpus")
    args = parser.parse_args()
    records, size = [], 0
    # Every seventh page first, then the next ones: a sample of all corpora, in any size.
    found = sorted(Path(args.corpus).glob("*/html/*.html.gz"))
    for path in itertools.chain.from_iterable(found[i::7] for i in range(7)):
        data = record(path.name[:40].split(".")[0], gzip.decompress(path.read_bytes()))
        size += len(data)
        if size > min(ROUND, args.size * 1_000_000):
            break
        records.append(gzip.compress(data, 6, mtime=0) if args.gzip else data)
    whole = b"".join(records)
    raw = size
    for _ in range(max(1, round(args.size * 1_000_000 / raw))):
        sys.stdout.buffer.write(whole)


main()
