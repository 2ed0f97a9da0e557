/* One output file for each input, below a directory. */
#ifndef CMD_FOLDER_H
#define CMD_FOLDER_H

#include "extract/io.h"

typedef struct cmd_folder_file {
    const char *folder;
    cmd_bytes path;    /* what the file will be called, NUL-terminated */
    cmd_bytes partial; /* what it is called as long as it is written */
} cmd_folder_file;

/*
 * Opens the output file of an input for writing: folder/NAME and an ending such as ".txt". Missing
 * directories are made. keep: go on with a partial file, behind its first so many bytes; -1: begin
 * anew. NULL, or what went wrong.
 */
const char *cmd_folder_open(cmd_folder_file *file, const char *name, const char *ending, off_t keep,
                            int *fd);

/* Gives the file its final name. NULL, or what went wrong. */
const char *cmd_folder_finish(cmd_folder_file *file);

void cmd_folder_free(cmd_folder_file *file);

#endif
