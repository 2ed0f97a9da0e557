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
    art_facts facts;
} fixture;

static bool read_script(fixture *f, const char *json, size_t fail_at)
{
    art_jsonld state = {.bytes = 0};
    *f = (fixture){.memory.fail_at = fail_at};
    art_arena_init(&f->arena, unit_allocator(&f->memory));
    art_arena_reset(&f->arena, SIZE_MAX);
    art_facts_init(&f->facts, &f->arena);
    return art_jsonld_read(&state, art_view_of(json), 0, &f->facts);
}

static void end(fixture *f)
{
    art_arena_free(&f->arena);
    assert_int_equal(f->memory.live, 0);
}

/* The first fact from an article, "" where there is none. */
static const char *fact(const fixture *f, article_field field)
{
    for (size_t i = 0; i < f->facts.count; i++)
        if (f->facts.items[i].candidate->field == field &&
            f->facts.items[i].candidate->place == ART_PLACE_LD_ARTICLE)
            return f->facts.items[i].text.data;
    return "";
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
        "{'@type':'Article','headline':'H','author':{'name':'J'}}",
        "{\"@type\":\"Article\",\"headline\":\"H\",\"author\":{\"name\":[\"J\"]},\"x\":\"cut of",
        "/* ours */ {\"@type\":\"Article\", // the kind\n\"headline\":\"H\",\"author\":\"J\"}",
        "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;H&quot;,"
        "&quot;author&quot;:&quot;J&quot;}",
        "{\"@graph\":{\"@type\":\"Article\",\"headline\":\"H\",\"author\":\"J\"}}",
        "{\"@type\":\"Organization\",\"name\":\"O\"}{\"@type\":\"Article\",\"headline\":\"H\","
        "\"author\":\"J\"}",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        fixture f;
        assert_true(read_script(&f, same[i], 0));
        assert_string_equal(fact(&f, ARTICLE_TITLE), "H");
        assert_string_equal(fact(&f, ARTICLE_AUTHOR), "J");
        end(&f);
    }
}

static void fields(void **state)
{
    (void)state;
    fixture f;
    assert_true(read_script(
        &f,
        "{\"@type\":\"Article\",\"headline\":\"A &amp; B\",\"datePublished\":\"2020-01-13\","
        "\"publisher\":{\"@type\":\"Organization\",\"name\":\"P\"},"
        "\"image\":[{\"url\":\"/i.png\"}],\"keywords\":\"a,b\",\"inLanguage\":\"de\","
        "\"license\":\"https://l\",\"description\":\"D\\u0000\\u0007E\"}",
        0));
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
        "{\"@type\":\"Article\",\"headline\":null}",
        "{\"@type\":\"Article\",\"headline\":\"cut of",
        "{\"@type\":{},\"headline\":\"H\"}",
        "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"Article\",\"headline\":\"H\"}]}",
        "{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":\"Question\",\"name\":\"H\"}]}",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        fixture f;
        assert_true(read_script(&f, bad[i], 0));
        assert_string_equal(fact(&f, ARTICLE_TITLE), "");
        end(&f);
    }
}

/* Authors in the shapes that there are; a publisher that signs is told from a person. */
static void authors(void **state)
{
    (void)state;
    fixture f;
    assert_true(read_script(&f,
                            "{\"@graph\":[{\"@type\":\"Article\",\"author\":[{\"@id\":\"#a\"},"
                            "{\"@type\":\"Organization\",\"name\":\"O\"},\"B\",{\"@id\":\"#c\"}]},"
                            "{\"@id\":\"#a\",\"@type\":\"Person\",\"name\":\"A\"}]}",
                            0));
    assert_int_equal(f.facts.count, 3); /* #c is nowhere */
    assert_string_equal(f.facts.items[0].text.data, "A");
    assert_string_equal(f.facts.items[0].candidate->origin, "json-ld article author");
    assert_string_equal(f.facts.items[1].candidate->origin, "json-ld article organization");
    assert_string_equal(f.facts.items[2].text.data, "B");
    end(&f);
}

static void limits(void **state)
{
    (void)state;
    static char text[(1 << 20) + 100];
    fixture f;
    memset(text, '[', 100000);
    assert_true(read_script(&f, text, 0));
    assert_int_equal(f.facts.count, 0);
    end(&f);
    static const char source[] = "{\"@type\":\"Article\",\"headline\":\"[[[[{{{{H\"}";
    memset(text, ' ', sizeof text - 1);
    memcpy(text, source, sizeof source - 1);
    text[(1 << 20) - 2] = '{'; /* what goes beyond 1 MiB is cut off */
    memcpy(text + (1 << 20) - 1, source, sizeof source - 1);
    assert_true(read_script(&f, text, 0));
    assert_int_equal(f.facts.count, 1);
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
        done = read_script(&f, text, n);
        assert_true(done || f.arena.budget->failure == ART_FAILURE_MEMORY);
        assert_true(n < 100);
        end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes),  cmocka_unit_test(fields), cmocka_unit_test(nothing),
        cmocka_unit_test(authors), cmocka_unit_test(limits), cmocka_unit_test(no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
