#!/usr/bin/env python3
"""Makes encoding_labels.h: the encodings and labels of the WHATWG Encoding Standard, section 4.2.

    make_encoding_labels.py                 writes the header beside this file
    make_encoding_labels.py --print         prints it
    make_encoding_labels.py --check [FILE]  exits with 1 when FILE (the header) is not up to date
"""
import pathlib
import re

import generator

HEADER = pathlib.Path(__file__).resolve().with_name("encoding_labels.h")

# Name; how it is decoded; names for iconv, the best first; labels.
# The names for iconv differ from the standard's where the standard means a superset: its
# Shift_JIS is Microsoft's code page 932, its EUC-KR code page 949, its GBK is decoded as GB18030.
ENCODINGS = """
UTF-8 | utf8 | | unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
IBM866 | single | CP866 IBM866 | 866 cp866 csibm866 ibm866
ISO-8859-2 | single | ISO-8859-2 | csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
ISO-8859-3 | single | ISO-8859-3 | csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
ISO-8859-4 | single | ISO-8859-4 | csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
ISO-8859-5 | single | ISO-8859-5 | csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
ISO-8859-6 | single | ISO-8859-6 | arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
ISO-8859-7 | single | ISO-8859-7 | csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
ISO-8859-8 | single | ISO-8859-8 | csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual
ISO-8859-8-I | single | ISO-8859-8 | csiso88598i iso-8859-8-i logical
ISO-8859-10 | single | ISO-8859-10 | csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
ISO-8859-13 | single | ISO-8859-13 | iso-8859-13 iso8859-13 iso885913
ISO-8859-14 | single | ISO-8859-14 | iso-8859-14 iso8859-14 iso885914
ISO-8859-15 | single | ISO-8859-15 | csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
ISO-8859-16 | single | ISO-8859-16 | iso-8859-16
KOI8-R | single | KOI8-R | cskoi8r koi koi8 koi8-r koi8_r
KOI8-U | single | KOI8-U | koi8-ru koi8-u
macintosh | single | MACINTOSH MacRoman | csmacintosh mac macintosh x-mac-roman
windows-874 | windows | CP874 TIS-620 | dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
windows-1250 | windows | CP1250 WINDOWS-1250 | cp1250 windows-1250 x-cp1250
windows-1251 | windows | CP1251 WINDOWS-1251 | cp1251 windows-1251 x-cp1251
windows-1252 | windows | CP1252 WINDOWS-1252 | ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
windows-1253 | windows | CP1253 WINDOWS-1253 | cp1253 windows-1253 x-cp1253
windows-1254 | windows | CP1254 WINDOWS-1254 | cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254
windows-1255 | windows | CP1255 WINDOWS-1255 | cp1255 windows-1255 x-cp1255
windows-1256 | windows | CP1256 WINDOWS-1256 | cp1256 windows-1256 x-cp1256
windows-1257 | windows | CP1257 WINDOWS-1257 | cp1257 windows-1257 x-cp1257
windows-1258 | windows | CP1258 WINDOWS-1258 | cp1258 windows-1258 x-cp1258
x-mac-cyrillic | single | MAC-UK MacUkraine | x-mac-cyrillic x-mac-ukrainian
GBK | double | GB18030 GBK | chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
gb18030 | double | GB18030 GBK | gb18030
Big5 | double | BIG5-HKSCS CP950 | big5 big5-hkscs cn-big5 csbig5 x-x-big5
EUC-JP | euc-jp | EUC-JP-MS EUC-JP | cseucpkdfmtjapanese euc-jp x-euc-jp
ISO-2022-JP | jis | ISO-2022-JP | csiso2022jp iso-2022-jp
Shift_JIS | shift-jis | CP932 SHIFT_JIS | csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
EUC-KR | double | CP949 EUC-KR | cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
replacement | replacement | | csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement
UTF-16BE | utf16 | | unicodefffe utf-16be
UTF-16LE | utf16 | | csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
x-user-defined | user | | x-user-defined
"""

KINDS = {
    "utf8": "",
    "single": "one byte a character",
    "windows": "so too, and the unused bytes of 80-9F are C1 controls",
    "double": "ASCII, or two bytes or more that begin with 81-FE",
    "euc-jp": "ASCII, or 8E and a byte, 8F and two, or two of A1-FE",
    "shift-jis": "ASCII, one byte of A1-DF, or two",
    "jis": "seven bits, with escape sequences",
    "utf16": "",
    "replacement": "not decoded, for safety: a single U+FFFD",
    "user": "ASCII, and U+F780 on for 80-FF",
}


def constant(prefix, name):
    return prefix + re.sub(r"[^A-Z0-9]", "_", name.upper())


def room(texts):
    """What the longest needs, with its NUL."""
    return max(map(len, texts)) + 1


def header():
    rows = [[part.strip() for part in line.split("|")] for line in ENCODINGS.strip().split("\n")]
    out = [
        "/* Made by make_encoding_labels.py: do not edit. */",
        "/* Encodings and their labels: WHATWG Encoding Standard, section 4.2. */",
        "#ifndef ART_ENCODING_LABELS_H",
        "#define ART_ENCODING_LABELS_H",
        "",
        "/* clang-format off */",
        "",
        "/* How the bytes of an encoding become text. */",
        "typedef enum encoding_kind {",
    ]
    for kind, comment in KINDS.items():
        comment = " /* %s */" % comment if comment else ""
        out.append("    %s,%s" % (constant("KIND_", kind), comment))
    out += ["} encoding_kind;", "", "typedef enum encoding_id {"]
    out += ["    %s," % constant("ENCODING_", row[0]) for row in rows]
    out += [
        "} encoding_id;",
        "",
        "/* By encoding_id. */",
        "static const struct {",
        "    char name[%d];     /* in the standard */" % room(row[0] for row in rows),
        "    char iconv[2][%d]; /* names for iconv_open, the better one first; \"\": none */"
        % room(name for row in rows for name in row[2].split()),
        "    encoding_kind kind;",
        "} encodings[] = {",
    ]
    for name, kind, iconv, _ in rows:
        candidates = ['"%s"' % c for c in iconv.split()]
        candidates += ['""'] * (2 - len(candidates))
        out.append('    {"%s", {%s}, %s},' % (name, ", ".join(candidates), constant("KIND_", kind)))
    labels = sorted((label, row[0]) for row in rows for label in row[3].split())
    assert len(labels) == len(set(label for label, _ in labels))
    out += [
        "};",
        "",
        "/* In order of strcmp. */",
        "static const struct {",
        "    char label[%d];" % room(label for label, _ in labels),
        "    unsigned char id; /* encoding_id */",
        "} encoding_labels[] = {",
    ]
    out += ['    {"%s", %s},' % (label, constant("ENCODING_", name)) for label, name in labels]
    out += ["};", "", "/* clang-format on */", "", "#endif", ""]
    return "\n".join(out)


if __name__ == "__main__":
    generator.run(__doc__, HEADER, header())
