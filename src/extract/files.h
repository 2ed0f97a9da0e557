/* The names of the inputs, one after the other: operands, what is in directories, a list of names.
 */
#ifndef CMD_FILES_H
#define CMD_FILES_H

#include "extract/options.h"
#include "extract/source.h"

struct cmd_folder;

typedef struct cmd_files {
    const cmd_options *options;
    int at;                     /* next operand */
    bool listed;                /* the list of names is open */
    cmd_source list;            /* --files0-from */
    struct cmd_folder *folders; /* being walked, innermost first */
    cmd_bytes name;             /* the last one given out */
} cmd_files;

typedef enum cmd_files_status {
    CMD_FILES_NAME = 0,
    CMD_FILES_END,
    CMD_FILES_PROBLEM /* the name could not be got or entered; there may be more */
} cmd_files_status;

void cmd_files_init(cmd_files *files, const cmd_options *options);

/* The next name. *name lives until the next call; *problem says what is wrong. */
cmd_files_status cmd_files_next(cmd_files *files, const char **name, const char **problem);

void cmd_files_free(cmd_files *files);

#endif
