/* What the harnesses share. With -DREPLAY there is a main that runs each file it is given once, for
 * compilers without libFuzzer. Include once, in the file of the harness. */
#ifndef HARNESS_H
#define HARNESS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition) ((condition) ? (void)0 : broken(#condition, __FILE__, __LINE__))

static void broken(const char *condition, const char *file, int line)
{
    fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, condition);
    abort();
}

#ifdef REPLAY
#include "replay.h"
#endif

#endif
