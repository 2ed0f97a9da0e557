/*
 * Prints extract(1), the manual page, in the mdoc language. Options, exit status, metadata keys and
 * version come from the lists that the command itself is made of; the prose stands here.
 */
#include "extract/options.h"

#include <stdlib.h>

/* When the prose or a list below was last changed. */
#define CHANGED "November 26, 2026"

/* One character of plain text as mdoc: no escape, no quotation of a macro's argument, and a "-"
 * that can be copied into a shell. */
static void character(char c)
{
    if (c == '\\')
        fputs("\\e", stdout);
    else if (c == '-')
        fputs("\\-", stdout);
    else if (c == '"')
        fputs("\\(dq", stdout);
    else
        putchar(c);
}

/* Plain text, each sentence on a line of its own as mdoc wants it. */
static void text(const char *p)
{
    for (; *p; p++) {
        character(*p);
        if (*p == '.' && p[1] == ' ') {
            putchar('\n');
            p++;
        }
    }
    putchar('\n');
}

static void head(void)
{
    printf(".\\\" Made by make_man; the options come from options.h.\n"
           ".Dd " CHANGED "\n.Dt ");
    for (const char *p = PROGRAM; *p; p++)
        putchar(art_is_alpha(*p) ? *p & ~0x20 : *p);
    printf(
        " 1\n.Os libarticle " ARTICLE_VERSION "\n"
        ".Sh NAME\n.Nm " PROGRAM "\n.Nd " CMD_SUMMARY "\n"
        ".Sh SYNOPSIS\n.Nm\n.Op Ar option ...\n.Op Ar\n"
        ".Sh DESCRIPTION\n.Nm\n"
        "reads web pages and writes the article of each to standard output: its title and its\n"
        "body, without the navigation, advertisements, teasers, comments and notices around it.\n"
        ".Pp\n");
    text(CMD_OPERANDS);
    text("Inputs are read to their end and answered one after the other. One that fails does not "
         "stop the others.");
    printf(".Pp\n");
    text("Nothing is fetched from the network and no script is run. The same input always gives "
         "the same output, whatever the locale.");
}

static void option(char letter, const char *name, const char *argument, const char *manual)
{
    fputs(".It ", stdout);
    if (letter)
        printf("Fl %c%s%s , ", letter, *argument ? " Ar " : "", argument);
    if (*argument == '[')
        printf("Fl \\-%s Ns Oo Ns = Ns Ar %.*s Oc\n", name, (int)strcspn(argument + 1, "]"),
               argument + 1);
    else
        printf("Fl \\-%s%s%s\n", name, *argument ? " Ns = Ns Ar " : "", argument);
    text(manual);
}

static void options(void)
{
    printf(".Sh OPTIONS\n");
    text("Options and files may be mixed; after -- all is files. Of contradicting options the "
         "last one counts. A file named - is reached as ./-.");
    printf(".Bl -tag -width Ds\n");
#define OPTION(id, letter, name, argument, help, manual) option(letter, name, argument, manual);
    CMD_OPTION_LIST(OPTION)
#undef OPTION
    printf(".El\n");
}

/* A key of JSON and what it holds, on a line of its own. */
static void key(const char *macro, const char *name, const char *meaning)
{
    printf(".It %s %s\n%s\n", macro, name, meaning);
}

static void input(void)
{
    printf(".Sh INPUT\n");
    text("Inputs are read as they come, never as a whole: memory does not grow with an archive, "
         "only with its largest page and the number of workers. Any input may be compressed by "
         "gzip.");
    printf(".Ss JSON Lines\n");
    text("One object a line. The page is in html, a string, or in html_base64, its bytes in "
         "base64; url and charset are used where they are strings. Blank lines are nothing. "
         "Bytes that are not UTF-8, and halves of surrogate pairs, become U+FFFD. --url and "
         "--charset hold for lines that name none.");
    printf(".Ss WARC\n");
    text("Versions 1.0 and 1.1; compressed by record, as is usual, or in any other way. Extracted "
         "are response records of HTTP and resource records, when their type is text/html or "
         "application/xhtml+xml, or is not named and looks so. Chunks are joined, and gzip and "
         "deflate are undone; a body that is not what its header claims is taken as it is. All "
         "other records are counted, and passed over.");
    text("Where an archive is damaged, a message tells the offset, and reading goes on at the next "
         "record that can be recognized; the exit status is 2. In a compressed archive the offset "
         "is that of the gzip member, with bytes inside it behind a plus sign. When "
         "only the length of a record is wrong, its page is extracted, with damaged in its "
         "object.");
}

static void record_keys(void)
{
    static const char *const keys[][2] = {
        {"file", "name of the input, where there may be several and it is a page"},
        {"url", "address that the record came with"},
        {"canonical_url", "address that the page gives itself, when it is another"},
        {"warc_record_id", "WARC-Record-ID, to the letter"},
        {"warc_date", "WARC-Date, to the letter"},
        {"warc_truncated", "WARC-Truncated, when the crawler kept only a part of the page"},
        {"http_status", "status of the HTTP response, a number"},
        {"damaged", "what is wrong with the record, although it could be read"},
        {"input", "fields of the input object that have names of this list or the one above"},
        {"line", "number of a line that is no JSON object"},
        {"offset", "place in the archive of bytes that are no record"},
        {"error", "why there is no article; then text and metadata are absent"},
    };
    printf(".Ss Records\n");
    text("Records of JSON Lines and WARC are answered in JSON when no format is given, one "
         "object per record on a line of its own, in the order of the input. With JSON Lines one "
         "line comes out for each that goes in, as soon as it can be written. All fields of an "
         "input object that are not used pass through to the letter. In front of the keys above "
         "there may be:");
    printf(".Bl -tag -width warc_record_id -compact\n");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        key("Va", keys[i][0], keys[i][1]);
    printf(".El\n");
}

