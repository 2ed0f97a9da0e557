"""export.py PROBE WORK CORPUS...: writes the model of all pages to src/tables/model_tables.h."""
import hashlib
import importlib.util
import os
import sys

import corpus
import models
import table

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "tables")
SIZE_MAX = 256 << 10


def generator():
    spec = importlib.util.spec_from_file_location("make_model_tables",
                                                  os.path.join(TABLES, "make_model_tables.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def digest_of_corpus(folder):
    """Of the annotations and of the pages."""
    h = hashlib.sha256()
    with open(os.path.join(folder, "pages.jsonl"), "rb") as f:
        h.update(f.read())
    for page in corpus.load([folder]):
        h.update(corpus.html_of(page))
    return h.hexdigest()[:32]


def main():
    probe, work, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
    names, words, trees = models.Models(work, probe).tables((None, None), table.FORESTS)
    size = table.size_of(names, words, trees)
    print(f"{size} bytes: {len(names[1])} names, {len(words[1])} words, trees: " +
          ", ".join(f"{t[0]} {name}" for name, t in zip(table.FORESTS, trees)))
    assert size <= SIZE_MAX, "the tables are too large"
    body = table.header(names, words, trees)
    g = generator()
    lines = ["Learned by tests/quality (make model); not to be edited.",
             *(f"{name} {value}" for name, value in g.digests(body).items()),
             *(f"corpus {os.path.basename(os.path.normpath(f))} {digest_of_corpus(f)}" for f in folders)]
    with open(g.HEADER, "w", encoding="utf-8") as f:
        f.write("/*\n" + "".join(f" * {line}\n" for line in lines) + " */\n" + body)


if __name__ == "__main__":
    main()
