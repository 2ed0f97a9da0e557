"""Passes of the probe over pages, with a model for each page, by several processes."""
import numpy as np

import corpus
import dump
import jobs


def run(probe, mode, files, jobs_of_pages, read):
    """What read makes of the probe's output, for each (page, name of its model); files: {name: path}."""
    numbers = {name: i for i, name in enumerate(files)}
    command = [probe, mode, *files.values()]

    def part(pairs):
        process = corpus.probe(command, [p for p, _ in pairs], [numbers[m] for _, m in pairs])
        out = [read(process.stdout) for _ in pairs]
        process.stdout.close()
        process.wait()
        return out

    return jobs.in_parts(part, jobs_of_pages)


def gate_rows(probe, files, pairs, width):
    return np.array(run(probe, "gate", files, pairs, lambda f: dump.read(f, "<i2", width)))


def review_rows(probe, files, pairs, width):
    def read(f):
        blocks = int(dump.read(f, "<u4", 1)[0])
        return dump.read(f, "<i2", blocks * width).reshape(blocks, width)

    return run(probe, "review", files, pairs, read)
