#include "html.h"

#include "article/lexicon.h"
#include "article/tags.h"

static bool clutter(const char *text)
{
    return art_lexicon_clutter(art_view_of(text));
}

static void headings_of_clutter(void **state)
{
    (void)state;
    assert_true(clutter("Recent Posts"));
    assert_true(clutter("RELATED ARTICLES"));
    assert_true(clutter("Mehr zum Thema"));
    assert_true(clutter("\xC3\x80 lire aussi"));
    assert_true(clutter("Читайте также"));
    assert_true(clutter("Διαβάστε επίσης"));
    assert_true(clutter("関連記事"));
    assert_false(clutter("A related question"));
    assert_false(clutter("What it costs"));
    assert_false(clutter(""));
    assert_false(
        clutter("Related to this long sentence are many other things that nobody would ever "
                "put into the heading of a list of links"));
}

static void how_long_ago(void **state)
{
    (void)state;
    assert_true(art_lexicon_ago(ART_VIEW("2 days ago")));
    assert_true(art_lexicon_ago(ART_VIEW("Vor 3 Stunden")));
    assert_true(art_lexicon_ago(ART_VIEW("3天前")));
    assert_false(art_lexicon_ago(ART_VIEW("12 March 2024")));
}

static void comments_by_name(void **state)
{
    (void)state;
    assert_true(art_lexicon_comments(ART_VIEW("comment-list")));
    assert_true(art_lexicon_comments(ART_VIEW("postComments")));
    assert_false(art_lexicon_comments(ART_VIEW("commentary")));
}

static void tags_and_attributes_by_name(void **state)
{
    (void)state;
    assert_int_equal(art_attr_of(ART_VIEW("HREF")), ART_ATTR_HREF);
    assert_int_equal(art_attr_of(ART_VIEW("data-testid")), ART_ATTR_DATA_TESTID);
    assert_int_equal(art_attr_of(ART_VIEW("onclick")), ART_ATTR_NONE);
    assert_int_equal(art_tag_of(ART_VIEW("Dialog")), ART_TAG_DIALOG);
    assert_int_equal(art_tag_of(ART_VIEW("x-y")), ART_TAG_OTHER);
    assert_true(art_tag_flags[ART_TAG_H3] & ART_IS_HEADING);
    assert_true(art_tag_flags[ART_TAG_SCRIPT] & ART_IS_DROPPED);
    assert_false(art_tag_flags[ART_TAG_TEXT]);
}

static const char *const tag_names[] = {
#define NAME(id, name, flags) name,
    ART_TAG_LIST(NAME) ART_TAG_NAMED_LIST(NAME)
#undef NAME
};

static const char *const attr_names[] = {
#define NAME(id, name) name,
    ART_ATTR_LIST(NAME)
#undef NAME
};

/* Each byte changed in the bit that the hash does not see: another case of a letter is the same
 * name, and anything else is another one. Longer and shorter ones are others, or listed as well. */
static void look_up(const char *name, unsigned (*of)(art_view), const unsigned expected)
{
    char copy[40];
    size_t size = strlen(name);
    memcpy(copy, name, size);
    assert_int_equal(of((art_view){copy, size}), expected);
    for (size_t i = 0; i < size; i++) {
        bool letter = art_is_alpha(copy[i]);
        copy[i] ^= 0x20;
        assert_int_equal(of((art_view){copy, size}) == expected, letter);
        copy[i] ^= 0x20;
    }
    copy[size] = '_';
    assert_int_not_equal(of((art_view){copy, size + 1}), expected);
    assert_int_not_equal(of((art_view){copy, size - 1}), expected);
}

static unsigned tag_of(art_view name)
{
    return art_tag_of(name);
}

static unsigned attr_of(art_view name)
{
    return art_attr_of(name);
}

static void every_name_is_found(void **state)
{
    (void)state;
    for (unsigned i = 0; i < ART_TAG_COUNT - 2; i++) {
        look_up(tag_names[i], tag_of, ART_TAG_HTML + i);
        assert_view(art_tag_name((art_tag)(ART_TAG_HTML + i)), tag_names[i]);
    }
    for (unsigned i = 0; i < ART_ATTR_COUNT - 1; i++) {
        look_up(attr_names[i], attr_of, 1 + i);
        assert_view(art_attr_name((art_attr)(1 + i)), attr_names[i]);
    }
    assert_int_equal(art_tag_of(ART_VIEW("")), ART_TAG_OTHER);
    assert_int_equal(art_attr_of(ART_VIEW("")), ART_ATTR_NONE);
    assert_int_equal(art_tag_of(ART_VIEW("a-name-that-is-longer-than-all-of-them")), ART_TAG_OTHER);
    assert_true(art_tag_is_parsed(ART_TAG_DESC) && !art_tag_is_parsed(ART_TAG_OTHER) &&
                !art_tag_is_parsed(ART_TAG_AMP_IMG) && !art_tag_is_parsed(ART_TAG_SLOT));
}

static void pages_that_are_missing(void **state)
{
    (void)state;
    assert_true(art_lexicon_missing(ART_VIEW("Page not found")));
    assert_true(art_lexicon_missing(ART_VIEW("Sorry, we cannot find that page.")));
    assert_true(art_lexicon_missing(ART_VIEW("Seite nicht gefunden")));
    assert_true(art_lexicon_missing(ART_VIEW("СТРАНИЦА НЕ НАЙДЕНА")));
    assert_false(art_lexicon_missing(ART_VIEW("What they found")));
    assert_false(art_lexicon_missing(ART_VIEW("")));
    assert_true(art_lexicon_refusal(ART_VIEW("403 Forbidden")));
    assert_true(art_lexicon_refusal(ART_VIEW("Please enable JavaScript to continue")));
    assert_true(art_lexicon_refusal(ART_VIEW("Доступ запрещён")));
    assert_false(art_lexicon_refusal(ART_VIEW("The gate was open")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_that_are_missing),
        cmocka_unit_test(headings_of_clutter),
        cmocka_unit_test(how_long_ago),
        cmocka_unit_test(comments_by_name),
        cmocka_unit_test(tags_and_attributes_by_name),
        cmocka_unit_test(every_name_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
