#!/usr/bin/env python3
"""Makes entities.h: the named character references of the HTML Standard, section 13.5.

    make_entities.py                 writes the header beside this file
    make_entities.py --print         prints it
    make_entities.py --check [FILE]  exits with 1 when FILE (the header) is not up to date

The list is that of Python's own html.entities, which is the standard's and will not change.
"""
import html.entities
import pathlib

import generator

HEADER = pathlib.Path(__file__).resolve().with_name("entities.h")
BITS = 12


def mix(name):
    """As hash_name in reference.c."""
    value = len(name)
    for byte in name.encode("ascii"):
        value = (value * 33 + byte) & 0xFFFFFFFF
    return (value * 0x9E3779B1 & 0xFFFFFFFF) >> (32 - BITS)


def header():
    rows = sorted(html.entities.html5.items())
    lines, begins = generator.pool("entities", [b""] + [n.encode() + b"\0" + t.encode() for n, t in rows])
    assert begins[-1] < 1 << 16
    slots = [0] * (1 << BITS)
    for begin, (name, _) in zip(begins[1:], rows):
        slot = mix(name)
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = begin
    legacy = [name for name, _ in rows if not name.endswith(";")]
    out = [
        "/* Made by make_entities.py: do not edit. */",
        "/* Named character references: HTML Standard, section 13.5. */",
        "#ifndef ART_ENTITIES_H",
        "#define ART_ENTITIES_H",
        "",
        "/* clang-format off */",
        "",
        "#define ENTITY_HASH_BITS %d" % BITS,
        "#define ENTITY_NAME_MAX %d /* length of the longest name, with its semicolon */"
        % max(len(name) for name, _ in rows),
        "#define ENTITY_LEGACY_MAX %d /* and of the longest that needs none */" % max(map(len, legacy)),
        "",
        "/* The names behind \"&\", each with its text in UTF-8; each of both with its NUL. */",
    ]
    out += lines
    out += [
        "",
        "/* Where a name begins, by its hash; a name that collides stands in the next free slot. 0: none. */",
        "static const unsigned short entity_slots[1 << ENTITY_HASH_BITS] = {",
    ]
    for at in range(0, len(slots), 20):
        out.append("    %s," % ", ".join(map(str, slots[at:at + 20])))
    return "\n".join(out + ["};", "", "/* clang-format on */", "", "#endif", ""])


if __name__ == "__main__":
    generator.run(__doc__, HEADER, header())
