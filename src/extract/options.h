/* The command line: one list of options for the parser, --help and the man page. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "article.h"

#include <stdbool.h>
#include <stdio.h>

/* The command's name in messages; `make PROGRAM=` changes it. */
#ifndef PROGRAM
#define PROGRAM "extract"
#endif

/* X(enumerator, letter or 0, long name, argument or NULL, help) */
#define CMD_OPTION_LIST(X)                                                                         \
    X(FORMAT, 'f', "format", "FORMAT", "output: text (default) or json")                           \
    X(JSON, 0, "json", NULL, "the same as --format=json")                                          \
    X(INPUT, 'i', "input", "KIND", "input: html, text or auto (default)")                          \
    X(URL, 'u', "url", "URL", "address of the page, for relative links")                           \
    X(CHARSET, 'c', "charset", "LABEL", "encoding of the input, as HTTP gave it")                  \
    X(MAX_BYTES, 0, "max-bytes", "N", "refuse larger pages (default 32m; k, m, g)")                \
    X(QUIET, 'q', "quiet", NULL, "no messages about inputs")                                       \
    X(HELP, 'h', "help", NULL, "print this help")                                                  \
    X(VERSION, 'V', "version", NULL, "print the version")

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
    const char *url;
    const char *charset;
    size_t max_bytes; /* 0: the default */
    bool quiet;
    char **files; /* the operands, moved to the front of argv */
    int file_count;
} cmd_options;

/* Reads the command line; the messages of usage errors go to errors. Operands are moved to the
 * front of argv. */
cmd_options cmd_options_parse(int argc, char **argv, FILE *errors);

/* Writes the text of --help. */
void cmd_options_help(FILE *out);

#endif
