# What the command tests share. EXTRACT is the command, MANUAL its manual page.

bats_require_minimum_version 1.5.0

: "${EXTRACT:=$PWD/extract}" "${MANUAL:=$PWD/build/extract.1}"
export EXTRACT

# The tests compare messages of the system.
export LC_ALL=C

# A news page with an article of some 200 words, and what a publisher puts around it.
news_page() {
    cat <<'HTML'
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Island ferry returns after two winters - The Harbour Post</title>
<link rel="canonical" href="/news/ferry">
<meta property="og:site_name" content="The Harbour Post">
<meta name="author" content="Mara Lindqvist">
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/jobs">Jobs</a></li></ul></nav>
<article>
<h1>Island ferry returns after two winters</h1>
<p>The ferry between Skarnes and the outer islands sailed again on Monday morning, two years after its
engine failed in a February storm and left four villages without a daily connection to the mainland.</p>
<p>Some sixty people stood on the quay when the refitted <em>Alma</em> cast off at ten past six, among them
the pupils of the island school, who had painted a banner and were let off their first lesson.</p>
<p>“We have waited for this longer than for any summer,” said Tove Brandt, who runs the only grocery on the
largest island and had carried most of her goods across in an open boat since the service stopped.</p>
<p>The repair cost more than twice what the county had planned, because the yard found cracks in the
stern tube after the old shaft was drawn. The county council approved the money in a special session last
autumn, against the advice of its own auditors, who had recommended a new and smaller vessel instead.</p>
<p>The timetable stays as it was: four crossings on weekdays, two on Sundays, and none when the wind is
above twenty metres a second. Tickets can be bought on board, the council said, but only with a card.</p>
</article>
<footer><p>Copyright The Harbour Post. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p></footer>
</body>
</html>
HTML
}

# A Russian page; it names no encoding, so that it can be sent in any.
russian_page() {
    cat <<'HTML'
<!DOCTYPE html>
<html lang="ru">
<head><title>Паром вернулся на острова</title></head>
<body>
<article>
<h1>Паром вернулся на острова</h1>
<p>В понедельник утром паром между городом и дальними островами снова вышел в море, через два года после
того, как во время февральского шторма отказал его двигатель и четыре деревни остались без связи.</p>
<p>На причале собралось около шестидесяти человек, среди них ученики островной школы, которые нарисовали
плакат и по такому случаю были освобождены от первого урока вместе со своими учителями.</p>
<p>Мы ждали этого дольше, чем любого лета, сказала хозяйка единственного магазина на самом большом
острове, которая всё это время возила товары через пролив на открытой лодке в любую погоду.</p>
<p>Ремонт обошёлся вдвое дороже, чем предполагала область, потому что на верфи нашли трещины в кормовой
трубе. Деньги выделили прошлой осенью на особом заседании, вопреки советам собственных ревизоров, которые
предлагали купить новое судно поменьше.</p>
<p>Расписание останется прежним: четыре рейса в будние дни, два по воскресеньям и ни одного, если ветер
сильнее двадцати метров в секунду. Билеты продают на борту, но только по банковской карте.</p>
</article>
</body>
</html>
HTML
}

# A page without an article.
empty_page() {
    printf '<!DOCTYPE html><html><head><title>Nothing here</title></head><body></body></html>\n'
}

setup() {
    cd "$BATS_TEST_TMPDIR" || return
    news_page > news.html
    russian_page > russian.html
    empty_page > none.html
}

# try STATUS STDERR COMMAND...: runs a command, which must end with this status and these messages.
# Its standard output is in $output. Standard input is what the caller redirects, which bats itself
# may have been given closed: tests that do not care use /dev/null.
try() {
    local expected_status=$1 expected_stderr=$2
    shift 2
    run --separate-stderr "$@"
    if [ "$status" -ne "$expected_status" ] || [ "$stderr" != "$expected_stderr" ]; then
        printf 'status %s, not %s\nstdout: %s\nstderr: %s\n   not: %s\n' \
            "$status" "$expected_status" "$output" "$stderr" "$expected_stderr"
        return 1
    fi
}

# has TEXT, lacks TEXT: is it in the output of the last command?
has() {
    case $output in
    *"$1"*) ;;
    *) printf 'not in the output: %s\n%s\n' "$1" "$output"; return 1 ;;
    esac
}

lacks() {
    case $output in
    *"$1"*) printf 'in the output: %s\n%s\n' "$1" "$output"; return 1 ;;
    esac
}

# is EXPECTED ACTUAL
is() {
    [ "$1" = "$2" ] || { printf 'expected: %s\n     got: %s\n' "$1" "$2"; return 1; }
}

# Prints the messages of a usage error.
usage_error() {
    printf "extract: %s\nTry 'extract --help'" "$1"
}

# JSON without what the model says of the page, which changes with every training.
unjudged() {
    sed -E 's/"page_type":"[a-z]*","confidence":[0-9.]*,//'
}
