"""The lexicon: weights of the tokens of names and words, by logistic regression."""
import numpy as np
import scipy.optimize
import scipy.sparse as sp

import dump

# The columns of the tables in src/article/model.h.
NEAR, MIDDLE, FAR, SHORT, HEAD, FIRST = range(6)
KINDS = 6
OWN = ((NEAR,), (MIDDLE,), (FAR,), (SHORT, FIRST), (HEAD,))  # what the lexicon says of a block itself,
COLUMNS = len(OWN) + dump.LABELS  # and of the blocks that it is under
NO_BLOCK = 0xFFFFFFFF
SCALE = 32  # weights are stored in 1/32 of a logit

# A token must stand on so many domains: names, and words, which otherwise learn topics. A language
# with few domains has a threshold of its own.
NAME_DOMAINS = 10
WORD_DOMAINS = 18
WORD_DOMAINS_FEW = {"en": 18, "de": 8}
WORD_DOMAINS_REST = 4


def far_tokens(names, parents, far):
    """The hashes of the names of each far element and all around it."""
    own = {}
    for element, token in names.tolist():
        own.setdefault(element, []).append(token)
    up = dict(parents.tolist())
    done = {}

    def collect(element):
        chain = []
        while element in up and element not in done:
            chain.append(element)
            element = up[element]
        for e in reversed(chain):
            done[e] = done.get(up[e], []) + own.get(e, [])

    for e in set(far.tolist()):
        collect(e)
    return {e: np.array(done.get(e, []), np.uint32) for e in set(far.tolist())}


def tokens_of(d, heading_distance):
    """(block, kind, hash) of every token of a page, as three arrays."""
    blocks, kinds, hashes = [], [], []

    def add(block, kind, token):
        blocks.append(np.asarray(block, np.int64))
        kinds.append(np.full(len(blocks[-1]), kind, np.int8))
        hashes.append(np.asarray(token, np.uint32))

    order = np.argsort(d["names"][:, 0], kind="stable")
    elements, tokens = d["names"][order, 0], d["names"][order, 1]
    for kind, pairs in ((NEAR, d["near"]), (MIDDLE, d["middle"])):
        begin = np.searchsorted(elements, pairs[:, 1], "left")
        count = np.searchsorted(elements, pairs[:, 1], "right") - begin
        index = np.repeat(begin - np.concatenate([[0], np.cumsum(count)[:-1]]), count) + np.arange(count.sum())
        add(np.repeat(pairs[:, 0], count), kind, tokens[index])
    far = far_tokens(d["names"], d["parents"], d["far"])
    lists = [far[e] for e in d["far"].tolist()]
    add(np.repeat(np.arange(len(lists)), [len(x) for x in lists]), FAR,
        np.concatenate(lists) if lists else [])
    block, kind, token = d["tokens"].T
    add(block[kind != 2], SHORT, token[kind != 2])
    add(block[kind == 2], FIRST, token[kind == 2])
    # Under a heading: the words of the heading.
    n = len(d["words"])
    head = np.arange(n) - heading_distance
    under = np.nonzero(heading_distance < 60)[0]
    keep = kind != 2
    begin = np.searchsorted(block[keep], head[under], "left")
    count = np.searchsorted(block[keep], head[under], "right") - begin
    index = np.repeat(begin - np.concatenate([[0], np.cumsum(count)[:-1]]), count) + np.arange(count.sum())
    add(np.repeat(under, count), HEAD, token[keep][index.astype(int)])
    return np.concatenate(blocks), np.concatenate(kinds), np.concatenate(hashes)


def as_heads(d):
    """(block, kind, hash) of the words of every short block, as if it were a heading."""
    block, kind, token = d["tokens"].T
    short = kind != 2
    return block[short].astype(np.int64), np.full(short.sum(), HEAD, np.int8), token[short]


