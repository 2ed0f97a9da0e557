#include "html.h"

#include "article/extractor.h"

static const char page[] =
    "<html lang=en><title>Mill - Site</title><meta property=og:title content=Mill>"
    "<nav><a href=/>Home</a></nav><article><h1>Mill</h1><p>" HTML_PROSE "</p><p>Then " HTML_PROSE
    "</p></article>";

typedef struct output {
    char data[8192];
    size_t size;
    int calls, refuse_at; /* refuse_at: the call that is refused; 0: none */
} output;

static int gather(void *user, const char *data, size_t size)
{
    output *o = user;
    if (++o->calls == o->refuse_at || size > sizeof o->data - o->size - 1)
        return 1;
    assert_true(size > 0);
    memcpy(o->data + o->size, data, size);
    o->size += size;
    o->data[o->size] = '\0';
    return 0;
}

static const article *run(article_extractor *x, const char *source)
{
    const article *a;
    assert_int_equal(article_extractor_run(x, source, strlen(source), NULL, &a), ARTICLE_OK);
    assert_non_null(a);
    return a;
}

static void finds_an_article(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, page);
    size_t length;
    assert_true(article_found(a));
    assert_string_equal(article_text(a, &length), HTML_PROSE "\n\nThen " HTML_PROSE);
    assert_int_equal(length, strlen(article_text(a, NULL)));
    assert_string_equal(article_charset(a), "UTF-8");
    assert_string_equal(article_field_text(a, ARTICLE_TITLE, NULL), "Mill");
    assert_int_equal(article_field_count(a, ARTICLE_TITLE), 1);
    assert_string_equal(article_field_value(a, ARTICLE_TITLE, 0, &length), "Mill");
    assert_int_equal(length, 4);
    assert_null(article_field_value(a, ARTICLE_TITLE, 1, NULL));
    assert_null(article_field_text(a, ARTICLE_AUTHOR, NULL));
    article_extractor_free(x);
}

static void tells_type_and_confidence(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, page);
    double sure = article_confidence(a);
    assert_true(sure > 0 && sure <= 1);
    assert_true(*article_page_type(a));
    assert_true(article_confidence(run(x, "<p>Menu</p>")) == 0); /* no article */
    assert_true(article_confidence(run(x, "")) == 0);
    assert_true(article_confidence(NULL) == 0);
    assert_string_equal(article_page_type(NULL), "");
    article_extractor_free(x);
}

static article_status write_as(const article *a, article_format format, unsigned flags,
                               article_sink sink, void *user)
{
    article_write_options options = ARTICLE_WRITE_OPTIONS_INIT;
    options.format = format;
    options.flags = flags;
    return article_write(a, &options, sink, user);
}

static void tells_when_markup_was_too_much(void **state)
{
    (void)state;
    static char deep[16384];
    output json = {.size = 0};
    article_extractor *x = article_extractor_new(NULL);
    strcpy(deep, page);
    for (int i = 0; i < 600; i++)
        strcat(deep, "<section>");
    strcat(deep, "the end");
    const article *a = run(x, deep);
    article_block block = {.size = sizeof block};
    assert_int_equal(article_limited(a), 1);
    assert_string_equal(article_text(a, NULL), HTML_PROSE "\n\nThen " HTML_PROSE);
    assert_int_equal(article_block_get(a, article_block_count(a) - 1, &block), ARTICLE_OK);
    assert_string_equal(block.text, "the end"); /* no word is lost */
    assert_int_equal(write_as(a, ARTICLE_FORMAT_JSON, 0, gather, &json), ARTICLE_OK);
    assert_non_null(strstr(json.data, "\"limited\":true,\"text\":"));
    a = run(x, page);
    assert_int_equal(article_limited(a), 0);
    json.size = 0;
    assert_int_equal(write_as(a, ARTICLE_FORMAT_JSON, 0, gather, &json), ARTICLE_OK);
    assert_null(strstr(json.data, "limited"));
    article_extractor_free(x);
}

static void options_are_checked(void **state)
{
    (void)state;
    article_options options = ARTICLE_OPTIONS_INIT;
    options.mode = (article_mode)2;
    assert_null(article_extractor_new(&options));
    options.mode = ARTICLE_MODE_ARTICLE;
    options.favor = (article_favor)3;
    assert_null(article_extractor_new(&options));
    options.favor = ARTICLE_FAVOR_RECALL;
    article_extractor *x = article_extractor_new(&options);
    assert_true(article_found(run(x, page)));
    article_extractor_free(x);
}

