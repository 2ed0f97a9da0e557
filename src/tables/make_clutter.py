#!/usr/bin/env python3
"""Makes clutter.h: how headings and labels of clutter begin.

    make_clutter.py                 writes the header beside this file
    make_clutter.py --print         prints it
    make_clutter.py --check [FILE]  exits with 1 when FILE (the header) is not up to date
"""
import pathlib

import generator

HEADER = pathlib.Path(__file__).resolve().with_name("clutter.h")

# In lower case, between bars; "_" is a space at an end. Beginnings, so that
# "related articles" and "related topics" are found, but "a related question" is not.
CLUTTER = """
# English
related | recent post | recent article | recent stories | recent news | recent comment | latest | more from |
more on | more in_ | more stories | more news | most read | most popular | popular | trending | recommended |
read more | read also | read next | also read | see also | you may also | you might also | you may like |
you might like | what to read | don't miss | up next | next post | previous post | about the author |
about author | author | written by | posted by | share this | share on | share: | follow us | follow me |
subscribe | newsletter | sign up | comments | leave a_ | join the conversation | post a comment | add a comment |
advertisement | sponsored | promoted | tags | filed under | categories | topics | copyright | © | all rights |
contact us | privacy policy | terms of | cookie | log in | sign in | about us
# German
mehr zum thema | mehr aus | mehr von | mehr lesen | lesen sie auch | lesen sie mehr | auch interessant |
das könnte | weitere artikel | weitere beiträge | weitere themen | ähnliche | verwandte | neueste |
aktuelle beiträge | letzte beiträge | meistgelesen | beliebt | über den autor | über die autorin | zum autor |
zur autorin | zur person | kommentare | kommentar schreiben | schreibe einen | teilen | folgen sie | anzeige |
schlagwörter | themen | impressum | datenschutz | anmelden | empfehlungen
# French
à lire aussi | a lire aussi | lire aussi | à lire également | à voir aussi | sur le même sujet |
articles similaires | articles récents | articles liés | derniers articles | dans la même | les plus lus |
plus d'articles | à propos de l | partager | suivez-nous | commentaires | laisser un commentaire | abonnez-vous |
inscrivez-vous | publicité | mots-clés
# Spanish, Portuguese, Italian
artículos relacionados | noticias relacionadas | relacionad | te puede interesar | también te puede |
lee también | lea también | leer más | entradas recientes | últimas | lo más leído | más leídas | sobre el autor |
sobre la autora | comentarios | compartir | síguenos | suscríbete | publicidad | etiquetas |
artigos relacionados | leia também | veja também | compartilhe | comentários | leggi anche | articoli correlati |
potrebbe interessarti | condividi | commenti
# Polish
czytaj także | czytaj też | czytaj również | przeczytaj | zobacz także | zobacz też | zobacz również | podobne |
powiązane | najnowsze | najczęściej czytane | polecamy | komentarze | skomentuj | dodaj komentarz | udostępnij |
tagi | reklama | o autorze
# Russian, Ukrainian
читайте также | читать также | по теме | похожие | ещё по теме | еще по теме | другие новости |
последние новости | свежие записи | популярн | самое читаемое | рекоменду | комментарии | оставить комментарий |
добавить комментарий | поделиться | подпис | реклама | об авторе | теги | метки | читайте також |
новости партнеров
# Greek
διαβάστε επίσης | διαβάστε ακόμα | διαβάστε ακόμη | δείτε επίσης | δείτε ακόμα | σχετικά | περισσότερα |
δημοφιλή | πρόσφατα | τελευταία | σχόλια | προσθέστε σχόλιο | ετικέτες | κοινοποί | μοιραστείτε
# Arabic, Hindi
اقرأ أيضا | اقرأ أيضًا | مقالات ذات | مواضيع ذات | أحدث | الأكثر قراءة | شارك | التعليقات | عن الكاتب | संबंधित |
साझा | यह भी पढ़ें | ये भी पढ़ें | ताज़ा | ताजा | टिप्पणियाँ | लेखक के बारे
# Chinese, Japanese
相关 | 相關 | 推荐 | 推薦 | 延伸阅读 | 延伸閱讀 | 更多 | 热门 | 熱門 | 最新文章 | 最新新闻 | 评论 | 評論 | 网友评论 | 分享到 | 分享 | 关于作者 | 關於作者 | 上一篇 |
下一篇 | 标签 | 責任編輯 | 责任编辑 | 関連 | おすすめ | 人気 | 最新記事 | 新着 | コメント | この記事を書いた | シェア | タグ | あわせて読みたい
"""


def words_of(line):
    return [word.strip().replace("_", " ") for word in line.split("|") if word.strip()]


def beginnings():
    """Sorted by bytes. One that begins with another is left out: it adds nothing."""
    lines = [line for line in CLUTTER.strip("\n").split("\n") if not line.startswith("# ")]
    found = []
    for word in sorted({word for line in lines for word in words_of(line)}, key=str.encode):
        if not (found and word.startswith(found[-1])):
            found.append(word)
    return found


def header():
    out = [
        "/* Made by make_clutter.py: do not edit. */",
        "#ifndef ART_CLUTTER_H",
        "#define ART_CLUTTER_H",
        "",
        "/* clang-format off */",
        "",
        "/* Sorted by bytes; none begins with another. */",
    ]
    lines, begins = generator.pool("clutter_texts", [word.encode() for word in beginnings()])
    out += lines
    out += ["", "/* Where each of them begins. */", "static const unsigned short clutter[] = {"]
    for at in range(0, len(begins), 16):
        out.append("    %s," % ", ".join(map(str, begins[at:at + 16])))
    out += ["};", "", "/* clang-format on */", "", "#endif", ""]
    return "\n".join(out)


if __name__ == "__main__":
    generator.run(__doc__, HEADER, header())
