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

#endif
