/* The command line: one list of options, from which the parser, --help and extract(1) are made. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "extract/io.h"

#include "article.h"

/*
 * X(enumerator, letter or 0, long name, argument or "", --help, manual page)
 *
 * An argument a|b|c lists the values that the option takes; the parser goes by it, so its order is
 * that of the option's enumerators in article.h. The first one is the default. [ARGUMENT] may be
 * left out, and is only taken from the same word: --explain=FILE. The text of the manual page is
 * plain text, whole sentences.
 */
#define CMD_OPTION_LIST(X)                                                                         \
    X(FORMAT, 'f', "format", "text|markdown|html|json", "what to write (default text)",            \
      "What to write. Text, the default, is the title, a blank line and the article. Markdown "    \
      "and HTML keep its structure. JSON is one object per page, with metadata. See OUTPUT.")      \
    X(MARKDOWN, 0, "markdown", "", "the same as --format=markdown",                                \
      "The same as --format=markdown.")                                                            \
    X(HTML, 0, "html", "", "the same as --format=html", "The same as --format=html.")              \
    X(JSON, 0, "json", "", "the same as --format=json", "The same as --format=json.")              \
    X(LINKS, 0, "links", "", "keep links",                                                         \
      "Keep links, and embedded videos and the like as links. In text, links have numbers, and "   \
      "their addresses stand at the end. "                                                         \
      "Addresses are absolute; what is no address of http or https is left out, and so are links " \
      "within the page.")                                                                          \
    X(IMAGES, 0, "images", "", "keep images and their captions",                                   \
      "Keep the images of the article, with their captions; in text as [Image: what it shows]. "   \
      "Images that scripts would load are found.")                                                 \
    X(NO_TABLES, 0, "no-tables", "", "write tables as paragraphs",                                 \
      "Write the cells of tables one after the other, as paragraphs.")                             \
    X(COMMENTS, 0, "comments", "", "write readers' comments, too",                                 \
      "Write the readers' comments, too, behind the article and apart from it: below a rule in "   \
      "text and Markdown, in a section of their own in HTML, as the key comments in JSON.")        \
    X(META, 0, "meta", "", "write the metadata in front",                                          \
      "Write the metadata in front of the article: in Markdown a block of YAML, which has the "    \
      "title too, in HTML a header, in text lines behind the title. JSON always has them.")        \
    X(WIDTH, 0, "width", "N", "text: wrap lines at N columns",                                     \
      "In text, wrap lines at N columns, from 10 on; a character of East Asian writing takes "     \
      "two. Without it a paragraph is one line. Code, tables and long words are not wrapped.")     \
    X(STANDALONE, 0, "standalone", "", "with --html: a whole page",                                \
      "With --html, write a whole page, with a style sheet of its own and the metadata.")          \
    X(FIELDS, 0, "fields", "LIST", "JSON: write these keys only",                                  \
      "Write JSON with the keys of LIST only, which are named in the section OUTPUT, commas "      \
      "between them. They come in the order of that section, whatever that of LIST. What a "       \
      "record brings along passes through all the same.")                                          \
    X(BLOCKS, 0, "blocks", "", "JSON: with all blocks of text on the page",                        \
      "Write JSON with the key blocks beside the others: all blocks of text on the page, kept or " \
      "not, with what decided about them and where they stand in the page.")                       \
    X(COMPAT, 0, "compat", "readability", "JSON: the object of Readability.js",                    \
      "Write JSON with the keys of the object that Mozilla's Readability.js gives: title byline "  \
      "dir lang content textContent length excerpt siteName publishedTime. See OUTPUT.")           \
    X(INPUT, 'i', "input", "auto|html|text|jsonl|warc", "what to read (default auto)",             \
      "What to read. Auto, the default, goes by what each input begins with: WARC/ is a WARC "     \
      "file, an object of JSON is JSON Lines, and anything else is one page: plain text when "     \
      "there is not a single tag in it, else HTML. In plain text, blank lines end paragraphs. "    \
      "Any of them may be compressed by gzip. See INPUT.")                                         \
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
    X(EXPLAIN, 0, "explain", "[FILE]", "show why, on standard error or as a page in FILE",         \
      "Write on standard error, for every page, how the answer came about. First what the page "   \
      "says for each field of the metadata: the field, how much the place is trusted from 1 to "   \
      "10, the place, and the value. An asterisk marks the one that was chosen, or that the "      \
      "value was made of. Then the blocks of text in their order: a plus sign for those that "     \
      "were kept, the score from 0 to 1, the rule that decided (threshold where it was the score " \
      "alone), the kind, the beginning of the text, and the three features that moved the score "  \
      "most against the page's mean, in logits. With FILE, which is to end in .html, nothing of "  \
      "this goes to standard error, and FILE becomes a page for a browser that shows the same "    \
      "of up to 20 pages, and more features of each block. It has no scripts and loads nothing. "  \
      "A file that is there already and was not made by this option is left as it is, with an "    \
      "error.")                                                                                    \
    X(MAX_MEMORY, 0, "max-memory", "N", "memory that a page may take (default 256m)",              \
      "Refuse pages that need more than N bytes of working memory; suffixes as above. A "          \
      "process takes so much for each of its workers at most, and the pages themselves.")          \
    X(RECURSIVE, 'r', "recursive", "", "read the files in directories",                            \
      "Where FILE is a directory, read all files in it and in the directories below, in the "      \
      "order of their names. Symbolic links in it are not followed, and what is neither a file "   \
      "nor a directory is passed over.")                                                           \
    X(FILES0_FROM, 0, "files0-from", "FILE", "read the files that FILE names, each with NUL",      \
      "Read the files whose names are in FILE, each ended by a NUL byte, as find -print0 writes "  \
      "them; - stands for standard input. No other FILE may be given.")                            \
    X(ALL_STATUS, 0, "all-status", "", "WARC: extract other HTTP statuses than 2xx too",           \
      "Of a WARC file, extract the pages of error answers and redirections as well. Without it "   \
      "only answers with a status from 200 to 299 are extracted.")                                 \
    X(JOBS, 'j', "jobs", "N", "threads to work with (default: processors)",                        \
      "Work on N pages at a time. The default is the number of processors. The output is the "     \
      "same for every N, byte for byte.")                                                          \
    X(DEDUPE, 0, "dedupe", "", "drop blocks seen on many pages of the host",                       \
      "Drop paragraphs, list items, quotations and captions that stood on three other pages of "   \
      "the same host before: furniture of the site that a single page cannot reveal. Pages count " \
      "from 64 records later on, so that the output is the same for every number of workers. A "   \
      "page of which less than half would be left is a copy of another one, and stays whole. "     \
      "Hosts are those of the records' addresses, or of --url. Takes 48 MiB, whatever the length " \
      "of the stream; the last million blocks are remembered. Not with --checkpoint.")             \
    X(OUTPUT_DIR, 0, "output-dir", "DIR", "write one file for each FILE below DIR",                \
      "Write the articles of each FILE to a file below DIR, which has the path of FILE and, at "   \
      "its end, .txt, .md, .html, .json, or .jsonl for records. Missing directories are made. As " \
      "long as it "                                                                                \
      "is written a file is called .part. Nothing goes to standard output.")                       \
    X(CHECKPOINT, 0, "checkpoint", "FILE", "go on after an interruption; see the manual",          \
      "Keep in FILE where the work stands. When it is interrupted, however rudely, the same "      \
      "command goes on after the last page that FILE knows of; the output is as if nothing had "   \
      "happened. Standard output must be a file, to which is appended with >> each time. When "    \
      "all "                                                                                       \
      "is done FILE says so, and the command does nothing more.")                                  \
    X(PROGRESS, 0, "progress", "auto|always|never", "show progress on standard error",             \
      "Show on standard error how many pages are done, how fast, and, where the size of the "      \
      "input is known, how much of it and the time left. Auto, the default, does so when "         \
      "standard error is a terminal and several records are read.")                                \
    X(SANDBOX, 0, "sandbox", "auto|always|never", "give up rights that are not needed",            \
      "Give up the right to run programs, to reach the network and other processes, and, unless "  \
      "files are to be made, to write them, before any input is read: a fault in the parser "      \
      "would be of no use to a page. Auto, the default, does so where the system can (Linux with " \
      "seccomp, OpenBSD); always fails where it cannot.")                                          \
    X(SUMMARY, 0, "summary", "", "count the records, on standard error",                           \
      "At the end, when all is written, tell on standard error how many records were read, and "   \
      "what became of them. "                                                                      \
      "The signal SIGUSR1 has it written at any time.")                                            \
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