static void output(void)
{
    printf(".Sh OUTPUT\n");
    text("Output is UTF-8, always valid, whatever the encoding of the input.");
    printf(".Ss Text\n");
    text("The title, a blank line, then the body, its paragraphs apart by blank lines. Items of "
         "lists have a hyphen or their number; tables are columns, aligned by what a terminal "
         "shows, the widest ones up to 40; code stands as it is. Nothing is "
         "written where no article is found. Between the articles of several inputs is a blank "
         "line; programs that must tell where one ends should read JSON.");
    printf(".Ss Markdown and HTML\n");
    text("The title is a heading of level 1, those of the article keep their levels. Links and "
         "images are left out unless --links and --images are given, in these formats as in text. "
         "A table of data stays one; a table that lays out a page is its content. "
         "Markdown is that of GitHub: CommonMark 0.29 with tables and strikethrough, and elements "
         "of HTML where it has no mark: sup, sub, br in cells, and emphasis at places where "
         "asterisks would not count. HTML is one article element, a fragment without style, "
         "script or any address but of http and https; given to this command again, it gives the "
         "same text.");
    printf(".Ss JSON\n");
    text("One object per input, each on a line of its own; laid out over several lines when "
         "standard output is a terminal and there is but one input. An input without an article "
         "has its object too, with an empty text. One that failed has an object with error where "
         "there may be several inputs. These keys come in "
         "this order, those of unknown metadata are left out:");
    printf(".Bl -tag -width description -compact\n");
#define KEY(id, name, meaning) key("Cm", name, meaning);
    ARTICLE_KEY_LIST(KEY)
#undef KEY
    printf(".El\n.Pp\n");
    text("With --fields only the keys that it names are written. Each object in blocks has");
    printf(".Bl -tag -width description -compact\n");
#define KEY(name, meaning) key("Sy", name, meaning);
    ARTICLE_BLOCK_KEY_LIST(KEY)
#undef KEY
    printf(".El\n.Pp\n");
    text("With --compat=readability there are, all of them always there, content and textContent "
         "empty where no article is found:");
    printf(".Bl -tag -width publishedTime -compact\n");
#define KEY(name, meaning) key("Li", name, meaning);
    ARTICLE_READABILITY_KEY_LIST(KEY)
#undef KEY
    printf(".El\n");
}

static void limits(void)
{
    printf(".Sh LIMITS\n");
    text("A page larger than --max-bytes is refused, and so is one that is no text, such as a "
         "PDF file or an image. The memory that a page may take is bounded, "
         "also in proportion to its size; markup that would need more is refused. Elements nested "
         "deeper than 512, and formatting elements beyond 64 open ones, are left out and their "
         "text is "
         "kept, so that hostile markup takes no more than about a second for each megabyte. What a "
         "page "
         "would only load or build by scripts in a browser is not seen.");
}

static void exit_status(void)
{
    printf(".Sh EXIT STATUS\n.Bl -tag -width Ds -compact\n");
#define STATUS(id, number, meaning)                                                                \
    printf(".It " #number "\n");                                                                   \
    text(meaning);
    CMD_STATUS_LIST(STATUS)
#undef STATUS
    printf(".El\n.Pp\n");
    text(
        "Of several inputs or records: 2 if any failed or an archive is damaged, else 0 if any had "
        "an article, else 1. Records that were passed over did not fail.");
    printf(".Pp\n");
    text("When the reader of standard output has gone, the command ends without a message: by "
         "SIGPIPE, or with status 2 where that signal is ignored.");
}

static void example(const char *meaning, const char *command)
{
    printf(".Pp\n");
    text(meaning);
    printf(".Dl ");
    for (const char *p = command; *p; p++)
        character(*p);
    putchar('\n');
}

static void tail(void)
{
    printf(".Sh EXAMPLES\n");
    text("A page on the web:");
    printf(".Dl curl \\-s https://example.org/ferry | " PROGRAM "\n");
    example("Its title and authors:",
            "curl -s https://example.org/ferry | " PROGRAM " --json | jq .title,.authors");
    example("Saved pages, one object a line:", PROGRAM " --json *.html > pages.jsonl");
    example("An archive of a crawl:", PROGRAM " --summary crawl.warc.gz > articles.jsonl");
    example("The same, to be repeated after an interruption until it is done:",
            PROGRAM " --checkpoint=crawl.point crawl.warc.gz >> articles.jsonl");
    example("A page whose address and encoding HTTP told:",
            PROGRAM " -u https://example.org/ferry -c windows-1251 page.html");
    example("The pages that hold an article:",
            "for f in *.html; do " PROGRAM " -q \"$f\" > /dev/null && echo \"$f\"; done");
    printf(".Sh DIAGNOSTICS\n");
    text("Messages go to standard error, as");
    printf(".Dl " PROGRAM ": NAME: reason\n");
    text("where NAME is the file, or \"standard input\". Of a record that failed its object tells "
         "in "
         "the output, in JSON; in other formats there is a message with its line or offset. "
         "Control characters in names are shown as "
         "question marks.");
    printf(".Sh SEE ALSO\n.Xr curl 1 ,\n.Xr grep 1 ,\n.Xr jq 1\n");
}

int main(void)
{
    head();
    options();
    input();
    output();
    record_keys();
    limits();
    exit_status();
    tail();
    return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
}
