"""What the generators of headers have in common: the command line."""
import argparse
import pathlib
import sys


def pool(name, rows):
    """(lines of C, where each row begins): strings of bytes, each with its NUL, in one array, a row a line. A
    table of offsets into it needs no relocation at run time, as pointers do; a literal would be too long."""
    lines, begins, size = ["static const char %s[] = {" % name], [], 0
    for row in rows:
        begins.append(size)
        row += b"\0"
        size += len(row)
        lines.append("    %s," % ",".join(
            "0" if b == 0 else "'%s'" % chr(b) if 32 <= b < 127 and chr(b) not in "'\\\"" else "'\\x%02X'" % b
            for b in row))
    return lines + ["};"], begins


def run(doc, header, text):
    """Writes text to header, prints it, or checks the header (or another file) against it."""
    parser = argparse.ArgumentParser(description=doc.split("\n")[0])
    parser.add_argument("--print", action="store_true", help="print the header")
    parser.add_argument("--check", nargs="?", const=header, type=pathlib.Path, metavar="FILE",
                        help="exit with 1 when FILE (the header) is not up to date")
    arguments = parser.parse_args()
    if arguments.check:
        if not arguments.check.exists() or arguments.check.read_text(encoding="utf-8") != text:
            sys.exit("%s is not up to date: run %s" % (arguments.check, pathlib.Path(sys.argv[0]).name))
    elif arguments.print:
        sys.stdout.write(text)
    else:
        header.write_text(text, encoding="utf-8")
