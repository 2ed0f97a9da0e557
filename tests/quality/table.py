"""The model as tables: the C header, and the file that the probe reads."""
import json

import numpy as np

import lexicon

WEIGHTS_BITS = 12
NEVER = 32767  # a bar that no feature reaches
LEAF = 1024


# --- trees -----------------------------------------------------------------------------------

def nodes_of(tree, names):
    """The tree as nested tuples (feature, bar, left, right) or a leaf's value; an indicator of a
    corpus, which is no feature at run time, is taken as 0."""
    left, right = tree["left_children"], tree["right_children"]
    feature, condition = tree["split_indices"], tree["split_conditions"]

    def node(i):
        if left[i] < 0:
            return condition[i]
        below, above = node(left[i]), node(right[i])
        if feature[i] >= len(names):
            return below if 0 < condition[i] else above
        return (feature[i], int(np.ceil(condition[i])), below, above)

    return node(0)


def fill(node, depth, splits, leaves, at, leaf_scale):
    """A complete tree: a leaf above the bottom is repeated there."""
    size = (1 << depth) - 1
    if at >= size:
        assert not isinstance(node, tuple), "deeper than the table"
        leaves[at - size] = int(np.clip(np.rint(node * leaf_scale), -32767, 32767))
    elif isinstance(node, tuple):
        feature, bar, below, above = node
        splits[at] = (feature, int(np.clip(bar, -32767, NEVER)))
        fill(below, depth, splits, leaves, 2 * at + 1, leaf_scale)
        fill(above, depth, splits, leaves, 2 * at + 2, leaf_scale)
    else:
        splits[at] = (0, NEVER)
        fill(node, depth, splits, leaves, 2 * at + 1, leaf_scale)
        fill(node, depth, splits, leaves, 2 * at + 2, leaf_scale)


def trees_of(raw, names, depth):
    """(count, depth, start, features, bars, leaves) of an xgboost model saved as JSON."""
    learner = json.loads(bytes(raw))["learner"]
    trees = learner["gradient_booster"]["model"]["trees"]
    base = [float(b) for b in learner["learner_model_param"]["base_score"].strip("[]").split(",")]
    classes = int(learner["learner_model_param"]["num_class"])
    # What the sum begins with: of a class, it goes into the leaves of its first tree.
    start = 0.0 if classes else np.log(base[0] / (1 - base[0]))
    assert len(base) == max(classes, 1), "a base for each class"
    features, bars, leaves = [], [], []
    for number, tree in enumerate(trees):
        splits, bottom = [None] * ((1 << depth) - 1), [0] * (1 << depth)
        fill(nodes_of(tree, names), depth, splits, bottom, 0, LEAF)
        if number < classes:
            bottom = [leaf + int(round(base[number] * LEAF)) for leaf in bottom]
        features += [f for f, _ in splits]
        bars += [b for _, b in splits]
        leaves += bottom
    return (len(trees), depth, int(round(start * LEAF)), np.array(features, np.uint8),
            np.array(bars, np.int16), np.array(leaves, np.int16))


EMPTY_TREES = (0, 1, 0, np.zeros(0, np.uint8), np.zeros(0, np.int16), np.zeros(0, np.int16))


# --- lexicon ---------------------------------------------------------------------------------

def entries(kinds, hashes, weights, columns):
    """{hash: [weight of each column]}, without the tokens that weigh nothing."""
    table = {}
    for kind, h, w in zip(kinds.tolist(), hashes.tolist(), weights.astype(int).tolist()):
        if kind in columns and w:
            table.setdefault(h, [0] * len(columns))[columns.index(kind)] = w
    return table


def table_of(table):
    """(begins, tails, weights), by hash; of two hashes that look the same, the first stays."""
    begins, tails, rows, slot_of = [], [], [], []
    seen = set()
    for h in sorted(table):
        slot, tail = h >> (32 - WEIGHTS_BITS), h & 0xFFFF
        if (slot, tail) in seen:
            continue
        seen.add((slot, tail))
        slot_of.append(slot)
        tails.append(tail)
        rows.append(table[h])
    begins = np.searchsorted(slot_of, np.arange((1 << WEIGHTS_BITS) + 1)).astype(np.uint16)
    return begins, np.array(tails, np.uint16), np.array(rows, np.int8)


def with_marks(table, marks, columns):
    table = {h: w + [0] for h, w in table.items()}
    for h, bits in marks.items():
        table.setdefault(h, [0] * (columns + 1))[columns] = bits
    return table_of(table)


def names_and_words(model, marks):
    kinds, hashes, weights = model["lexicon"]
    names = entries(kinds, hashes, weights, [lexicon.NEAR, lexicon.MIDDLE, lexicon.FAR])
    words = entries(kinds, hashes, weights, [lexicon.SHORT, lexicon.HEAD, lexicon.FIRST])
    return with_marks(names, marks[0], 3), with_marks(words, marks[1], 3)


FORESTS = ("blocks", "types", "confidence", "review")  # in the order of art_model


# --- output ----------------------------------------------------------------------------------

def write_file(path, names, words, trees):
    with open(path, "wb") as f:
        for begins, tails, rows in (names, words):
            f.write(np.uint32(len(tails)).tobytes() + begins.tobytes() + tails.tobytes() + rows.tobytes())
        for count, depth, start, features, bars, leaves in trees:
            f.write(np.array([count, depth], np.uint32).tobytes() + np.int32(start).tobytes())
            f.write(features.tobytes() + bars.tobytes() + leaves.tobytes())


def array(kind, name, values):
    """A C array in lines of at most 100 columns."""
    lines, line = [], "   "
    for v in np.asarray(values).ravel().tolist() or [0]:
        item = f" {v},"
        if len(line) + len(item) > 100:
            lines.append(line)
            line = "   "
        line += item
    return f"static const {kind} {name}[] = {{\n" + "\n".join(lines + [line]) + "\n};\n"


def header(names, words, trees):
    """The C source of the tables."""
    parts = ["/* clang-format off */\n"]
    for name, (begins, tails, rows) in (("names", names), ("words", words)):
        parts.append(array("uint16_t", name + "_begins", begins))
        parts.append(array("uint16_t", name + "_tails", tails))
        parts.append(array("int8_t", name + "_weights", rows))
    for name, (count, depth, start, features, bars, leaves) in zip(FORESTS, trees):
        parts.append(array("uint8_t", name + "_features", features))
        parts.append(array("int16_t", name + "_bars", bars))
        parts.append(array("int16_t", name + "_leaves", leaves))
        parts.append(f"#define {name.upper()}_TREES \\\n    {{ {count}, {depth}, {name}_features, {name}_bars, "
                     f"{name}_leaves, {start} }}\n")
    parts.append("/* clang-format on */\n")
    return "\n".join(parts)


def size_of(names, words, trees):
    return sum(a.nbytes for part in (names, words) for a in part) + sum(
        a.nbytes for t in trees for a in t[3:])
