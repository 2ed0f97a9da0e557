"""review.py PROBE WORK CORPUS...: learns the second look at blocks, on what models say of pages they have not seen."""
import os
import pickle
import sys
import time

import numpy as np
import xgboost as xgb

import corpus
import jobs
import models
import passes
import train

# Of three trees a round, as in train.py: wcxb .8855 -> .8858, daniel .9370 -> .9374, readability .9474 -> .9483.
TREES = {"objective": "binary:logistic", "eta": 0.24, "num_parallel_tree": 3, "max_depth": models.DEPTHS["review"],
         "min_child_weight": 5, "subsample": 0.8, "colsample_bytree": 0.5, "reg_lambda": 4, "tree_method": "hist",
         "max_bin": 64, "nthread": 1, "seed": 2}
ROUNDS = int(os.environ.get("REVIEW_ROUNDS", "40"))
HOPELESS = -4 * 1024  # as in review.c: blocks with a lower logit are not looked at again


def second_looks(m, pages):
    """{a: the rows of all blocks, page by page}: said by models that have seen neither the page nor a."""
    files = {name: m.write(name, ("types",)) for name in models.INNER}
    hide = np.random.default_rng(3).random(len(pages)) < 0.33
    keys = [(a, i) for i, p in enumerate(pages) for a in models.NAMES if a != p["fold"]]
    pairs = [(dict(pages[i], url="") if hide[i] else pages[i], (a, pages[i]["fold"])) for a, i in keys]
    rows = passes.review_rows(m.probe, files, pairs, len(m.names["review"]))
    return dict(zip(keys, rows))


def main():
    start = time.time()
    work = sys.argv[2]
    m = models.Models(work, sys.argv[1])
    pages = {(p["corpus"], p["id"], p.get("variant")): p
             for p in corpus.with_variants(corpus.load(sys.argv[3:]))}
    data = train.Data(work, with_tokens=False)
    pages = [pages[d["page"]["corpus"], d["page"]["id"], d["page"]["variant"]] for d in data.data]
    names = m.names["review"]
    logit = names.index("logit")
    looks = second_looks(m, pages)
    print(f"[{time.time() - start:4.0f} s] looked", flush=True)

    def learn(name):
        a = name[0]
        rows = np.concatenate([looks.get((a, i), np.zeros((n, len(names)), np.int16))
                               for i, n in enumerate(data.size)])
        keep = (data.fold != a) & (data.weight > 0) & (rows[:, logit] >= HOPELESS)
        at, weight = data.sample(keep)
        # No indicators of the corpora here: they cost daniel .010 and brought wcxb .001.
        matrix = xgb.DMatrix(rows[at], data.label[at], weight=weight * 0.05, feature_names=names)
        return xgb.train(TREES, matrix, ROUNDS).save_raw("json")

    if os.environ.get("KEEP_LOOKS"):
        pickle.dump(looks, open(os.path.join(work, "looks.pkl"), "wb"), protocol=4)
    forests = {}
    for name, raw in jobs.each(learn, models.OUTER):
        forests[name] = raw
        print(f"[{time.time() - start:4.0f} s] second look for", name[0], flush=True)
    m.learned("review", forests)


if __name__ == "__main__":
    main()