class Tokens:
    """The tokens of all blocks of all pages: a sparse matrix of counts over a vocabulary."""

    def __init__(self, data, heading_feature):
        per_page = [tokens_of(d, d["rows"][:, heading_feature].astype(int)) for d in data]
        domains = {}
        self.page_domain = [domains.setdefault(d["page"]["domain"], len(domains)) for d in data]
        language = [d["page"]["lang"] or "en" for d in data]
        self.vocabulary = self.choose(per_page, self.page_domain, language)
        keys = np.array(sorted(self.vocabulary), np.uint64)
        offsets = np.cumsum([0] + [len(d["words"]) for d in data])
        self.matrix = self.counts(keys, per_page, offsets)
        self.kinds = (keys >> np.uint64(32)).astype(int)
        self.hashes = (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        self.heads = self.counts(keys, map(as_heads, data), offsets)
        self.labels = np.concatenate([np.where(d["labels"] == NO_BLOCK, -1, d["labels"].astype(np.int64) + o)
                                      for d, o in zip(data, offsets)])

    @staticmethod
    def counts(keys, per_page, offsets):
        """How often every block has each token of the vocabulary."""
        rows, columns = [], []
        for (block, kind, token), offset in zip(per_page, offsets):
            key = kind.astype(np.uint64) << np.uint64(32) | token.astype(np.uint64)
            at = np.searchsorted(keys, key)
            at[at == len(keys)] = 0
            known = keys[at] == key
            rows.append(block[known] + offset)
            columns.append(at[known])
        rows, columns = np.concatenate(rows), np.concatenate(columns)
        return sp.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=(offsets[-1], len(keys)))

    @staticmethod
    def choose(per_page, domains, languages):
        """The tokens that stand on enough domains."""
        seen = {}
        for (_, kind, token), domain, language in zip(per_page, domains, languages):
            key = np.unique(kind.astype(np.uint64) << np.uint64(32) | token.astype(np.uint64))
            seen.setdefault((language, domain), []).append(key)
        total, by_language = {}, {}
        for (language, _), lists in seen.items():
            for k in np.unique(np.concatenate(lists)).tolist():
                total[k] = total.get(k, 0) + 1
                pair = (language, k)
                by_language[pair] = by_language.get(pair, 0) + 1
        chosen = {k for k, n in total.items()
                  if n >= (NAME_DOMAINS if k >> 32 <= FAR else WORD_DOMAINS)}
        for (language, k), n in by_language.items():
            if k >> 32 > FAR and n >= WORD_DOMAINS_FEW.get(language, WORD_DOMAINS_REST):
                chosen.add(k)
        return chosen

    def sums(self, weights, part):
        """What the C code computes of the blocks in part: sums of the stored weights, the text's in one."""
        matrix = self.matrix[part]
        out = np.zeros((matrix.shape[0], COLUMNS), np.int32)
        for column, kinds in enumerate(OWN):
            w = np.where(np.isin(self.kinds, kinds), weights, 0).astype(np.float32)
            out[:, column] = np.rint(matrix @ w)
        heads = np.rint(self.heads @ np.where(self.kinds == HEAD, weights, 0).astype(np.float32))
        labels = self.labels[part]
        # As in the C code, 0 where there is no heading above, -1 where there is no container.
        out[:, len(OWN):] = np.where(labels < 0, [0] + [-1] * (dump.LABELS - 1), heads[labels])
        return np.clip(out, -2000, 2000)


def fit(matrix, label, weight, strength=0.3, iterations=50):
    """Weights of a logistic regression with soft labels, in 1/SCALE, as stored."""
    columns = matrix.shape[1]
    transposed = matrix.T.tocsr()
    label, weight = label.astype(np.float32), weight.astype(np.float32)

    def loss(w):
        z = matrix @ w[:-1].astype(np.float32) + np.float32(w[-1])
        p = 1 / (1 + np.exp(-z))
        value = np.sum(weight * (np.logaddexp(0, z) - label * z), dtype=float) + 0.5 / strength * (w[:-1] @ w[:-1])
        r = weight * (p - label)
        gradient = np.concatenate([transposed @ r + w[:-1] / strength, [r.sum()]])
        return value, gradient

    result = scipy.optimize.minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B",
                                     options={"maxiter": iterations})
    return np.clip(np.rint(result.x[:-1] * SCALE), -127, 127)
