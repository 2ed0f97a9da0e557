#!/usr/bin/env python3
"""Makes language_words.h: the commonest words of languages in Latin letters, which tell them apart.

    make_language_words.py                 writes the header beside this file
    make_language_words.py --print         prints it
    make_language_words.py --check [FILE]  exits with 1 when FILE (the header) is not up to date
"""
import argparse
import pathlib
import sys

HEADER = pathlib.Path(__file__).resolve().with_name("language_words.h")

# Languages in Latin letters: function words that are common in the language and, taken together, in
# no other. Order means nothing.
LANGUAGES = """
en | the and of to that is for with was are this have from by you it be which
de | der die und das nicht von mit ist den zu ein auf eine für dem sich auch im
fr | la le les de des et dans une est pour que pas qui sur au du plus avec ce sont par
es | el los las del una que con por para como pero más y su ha este sobre la de en se lo
pt | de o os um uma não em que para com do da dos das mais ao na no foi são
it | il la di che gli della per una non sono con del nel alla è anche più dei
nl | het een van en dat niet zijn voor met ook aan op te bij naar wordt
pl | w na nie się że jest z do to jak po przez od dla oraz przy są
cs | je se na že jsou pro ale jako který podle byl také už při bude
sk | je sa na že sú pre ale ako ktorý podľa bol aj už pri bude
sv | och att det som en på är av för med inte till den har om ett
da | og at det som en på er af for med ikke til den har om et jeg
nb | og at det som en på er av for med ikke til den har om et jeg
fi | ja on ei että se oli mutta myös kun ovat joka hän sen mukaan
hu | a az és hogy nem egy is meg van volt csak már mint ezt azt
ro | de la și în cu nu este pe pentru din care mai sunt au fost
tr | ve bir bu da de için ile olarak çok daha olan gibi ne var
id | yang dan di dengan untuk dari ini itu pada tidak dalam akan oleh
vi | và của là có không cho được các một người trong với những
ca | el la els les de i que amb per una del més és no als aquest
hr | je i u na da se za su od koji nije kao iz bi što ili
"""
SLOTS = 512


def fnv1a(data):
    value = 2166136261
    for byte in data:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def header():
    rows = [line.split(" | ") for line in LANGUAGES.strip().split("\n")]
    words = {}
    for number, (_, text) in enumerate(rows):
        for word in text.split():
            words[word] = words.get(word, 0) | 1 << number
    slots = [None] * SLOTS
    for word, languages in sorted(words.items()):
        at = fnv1a(word.encode()) % SLOTS
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = (word, languages)
    longest = max(len(word.encode()) for word in words)
    out = [
        "/* Made by make_language_words.py: do not edit. */",
        "/* The commonest words of languages in Latin letters. */",
        "#ifndef ART_LANGUAGE_WORDS_H",
        "#define ART_LANGUAGE_WORDS_H",
        "",
        "#include <stdint.h>",
        "",
        "/* clang-format off */",
        "",
        "enum {",
        "    LANGUAGES = %d," % len(rows),
        "    WORD_SLOTS = %d," % SLOTS,
        "    WORD_BYTES = %d /* of the longest word */" % longest,
        "};",
        "",
        "static const char languages[LANGUAGES][3] = {",
    ]
    out += ['    "%s",' % language for language, _ in rows]
    out += [
        "};",
        "",
        "/* A hash table: a word stands at its 32-bit FNV-1a modulo WORD_SLOTS or behind, before the",
        " * first empty slot. The bits say which languages have it. */",
        "static const struct {",
        "    char word[WORD_BYTES + 1];",
        "    uint32_t languages;",
        "} language_words[WORD_SLOTS] = {",
    ]
    for number, slot in enumerate(slots):
        if slot:
            out.append('    [%d] = {"%s", 0x%X},' % (number, slot[0], slot[1]))
    out += ["};", "", "/* clang-format on */", "", "#endif", ""]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--check", nargs="?", const=HEADER, type=pathlib.Path, metavar="FILE")
    arguments = parser.parse_args()
    text = header()
    if arguments.check:
        if not arguments.check.exists() or arguments.check.read_text(encoding="utf-8") != text:
            sys.exit("%s is not up to date: run %s" % (arguments.check, pathlib.Path(__file__).name))
    elif arguments.print:
        sys.stdout.write(text)
    else:
        HEADER.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
