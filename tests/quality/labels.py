"""Labels: which share of each block's words the reference holds."""
import collections
import ctypes
import hashlib
import re

import numpy as np

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
CELLS_MAX = 1 << 31  # of the table that an alignment fills


def digest(texts):
    return hashlib.sha1("\0".join(texts).encode()).hexdigest()


def library(path):
    lib = ctypes.CDLL(path)
    ints = np.ctypeslib.ndpointer(np.int32, flags="C_CONTIGUOUS")
    lib.align.argtypes = [ints, ctypes.c_int32, ints, ctypes.c_int32, ints]
    return lib


def out_of_order(words, owner, starts, counts, covered, share, reference, used):
    """Blocks whose words stand elsewhere in the reference: by runs of three."""
    places = collections.defaultdict(list)
    for j in range(len(reference) - 2):
        places[tuple(reference[j:j + 3])].append(j)
    for b in np.nonzero(~covered & (counts >= 4))[0]:
        hit = np.zeros(counts[b], bool)
        taken = []
        for k in range(counts[b] - 2):
            i = starts[b] + k
            for j in places.get((words[i], words[i + 1], words[i + 2]), ()):
                if not used[j:j + 3].any():
                    hit[k:k + 3] = True
                    taken.append(j)
                    break
        if hit.mean() > 0.6:
            share[b] = max(share[b], hit.mean())
            for j in taken:
                used[j:j + 3] = True


def by_reference(lib, texts, reference):
    """The share of every block's words that is in the reference, in its order or elsewhere."""
    numbers = {}
    tokens = [[numbers.setdefault(w, len(numbers)) for w in WORD.findall(t.lower())] for t in texts]
    counts = np.array([len(t) for t in tokens])
    words = np.array([w for t in tokens for w in t], np.int32)
    ref = np.array([numbers.setdefault(w, len(numbers)) for w in WORD.findall(reference.lower())], np.int32)
    share = np.zeros(len(texts))
    if not len(words) or not len(ref):
        return share
    matched = np.full(len(words), -1, np.int32)
    if (len(words) + 1) * (len(ref) + 1) <= CELLS_MAX:
        lib.align(words, len(words), ref, len(ref), matched)
    owner = np.repeat(np.arange(len(texts)), counts)
    # A match by itself, with neither neighbour matched close by, is chance.
    good = np.zeros(len(words), bool)
    near = (matched[1:] > matched[:-1]) & (matched[:-1] >= 0) & (matched[1:] - matched[:-1] <= 3)
    good[1:] |= near
    good[:-1] |= near
    good &= matched >= 0
    share = np.bincount(owner[good], minlength=len(texts)) / np.maximum(counts, 1)
    covered = share > 0.5
    used = np.zeros(len(ref), bool)
    used[matched[(matched >= 0) & covered[owner]]] = True
    if (~used).sum() > 8:
        out_of_order(words.tolist(), owner, np.cumsum(counts) - counts, counts, covered, share,
                     ref.tolist(), used)
    return share


def squeeze(text):
    return " ".join(text.split())


def by_snippets(texts, wanted, unwanted):
    """1 and 0 where a block holds a snippet that belongs or does not, NaN elsewhere."""
    labels = np.full(len(texts), np.nan)
    wanted, unwanted = [squeeze(s) for s in wanted], [squeeze(s) for s in unwanted]
    for i, text in enumerate(texts):
        text = squeeze(text)
        if any(s in text for s in wanted):
            labels[i] = 1
        elif any(s in text for s in unwanted):
            labels[i] = 0
    return labels
