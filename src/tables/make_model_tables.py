#!/usr/bin/env python3
"""Checks model_tables.h, which `make model CORPUS=...` writes; here it cannot be made anew.

    make_model_tables.py           the same as --check
    make_model_tables.py --check   exits with 1 when the tables are not whole, or were learned with other
                                   features or other marked words than the sources have now
"""
import hashlib
import importlib.util
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE / "model_tables.h"
ARTICLE = HERE.parent / "article"
MARKS = HERE.parent.parent / "tests" / "quality" / "marks.py"
NAMES_OF = ["features.h", "page_features.h", "judge.h", "review.h", "select.h"]


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def features():
    """The names of all features, in the order of the lists."""
    return [m for name in NAMES_OF
            for m in re.findall(r"^\s+(?:X|ART_FEATURES_OF_\w+|ART_\w+_LIST)\((?:X, )?([\w#]+)[,)]",
                                (ARTICLE / name).read_text(encoding="utf-8"), re.M)]


def marks():
    spec = importlib.util.spec_from_file_location("marks", MARKS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: value for name, value in sorted(vars(module).items()) if name.isupper()}


def digests(body):
    """What the header must say of itself and of what it was made from."""
    return {"features": digest("\n".join(features())), "marks": digest(json.dumps(marks(), sort_keys=True)),
            "tables": digest(body)}


def main():
    if set(sys.argv[1:]) - {"--check"}:
        sys.exit(__doc__)
    text = HEADER.read_text(encoding="utf-8")
    comment, _, body = text.partition("*/\n")
    for name, value in digests(body).items():
        if f"{name} {value}" not in " ".join(comment.split()):
            sys.exit(f"{HEADER.name} is not up to date: its {name} differ from what is recorded; "
                     "run make model CORPUS=...")


if __name__ == "__main__":
    main()
