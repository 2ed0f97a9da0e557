/* Header fields, media types, chunks and compressed bodies. */
#include "extract/http.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <zlib.h>

#include <cmocka.h>

#include "unit.h"

static const char header[] = "HTTP/1.1 200 OK\r\n"
                             "Content-Type:text/html\r\n"
                             "X-Long: one\r\n  two\r\n"
                             "content-length: 5\r\n"
                             "Content-Type: second\r\n"
                             "Empty:\r\n\r\n";

static void test_fields(void **state)
{
    (void)state;
    art_view h = art_view_of(header);
    assert_int_equal(cmd_header_size(h), sizeof header - 1);
    assert_view(cmd_header_field(h, "Content-Type"), "text/html");
    assert_view(cmd_header_field(h, "CONTENT-LENGTH"), "5");
    assert_view(cmd_header_field(h, "x-long"), "one\r\n  two");
    assert_int_equal(cmd_header_field(h, "Empty").size, 0);
    assert_null(cmd_header_field(h, "Content").data);
    assert_null(cmd_header_field(h, "two").data);
    assert_int_equal(cmd_header_size(ART_VIEW("A: b\n\nbody")), 6);
    assert_int_equal(cmd_header_size(ART_VIEW("A: b\r\nC: d\r\n")), 0);
    assert_int_equal(cmd_header_size(ART_VIEW("\r\n")), 2);
    assert_int_equal(cmd_header_size(ART_VIEW("")), 0);
}

static void test_media_type(void **state)
{
    (void)state;
    assert_view(cmd_media_type(ART_VIEW("text/html; charset=x")), "text/html");
    assert_view(cmd_media_type(ART_VIEW(" text/html ;a")), "text/html");
    assert_view(cmd_media_charset(ART_VIEW("text/html; charset=utf-8")), "utf-8");
    assert_view(cmd_media_charset(ART_VIEW("text/html; Charset=\"a b\"; x=y")), "a b");
    assert_view(cmd_media_charset(ART_VIEW("text/html;charset='x';y")), "x");
    assert_view(cmd_media_charset(ART_VIEW("text/html;charset= koi8-r ;y")), "koi8-r");
    assert_int_equal(cmd_media_charset(ART_VIEW("text/html")).size, 0);
    assert_int_equal(cmd_media_charset((art_view){NULL, 0}).size, 0);
}

static void test_status(void **state)
{
    (void)state;
    assert_int_equal(cmd_http_status(ART_VIEW("HTTP/1.1 200 OK\r\n")), 200);
    assert_int_equal(cmd_http_status(ART_VIEW("HTTP/2  404\r\n")), 404);
    assert_int_equal(cmd_http_status(ART_VIEW("HTTP/1.0 99\r\n")), 0);
    assert_int_equal(cmd_http_status(ART_VIEW("HTTP/1.0 099 x\r\n")), 0);
    assert_int_equal(cmd_http_status(ART_VIEW("<html> 200 OK")), 0);
    assert_int_equal(cmd_http_status(ART_VIEW("HTTP/")), 0);
}

/* The body that a header and these bytes make; NULL where that fails. */
static const char *body(const char *fields, const char *data, size_t size, size_t most)
{
    static char text[4096], out[4096];
    static cmd_bytes room;
    art_view result;
    assert_true(size < sizeof text);
    memcpy(text, data, size);
    room.size = 0;
    const char *problem = cmd_http_body(art_view_of(fields), text, size, most, &room, &result);
    assert_true(result.size < sizeof out);
    memcpy(out, result.data, result.size);
    out[result.size] = '\0';
    cmd_bytes_free(&room);
    return problem ? NULL : out;
}

static const char *chunks(const char *data)
{
    return body("H\r\nTransfer-Encoding: Chunked\r\n\r\n", data, strlen(data), 4000);
}

static void test_chunks(void **state)
{
    (void)state;
    assert_string_equal(chunks("3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n0\r\n\r\n"),
                        "abc0123456789");
    assert_string_equal(chunks("3\nabc\n2 \nde\n0\nTrailer: x\n\n"), "abcde");
    assert_string_equal(chunks("3\r\nabc\r\n5\r\nde"), "abcde"); /* ends early */
    assert_string_equal(chunks("3\r\nabc\r\n"), "abc");          /* without a last chunk */
    assert_string_equal(chunks("<html><p>no chunks"), "<html><p>no chunks");
    assert_string_equal(chunks("abc, no chunks"), "abc, no chunks");
    assert_string_equal(chunks("3\r\nabcxyz\r\n0\r\n\r\n"), "abcxyz\r\n0\r\n\r\n"); /* wrong size */
    assert_string_equal(chunks("ffffffffffffffffffff\r\nabc"), "ffffffffffffffffffff\r\nabc");
    assert_string_equal(chunks("ffffffffffffffff\r\nabc"), "abc");
    assert_string_equal(chunks(""), "");
}

/* Compresses text into out as one of zlib's kinds of stream. */
static size_t deflate_as(int kind, const char *text, char *out, size_t room)
{
    z_stream z = {.next_in = (unsigned char *)text, .avail_in = (uInt)strlen(text)};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, kind, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_out = (unsigned char *)out;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t size = room - z.avail_out;
    deflateEnd(&z);
    return size;
}

static void test_compression(void **state)
{
    (void)state;
    static const char text[] = "The ferry left at ten past six, ten past six, ten past six.";
    static const char *const gzip = "Content-Encoding: x-GZIP\n\n",
                             *const deflate = "Content-Encoding: deflate\n\n";
    char data[512], twice[512];
    size_t size = deflate_as(31, text, data, sizeof data);
    assert_string_equal(body(gzip, data, size, 4000), text);
    assert_string_equal(body("Content-Encoding: identity, gzip\n\n", data, size, 4000), text);
    assert_true(strlen(body(gzip, data, size, 10)) > 10); /* so that it is seen to be too large */
    assert_true(strncmp(text, body(gzip, data, size - 20, 4000), 10) == 0); /* ends early */
    assert_string_equal(body(gzip, text, strlen(text), 4000), text);        /* is none */
    data[size / 2] ^= 0x55;
    assert_null(body(gzip, data, size, 4000));
    size = deflate_as(15, text, data, sizeof data);
    assert_string_equal(body(deflate, data, size, 4000), text);
    size = deflate_as(-15, text, data, sizeof data);
    assert_string_equal(body(deflate, data, size, 4000), text);
    assert_null(body("Content-Encoding: br\n\n", data, size, 4000));

    /* Two codings, the last one outermost; a gzip stream of two members. */
    size = deflate_as(15, "A page.", data, sizeof data);
    char inner[512];
    size_t inner_size = deflate_as(31, "plain", inner, sizeof inner);
    memcpy(twice, inner, inner_size);
    memcpy(twice + inner_size, inner, inner_size);
    assert_string_equal(body(gzip, twice, 2 * inner_size, 4000), "plainplain");
    assert_string_equal(body("Content-Encoding: deflate\n\n", data, size, 4000), "A page.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),      cmocka_unit_test(test_media_type),
        cmocka_unit_test(test_status),      cmocka_unit_test(test_chunks),
        cmocka_unit_test(test_compression),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
