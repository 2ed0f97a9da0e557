"""Archives for the tests, made of pages of our own.

    warc.py build [--pages N] [--gzip none|record|file|blocks] [--version 1.0|1.1] [--dull] > FILE
    warc.py damage NUMBER FILE > DAMAGED     says on standard error which pages must survive
    warc.py jsonl [--pages N] > FILE

The pages are small articles about ships, each with a number in it, so that it can be told apart.
"""
import argparse
import gzip
import random
import re
import sys
import zlib

SHIPS = "Alma Birka Cormorant Dagny Eider Fulmar Gudrun Havørn Iris Juno Kestrel Lapwing".split()
PORTS = "Skarnes Vigra Ålvik Tornes Mosby Hellesund Eidet Langøya".split()


def page(number, words=1):
    """A page of some 200 words; words: how many times as long."""
    rng = random.Random(number)
    ship, port, other = rng.choice(SHIPS), *rng.sample(PORTS, 2)
    paragraphs = []
    for _ in range(words):
        paragraphs += [
            f"The {ship} left {port} on the morning of voyage {number} with {rng.randint(20, 90)} people on "
            f"board, two hours late because the crew had to wait for a spare part from {other}, and the "
            "captain told the passengers that they would be in before the evening tide in any case.",
            f"The mayor of {other} met the ship on the quay and said that her town had waited for voyage {number} "
            f"for {rng.randint(2, 40)} years, which drew some laughter from those who remembered the last "
            "ferry, its smoke, its coffee and its habit of leaving a few minutes before the timetable.",
            "Tickets can be bought on board, but only with a card, and bicycles travel free of charge until "
            f"the end of the summer, the company wrote in its notice number {rng.randint(1000, 9999)}, in which "
            "it also asked all travellers to keep their dogs on a lead while the ramp is being lowered.",
        ]
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            f"<title>Voyage {number} of the {ship}</title></head>\n<body>\n"
            f'<nav><ul><li><a href="/">Home</a></li><li><a href="/ships">Ships</a></li></ul></nav>\n'
            f"<article><h1>Voyage {number} of the {ship}</h1>\n{body}\n</article>\n"
            f"<footer><p>Ships and Harbours, all rights reserved</p></footer>\n</body></html>\n").encode()


def record(kind, block, number, version="1.0", **fields):
    header = [f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{number}>",
              "WARC-Date: 2026-01-02T03:04:05Z"]
    header += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    header += [f"Content-Length: {len(block)}"]
    return "\r\n".join(header).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def chunked(body, rng):
    out, at = b"", 0
    while at < len(body):
        size = rng.randint(1, 400)
        piece = body[at:at + size]
        out += b"%x%s\r\n%s\r\n" % (len(piece), b";x=1" if size % 7 == 0 else b"", piece)
        at += size
    return out + b"0\r\n\r\n"


def response(number, body, rng, status="200 OK", media="text/html; charset=utf-8", version="1.0", dull=False):
    """HTTP with whatever codings come up for this number, unless dull."""
    headers = [f"HTTP/1.1 {status}", f"Content-Type: {media}"]
    coding = 0 if dull else number % 6
    if coding in (1, 3):
        headers.append("Content-Encoding: gzip")
        body = gzip.compress(body, mtime=0)
    elif coding == 2:
        headers.append("content-encoding: deflate")
        body = zlib.compress(body)
    elif coding == 4:
        headers.append("Content-Encoding: deflate")
        bare = zlib.compressobj(wbits=-15)
        body = bare.compress(body) + bare.flush()
    if coding in (3, 5):
        headers.append("Transfer-Encoding: chunked")
        body = chunked(body, rng)
    block = "\r\n".join(headers).encode() + b"\r\n\r\n" + body
    return record("response", block, number, version, WARC_Target_URI=f"https://ships.example/voyages/{number}",
                  Content_Type="application/http; msgtype=response")


def records(count, version="1.0", dull=False, words=1):
    """As crawlers write them: a request, the response, metadata; now and then something else."""
    rng = random.Random(count)
    yield record("warcinfo", b"software: tests/cli/warc.py\r\n", "info", version,
                 Content_Type="application/warc-fields")
    for n in range(count):
        uri = f"https://ships.example/voyages/{n}"
        if dull:
            yield response(n, page(n, words), rng, version=version, dull=True)
            continue
        yield record("request", b"GET / HTTP/1.1\r\nHost: ships.example\r\n\r\n", f"{n}q", version,
                     WARC_Target_URI=uri, Content_Type="application/http; msgtype=request")
        if n % 10 == 9:
            yield record("resource", page(n), n, version, WARC_Target_URI=uri, Content_Type="text/html")
        else:
            yield response(n, page(n), rng, version=version)
        if n % 5 == 1:
            yield response(f"{n}i", b"\x89PNG\r\n\x1a\n" + rng.randbytes(300), rng, media="image/png",
                           version=version, dull=True)
        if n % 5 == 2:
            yield response(f"{n}e", page(n), rng, status="404 Not Found", version=version, dull=True)
        yield record("metadata", b"fetchTimeMs: 12\r\n", f"{n}m", version, WARC_Target_URI=uri,
                     Content_Type="application/warc-fields")


