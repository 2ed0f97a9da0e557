"""start.py EXTRACT [RUNS]: processor time of the command, start-up included, for one page of 100 KB."""
import os
import resource
import subprocess
import sys
import tempfile

PARAGRAPH = ("<p class=\"story-text\">The harbour office said that <a href=\"/boats/%d\">the ferry</a> would run "
             "again on day %d, after the pier had passed its inspection &mdash; the last of three.</p>\n")


def page():
    out = ["<!doctype html><html><head><title>Ferry to run again</title></head><body><nav><a href=/>Home</a></nav>"
           "<article><h1>Ferry to run again</h1>\n"]
    size, n = 0, 0
    while size < 100 * 1024:
        out.append(PARAGRAPH % (n, n))
        size += len(out[-1])
        n += 1
    return "".join(out + ["</article></body></html>\n"]).encode()


def main():
    command, runs = [sys.argv[1], "--json"], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    best = float("inf")
    with tempfile.TemporaryFile() as file:
        file.write(page())
        for _ in range(runs):
            file.seek(0)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, stdin=file, stdout=subprocess.DEVNULL, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    print("one page of 100 KB through the command, best of %d: %.4f s, %d MiB" %
          (runs, best, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))


if __name__ == "__main__":
    main()