static void walks_all_blocks(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, page);
    article_block block = {.size = sizeof block};
    int kept = 0;
    assert_int_equal(article_block_count(a), 4);
    for (size_t i = 0; i < article_block_count(a); i++) {
        assert_int_equal(article_block_get(a, i, &block), ARTICLE_OK);
        assert_int_equal(block.length, strlen(block.text));
        kept += block.kept;
    }
    assert_int_equal(kept, 2);
    assert_int_equal(article_block_get(a, 4, &block), ARTICLE_ERROR_ARGUMENT);
    block.size = 1;
    assert_int_equal(article_block_get(a, 0, &block), ARTICLE_ERROR_ARGUMENT);
    article_extractor_free(x);
}

static void tells_where_metadata_are_from(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, page);
    article_candidate candidate = {.size = sizeof candidate};
    int titles = 0, chosen = 0;
    assert_string_equal(article_field_origin(a, ARTICLE_LANGUAGE), "element lang");
    assert_string_equal(article_field_origin(a, ARTICLE_TITLE), "element h1");
    assert_null(article_field_origin(a, ARTICLE_AUTHOR));
    assert_null(article_field_origin(a, ARTICLE_FIELD_COUNT));
    for (size_t i = 0; i < article_candidate_count(a); i++) {
        assert_int_equal(article_candidate_get(a, i, &candidate), ARTICLE_OK);
        assert_int_equal(candidate.length, strlen(candidate.value));
        assert_in_range(candidate.rank, 1, 10);
        titles += candidate.field == ARTICLE_TITLE;
        if (candidate.field == ARTICLE_TITLE && candidate.chosen) {
            chosen++;
            assert_string_equal(candidate.origin, "element h1");
            assert_string_equal(candidate.value, "Mill");
        }
    }
    assert_int_equal(titles, 3); /* title, og:title, h1 */
    assert_int_equal(chosen, 1);
    assert_int_equal(article_candidate_get(a, article_candidate_count(a), &candidate),
                     ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(article_candidate_get(a, 0, NULL), ARTICLE_ERROR_ARGUMENT);
    candidate.size = 1;
    assert_int_equal(article_candidate_get(a, 0, &candidate), ARTICLE_ERROR_ARGUMENT);
    article_extractor_free(x);
}

static void writes_text_and_json(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, page);
    output o = {.size = 0};
    assert_int_equal(write_as(a, ARTICLE_FORMAT_TEXT, 0, gather, &o), ARTICLE_OK);
    assert_string_equal(o.data, "Mill\n\n" HTML_PROSE "\n\nThen " HTML_PROSE "\n");
    o = (output){.size = 0};
    assert_int_equal(write_as(a, ARTICLE_FORMAT_JSON, 0, gather, &o), ARTICLE_OK);
    assert_memory_equal(o.data, "{\"title\":\"Mill\",", 16);
    assert_non_null(strstr(o.data, "\"charset\":\"UTF-8\",\"text\":\"The old mill"));
    assert_string_equal(o.data + o.size - 2, "}\n");
    o = (output){.size = 0};
    assert_int_equal(write_as(a, ARTICLE_FORMAT_JSON, ARTICLE_WRITE_INDENT, gather, &o),
                     ARTICLE_OK);
    assert_memory_equal(o.data, "{\n  \"title\": \"Mill\",\n", 21);
    article_extractor_free(x);
}

static void writes_the_keys_that_are_chosen(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, page);
    output o = {.size = 0};
    article_write_options options = ARTICLE_WRITE_OPTIONS_INIT;
    options.format = ARTICLE_FORMAT_JSON;
    options.keys = ARTICLE_KEY_BIT(ARTICLE_KEY_CHARSET) | ARTICLE_KEY_BIT(ARTICLE_KEY_TITLE) |
                   ARTICLE_KEY_BIT(ARTICLE_KEY_DATE);
    assert_int_equal(article_write(a, &options, gather, &o), ARTICLE_OK);
    assert_string_equal(o.data, "{\"title\":\"Mill\",\"charset\":\"UTF-8\"}\n");
    o = (output){.size = 0};
    options.keys = ARTICLE_KEY_BIT(ARTICLE_KEY_BLOCKS);
    assert_int_equal(article_write(a, &options, gather, &o), ARTICLE_OK);
    assert_memory_equal(o.data, "{\"blocks\":[{\"kind\":\"", 20);
    assert_non_null(strstr(o.data, "\"kept\":true,"));
    /* The default is all that is not only there when asked for. */
    static output all, chosen;
    options.keys = 0;
    assert_int_equal(article_write(a, &options, gather, &all), ARTICLE_OK);
    options.keys = ARTICLE_KEYS_DEFAULT;
    assert_int_equal(article_write(a, &options, gather, &chosen), ARTICLE_OK);
    assert_string_equal(all.data, chosen.data);
    o = (output){.size = 0};
    options.flags = ARTICLE_WRITE_READABILITY;
    assert_int_equal(article_write(a, &options, gather, &o), ARTICLE_OK);
    assert_memory_equal(o.data, "{\"title\":\"Mill\",\"byline\":null,\"dir\":", 36);
    assert_non_null(strstr(o.data, "\"content\":\"<article"));
    options.keys = ARTICLE_KEY_BIT(ARTICLE_KEY_COUNT);
    assert_int_equal(article_write(a, &options, gather, &o), ARTICLE_ERROR_ARGUMENT);
    options.keys = 0;
    options.size--;
    assert_int_equal(article_write(a, &options, gather, &o), ARTICLE_ERROR_ARGUMENT);
    article_extractor_free(x);
}

