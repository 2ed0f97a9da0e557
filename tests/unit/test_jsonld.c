/* JSON-LD: shapes that publishers use, broken JSON, limits, lack of memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/jsonld.h"
#include "unit.h"

typedef struct fixture {
    unit_memory memory;
    art_arena arena;
    art_node nodes[3];
    art_attribute type;
    art_page page;
    art_facts facts;
} fixture;

/* A page that is one script with this text. */
static article_status read_script(fixture *f, const char *json, size_t fail_at)
{
    *f = (fixture){.memory.fail_at = fail_at};
    art_arena_init(&f->arena, unit_allocator(&f->memory));
    art_arena_reset(&f->arena, SIZE_MAX);
    f->type = (art_attribute){ART_ATTR_TYPE, ART_VIEW("application/ld+json; charset=utf-8")};
    f->nodes[0] = (art_node){.parent = ART_NO_NODE, .end = 3, .tag = ART_TAG_HTML};
    f->nodes[1] = (art_node){.parent = 0, .end = 3, .tag = ART_TAG_SCRIPT, .attribute_count = 1};
    f->nodes[1].u.attributes = &f->type;
    f->nodes[2] = (art_node){.parent = 1, .end = 3, .tag = ART_TAG_TEXT};
    f->nodes[2].u.text = art_view_of(json);
    f->page = (art_page){.nodes = f->nodes, .count = 3, .head = ART_NO_NODE, .body = 0};
    art_facts_init(&f->facts, &f->arena);
    return art_jsonld_read(&f->page, &f->facts);
}

static void end(fixture *f)
{
    art_arena_free(&f->arena);
    assert_int_equal(f->memory.live, 0);
}

/* The first fact from an article, "" where there is none. */
static const char *fact(const fixture *f, article_field field)
{
    const art_fact *found = art_facts_first(&f->facts, field, ART_SOURCE_JSONLD);
    return found ? found->text.data : "";
}

static void shapes(void **state)
{
    (void)state;
    static const char *const same[] = {
        "{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"author\":{\"@type\":\"Person\",\"name\":"
        "\"J\"}}",
        "[{\"@type\":\"X\",\"headline\":\"no\"},{\"@type\":[\"X\",\"BlogPosting\"],\"headline\":"
        "\"H\",\"author\":[\"J\"]}]",
        "{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"H\",\"author\":{\"@id\":\"#j\"}},"
        "{\"@type\":\"Person\",\"@id\":\"#j\",\"name\":\"J\"}]}",
        "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"Article\",\"headline\":\"H\","
        "\"author\":\"J\"}}",
        "<!-- {\"@type\":\"Article\",\"headline\":\"H\",\"author\":\"J\",} -->",
        "//<![CDATA[\n{\"@type\":\"Article\",\"author\":[\"J\",],\"headline\":\"H\"}\n//]]>",
        "{\"@type\":\"Article\",\"author\":\"\\J\",\"headline\":\"\nH\t\"};",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        fixture f;
        assert_int_equal(read_script(&f, same[i], 0), ARTICLE_OK);
        assert_string_equal(fact(&f, ARTICLE_TITLE), "H");
        assert_string_equal(fact(&f, ARTICLE_AUTHOR), "J");
        end(&f);
    }
}

static void fields(void **state)
{
    (void)state;
    fixture f;
    assert_int_equal(
        read_script(
            &f,
            "{\"@type\":\"Article\",\"headline\":\"A &amp; B\",\"datePublished\":\"2020-01-13\","
            "\"publisher\":{\"@type\":\"Organization\",\"name\":\"P\"},"
            "\"image\":[{\"url\":\"/i.png\"}],\"keywords\":\"a,b\",\"inLanguage\":\"de\","
            "\"license\":\"https://l\",\"description\":\"D\\u0000\\u0007E\"}",
            0),
        ARTICLE_OK);
    assert_string_equal(fact(&f, ARTICLE_TITLE), "A & B");
    assert_string_equal(fact(&f, ARTICLE_DATE), "2020-01-13");
    assert_string_equal(fact(&f, ARTICLE_SITE_NAME), "P");
    assert_string_equal(fact(&f, ARTICLE_IMAGE), "/i.png");
    assert_string_equal(fact(&f, ARTICLE_TAGS), "a,b");
    assert_string_equal(fact(&f, ARTICLE_LANGUAGE), "de");
    assert_string_equal(fact(&f, ARTICLE_LICENSE), "https://l");
    assert_string_equal(fact(&f, ARTICLE_DESCRIPTION), "D E");
    end(&f);
}

/* What is no article, or no JSON, says nothing and is no error. */
static void nothing(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "   ",
        "null",
        "{",
        "[",
        "\"",
        "{\"@type\":",
        "{\"@type\":\"Article\",\"headline\":\"H\"",
        "{\"@type\":\"Article\",\"headline\":3}",
        "{\"@type\":{},\"headline\":\"H\"}",
        "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"Article\",\"headline\":\"H\"}]}",
        "{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":\"Question\",\"name\":\"H\"}]}",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        fixture f;
        assert_int_equal(read_script(&f, bad[i], 0), ARTICLE_OK);
        assert_string_equal(fact(&f, ARTICLE_TITLE), "");
        end(&f);
    }
}

static void limits(void **state)
{
    (void)state;
    static char text[(1 << 20) + 100];
    fixture f;
    memset(text, '[', 100000);
    assert_int_equal(read_script(&f, text, 0), ARTICLE_OK);
    assert_int_equal(f.facts.count, 0);
    end(&f);
    static const char source[] = "{\"@type\":\"Article\",\"headline\":\"[[[[{{{{H\"}";
    memset(text, ' ', sizeof text - 1);
    memcpy(text, source, sizeof source - 1);
    assert_int_equal(read_script(&f, text, 0), ARTICLE_OK); /* beyond 1 MiB: not read */
    assert_int_equal(f.facts.count, 0);
    end(&f);
    text[1 << 20] = '\0';
    assert_int_equal(read_script(&f, text, 0), ARTICLE_OK);
    assert_string_equal(fact(&f, ARTICLE_TITLE), "[[[[{{{{H");
    end(&f);
}

static void no_memory(void **state)
{
    (void)state;
    static char text[60000];
    memset(text, ' ', sizeof text - 1);
    static const char source[] =
        "{\"@type\":\"Article\",\"headline\":\"H\",\"author\":[\"A\",\"B\"]";
    memcpy(text, source, sizeof source - 1);
    text[sizeof text - 2] = '}';
    bool done = false;
    for (size_t n = 1; !done; n++) {
        fixture f;
        article_status status = read_script(&f, text, n);
        done = status == ARTICLE_OK;
        if (!done)
            assert_int_equal(status, ARTICLE_ERROR_MEMORY);
        assert_true(n < 100);
        end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes), cmocka_unit_test(fields),    cmocka_unit_test(nothing),
        cmocka_unit_test(limits), cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