/* In the order of the option's values; the first three are article_input's. */
typedef enum cmd_input_kind {
    CMD_INPUT_AUTO = 0,
    CMD_INPUT_HTML,
    CMD_INPUT_TEXT,
    CMD_INPUT_JSONL,
    CMD_INPUT_WARC
} cmd_input_kind;

/* In the order of the option's values. */
typedef enum cmd_progress_when {
    CMD_PROGRESS_AUTO = 0,
    CMD_PROGRESS_ALWAYS,
    CMD_PROGRESS_NEVER
} cmd_progress_when;

/* In the order of the option's values. */
typedef enum cmd_sandbox_when {
    CMD_SANDBOX_AUTO = 0,
    CMD_SANDBOX_ALWAYS,
    CMD_SANDBOX_NEVER
} cmd_sandbox_when;

typedef struct cmd_options {
    cmd_action action;
    article_format format;
    unsigned write_flags;    /* of article_write_options */
    unsigned long long keys; /* JSON: of article_write_options */
    bool format_given;       /* else records are answered in JSON, whole inputs in text */
    unsigned width;          /* 0: lines are not wrapped */
    cmd_input_kind input;
    article_mode mode;
    article_favor favor;
    const char *url;     /* NULL: not given */
    const char *charset; /* NULL: not given */
    size_t max_bytes;    /* 0: the library's default */
    size_t max_memory;   /* 0: the library's default */
    unsigned jobs;       /* 0: one for each processor */
    bool recursive, all_status, dedupe, blocks, explain, summary, quiet;
    const char *files0_from, *output_dir, *checkpoint; /* NULL: not given */
    const char *picture;                               /* NULL: explain on standard error */
    cmd_progress_when progress;
    cmd_sandbox_when sandbox;
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
