/*
 * align: which words of a page does a reference text hold? A longest common subsequence that
 * prefers runs: a match is worth 1, and 3 right behind another match.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    SKIP_PAGE = 1,
    SKIP_REFERENCE = 2,
    MATCH = 3,
    RUN = 4, /* flag: the match goes on a run */
    NEVER = -1000000
};

/*
 * out[i] is the number of the reference's word that word i of the page is matched with, or -1.
 * Returns 0, or -1 when there is not enough memory (page_size * size bytes).
 */
int align(const int32_t *page, int32_t page_size, const int32_t *reference, int32_t size, int32_t *out)
{
    size_t width = (size_t)size + 1;
    uint8_t *steps = malloc(((size_t)page_size + 1) * width);
    int32_t *scores = malloc(4 * width * sizeof *scores);
    for (int32_t i = 0; i < page_size; i++)
        out[i] = -1;
    if (!steps || !scores) {
        free(steps);
        free(scores);
        return -1;
    }
    /* best: of the words so far; matched: of those alignments that end in a match. */
    int32_t *best = scores, *matched = best + width, *next = matched + width, *next_matched = next + width;
    memset(steps, 0, width);
    for (int32_t j = 0; j <= size; j++) {
        best[j] = 0;
        matched[j] = NEVER;
    }
    for (int32_t i = 1; i <= page_size; i++) {
        uint8_t *row = steps + (size_t)i * width;
        row[0] = 0;
        next[0] = 0;
        next_matched[0] = NEVER;
        int32_t word = page[i - 1];
        for (int32_t j = 1; j <= size; j++) {
            int32_t match = NEVER, score = best[j];
            uint8_t step = SKIP_PAGE, run = 0;
            if (word == reference[j - 1]) {
                match = best[j - 1] + 1;
                if (matched[j - 1] + 3 >= match) {
                    match = matched[j - 1] + 3;
                    run = RUN;
                }
            }
            if (next[j - 1] > score) {
                score = next[j - 1];
                step = SKIP_REFERENCE;
            }
            if (match > score) {
                score = match;
                step = MATCH;
            }
            next[j] = score;
            next_matched[j] = match;
            row[j] = (uint8_t)(step | run);
        }
        int32_t *swap = best;
        best = next;
        next = swap;
        swap = matched;
        matched = next_matched;
        next_matched = swap;
    }
    int32_t i = page_size, j = size;
    int in_run = 0;
    while (i > 0 && j > 0) {
        uint8_t step = steps[(size_t)i * width + (size_t)j];
        if (in_run || (step & 3) == MATCH) {
            out[i - 1] = j - 1;
            in_run = (step & RUN) != 0;
            i--;
            j--;
        } else if ((step & 3) == SKIP_PAGE) {
            i--;
        } else {
            j--;
        }
    }
    free(steps);
    free(scores);
    return 0;
}
