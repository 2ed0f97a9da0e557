/* A main that runs the files it is given once each, for compilers without libFuzzer. Included by
 * the harnesses where REPLAY is defined, behind everything else. */
#ifndef FUZZ_REPLAY_H
#define FUZZ_REPLAY_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void replay(const char *name)
{
    static uint8_t data[1 << 22];
    FILE *file = fopen(name, "rb");
    if (!file) {
        perror(name);
        exit(2);
    }
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    /* Named before it runs: a crash says nothing more. */
    printf("%s ", name);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, size);
    puts("ok");
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    printf("%d passed, 0 failed\n", argc - 1);
    return 0;
}

#endif
