/*
 * The sandbox: before the first byte of a page is read, the process gives up for good what
 * extracting does not need, so that a bug in a parser is not a hole in the machine.
 */
#ifndef CMD_SANDBOX_H
#define CMD_SANDBOX_H

#include <stdbool.h>

/*
 * What is left: reading files and open streams, memory, threads, the clock, and with writes_files
 * making and writing files. Gone are running programs, other processes, the network, and signals to
 * others. By libseccomp on Linux, pledge on OpenBSD. NULL, or why there is no sandbox.
 */
const char *cmd_sandbox_enter(bool writes_files);

#endif
