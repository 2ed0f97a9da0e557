/* The command line: one list of options, from which the parser, --help and extract(1) are made. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "extract/io.h"

#include "article.h"

/*
 * X(enumerator, letter or 0, long name, argument or "", --help, manual page)
 *
 * An argument a|b|c lists the values that the option takes; the parser goes by it, so its order is
 * that of the option's enumerators in article.h. The first one is the default. The text of the
 * manual page is plain text, whole sentences.
 */
#define CMD_OPTION_LIST(X)                                                                         \
    X(FORMAT, 'f', "format", "text|json", "what to write (default text)",                          \
      "What to write. Text, the default, is the title, a blank line and the article. JSON is one " \
      "object per page, with metadata. See OUTPUT.")                                               \
    X(JSON, 0, "json", "", "the same as --format=json", "The same as --format=json.")              \
    X(INPUT, 'i', "input", "auto|html|text", "what to read (default auto)",                        \
      "What to read. Auto, the default, takes an input without a single tag for plain text, and "  \
      "any other for HTML. In plain text, blank lines end paragraphs.")                            \
    X(URL, 'u', "url", "URL", "address of the page, for relative links",                           \
      "The absolute address that the page came from. Relative addresses in the page are resolved " \
      "against it. It holds for every FILE.")                                                      \
    X(CHARSET, 'c', "charset", "LABEL", "encoding of the input, as HTTP gave it",                  \
      "The encoding of the input, as the charset of HTTP's Content-Type gives it, by any label "   \
      "of the WHATWG Encoding Standard. A byte order mark overrules it. Without it, what the "     \
      "page says of itself counts; else UTF-8 where the bytes are valid, else windows-1252.")      \
    X(MODE, 0, "mode", "auto|article", "what kind of page to expect (default auto)",               \
      "What kind of page to expect. Auto, the default, judges whether the page is an article, or " \
      "a list, a forum, a product or the like, of which more than one part may be kept. With "     \
      "article, every page is taken for an article.")                                              \
    X(FAVOR, 0, "favor", "balance|precision|recall", "drop or keep doubtful blocks",               \
      "What to do with blocks that may or may not belong to the article. Precision drops more of " \
      "them and gives cleaner texts, recall keeps more of them and gives fuller ones. Balance, "   \
      "the default, keeps a block when that is likelier right than wrong.")                        \
    X(MAX_BYTES, 0, "max-bytes", "N", "refuse larger inputs (default 32m; k, m, g)",               \
      "Refuse inputs of more than N bytes; reading stops there. A suffix k, m or g "               \
      "stands for 1024, 1024 squared or 1024 cubed bytes. The default is 32m, the most is 1g.")    \
    X(EXPLAIN, 0, "explain", "", "show how metadata were chosen, on standard error",               \
      "Write on standard error, for every input, what the page says for each field of the "        \
      "metadata: the field, how much the place is trusted from 1 to 10, the place, and the "       \
      "value. An asterisk marks the one that was chosen, or that the value was made of.")          \
    X(QUIET, 'q', "quiet", "", "no messages about inputs",                                         \
      "Write no message about an input that failed; the exit status still tells. Usage errors "    \
      "and a failure of standard output are reported all the same.")                               \
    X(HELP, 'h', "help", "", "print this help", "Print a summary of the options.")                 \
    X(VERSION, 'V', "version", "", "print the version", "Print the version.")

/* The exit status, as grep's: X(enumerator, number, meaning). */
#define CMD_STATUS_LIST(X)                                                                         \
    X(CMD_FOUND, 0, "an article was found")                                                        \
    X(CMD_NONE, 1, "none was found")                                                               \
    X(CMD_FAILED, 2, "a usage, input, limit or output error")

typedef enum cmd_status {
#define CMD_STATUS_ENUM_(id, number, meaning) id = (number),
    CMD_STATUS_LIST(CMD_STATUS_ENUM_)
#undef CMD_STATUS_ENUM_
} cmd_status;

/* What --help and the manual page say in common. */
#define CMD_SUMMARY  "print the article of a web page, without the page around it"
#define CMD_OPERANDS "With no FILE, or when FILE is -, read standard input."

typedef enum cmd_action {
    CMD_EXTRACT = 0,
    CMD_HELP,
    CMD_VERSION,
    CMD_USAGE_ERROR /* a message was written */
} cmd_action;

typedef struct cmd_options {
    cmd_action action;
    article_format format;
    article_input input;
    article_mode mode;
    article_favor favor;
    const char *url;     /* NULL: not given */
    const char *charset; /* NULL: not given */
    size_t max_bytes;    /* 0: the library's default */
    bool explain;
    bool quiet;
    char **files; /* the operands */
    int file_count;
} cmd_options;

/*
 * Reads the command line. Options and operands may be mixed; "--" ends the options. The last one
 * of several options of a kind counts; at --help or --version reading ends. The operands are moved
 * to the front of argv. A usage error is explained on errors.
 */
cmd_options cmd_options_parse(int argc, char **argv, FILE *errors);

/* Writes the text of --help. */
void cmd_options_help(art_out *out);

#endif