def build(count, compress, version, dull=False, words=1):
    parts = list(records(count, version, dull, words))
    if compress == "record":
        return b"".join(gzip.compress(part, mtime=0) for part in parts)
    whole = b"".join(parts)
    if compress == "file":
        return gzip.compress(whole, mtime=0)
    if compress == "blocks":  # as bgzip: members that know nothing of records
        return b"".join(gzip.compress(whole[i:i + 1000], mtime=0) for i in range(0, len(whole), 1000))
    return whole


# --- damage ---------------------------------------------------------------------------------


def split(data):
    """Begins of the records, or of the gzip members, with the ends."""
    if data[:2] != b"\x1f\x8b":
        return [m.start() for m in re.finditer(rb"WARC/1\.\d\r\n", data)] + [len(data)]
    begins, at = [], 0
    while at < len(data):
        begins.append(at)
        member = zlib.decompressobj(31)
        member.decompress(data[at:])
        at = len(data) - len(member.unused_data)
    return begins + [len(data)]


def pages_in(data, begins):
    """Number of the page in each record, or None."""
    found = []
    for a, b in zip(begins, begins[1:]):
        text = zlib.decompress(data[a:b], 31) if data[:2] == b"\x1f\x8b" else data[a:b]
        match = re.search(rb"WARC-Type: res[a-z]+\r\nWARC-Record-ID: <urn:uuid:(\d+)>", text)
        found.append(int(match[1]) if match else None)
    return found


def damage(number, data):
    """Variant number of the damage, 0 to 19. Returns the bytes and the pages that must survive."""
    rng = random.Random(number)
    begins = split(data)
    pages = pages_in(data, begins)
    hit = rng.choice([i for i, p in enumerate(pages) if p is not None and 2 < p])
    a, b = begins[hit], begins[hit + 1]
    part = bytearray(data[a:b])
    gz = data[:2] == b"\x1f\x8b"
    kind = number % 10
    lost = {pages[hit]}
    if kind == 0:  # a bit
        part[rng.randrange(len(part) // 2, len(part) - 12)] ^= 1 << rng.randrange(8)
    elif kind == 1:  # many bytes
        at = rng.randrange(20, len(part) // 2)
        part[at:at + 60] = rng.randbytes(60)
    elif kind == 2:  # a piece is missing
        at = rng.randrange(len(part) // 4, len(part) // 2)
        del part[at:at + rng.randint(1, 300)]
    elif kind == 3:  # a piece stands there twice
        at = rng.randrange(len(part) // 4, len(part) // 2)
        part[at:at] = part[at - 50:at]
    elif kind == 4:  # the head is gone
        del part[:rng.randint(1, 60)]
    elif kind == 5:  # the tail is gone
        del part[-rng.randint(9, len(part) // 2):]
    elif kind == 6:  # rubbish between two records
        part = bytearray(rng.randbytes(5000)) + part
        lost = set()
    elif kind == 7:  # zeros, as a sparse copy leaves them
        at = rng.randrange(len(part) // 3, len(part) // 2)
        part[at:at + 200] = bytes(200)
    elif kind == 8:  # the file ends here
        data = data[:a + len(part) // 2]
        lost = {p for p in pages[hit:] if p is not None}
        return data, {p for p in pages if p is not None} - lost
    elif gz:  # 9: bytes flipped in the trailer
        part[-6] ^= 0xFF
    else:  # 9: a length with a digit more
        part = bytearray(re.sub(rb"Content-Length: (\d+)", rb"Content-Length: 9\1", bytes(part), count=1))
    return data[:a] + bytes(part) + data[b:], {p for p in pages if p is not None} - lost


def jsonl(count):
    import base64
    import json
    for n in range(count):
        line = {"id": n, "url": f"https://ships.example/voyages/{n}"}
        if n % 3 == 2:
            line["html_base64"] = base64.b64encode(page(n)).decode()
        else:
            line["html"] = page(n).decode()
        yield json.dumps(line, ensure_ascii=n % 2 == 0) + "\n"


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("build")
    one.add_argument("--pages", type=int, default=20)
    one.add_argument("--gzip", choices=("none", "record", "file", "blocks"), default="none")
    one.add_argument("--version", default="1.0")
    one.add_argument("--dull", action="store_true")
    one.add_argument("--words", type=int, default=1)
    two = commands.add_parser("damage")
    two.add_argument("number", type=int)
    two.add_argument("file")
    three = commands.add_parser("jsonl")
    three.add_argument("--pages", type=int, default=20)
    args = parser.parse_args()
    if args.command == "build":
        sys.stdout.buffer.write(build(args.pages, args.gzip, args.version, args.dull, args.words))
    elif args.command == "jsonl":
        for line in jsonl(args.pages):
            sys.stdout.buffer.write(line.encode())
    else:
        data, survivors = damage(args.number, open(args.file, "rb").read())
        sys.stdout.buffer.write(data)
        print(*sorted(survivors), file=sys.stderr)


if __name__ == "__main__":
    main()
