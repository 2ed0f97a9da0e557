"""prepare.py PROBE WORK CORPUS...: dumps the corpora and labels their blocks, into WORK/data.pkl."""
import os
import pickle
import subprocess
import sys
import time

import numpy as np

import corpus
import dump
import labels
import marks
import table

HERE = os.path.dirname(os.path.abspath(__file__))


def build_align(work):
    path = os.path.join(work, "align.so")
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", path, os.path.join(HERE, "align.c")], check=True)
    return labels.library(path)


def main():
    probe, work, folders = sys.argv[1], sys.argv[2], sys.argv[3:]
    os.makedirs(work, exist_ok=True)
    lib = build_align(work)
    pages = corpus.with_variants(corpus.load(folders))
    cache_path = os.path.join(work, "labels.pkl")
    cache = pickle.load(open(cache_path, "rb")) if os.path.exists(cache_path) else {}
    data = []
    start = time.time()
    bare = os.path.join(work, "marks.model")  # a model that knows but what is marked by hand
    names, words = (table.with_marks({}, m, 3) for m in marks.marks(probe))
    table.write_file(bare, names, words, [table.EMPTY_TREES] * len(table.FORESTS))
    for page, d in zip(pages, dump.dump([probe, "dump", bare], pages)):
        if d is None:
            continue
        texts = d.pop("texts")
        if page["text"] is None:
            d["label"] = labels.by_snippets(texts, page["with"], page["without"])
            d["reference_words"] = 0
        else:
            key = (page["corpus"], page["id"], labels.digest(texts))
            if key not in cache:
                cache[key] = labels.by_reference(lib, texts, page["text"])
            d["label"] = cache[key]
            d["reference_words"] = len(labels.WORD.findall(page["text"]))
        d["page"] = {k: page.get(k) for k in ("corpus", "id", "fold", "domain", "page_type", "lang", "url",
                                              "variant")}
        data.append(d)
    pickle.dump(cache, open(cache_path, "wb"), protocol=4)
    pickle.dump({"names": corpus.names(probe), "data": data},
                open(os.path.join(work, "data.pkl"), "wb"), protocol=4)
    print(f"{len(data)} pages, {sum(len(d['words']) for d in data)} blocks, {time.time() - start:.0f} s")


if __name__ == "__main__":
    main()
