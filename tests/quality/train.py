"""train.py WORK: learns the lexicon and the first look at blocks from WORK/data.pkl: for the table, for every
fold, and without every pair of folds, for what is learned on what these models say."""
import itertools
import os
import pickle
import sys
import time

import numpy as np
import scipy.sparse as sp
import xgboost as xgb

import jobs
import lexicon
from corpus import FOLDS

START = time.time()
CORPUS_WEIGHT = {"wcxb": 1.0, "daniel": 0.7, "trafilatura": 0.5, "readability": 0.5}
SAMPLE_BELOW = 2.0  # blocks of less weight, relative to the mean, are sampled
LEXICON_WEIGHT = 0.02  # of a block, on the mean, against the prior that a token weighs nothing
VARIANT_WEIGHT = 0.3  # of pages in poorer markup, beside the same in theirs
INDICATORS = ["daniel", "trafilatura", "readability"]
# Each round is the mean of three trees: learned one by one, with another seed wcxb moved by .001 and Greek by .01, and
# the mean of three such forests, at three times the cost, was .0025 better on wcxb than one. Out of fold, first look
# only: 220 single trees .8798 (three seeds), 80 rounds of three .8811, with fewer blocks and features for each .8817;
# two or five a round, or 100 rounds, .8808 to .8816. Distilling the mean of three into one forest brought nothing.
ROUNDS = int(os.environ.get("ROUNDS", "80"))
TREES = {"objective": "binary:logistic", "eta": 0.25, "num_parallel_tree": 3, "max_depth": 6, "min_child_weight": 5,
         "subsample": 0.65, "colsample_bytree": 0.2, "reg_lambda": 4, "tree_method": "hist",
         "max_bin": 64, "nthread": 1, "seed": 1}


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
    def __init__(self, work, with_tokens=True):
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
        self.tokens = None if not with_tokens else cached(os.path.join(work, "tokens.pkl"), os.path.join(work, "data.pkl"),
                             lambda: lexicon.Tokens(self.data, at["from_heading"]))
        log(f"{len(self.data)} pages, {len(self.label)} blocks" + (
            f", {len(self.tokens.hashes)} tokens" if with_tokens else ""))
        self.lexicon_at = [at[n] for n in ("lexicon_near", "lexicon_middle", "lexicon_far", "lexicon_text",
                                           "lexicon_head", "lexicon_over", "c0_label", "c1_label", "c2_label",
                                           "c3_label", "c4_label")]
        indicator = np.array([[d["page"]["corpus"] == c for c in INDICATORS] for d in self.data], np.int16)
        self.indicator = np.repeat(indicator, self.size, axis=0)
        # A page on a pipe has no address: leave it out on a third of the pages.
        hide = np.repeat(np.random.default_rng(1).random(len(self.data)) < 0.33, self.size)
        for n in self.names:
            if n.startswith("url_"):
                self.rows[hide, at[n]] = -1

    def learn_lexicon(self, without):
        keep = ~np.isin(self.fold, list(without)) & (self.weight > 0)
        at, weight = self.sample(keep)
        weight *= LEXICON_WEIGHT * keep.sum() / weight.sum()
        return lexicon.fit(self.tokens.matrix[at], self.label[at] > 0.5, weight)

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


def subsets(size):
    """The sets of at most so many folds, small ones first."""
    return [frozenset(c) for n in range(size + 1) for c in itertools.combinations(range(FOLDS), n)]


def out_of_fold_sums(data, lexica, without):
    """What the lexicon gives each block that may be trained on, from lexica that did not see it."""
    sums = np.zeros((len(data.label), lexicon.COLUMNS), np.int32)
    for k in set(range(FOLDS)) - without:
        part = data.fold == k
        sums[part] = data.tokens.sums(lexica[without | {k}], part)
    return sums


def main():
    work = sys.argv[1]
    data = Data(work)
    lexica = {}
    for without, weights in jobs.each(data.learn_lexicon, subsets(3)):
        lexica[without] = weights
        log("lexicon without", sorted(without))

    def learn(without):
        keep = ~np.isin(data.fold, list(without)) & (data.weight > 0)
        return data.learn_trees(out_of_fold_sums(data, lexica, without), keep).save_raw("json")

    models = {}
    for without, trees in jobs.each(learn, subsets(2)):
        models[without] = {"names": data.names, "trees": trees,
                           "lexicon": (data.tokens.kinds, data.tokens.hashes, lexica[without])}
        log("trees without", sorted(without))
    pickle.dump(models, open(os.path.join(work, "models.pkl"), "wb"), protocol=4)


if __name__ == "__main__":
    main()
