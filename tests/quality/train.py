"""train.py WORK: learns the model from WORK/data.pkl, for every fold and for the table."""
import os
import pickle
import sys
import time

import numpy as np
import scipy.sparse as sp
import xgboost as xgb

import lexicon
from corpus import FOLDS

START = time.time()
CORPUS_WEIGHT = {"wcxb": 1.0, "daniel": 0.7, "trafilatura": 0.5, "readability": 0.5}
SAMPLE_BELOW = 2.0  # blocks of less weight, relative to the mean, are sampled
VARIANT_WEIGHT = 0.3  # of pages in poorer markup, beside the same in theirs
INDICATORS = ["daniel", "trafilatura", "readability"]
ROUNDS = int(os.environ.get("ROUNDS", "150"))
TREES = {"objective": "binary:logistic", "eta": 0.12, "max_depth": 6, "min_child_weight": 5,
         "subsample": 0.8, "colsample_bytree": 0.5, "reg_lambda": 4, "tree_method": "hist",
         "max_bin": 64, "nthread": 2, "seed": 1}


def log(*what):
    print(f"[{time.time() - START:4.0f} s]", *what, flush=True)


def weights_of(d, pages_of_domain):
    """The weight of every block: its share of the reference, a page at most 2.5, a domain little
    more than two pages."""
    words = d["words"].astype(float)
    reference = d["reference_words"] or words.sum()
    if np.isnan(d["label"]).any():
        reference = words[~np.isnan(d["label"])].sum()
    w = words / max(reference, 60)
    w[np.isnan(d["label"])] = 0
    w *= min(1, 2.5 / max(w.sum(), 1e-9))
    w[~np.isnan(d["label"])] += 0.0005
    w[np.nonzero(d["rows"][:, d["title_feature"]] == 0)[0]] = 0
    page = d["page"]
    w *= CORPUS_WEIGHT.get(page["corpus"], 1) * min(1, (2 / pages_of_domain) ** 0.5)
    return w * VARIANT_WEIGHT if page["variant"] else w


def cached(path, source, make):
    """What make returns, kept in a file as long as its source is not newer."""
    if os.path.exists(path) and os.path.getmtime(path) > os.path.getmtime(source):
        return pickle.load(open(path, "rb"))
    value = make()
    pickle.dump(value, open(path, "wb"), protocol=4)
    return value


class Data:
    def __init__(self, work):
        loaded = pickle.load(open(os.path.join(work, "data.pkl"), "rb"))
        self.names = loaded["names"][0]
        self.data = loaded["data"]
        at = {n: i for i, n in enumerate(self.names)}
        self.at = at
        counts = {}
        for d in self.data:
            key = (d["page"]["corpus"], d["page"]["domain"])
            counts[key] = counts.get(key, 0) + 1
        for d in self.data:
            d["title_feature"] = at["from_title"]
        self.weight = np.concatenate([weights_of(d, counts[d["page"]["corpus"], d["page"]["domain"]])
                                      for d in self.data])
        self.label = np.nan_to_num(np.concatenate([d["label"] for d in self.data]))
        self.size = [len(d["words"]) for d in self.data]
        self.fold = np.repeat([d["page"]["fold"] for d in self.data], self.size)
        self.rows = np.concatenate([d["rows"] for d in self.data])
        self.tokens = cached(os.path.join(work, "tokens.pkl"), os.path.join(work, "data.pkl"),
                             lambda: lexicon.Tokens(self.data, at["from_heading"]))
        log(f"{len(self.data)} pages, {len(self.label)} blocks, {len(self.tokens.hashes)} tokens, "
            f"{self.tokens.matrix.nnz} in the matrix")
        self.lexicon_at = [at["lexicon_" + n] for n in ("near", "middle", "far", "text", "head")]
        indicator = np.array([[d["page"]["corpus"] == c for c in INDICATORS] for d in self.data], np.int16)
        self.indicator = np.repeat(indicator, self.size, axis=0)
        # A page on a pipe has no address: leave it out on a third of the pages.
        hide = np.repeat(np.random.default_rng(1).random(len(self.data)) < 0.33, self.size)
        for n in self.names:
            if n.startswith("url_"):
                self.rows[hide, at[n]] = -1

    def learn_lexicon(self, without):
        keep = ~np.isin(self.fold, list(without)) & (self.weight > 0)
        return lexicon.fit(self.tokens.matrix[keep], (self.label[keep] > 0.5).astype(float), self.weight[keep])

    def sample(self, keep):
        """Of the many blocks of little weight, some, which stand for the others: (numbers, weights)."""
        at = np.nonzero(keep)[0]
        weight = self.weight[at] / self.weight[self.weight > 0].mean()
        chance = np.minimum(1, weight / SAMPLE_BELOW)
        taken = np.random.default_rng(2).random(len(at)) < chance
        return at[taken], (weight / chance)[taken]

    def learn_trees(self, sums, keep, rounds=ROUNDS, params=TREES):
        at, weight = self.sample(keep)
        rows = self.rows[at].copy()
        rows[:, self.lexicon_at] = sums[at]
        rows = np.hstack([rows, self.indicator[at]])
        matrix = xgb.DMatrix(rows, self.label[at], weight=weight * 0.05,
                             feature_names=self.names + ["from_" + c for c in INDICATORS])
        return xgb.train(params, matrix, rounds)


def out_of_fold_sums(data, lexica, fold):
    """What the lexicon gives each block that may be trained on, from lexica that did not see it."""
    sums = np.zeros((len(data.label), 5), np.int32)
    for k in range(FOLDS):
        if k == fold:
            continue
        part = data.fold == k
        sums[part] = data.tokens.sums(lexica[frozenset({k, fold} - {None})])[part]
    return sums


def learn_lexica(data, folds, path):
    """The lexicon without each fold and each pair of folds. With KEEP_LEXICON=1, those of an earlier
    run are taken: right as long as segmentation and labels are the same."""
    if os.environ.get("KEEP_LEXICON") and os.path.exists(path):
        kinds, hashes, old = pickle.load(open(path, "rb"))
        known = {key: i for i, key in enumerate(zip(kinds.tolist(), hashes.tolist()))}
        at = np.array([known.get(key, -1) for key in
                       zip(data.tokens.kinds.tolist(), data.tokens.hashes.tolist())])
        log((at < 0).sum(), "tokens are not in the lexicon that is kept")
        return {k: np.where(at < 0, 0, w[at]) for k, w in old.items()}
    lexica = {}
    for without in sorted({frozenset({a, b} - {None}) for a in folds for b in folds}, key=sorted):
        lexica[without] = data.learn_lexicon(without)
        log("lexicon without", sorted(without))
    pickle.dump((data.tokens.kinds, data.tokens.hashes, lexica), open(path, "wb"), protocol=4)
    return lexica


def main():
    work = sys.argv[1]
    data = Data(work)
    folds = [None] + list(range(FOLDS))
    lexica = learn_lexica(data, folds, os.path.join(work, "lexica.pkl"))
    models = {}
    for fold in folds:
        keep = (data.fold != fold) & (data.weight > 0) if fold is not None else data.weight > 0
        sums = out_of_fold_sums(data, lexica, fold)
        booster = data.learn_trees(sums, keep)
        models[fold] = {"names": data.names, "trees": booster.save_raw("json"),
                        "lexicon": (data.tokens.kinds, data.tokens.hashes,
                                    lexica[frozenset({fold} - {None})])}
        log("trees without", fold)
        pickle.dump(models, open(os.path.join(work, "models.pkl"), "wb"), protocol=4)


if __name__ == "__main__":
    main()
