"""What the probe dumps for the trainer."""
import numpy as np

import corpus


LABELS = 6  # of a block: the heading over its heading, the first blocks of the containers around it


def read(f, dtype, count):
    dtype = np.dtype(dtype)
    data = f.read(dtype.itemsize * int(count))
    if len(data) != dtype.itemsize * int(count):
        raise EOFError("the probe stopped")
    return np.frombuffer(data, dtype)


def read_list(f, columns=1):
    count = read(f, "<u4", 1)[0]
    data = read(f, "<u4", count)
    return data.reshape(-1, columns) if columns > 1 else data


def dump(command, pages):
    """Yields what the trainer learns from, page by page; None for a page without blocks."""
    block_names = corpus.names(command[0])[0]
    process = corpus.probe(command, pages)
    f = process.stdout
    for _ in pages:
        blocks = int(read(f, "<u4", 1)[0])
        if not blocks:
            yield None
            continue
        d = {"rows": read(f, "<i2", blocks * len(block_names)).reshape(blocks, -1),
             "words": read_list(f)}
        ends = read_list(f)
        text = f.read(int(ends[-1]))
        begins = np.concatenate([[0], ends[:-1]])
        d["texts"] = [text[b:e].decode("utf-8", "replace") for b, e in zip(begins, ends)]
        d["near"], d["middle"] = read_list(f, 2), read_list(f, 2)
        d["far"] = read_list(f)
        d["parents"], d["names"] = read_list(f, 2), read_list(f, 2)
        d["tokens"] = read_list(f, 3)
        d["labels"] = read_list(f, LABELS)
        yield d
    process.wait()
