"""Work for several processes."""
import multiprocessing
import os

JOBS = int(os.environ.get("JOBS", "2"))
task = None  # what the workers call: set before they are forked, so that it shares its data with them


def call(item):
    return task(item)


def each(function, items):
    """Yields (item, function(item)) in the order in which they are done."""
    global task
    task = function
    items = list(items)
    if JOBS < 2 or len(items) < 2:
        for item in items:
            yield item, function(item)
        return
    with multiprocessing.get_context("fork").Pool(min(JOBS, len(items))) as pool:
        for number, value in pool.imap_unordered(numbered, list(enumerate(items))):
            yield items[number], value


def numbered(pair):
    return pair[0], task(pair[1])


def in_parts(function, items, size=64):
    """What function makes of the list of items, a part at a time: lists joined in order."""
    parts = [items[k:k + size] for k in range(0, len(items), size)]
    done = dict((k, value) for k, value in each(lambda k: function(parts[k]), range(len(parts))))
    return [x for k in range(len(parts)) for x in done[k]]
