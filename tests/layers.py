"""layers.py BASE ARTICLE COMMAND: the files of each floor, from the ground up, as the Makefile has
them. A file may include headers of its own floor that are listed before it (or its own), and headers
of the floors below that its room may see."""
import re
import sys
from pathlib import Path

ROOMS = dict(zip(("base", "article", "extract"), (a.split() for a in sys.argv[1:4])))
VISIBLE = {"base": {"base"}, "article": {"base", "tables", "article"}, "extract": {"base", "extract"}}
INCLUDE = re.compile(r'^\s*#\s*include\s+"(?:(\w+)/)?([\w.]+)"', re.M)
# Headers without a .c of their own stand on the floor of the files that they serve.
HEADER_ONLY = {"status": "tags", "write": "result", "months": "date", "gathered": "metadata_walk",
               "author_words": "metadata_author", "picture_style": "picture"}


def check(path, room, order, problems):
    own = path.stem if path.stem in order else HEADER_ONLY.get(path.stem)
    if own is None and not path.name.startswith("make_"):
        problems.append(f"{path}: not in the Makefile's list")
        return
    for folder, name in INCLUDE.findall(path.read_text()):
        if not folder:
            if name != "article.h" or room == "base":
                problems.append(f"{path}: includes {name}")
        elif folder not in VISIBLE[room]:
            problems.append(f"{path}: {room} must not include {folder}/{name}")
        elif folder == room and own is not None:
            stem = Path(name).stem
            floor = stem if stem in order else HEADER_ONLY.get(stem)
            if floor is None or order.index(floor) > order.index(own):
                problems.append(f"{path}: {name} is on a higher floor")


def main():
    problems = []
    count = 0
    for room, order in ROOMS.items():
        for path in sorted(Path("src", room).glob("*.[ch]")):
            check(path, room, order, problems)
            count += 1
    print("\n".join(problems) if problems else f"layers: {count} files in order")
    sys.exit(1 if problems else 0)


main()
