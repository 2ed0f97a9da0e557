/*
 * The reader of JSON Lines. An input is one option character, then the file:
 *
 *     [0] size of the largest page: 2 ^ (6 + digit)
 *
 * Checked besides what the sanitizers watch: as many records as there are lines that are not blank,
 * what is passed through is JSON, and what jansson takes for an object is taken for the same
 * object.
 */
#include "extract/input_jsonl.h"

#include "stream.h"

#define HEADER 1

/* Is the line what jansson makes of it? */
static void compare(const char *line, size_t size, const cmd_page *page)
{
    json_t *object = json_loadb(line, size, JSON_ALLOW_NUL, NULL);
    const json_t *html = json_object_get(object, "html");
    bool comparable = json_is_object(object) && !json_object_get(object, "html_base64");
    if (comparable && json_is_string(html)) {
        REQUIRE(!*page->problem);
        REQUIRE(page->html.size == json_string_length(html));
        REQUIRE(!memcmp(page->html.data, json_string_value(html), page->html.size));
    }
    if (comparable && !json_is_string(html))
        REQUIRE(*page->problem);
    json_decref(object);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEADER)
        return 0;
    size_t most = (size_t)1 << (6 + data[0] % 16);
    const char *name = stream_file(data + HEADER, size - HEADER);
    cmd_source source = {.fd = -1};
    cmd_record record = {.kind = CMD_RECORD_JSON};
    cmd_page page = {.skip = CMD_SKIP_NOT};
    uint64_t lines = 0;
    REQUIRE(cmd_source_open(&source, name, UINT64_MAX) == NULL);
    while (cmd_record_clear(&record, CMD_RECORD_JSON),
           cmd_jsonl_next(&source, &lines, most, &record)) {
        REQUIRE(record.line == lines);
        char *line = malloc(record.raw.size + 1);
        REQUIRE(line != NULL);
        if (record.raw.size)
            memcpy(line, record.raw.data, record.raw.size);
        size_t length = record.raw.size;
        bool whole = !*record.problem;
        const article_write_options output = ARTICLE_WRITE_OPTIONS_INIT;
        cmd_page_clear(&page);
        cmd_jsonl_page(&record, &page, &output);
        check_page(&page);
        if (whole)
            compare(line, length, &page);
        free(line);
    }
    REQUIRE(source.size == 0);
    cmd_source_close(&source);
    cmd_source_free(&source);
    cmd_record_free(&record);
    cmd_page_free(&page);
    return 0;
}