static void no_article_is_no_error(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, "");
    output o = {.size = 0};
    assert_false(article_found(a));
    assert_string_equal(article_text(a, NULL), "");
    assert_int_equal(write_as(a, ARTICLE_FORMAT_TEXT, 0, gather, &o), ARTICLE_OK);
    assert_int_equal(o.size, 0);
    assert_int_equal(write_as(a, ARTICLE_FORMAT_JSON, 0, gather, &o), ARTICLE_OK);
    assert_non_null(strstr(o.data, "\"text\":\"\"}"));
    article_extractor_free(x);
}

static void wrong_arguments_are_refused(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = (const article *)page;
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    output o = {.size = 0};
    assert_int_equal(article_extractor_run(NULL, "", 0, NULL, &a), ARTICLE_ERROR_ARGUMENT);
    assert_null(a);
    assert_int_equal(article_extractor_run(x, NULL, 1, NULL, &a), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(article_extractor_run(x, "", 0, NULL, NULL), ARTICLE_ERROR_ARGUMENT);
    info.size = 3;
    assert_int_equal(article_extractor_run(x, "", 0, &info, &a), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(article_extractor_run(x, NULL, 0, NULL, &a), ARTICLE_OK);
    assert_int_equal(write_as(NULL, ARTICLE_FORMAT_TEXT, 0, gather, &o), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(write_as(a, ARTICLE_FORMAT_TEXT, 0, NULL, &o), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(write_as(a, (article_format)9, 0, gather, &o), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(write_as(a, ARTICLE_FORMAT_JSON, 1u << 19, gather, &o),
                     ARTICLE_ERROR_ARGUMENT);
    article_options options = ARTICLE_OPTIONS_INIT;
    options.size++;
    assert_null(article_extractor_new(&options));
    article_extractor_free(x);
}

static void null_is_tolerated_by_getters(void **state)
{
    (void)state;
    article_block block = {.size = sizeof block};
    assert_false(article_found(NULL));
    assert_string_equal(article_text(NULL, NULL), "");
    assert_string_equal(article_charset(NULL), "");
    assert_int_equal(article_limited(NULL), 0);
    assert_int_equal(article_field_count(NULL, ARTICLE_TITLE), 0);
    assert_null(article_field_text(NULL, ARTICLE_TITLE, NULL));
    assert_int_equal(article_block_count(NULL), 0);
    assert_int_equal(article_block_get(NULL, 0, &block), ARTICLE_ERROR_ARGUMENT);
    article_candidate candidate = {.size = sizeof candidate};
    assert_null(article_field_origin(NULL, ARTICLE_TITLE));
    assert_int_equal(article_candidate_count(NULL), 0);
    assert_int_equal(article_candidate_get(NULL, 0, &candidate), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(article_extractor_max_bytes(NULL), 0);
    assert_false(article_charset_known(NULL));
    article_extractor_free(NULL);
}

static void limits_are_told_apart(void **state)
{
    (void)state;
    article_options options = ARTICLE_OPTIONS_INIT;
    const article *a;
    options.max_bytes = 10;
    article_extractor *x = article_extractor_new(&options);
    assert_int_equal(article_extractor_max_bytes(x), 10);
    assert_int_equal(article_extractor_run(x, page, 11, NULL, &a), ARTICLE_ERROR_MAX_BYTES);
    assert_null(a);
    assert_int_equal(article_extractor_run(x, "<p>x</p>", 8, NULL, &a), ARTICLE_OK);
    article_extractor_free(x);
    options = (article_options)ARTICLE_OPTIONS_INIT;
    options.max_memory = 2000;
    x = article_extractor_new(&options);
    assert_int_equal(article_extractor_run(x, page, sizeof page - 1, NULL, &a),
                     ARTICLE_ERROR_MAX_MEMORY);
    article_extractor_free(x);
    x = article_extractor_new(NULL);
    assert_int_equal(article_extractor_run(x, "%PDF-1.7\n%\xE2\xE3\xCF\xD3", 14, NULL, &a),
                     ARTICLE_ERROR_BINARY);
    assert_int_equal(article_extractor_run(x, page, sizeof page - 1, NULL, &a), ARTICLE_OK);
    article_extractor_free(x);
}

static void every_status_has_a_message(void **state)
{
    (void)state;
    for (int i = ARTICLE_OK; i <= ARTICLE_ERROR_SINK; i++) {
        assert_true(strlen(article_status_message((article_status)i)) > 0);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(article_status_message((article_status)i),
                                    article_status_message((article_status)k));
    }
    assert_string_equal(article_status_message((article_status)99), "unknown status");
    assert_string_equal(article_version(), ARTICLE_VERSION);
}

static void a_refusing_sink_stops_the_writer(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a = run(x, page);
    output o = {.refuse_at = 1};
    assert_int_equal(write_as(a, ARTICLE_FORMAT_TEXT, 0, gather, &o), ARTICLE_ERROR_SINK);
    assert_int_equal(o.calls, 1);
    article_extractor_free(x);
}

static void plain_text_and_html_are_told_apart(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    article_page_info info = ARTICLE_PAGE_INFO_INIT;
    const article *a = run(x, HTML_PROSE "\n\nThen " HTML_PROSE "\n\n1 < 2");
    assert_int_equal(article_block_count(a), 3);
    a = run(x, "a <b>b</b>\n\nc");
    assert_int_equal(article_block_count(a), 1);
    info.input = ARTICLE_INPUT_TEXT;
    assert_int_equal(article_extractor_run(x, "a <b>b</b>\n\nc", 13, &info, &a), ARTICLE_OK);
    assert_int_equal(article_block_count(a), 2);
    info.input = ARTICLE_INPUT_HTML;
    assert_int_equal(article_extractor_run(x, "a\n\nc", 4, &info, &a), ARTICLE_OK);
    assert_int_equal(article_block_count(a), 1);
    article_extractor_free(x);
}

static void blocks_can_be_dropped(void **state)
{
    (void)state;
    article_extractor *x = article_extractor_new(NULL);
    const article *a;
    const size_t none[] = {0};
    assert_non_null(x);
    assert_int_equal(article_drop_blocks(x, none, 1), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(article_drop_blocks(NULL, none, 1), ARTICLE_ERROR_ARGUMENT);
    assert_int_equal(article_extractor_run(x, page, sizeof page - 1, NULL, &a), ARTICLE_OK);
    assert_true(article_found(a));
    assert_int_equal(article_drop_blocks(x, NULL, 1), ARTICLE_ERROR_ARGUMENT);
    size_t before, after, last = article_block_count(a), count = last, all[64];
    article_text(a, &before);
    article_block block = {.size = sizeof block};
    assert_true(count > 0 && count <= 64);
    do
        assert_int_equal(article_block_get(a, --last, &block), ARTICLE_OK);
    while (!block.kept && last);
    const size_t some[] = {last, last, 999999, (size_t)-1};
    assert_int_equal(article_drop_blocks(x, some, 4), ARTICLE_OK);
    assert_int_equal(article_block_get(a, last, &block), ARTICLE_OK);
    assert_false(block.kept);
    assert_null(strstr(article_text(a, &after), block.text));
    assert_int_equal(after, before - block.length - 2);
    for (size_t i = 0; i < count; i++)
        all[i] = i;
    assert_int_equal(article_drop_blocks(x, all, count), ARTICLE_OK);
    assert_false(article_found(a));
    assert_string_equal(article_text(a, NULL), "");
    article_extractor_free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_can_be_dropped),
        cmocka_unit_test(finds_an_article),
        cmocka_unit_test(tells_type_and_confidence),
        cmocka_unit_test(tells_when_markup_was_too_much),
        cmocka_unit_test(options_are_checked),
        cmocka_unit_test(walks_all_blocks),
        cmocka_unit_test(tells_where_metadata_are_from),
        cmocka_unit_test(writes_text_and_json),
        cmocka_unit_test(writes_the_keys_that_are_chosen),
        cmocka_unit_test(no_article_is_no_error),
        cmocka_unit_test(wrong_arguments_are_refused),
        cmocka_unit_test(null_is_tolerated_by_getters),
        cmocka_unit_test(limits_are_told_apart),
        cmocka_unit_test(every_status_has_a_message),
        cmocka_unit_test(a_refusing_sink_stops_the_writer),
        cmocka_unit_test(plain_text_and_html_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
