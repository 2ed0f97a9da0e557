/* The names of the months, as dates have them. */
#ifndef ART_MONTHS_H
#define ART_MONTHS_H

/* Rows of names from January to December, in lower case, without full stops: whole names, then
 * abbreviations where they differ, in the case that stands in a date. "" where there is none. */
/* clang-format off */
#define ART_MONTH_LIST(X)                                                                          \
    X(/* English */ "january", "february", "march", "april", "may", "june", "july", "august",      \
      "september", "october", "november", "december")                                              \
    X("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep", "oct", "nov", "dec")             \
    X("", "", "", "", "", "", "", "", "sept", "", "", "")                                          \
    X(/* German */ "januar", "februar", "märz", "april", "mai", "juni", "juli", "august",          \
      "september", "oktober", "november", "dezember")                                              \
    X("jän", "", "mär", "", "", "", "", "", "", "okt", "", "dez")                                  \
    X("jänner", "feber", "mrz", "", "", "", "", "", "", "", "", "")                                \
    X("", "", "maerz", "", "", "", "", "", "", "", "", "")                                         \
    X(/* French */ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",        \
      "septembre", "octobre", "novembre", "décembre")                                              \
    X("janv", "févr", "", "avr", "", "", "juil", "", "", "", "", "déc")                            \
    X("", "fév", "", "", "", "", "", "aout", "", "", "", "")                                       \
    X("", "fevrier", "", "", "", "", "", "", "", "", "", "decembre")                               \
    X(/* Spanish */ "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",      \
      "septiembre", "octubre", "noviembre", "diciembre")                                           \
    X("ene", "", "", "abr", "", "", "", "ago", "setiembre", "", "", "dic")                         \
    X(/* Italian */ "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",        \
      "agosto", "settembre", "ottobre", "novembre", "dicembre")                                    \
    X("gen", "", "", "", "mag", "giu", "lug", "", "set", "ott", "", "")                            \
    X(/* Portuguese */ "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",         \
      "agosto", "setembro", "outubro", "novembro", "dezembro")                                     \
    X("", "fev", "marco", "", "", "", "", "", "", "out", "", "")                                   \
    X(/* Dutch */ "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",      \
      "september", "oktober", "november", "december")                                              \
    X("", "", "mrt", "", "", "", "", "", "", "", "", "")                                           \
    X(/* Danish, Norwegian, Swedish */ "januar", "februar", "marts", "april", "maj", "juni",       \
      "juli", "augusti", "september", "oktober", "november", "desember")                           \
    X(/* Finnish */ "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta",         \
      "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta",              \
      "joulukuuta")                                                                                \
    X(/* Polish */ "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca",          \
      "sierpnia", "września", "października", "listopada", "grudnia")                              \
    X("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień",            \
      "wrzesień", "październik", "listopad", "grudzień")                                           \
    X("sty", "lut", "", "kwi", "", "cze", "lip", "sie", "wrz", "paź", "lis", "gru")                \
    X(/* Czech */ "ledna", "února", "března", "dubna", "května", "června", "července", "srpna",    \
      "září", "října", "listopadu", "prosince")                                                    \
    X(/* Hungarian */ "január", "február", "március", "április", "május", "június", "július",      \
      "augusztus", "szeptember", "október", "november", "december")                                \
    X(/* Romanian */ "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie",        \
      "august", "septembrie", "octombrie", "noiembrie", "decembrie")                               \
    X(/* Turkish */ "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos",     \
      "eylül", "ekim", "kasım", "aralık")                                                          \
    X(/* Indonesian */ "januari", "februari", "maret", "april", "mei", "juni", "juli",             \
      "agustus", "september", "oktober", "november", "desember")                                   \
    X(/* Russian */ "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",      \
      "сентября", "октября", "ноября", "декабря")                                                  \
    X("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",          \
      "октябрь", "ноябрь", "декабрь")                                                              \
    X("янв", "фев", "мар", "апр", "", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")             \
    X("", "февр", "", "", "", "", "", "", "сент", "", "нояб", "")                                  \
    X(/* Ukrainian */ "січня", "лютого", "березня", "квітня", "травня", "червня", "липня",         \
      "серпня", "вересня", "жовтня", "листопада", "грудня")                                        \
    X("січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень",         \
      "вересень", "жовтень", "листопад", "грудень")                                                \
    X("січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру")          \
    X(/* Greek */ "ιανουαρίου", "φεβρουαρίου", "μαρτίου", "απριλίου", "μαΐου", "ιουνίου",          \
      "ιουλίου", "αυγούστου", "σεπτεμβρίου", "οκτωβρίου", "νοεμβρίου", "δεκεμβρίου")               \
    X("ιανουάριος", "φεβρουάριος", "μάρτιος", "απρίλιος", "μάιος", "ιούνιος", "ιούλιος",           \
      "αύγουστος", "σεπτέμβριος", "οκτώβριος", "νοέμβριος", "δεκέμβριος")                          \
    X("", "φεβρ", "", "", "", "", "", "", "", "", "", "")                                          \
    X("ιαν", "φεβ", "μαρ", "απρ", "μαι", "ιουν", "ιουλ", "αυγ", "σεπ", "οκτ", "νοε", "δεκ")        \
    X("", "", "μάρ", "", "μάι", "ιούν", "ιούλ", "αύγ", "σεπτ", "", "νοέ", "")                      \
    X("", "", "", "", "μαϊ", "ιον", "ιολ", "", "", "", "", "")                                     \
    X("", "", "", "", "μαίου", "", "", "", "", "", "", "")                                         \
    X("", "", "", "", "μάϊος", "", "", "", "", "", "", "")                                         \
    X(/* Arabic */ "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",          \
      "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")                                                      \
    X("", "", "", "ابريل", "", "", "", "اغسطس", "", "اكتوبر", "", "")                              \
    X(/* Hindi */ "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त",             \
      "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर")                                                      \
    X("", "फरवरी", "", "", "", "", "", "", "सितम्बर", "अक्तूबर", "नवम्बर", "दिसम्बर")
/* clang-format on */

#endif
