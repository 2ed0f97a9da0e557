#!/usr/bin/env python3
"""Makes name_hashes.h: perfect hashes of the element and attribute names listed in article/tags.h.

    make_name_hashes.py                 writes the header beside this file
    make_name_hashes.py --print         prints it
    make_name_hashes.py --check [FILE]  exits with 1 when FILE (the header) is not up to date
"""
import pathlib
import re

import generator

HEADER = pathlib.Path(__file__).resolve().with_name("name_hashes.h")
TAGS = HEADER.parent.parent / "article" / "tags.h"


def names(listing):
    """(enumerator, name) of every row of an X-macro list."""
    source = TAGS.read_text(encoding="utf-8")
    body = re.search(r"#define %s\(X\)(.*?[^\\])\n\n" % listing, source, re.S).group(1)
    return re.findall(r'X\((\w+),\s*"([^"]+)"', body)


def mix(name):
    """As hash_name in tags.c."""
    value = len(name)
    for byte in name.encode("ascii"):
        value = (value * 33 + (byte | 0x20)) & 0xFFFFFFFF
    return value


def perfect(rows, bits):
    """An odd multiplier whose products have different top bits for all names."""
    mixed = [mix(name) for _, name in rows]
    assert len(set(mixed)) == len(mixed)
    multiplier = 0x9E3779B1
    while True:
        slots = {(value * multiplier & 0xFFFFFFFF) >> (32 - bits) for value in mixed}
        if len(slots) == len(mixed):
            return multiplier
        multiplier = multiplier * 5 + 2 & 0xFFFFFFFF | 1


def table(kind, prefix, rows, bits):
    multiplier = perfect(rows, bits)
    slots = [0] * (1 << bits)
    for enumerator, name in rows:
        slots[(mix(name) * multiplier & 0xFFFFFFFF) >> (32 - bits)] = prefix + enumerator
    lines = [
        "#define %s_HASH_MULTIPLIER 0x%08Xu" % (kind.upper(), multiplier),
        "#define %s_HASH_BITS %d" % (kind.upper(), bits),
        "",
        "/* Slots without a name hold 0. */",
        "static const unsigned char %s_slots[1 << %s_HASH_BITS] = {" % (kind, kind.upper()),
    ]
    lines += ["    [%d] = %s," % (i, slot) for i, slot in enumerate(slots) if slot]
    return lines + ["};", ""]


def header():
    out = [
        "/* Made by make_name_hashes.py from article/tags.h: do not edit. */",
        "#ifndef ART_NAME_HASHES_H",
        "#define ART_NAME_HASHES_H",
        "",
        '#include "article/tags.h"',
        "",
        "/* clang-format off */",
        "",
    ]
    out += table("tag", "ART_TAG_", names("ART_TAG_LIST") + names("ART_TAG_NAMED_LIST"), 11)
    out += table("attr", "ART_ATTR_", names("ART_ATTR_LIST"), 8)
    return "\n".join(out + ["/* clang-format on */", "", "#endif", ""])


if __name__ == "__main__":
    generator.run(__doc__, HEADER, header())
