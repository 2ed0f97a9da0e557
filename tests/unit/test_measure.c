#include "html.h"

#include "article/measure.h"

/* Measures a text as a block of so many words. */
static art_measure measure(const char *text, const char *title)
{
    art_block block = {.text = art_view_of(text),
                       .words = (uint32_t)art_word_count(art_view_of(text))};
    art_key_words words, none;
    art_measure m;
    art_key_words_of(&words, art_view_of(title), &art_model_builtin);
    art_key_words_of(&none, ART_VIEW(""), &art_model_builtin);
    art_measure_block(&block, &art_model_builtin, &words, &none, &m);
    return m;
}

static void characters_are_counted(void **state)
{
    (void)state;
    art_measure m = measure("One, Two. \xC2\xA3"
                            "3? | me@x",
                            "");
    assert_int_equal(m.characters, 20);
    assert_int_equal(m.sentences, 2);
    assert_int_equal(m.commas, 1);
    assert_int_equal(m.uppers, 2);
    assert_int_equal(m.capitals, 2);
    assert_int_equal(m.digits, 1);
    assert_int_equal(m.separators, 1);
    assert_true(m.money && m.question && m.at_sign && m.begins_upper);
    assert_false(m.ends_sentence || m.date || m.year || m.clock || m.copyright);
}

static void ends_are_told_apart(void **state)
{
    (void)state;
    assert_true(measure("So it ended.", "").ends_sentence);
    assert_true(measure("\"So it ended.\"", "").ends_sentence);
    assert_true(measure("这样就结束了。", "").ends_sentence);
    assert_false(measure("No end", "").ends_sentence);
    assert_true(measure("As follows:", "").ends_colon);
    assert_true(measure("Cut off\xE2\x80\xA6", "").ends_ellipsis);
    assert_true(measure("Cut off [...]", "").ends_ellipsis);
    assert_false(measure("Whole.", "").ends_ellipsis);
    assert_int_equal(measure("一句。两句。", "").sentences, 2);
}

static void dates_are_seen(void **state)
{
    (void)state;
    assert_true(measure("12.3.2020", "").date);
    assert_true(measure("2020-03-12", "").date);
    assert_true(measure("2020年3月12日", "").date);
    assert_false(measure("version 3.4", "").date);
    assert_true(measure("in 1998 already", "").year);
    assert_false(measure("in 19985 already", "").year);
    assert_true(measure("at 10:30", "").clock);
    assert_false(measure("10 30", "").clock);
}

static void words_of_the_title_are_found(void **state)
{
    (void)state;
    art_measure m = measure("The mill turns, and the MILL stops", "The Mill Turns Again");
    assert_int_equal(m.title, 3);      /* mill, turns, MILL */
    assert_int_equal(m.title_seen, 2); /* "the" is a function word */
    assert_int_equal(measure("Nothing in common", "The Mill Turns Again").title, 0);
    assert_true(measure("学校开放日", "学校开放").title >= 3); /* by pairs of characters */
}

static void function_words_count(void **state)
{
    (void)state;
    assert_int_equal(measure("the house of the rising sun", "").stops, 3);
    assert_int_equal(measure("das Haus und der Garten", "").stops, 3);
    assert_int_equal(measure("Xylophon Quartz", "").stops, 0);
}

static void the_hash_ignores_case_and_punctuation(void **state)
{
    (void)state;
    assert_true(measure("Read it, again!", "").hash == measure("read IT again", "").hash);
    assert_true(measure("Read it 1", "").hash != measure("Read it 2", "").hash);
    assert_true(measure("a b", "").hash != measure("b a", "").hash);
}

static void long_texts_are_looked_at_in_part(void **state)
{
    (void)state;
    char text[4096] = "";
    for (int i = 0; i < 500; i++)
        strcat(text, "the w ");
    art_measure m = measure(text, "");
    assert_int_equal(m.looked, ART_WORDS_LOOKED);
    assert_int_equal(m.characters, strlen(text));
    assert_true(m.long_block);
}

static void sets_have_room_for_a_few_words(void **state)
{
    (void)state;
    char text[1024] = "";
    for (int i = 0; i < 100; i++) {
        char word[8] = {(char)('a' + i / 26), (char)('a' + i % 26), 'q', ' ', '\0'};
        strcat(text, word);
    }
    art_key_words set;
    art_key_words_of(&set, art_view_of(text), &art_model_builtin);
    assert_int_equal(set.count, ART_KEY_WORDS_MAX);
    art_key_words_of(&set, ART_VIEW("the of and"), &art_model_builtin);
    assert_int_equal(set.count, 3); /* where there is nothing else */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_counted),
        cmocka_unit_test(ends_are_told_apart),
        cmocka_unit_test(dates_are_seen),
        cmocka_unit_test(words_of_the_title_are_found),
        cmocka_unit_test(function_words_count),
        cmocka_unit_test(the_hash_ignores_case_and_punctuation),
        cmocka_unit_test(long_texts_are_looked_at_in_part),
        cmocka_unit_test(sets_have_room_for_a_few_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
