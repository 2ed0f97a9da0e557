/*
 * The reader of WARC files. An input is HEADER option characters, then the file, plain or
 * compressed:
 *
 *     [0] size of the largest page: 2 ^ (6 + digit)   [1] 1: all HTTP statuses
 *     [2] number of the record behind which an interrupted run goes on
 *
 * Checked besides what the sanitizers watch: it comes to an end, all bytes are accounted for, what
 * is passed through is JSON, and a run that starts at the place of a record reads the same record.
 */
#include "extract/input_warc.h"

#include "stream.h"

#define HEADER 3

static void open_file(cmd_source *source, const char *name)
{
    REQUIRE(cmd_source_open(source, name, UINT64_MAX) == NULL);
    source->records = true;
}

static bool same(const cmd_record *a, const cmd_record *b)
{
    return a->raw.size == b->raw.size && a->header == b->header && a->kind == b->kind &&
           a->damaged == b->damaged && !strcmp(a->problem, b->problem) &&
           !strcmp(a->note, b->note) &&
           (!a->raw.size || !memcmp(a->raw.data, b->raw.data, a->raw.size));
}

/* Reads the record that begins where another run left off. */
static void check_resume(const char *name, cmd_position from, size_t most, const cmd_record *next)
{
    cmd_source source = {.fd = -1};
    cmd_record record = {.kind = CMD_RECORD_WARC};
    open_file(&source, name);
    REQUIRE(cmd_source_seek(&source, from));
    bool got = cmd_warc_next(&source, most, &record);
    REQUIRE(got == (next != NULL));
    REQUIRE(!next || same(&record, next));
    cmd_source_close(&source);
    cmd_source_free(&source);
    cmd_record_free(&record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEADER)
        return 0;
    size_t most = (size_t)1 << (6 + data[0] % 16);
    bool all_status = data[1] & 1;
    size_t resumed = data[2] % 64, count = 0;
    const char *name = stream_file(data + HEADER, size - HEADER);
    size -= HEADER;

    cmd_source source = {.fd = -1};
    cmd_record record = {.kind = CMD_RECORD_WARC};
    cmd_page page = {.skip = CMD_SKIP_NOT};
    cmd_position end = {0, 0};
    open_file(&source, name);
    for (;;) {
        cmd_record_clear(&record, CMD_RECORD_WARC);
        bool got = cmd_warc_next(&source, most, &record);
        if (count == resumed)
            check_resume(name, end, most, got ? &record : NULL);
        if (!got)
            break;
        end = cmd_source_position(&source);
        REQUIRE(++count <= 1024 * size + 1);
        REQUIRE(record.header <= record.raw.size || *record.problem);
        REQUIRE(!*record.note || record.damaged);
        cmd_page_clear(&page);
        if (record.kind == CMD_RECORD_WARC)
            cmd_warc_page(&record, most, all_status, &page);
        check_page(&page);
        REQUIRE(page.html.size <= most + 64 * 1024 || page.html.size <= record.raw.size);
    }
    REQUIRE(source.size == 0 && source.state == CMD_SOURCE_END);
    REQUIRE(cmd_source_progress(&source) == size);
    cmd_source_close(&source);
    cmd_source_free(&source);
    cmd_record_free(&record);
    cmd_page_free(&page);
    return 0;
}
