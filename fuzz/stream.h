/* What the harnesses of the readers share: a file to read from, and what a record has to be. */
#ifndef STREAM_H
#define STREAM_H

#include "harness.h"

#include "extract/record.h"

#include <jansson.h>
#include <unistd.h>

/* The name of a file that holds the data. The readers read files; this one is made once. */
static const char *stream_file(const uint8_t *data, size_t size)
{
    static char name[] = "/tmp/extract-fuzz-XXXXXX";
    static int fd = -1;
    if (fd < 0) {
        fd = mkstemp(name);
        REQUIRE(fd >= 0);
    }
    REQUIRE(ftruncate(fd, 0) == 0);
    while (size) {
        ssize_t put = pwrite(fd, data, size, lseek(fd, 0, SEEK_END));
        REQUIRE(put > 0);
        data += put;
        size -= (size_t)put;
    }
    return name;
}

/* What is passed through must make an object of JSON; jansson alone minds very large numbers, and
 * NUL in keys. */
static void check_identity(const cmd_page *page)
{
    const cmd_bytes *identity = &page->identity;
    char *object = malloc(identity->size + 2);
    REQUIRE(object != NULL);
    object[0] = '{';
    if (identity->size)
        memcpy(object + 1, identity->data, identity->size);
    object[identity->size + 1] = '}';
    json_error_t error;
    json_t *json = json_loadb(object, identity->size + 2, JSON_ALLOW_NUL, &error);
    REQUIRE(json_is_object(json) || json_error_code(&error) == json_error_numeric_overflow ||
            json_error_code(&error) == json_error_null_byte_in_key);
    for (size_t i = 0; i < identity->size + 2; i++)
        REQUIRE((unsigned char)object[i] != 0x7F && object[i] != '\n');
    json_decref(json);
    free(object);
}

static void check_page(const cmd_page *page)
{
    check_identity(page);
    REQUIRE(!page->skip || !*page->problem);
    REQUIRE(strlen(page->problem) < sizeof page->problem);
    if (page->url)
        REQUIRE(strlen(page->url) < page->url_bytes.size);
    if (page->charset)
        REQUIRE(strlen(page->charset) < page->charset_bytes.size);
    /* Every byte of the page is touched, for the sanitizers to see. */
    unsigned sum = 0;
    for (size_t i = 0; i < page->html.size; i++)
        sum += (unsigned char)page->html.data[i];
    volatile unsigned seen = sum;
    (void)seen;
}

#endif
