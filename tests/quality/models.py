"""The models on their way to tables: what is learned of them, and the files that the probe reads.

A model is named by two folds (a, b), or None for either: everything in it can be used to judge pages of
b while learning for a, since nothing in it has seen either of them. (a, None) judges the pages of a in
the figures out of fold, and (None, None) is the model of all pages.
"""
import os
import pickle

import corpus
import marks
import table

NAMES = [None] + list(range(corpus.FOLDS))
OUTER = [(a, None) for a in NAMES]
INNER = [(a, b) for a in NAMES for b in range(corpus.FOLDS) if a != b]
DEPTHS = {"types": 3, "confidence": 4, "review": 5}


def folds_of(name):
    return frozenset(name) - {None}


class Models:
    def __init__(self, work, probe):
        self.work, self.probe = work, probe
        with open(os.path.join(work, "models.pkl"), "rb") as f:
            self.first = pickle.load(f)
        self.forests = {"types": {}, "confidence": {}, "review": {}}
        for key in self.forests:
            path = os.path.join(work, key + ".pkl")
            if os.path.exists(path):
                with open(path, "rb") as f:
                    self.forests[key] = pickle.load(f)
        self.marked = marks.marks(probe)
        self.names = dict(zip(("blocks", "types", "confidence", "review"), corpus.names(probe)))
        self.cut = {}

    def learned(self, key, forests):
        """Keeps what was learned."""
        self.forests[key] = forests
        with open(os.path.join(self.work, key + ".pkl"), "wb") as f:
            pickle.dump(forests, f, protocol=4)

    def tables(self, name, forests):
        """(names, words, trees) as in table.py, with these forests only."""
        folds = folds_of(name)
        if folds not in self.cut:
            m = self.first[folds]
            self.cut[folds] = (*table.names_and_words(m, self.marked), table.trees_of(m["trees"], m["names"], 6))
        names, words, blocks = self.cut[folds]
        trees = [blocks] + [table.trees_of(self.forests[key][name], self.names[key], DEPTHS[key])
                            if key in forests else table.EMPTY_TREES for key in table.FORESTS[1:]]
        return names, words, trees

    def write(self, name, forests, path=None):
        """Writes the file of a model with these forests, and returns its path."""
        path = path or os.path.join(self.work, "%s-%s.model" % name)
        table.write_file(path, *self.tables(name, forests))
        return path
