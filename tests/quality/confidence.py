"""confidence.py PROBE WORK SCORE.PY CORPUS...: learns the F1 to expect, on the answers for pages that the models
have not seen; writes the files of the models of the folds, and of all pages."""
import os
import sys

import numpy as np
import xgboost as xgb

import corpus
import evaluate
import gate
import jobs
import models
import table

TREES = {"objective": "reg:logistic", "eta": 0.1, "max_depth": models.DEPTHS["confidence"], "subsample": 0.8,
         "colsample_bytree": 0.5, "min_child_weight": 1, "nthread": 1, "tree_method": "hist", "seed": 1}
ROUNDS = 60


def main():
    probe, work, score_path, folders = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    m = models.Models(work, probe)
    score = evaluate.score_module(score_path)
    pages = corpus.with_variants(corpus.load(folders))
    fold, names = np.array([p["fold"] for p in pages]), m.names["confidence"]
    paths = [os.path.join(work, f"fold{k}.model") for k in range(corpus.FOLDS)]
    for k, path in enumerate(paths):
        m.write((k, None), ("types", "review"), path)
    got = evaluate.results(score, probe, paths, pages)
    rows = np.array([r["details"].get("row") or [0] * len(names) for r in got], np.int16)
    f1 = np.array([r["f1"] for r in got])
    weight = gate.page_weights(pages) * [p["text"] is not None for p in pages]

    def learn(name):
        keep = (weight > 0) & (fold != name[0])
        booster = gate.fit(TREES, ROUNDS, rows[keep], f1[keep], weight[keep], names)
        seen = fold == name[0]
        return booster.save_raw("json"), booster.predict(xgb.DMatrix(rows[seen], feature_names=names))

    forests, guess = {}, np.zeros(len(pages))
    for name, (raw, said) in jobs.each(learn, models.OUTER):
        forests[name] = raw
        guess[fold == name[0]] = said
    known = weight > 0
    ranks = lambda x: np.argsort(np.argsort(x[known]))
    print("confidence: rank correlation with F1 %.3f, mean error %.3f" % (
        np.corrcoef(ranks(guess), ranks(f1))[0, 1], np.abs(guess - f1)[known].mean()))
    m.learned("confidence", forests)
    for k, path in enumerate(paths):
        m.write((k, None), table.FORESTS, path)
    m.write((None, None), table.FORESTS, os.path.join(work, "all.model"))


if __name__ == "__main__":
    main()
