/* Language tags, and telling languages by their letters and their commonest words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/language.h"
#include "unit.h"

static void tags(void **state)
{
    (void)state;
    static const char *const samples[][2] = {
        {"en", "en"},
        {"EN_us", "en-US"},
        {"zh-hant-tw", "zh-Hant-TW"},
        {"de-DE.UTF-8", "de-DE"},
        {"pt-br, en", "pt-BR"},
        {"english", ""},
        {"x!", ""},
        {"", ""},
        {"-", ""},
        {"utf-8", "utf-8"},
        {"e", ""},
        {"en-", "en"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char out[ART_LANGUAGE_SIZE] = "";
        size_t size = art_language_tag(art_view_of(samples[i][0]), out);
        assert_int_equal(size, strlen(samples[i][1]));
        if (size)
            assert_string_equal(out, samples[i][1]);
    }
    assert_true(art_language_same(ART_VIEW("en-US"), ART_VIEW("EN")));
    assert_false(art_language_same(ART_VIEW("en"), ART_VIEW("enm")));
    assert_true(art_language_rtl(ART_VIEW("ar-EG")));
    assert_false(art_language_rtl(ART_VIEW("en")));
    assert_false(art_language_rtl(ART_VIEW("")));
}

static const char *const texts[][2] = {
    {"en", "The river rose in the night, and by the morning it had reached the doors of the mill "
           "that stands at the end of the village. The miller and his sons carried the flour to "
           "the loft, which is dry, and waited for the water to go."},
    {"de",
     "Der Fluss stieg in der Nacht, und am Morgen stand das Wasser vor der Mühle, die am Ende "
     "des Dorfes liegt. Der Müller und seine Söhne trugen das Mehl auf den Boden, der nicht "
     "nass wird, und warteten auf die Ebbe."},
    {"fr",
     "La rivière est montée dans la nuit et, au matin, elle était devant les portes du moulin "
     "qui est au bout du village. Le meunier et ses fils ont porté la farine dans le grenier "
     "avec des sacs pour que rien ne soit perdu."},
    {"es", "El río subió por la noche y por la mañana el agua llegaba a las puertas del molino que "
           "está al final del pueblo. El molinero y sus hijos llevaron la harina al desván, y los "
           "sacos más grandes con una cuerda, para que no se mojara."},
    {"pl",
     "Rzeka przybrała w nocy, a rano woda stała przed młynem, który jest na końcu wsi. Młynarz "
     "z synami nosili mąkę na strych, bo tam jest sucho, i czekali, aż woda się cofnie do "
     "koryta, jak to bywa po deszczach na wiosnę. Nie było to dla nich nic nowego."},
    {"ru", "Ночью река поднялась, и утром вода стояла у дверей мельницы на краю села."},
    {"uk", "Уночі річка піднялася, і вранці вода стояла біля дверей млина на краю села."},
    {"bg", "През нощта реката се покачи и сутринта водата стигна до вратите на мелницата в края "
           "на селото, където мъжът и неговият син събраха брашното на тавана."},
    {"sr", "Ноћу је ријека нарасла и ујутро је вода стајала пред вратима млина на крају села."},
    {"el", "Το ποτάμι ανέβηκε τη νύχτα και το πρωί το νερό έφτασε στις πόρτες του μύλου."},
    {"ar", "ارتفع النهر في الليل وفي الصباح وصل الماء إلى أبواب الطاحونة في آخر القرية"},
    {"fa", "رودخانه در شب بالا آمد و صبح آب به درهای آسیاب در پایان روستا رسید که گندم در آن بود"},
    {"zh", "夜里河水上涨，早晨水已经到了村头磨坊的门口。磨坊主和他的儿子们把面粉搬到阁楼上，等着水"
           "退去。磨坊很老。"},
    {"ja", "夜のうちに川が増水し、朝には村はずれの水車小屋の戸口まで水が来ていた。粉屋は息子たちと"
           "粉を屋根裏に運んだ。"},
    {"ko", "밤사이 강물이 불어 아침에는 마을 끝 물레방아의 문 앞까지 물이 찼다. 방앗간 주인과 "
           "아들들은 밀가루를 다락으로 날랐다."},
    {"hi", "रात में नदी चढ़ गई और सुबह पानी गाँव के छोर पर चक्की के दरवाज़े तक पहुँच गया।"},
    {"he", "הנהר עלה בלילה ובבוקר הגיעו המים אל דלתות הטחנה שבקצה הכפר"},
};

static void by_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        art_view text = art_view_of(texts[i][1]);
        art_language_guess guess = art_language_of(&text, 1, (art_view){NULL, 0});
        char tag[8] = "";
        assert_true(guess.tag.size < sizeof tag);
        memcpy(tag, guess.tag.data, guess.tag.size);
        assert_string_equal(tag, texts[i][0]);
        assert_true(guess.sure);
        assert_false(guess.contradicts);
        /* what is right is not contradicted, with a region or without */
        assert_false(art_language_of(&text, 1, art_view_of(texts[i][0])).contradicts);
    }
}

static void declared(void **state)
{
    (void)state;
    art_view german = art_view_of(texts[1][1]), russian = art_view_of(texts[5][1]);
    assert_true(art_language_of(&german, 1, ART_VIEW("en-US")).contradicts);
    assert_true(art_language_of(&german, 1, ART_VIEW("ru")).contradicts);
    assert_false(art_language_of(&german, 1, ART_VIEW("lb")).contradicts); /* a relative */
    assert_true(art_language_of(&russian, 1, ART_VIEW("en")).contradicts);
    assert_false(art_language_of(&russian, 1, ART_VIEW("tg")).contradicts);
    art_view few = ART_VIEW("Hotel Adler");
    assert_false(art_language_of(&few, 1, ART_VIEW("ru")).contradicts); /* too little to judge */
    assert_false(art_language_of(&few, 1, ART_VIEW("")).sure);
    assert_false(art_language_of(NULL, 0, ART_VIEW("en")).sure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags),
        cmocka_unit_test(by_text),
        cmocka_unit_test(declared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
