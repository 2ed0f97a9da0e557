# extract and libarticle. GNU make 4.3 or later.
#
#   make            ./extract and build/libarticle.a
#   make deps       install what is missing (with the system's package manager)
#   make demo       see the extractor at work on a sample page
#   make check      all tests; ends with "N passed, N failed"
#
# Another compiler or other flags: another build directory, so that objects never mix:
#   make BUILD=build/clang CC=clang CFLAGS=-O3
# Only BUILD=build puts the command at ./extract; others have it in their directory's bin/.

# Sources from the ground floor up; a file may include only from its own floor and those below.
BASE    = arena segments text buffer json_write json_read
ARTICLE = tags construction candidates facts lexicon model encoding binary reference skeleton markup \
          open_stack open_elements scan tree page blocks url date language jsonld \
          metadata_author metadata_byline title_ballot metadata_title metadata_date metadata_names \
          metadata_walk metadata_head metadata_seen metadata_gather metadata_plain metadata measure context \
          surroundings page_features features feature_row judge review rules select reasons \
          comments parts code grid table media structure marks outline document \
          result write_text markdown_text write_markdown write_html write_json steps extractor
COMMAND = io options sandbox explain picture source json_members record http input_jsonl input_warc files input dedupe page \
          stats folder checkpoint progress output workers main

BUILD   = build
CFLAGS  = -O2 -g
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
PYTHON  = python3

# The command's name, once installed and in its messages: others have a command of this name, too.
PROGRAM = extract

# Libraries. iconv is in libc, but for macOS and OpenBSD. Compressed input and threads are the
# command's: the library needs neither zlib nor -pthread.
PKG_CONFIG = pkg-config
# Where it is there, the command shuts itself in.
SECCOMP   := $(shell $(PKG_CONFIG) --exists libseccomp 2> /dev/null && echo libseccomp)
PACKAGES   = gumbo libutf8proc zlib $(SECCOMP)
# "=", not ":=": in `make deps all` the packages arrive after this line is read.
PKG_CFLAGS = $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PACKAGES)))
LIBICONV   = $(if $(filter Darwin OpenBSD,$(shell uname -s)),-liconv)
LIBS       = $(shell $(PKG_CONFIG) --libs $(PACKAGES)) $(LIBICONV) -pthread

BIN     = $(if $(filter build,$(BUILD)),extract,$(BUILD)/bin/extract)
LIBRARY = $(BUILD)/libarticle.a

# --- flags, room by room --------------------------------------------------------------------

# What each room may include. The compiler is shown these and no others, through links in
# $(BUILD)/view/ROOM; `make layers` checks the order of the files within a room as well.
VIEW_base    = src/base
VIEW_article = src/base src/tables src/article include/article.h
VIEW_extract = src/base src/extract include/article.h

POSIX         = -D_POSIX_C_SOURCE=200809L
COMMON        = -std=c11 $(WARN) -fvisibility=hidden -MMD -MP
FLAGS_base    = $(COMMON) -fPIC -I$(BUILD)/view/base
FLAGS_article = $(COMMON) -fPIC -I$(BUILD)/view/article
FLAGS_extract = $(COMMON) -I$(BUILD)/view/extract $(POSIX) -pthread -DPROGRAM='"$(PROGRAM)"' \
                $(SECCOMP:libseccomp=-DHAVE_SECCOMP)
FLAGS_unit    = $(COMMON) -Isrc -Iinclude $(POSIX) -DPROGRAM='"$(PROGRAM)"' \
                $(SECCOMP:libseccomp=-DHAVE_SECCOMP)
FLAGS_fuzz    = $(COMMON) -Iinclude

# Where a page's time goes: made for speed, unless the caller has flags of his own. With all of it made
# so, the library is 21 KB larger and takes .8 % fewer instructions.
HOT = base/arena base/text article/skeleton article/markup article/open_stack article/open_elements \
      article/scan article/tree article/page article/blocks article/measure article/context \
      article/surroundings article/features article/feature_row article/model article/judge
ifeq ($(origin CFLAGS),file)
$(HOT:%=$(BUILD)/%.o): OPTIMIZE = -O3
endif

LIBRARY_OBJECTS = $(BASE:%=$(BUILD)/base/%.o) $(ARTICLE:%=$(BUILD)/article/%.o)
COMMAND_OBJECTS = $(COMMAND:%=$(BUILD)/extract/%.o)
UNIT_TESTS      = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

# --- building -------------------------------------------------------------------------------

.DELETE_ON_ERROR:
.SECONDARY:
MAKEFLAGS += --no-print-directory

.PHONY: all man clean
all: $(BIN) $(LIBRARY)

$(BIN): $(COMMAND_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LIBS)

# Makefile: of secondary files, a missing one alone does not make a library old.
$(LIBRARY): $(LIBRARY_OBJECTS) Makefile
	rm -f $@
	$(AR) rcs $@ $(LIBRARY_OBJECTS)

$(BUILD)/%.o: src/%.c | $(BUILD)/view
	@mkdir -p $(@D)
	$(CC) $(FLAGS_$(*D)) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(OPTIMIZE) -c -o $@ $<

$(BUILD)/view: Makefile
	@$(PKG_CONFIG) --print-errors --exists $(PACKAGES) || \
	    { echo "make deps installs what is missing" >&2; exit 1; }
	@rm -rf $@ && mkdir -p $(addprefix $@/,base article extract)
	@ln -s $(abspath $(VIEW_base)) $@/base
	@ln -s $(abspath $(VIEW_article)) $@/article
	@ln -s $(abspath $(VIEW_extract)) $@/extract

# The command's objects and manual know its name.
$(COMMAND_OBJECTS) $(BUILD)/extract/make_man.o $(BUILD)/extract/make_completion.o: $(BUILD)/program

$(BUILD)/program: ALWAYS
	@mkdir -p $(@D)
	@echo '$(PROGRAM)' | cmp -s - $@ || echo '$(PROGRAM)' > $@

.PHONY: ALWAYS
ALWAYS:

# The manual page, the completions and --help come from the same list of options.
man: $(BUILD)/extract.1

$(BUILD)/extract.1: $(BUILD)/make_man
	$< > $@

$(BUILD)/completion.%: $(BUILD)/make_completion
	$< $* > $@

$(BUILD)/make_%: $(BUILD)/extract/make_%.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $<

# --- the shared library, and one file that needs no library ---------------------------------

VERSION = $(shell sed -n 's/^.define ARTICLE_VERSION "\(.*\)"/\1/p' include/article.h)
# Goes up when a program that is linked with the library has to be compiled anew.
ABI     = 0
SHARED_LIBRARY = $(BUILD)/libarticle.so.$(VERSION)

.PHONY: shared static
shared: $(SHARED_LIBRARY)

$(SHARED_LIBRARY): $(LIBRARY_OBJECTS) src/article/libarticle.map
	$(CC) -shared -Wl,-soname,libarticle.so.$(ABI) -Wl,--version-script=src/article/libarticle.map \
	    -Wl,-z,defs,-z,relro,-z,now $(CFLAGS) $(LDFLAGS) -o $@ $(LIBRARY_OBJECTS) \
	    $(shell $(PKG_CONFIG) --libs gumbo libutf8proc) $(LIBICONV)
	ln -sf $(@F) $(@D)/libarticle.so.$(ABI)
	ln -sf $(@F) $(@D)/libarticle.so

static: $(BUILD)/static/extract

$(BUILD)/static/extract: $(COMMAND_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) -static $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) \
	    $(shell $(PKG_CONFIG) --static --libs $(PACKAGES)) $(LIBICONV) -pthread

# --- installing -----------------------------------------------------------------------------

PREFIX       = /usr/local
BINDIR       = $(PREFIX)/bin
LIBDIR       = $(PREFIX)/lib
INCLUDEDIR   = $(PREFIX)/include
MANDIR       = $(PREFIX)/share/man
PKGCONFIGDIR = $(LIBDIR)/pkgconfig
DATADIR      = $(PREFIX)/share
INSTALL      = install

# What is installed and where: mode, file here, place there.
INSTALLED = \
    755:$(BIN):$(BINDIR)/$(PROGRAM) \
    644:$(BUILD)/extract.1:$(MANDIR)/man1/$(PROGRAM).1 \
    644:$(BUILD)/completion.bash:$(DATADIR)/bash-completion/completions/$(PROGRAM) \
    644:$(BUILD)/completion.zsh:$(DATADIR)/zsh/site-functions/_$(PROGRAM) \
    644:$(BUILD)/completion.fish:$(DATADIR)/fish/vendor_completions.d/$(PROGRAM).fish \
    644:include/article.h:$(INCLUDEDIR)/article.h \
    644:$(LIBRARY):$(LIBDIR)/libarticle.a \
    755:$(SHARED_LIBRARY):$(LIBDIR)/libarticle.so.$(VERSION) \
    644:$(BUILD)/libarticle.pc:$(PKGCONFIGDIR)/libarticle.pc \
    644:src/article/libarticle.3:$(MANDIR)/man3/libarticle.3
LINKS = $(LIBDIR)/libarticle.so.$(ABI) $(LIBDIR)/libarticle.so

from = $(word 2,$(subst :, ,$(1)))
into = $(DESTDIR)$(word 3,$(subst :, ,$(1)))

.PHONY: install uninstall
install: $(foreach item,$(INSTALLED),$(call from,$(item)))
	@$(foreach item,$(INSTALLED),echo 'install $(call into,$(item))' && \
	    $(INSTALL) -d '$(dir $(call into,$(item)))' && \
	    $(INSTALL) -m $(firstword $(subst :, ,$(item))) $(call from,$(item)) '$(call into,$(item))' &&) :
	@$(foreach link,$(LINKS),ln -sf libarticle.so.$(VERSION) '$(DESTDIR)$(link)' &&) :

uninstall:
	rm -f $(foreach item,$(INSTALLED),'$(call into,$(item))') $(LINKS:%='$(DESTDIR)%')

# For a program that links with the archive: Requires.private, Libs.private.
$(BUILD)/libarticle.pc: ALWAYS
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' '' \
	    'Name: libarticle' 'Description: The article of a web page, without the page around it' \
	    'Version: $(VERSION)' 'Requires.private: gumbo libutf8proc' 'Libs: -L$${libdir} -larticle' \
	    'Libs.private: $(LIBICONV)' 'Cflags: -I$${includedir}' > $@

# A tarball of what git knows, which builds without git.
.PHONY: dist
dist:
	@mkdir -p $(BUILD)
	git ls-files -z | tar --null -T - --transform 's,^,libarticle-$(VERSION)/,' --sort=name \
	    --owner=0 --group=0 --numeric-owner -czf $(BUILD)/libarticle-$(VERSION).tar.gz
	@echo $(BUILD)/libarticle-$(VERSION).tar.gz

# Debian packages, in $(BUILD)/deb.
DEB = $(BUILD)/deb/libarticle-$(VERSION)

.PHONY: deb
deb: dist
	@rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb
	tar xzf $(BUILD)/libarticle-$(VERSION).tar.gz -C $(BUILD)/deb
	cp -R $(DEB)/.debian $(DEB)/debian
	printf 'libarticle (%s-1) unstable; urgency=medium\n\n  * Built by make deb.\n\n -- %s  %s\n' \
	    '$(VERSION)' "$$(sed -n 's/^Maintainer: //p' .debian/control)" "$$(date -R)" > $(DEB)/debian/changelog
	cd $(DEB) && dpkg-buildpackage -us -uc -b
	@ls $(BUILD)/deb/*.deb

clean:
	rm -rf build extract

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d)

# --- a fresh machine ------------------------------------------------------------------------

.PHONY: deps demo
# Where there is no make yet: sh .ci/deps
deps:
	@sh .ci/deps $(if $(filter check,$(MAKECMDGOALS)),--test)

# In `make deps demo` everything waits for the packages, with -j too.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(BUILD)/view: | deps
endif

demo: $(BIN)
	@sh tests/demo.sh ./$(BIN) tests/pages/bio-semantic/page.html

# --- tests ----------------------------------------------------------------------------------

# Each suite can be run by itself; tests/check.sh runs several and adds up what they report.
REPLAYS = $(HARNESSES:%=replay-%)
SUITES  = unit cli pages browser $(REPLAYS) sequences embedding layers check-tables check-man check-format

.PHONY: check $(SUITES)
check: all
	@MAKE="$(MAKE)" sh tests/check.sh $(SUITES)

# Where the tests find the command.
export EXTRACT = $(abspath $(BIN))
export MANUAL = $(abspath $(BUILD)/extract.1)

unit: $(UNIT_TESTS)
	@status=0; for test in $^; do $(RUN) $$test || status=1; done; exit $$status

$(BUILD)/unit/%: tests/unit/%.c $(filter-out %/main.o,$(COMMAND_OBJECTS)) $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(FLAGS_unit) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LIBS) -lcmocka

cli: $(BIN) man
	@bats --formatter tap tests/cli

pages: $(BIN)
	@tests/pages/run

# The page of --explain=FILE in a real browser.
browser: $(BIN)
	@$(PYTHON) tests/browser/picture.py ./$(BIN)

COMPLETIONS = $(patsubst %,$(BUILD)/completion.%,bash zsh fish)

# Programs of strangers with what is installed.
embedding: all man shared $(COMPLETIONS) $(BUILD)/libarticle.pc
	@MAKEFLAGS= bats --formatter tap tests/embedding

# The same tests as in unit with more pages: at 100, some 100,000 pages through one extractor, and
# 1,000 in each of 64 threads.
SOAK = 100

.PHONY: soak
soak: $(BUILD)/unit/test_embedding
	@SOAK=$(SOAK) $<

layers:
	@$(PYTHON) tests/layers.py "$(BASE)" "$(ARTICLE)" "$(COMMAND)"

# Markdown and HTML against each other and against tools of others, on fixtures and corpus pages.
.PHONY: check-writers
check-writers: $(BIN)
	@$(PYTHON) tests/writers/check.py --extract $(EXTRACT) $(SHARED)/corpus

check-man: man
	@if command -v mandoc > /dev/null; then mandoc -T lint -W warning $(BUILD)/extract.1 src/article/libarticle.3; \
	else echo "skipped: check-man needs mandoc"; fi

# --- sanitizers and valgrind ----------------------------------------------------------------

CHECKED  = unit cli pages $(REPLAYS)
FAST     = unit pages $(REPLAYS)
SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

.PHONY: asan valgrind
# A finding ends with status 99, which is none of the command's own.
asan: export ASAN_OPTIONS = exitcode=99:allocator_may_return_null=1
asan: export LSAN_OPTIONS = exitcode=99
asan: export UBSAN_OPTIONS = print_stacktrace=1
asan:
	@$(MAKE) check BUILD=build/asan-$(CC) CFLAGS="$(SANITIZE)" SUITES="$(CHECKED)"

# Threads: data races, and locks taken in the wrong order.
.PHONY: tsan streams
tsan: export TSAN_OPTIONS = exitcode=99 suppressions=$(CURDIR)/tests/tsan.supp
tsan:
	@$(MAKE) check BUILD=build/tsan-$(CC) CFLAGS="-O1 -g -fsanitize=thread" SUITES="streams soak" SOAK=2
	@SOAK=100 TEST=threads_do_not_meet build/tsan-$(CC)/unit/test_embedding

streams: $(BIN)
	@bats --formatter tap tests/cli/streams.bats

# The examples of distributed runs, as far as their engines are here.
.PHONY: distributed
distributed: $(BIN)
	@bats --formatter tap tests/distributed

VALGRIND = valgrind --quiet --error-exitcode=99 --leak-check=full --suppressions=tests/valgrind.supp

valgrind: $(BIN) $(UNIT_TESTS)
	@MAKE="$(MAKE)" RUN="$(VALGRIND)" sh tests/check.sh unit each-page

.PHONY: each-page
each-page: $(BIN)
	@RUN="$(RUN)" sh tests/each_page.sh

# What of src the tests reach, generated tables and the generators of the manual and the completions
# aside. sandbox.c is built without its sandbox here: nothing could be written down in it.
GCOVR = gcovr --root . --filter 'src/' --exclude 'src/tables/' --exclude 'src/extract/make_' \
        --exclude-unreachable-branches --fail-under-line 92 --fail-under-branch 80 \
        --object-directory build/coverage build/coverage

.PHONY: coverage
coverage:
	@find build/coverage -name '*.gcda' -delete 2> /dev/null || true
	@umask 0 && $(MAKE) check BUILD=build/coverage CFLAGS="-O0 -g --coverage -fprofile-update=atomic" CPPFLAGS=-DOWN_CALLS \
	    SUITES="$(CHECKED)"
	@$(GCOVR) --html-details build/coverage/report.html --print-summary > build/coverage/summary; \
	    status=$$?; tail -n 3 build/coverage/summary; \
	    echo "what was never reached: build/coverage/report.html"; exit $$status

# --- fuzzing --------------------------------------------------------------------------------

SECONDS = 60
FUZZ    = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined,fuzzer-no-link \
          -fno-sanitize-recover=all

# What drives the harnesses: libFuzzer. OSS-Fuzz brings its own.
ENGINE = -fsanitize=fuzzer

# A harness for each kind of input; its seeds and what it once found are in fuzz/NAME.
HARNESSES       = article writers scan_diff jsonld date warc jsonl
HARNESS_OBJECTS = $(filter-out %/main.o,$(COMMAND_OBJECTS)) $(LIBRARY)
# libcmark-gfm, where it is, reads what the Markdown writer wrote.
CMARK           = $(shell $(PKG_CONFIG) --exists libcmark-gfm && echo libcmark-gfm)
HARNESS_LIBS    = $(LIBS) $(shell $(PKG_CONFIG) --libs jansson $(CMARK))
FLAGS_harness   = $(FLAGS_unit) $(if $(CMARK),-DHAVE_CMARK)

.PHONY: fuzz fuzz-all $(HARNESSES:%=fuzz-%)
fuzz: fuzz-article
fuzz-all: $(HARNESSES:%=fuzz-%)

$(HARNESSES:%=fuzz-%): fuzz-%:
	@$(MAKE) build/fuzz/fuzz_$* BUILD=build/fuzz CC=clang CFLAGS="$(FUZZ)"
	@sh fuzz/run.sh build/fuzz $* $(SECONDS)

$(BUILD)/fuzz_%: fuzz/fuzz_%.c $(wildcard fuzz/*.h) $(HARNESS_OBJECTS)
	$(CC) $(FLAGS_harness) $(CPPFLAGS) $(CFLAGS) $(ENGINE) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(HARNESS_LIBS)

# The same harness under AFL++, in its persistent mode: make afl-article SECONDS=60
.PHONY: $(HARNESSES:%=afl-%)
$(HARNESSES:%=afl-%): afl-%:
	@$(MAKE) build/afl/fuzz_$* BUILD=build/afl CC=afl-clang-fast CFLAGS="-O1 -g"
	@sh fuzz/afl.sh build/afl $* $(SECONDS)

# The same without libFuzzer, for any compiler: runs each file it is given once.
$(BUILD)/replay_%: fuzz/fuzz_%.c $(wildcard fuzz/*.h) $(HARNESS_OBJECTS)
	$(CC) $(FLAGS_harness) -DREPLAY $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(HARNESS_LIBS)

$(REPLAYS): replay-%: $(BUILD)/replay_%
	@$< $(wildcard fuzz/$*/*)

# Random sequences of tags through the scan and through plain libgumbo: make sequences COUNT=300000 SEED=1
sequences: COUNT = 20000
sequences: SEED = 0
sequences: $(BUILD)/replay_scan_diff
	@$< --sequences $(COUNT) $(SEED)

# Looks for markup that costs more than its size allows: make slow-patterns SECONDS=1800
.PHONY: slow-patterns
slow-patterns: $(BUILD)/slow_patterns
	@cd $(BUILD) && ./slow_patterns $(SECONDS)

$(BUILD)/slow_patterns: fuzz/slow_patterns.c fuzz/tags.h tests/bench/cost.h $(LIBRARY)
	$(CC) $(FLAGS_unit) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LIBS)

# The trees of all corpus pages against those of plain libgumbo.
.PHONY: check-corpora
check-corpora: $(BUILD)/replay_scan_diff
	@if [ -d $(SHARED)/corpus ]; then \
	    find $(SHARED)/corpus -name '*.html.gz' -print0 | xargs -0 -s 1000000 $< --pages; \
	else echo "skipped: check-corpora needs $(SHARED)/corpus"; fi

# --- speed: needs the corpora -----------------------------------------------------------------

BENCH_CORPUS = $(SHARED)/corpus/wcxb
BENCH_ROUNDS = 3
LIBXML2      = $(shell $(PKG_CONFIG) --exists libxml-2.0 && echo libxml-2.0)

.PHONY: bench bench-start
bench-start: $(BIN)
	@$(PYTHON) tests/bench/start.py $(EXTRACT)

bench: $(BUILD)/bench
	@if [ -d $(BENCH_CORPUS) ]; then \
	    find $(BENCH_CORPUS)/html -type f -print0 | xargs -0 $< -r $(BENCH_ROUNDS); \
	else echo "skipped: bench needs $(BENCH_CORPUS)"; fi

$(BUILD)/bench: tests/bench/bench.c tests/bench/cost.h $(LIBRARY)
	$(CC) $(FLAGS_unit) $(if $(LIBXML2),-DHAVE_LIBXML2) \
	    $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(PACKAGES) zlib $(LIBXML2))) \
	    $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LIBS) \
	    $(shell $(PKG_CONFIG) --libs zlib $(LIBXML2))

# --- the code itself ------------------------------------------------------------------------

CLANG_TIDY   = clang-tidy
CLANG_FORMAT = clang-format
CPPCHECK     = cppcheck
FORMATTED    = $(wildcard include/*.h src/base/*.[ch] src/article/*.[ch] src/extract/*.[ch] \
                          tests/unit/*.[ch] fuzz/*.[ch])
LINTED       = $(filter %.c,$(filter-out tests/%,$(FORMATTED)))

.PHONY: lint format
lint:
	@CLANG_TIDY="$(CLANG_TIDY)" CPPCHECK="$(CPPCHECK)" sh tests/lint.sh $(LINTED)

format:
	$(CLANG_FORMAT) -i $(FORMATTED)

# Versions of clang-format differ in their output; ours is 14, of Debian 12.
check-format:
	@if $(CLANG_FORMAT) --version 2> /dev/null | grep -q 'version 14\.'; then \
	    $(CLANG_FORMAT) --dry-run --Werror $(FORMATTED); \
	else echo "skipped: check-format needs clang-format 14"; fi

# --- generated tables -----------------------------------------------------------------------

GENERATORS = $(wildcard src/tables/make_*.py)

.PHONY: tables
tables:
	@for generator in $(GENERATORS); do $(PYTHON) $$generator || exit 1; done

check-tables:
	@for generator in $(GENERATORS); do $(PYTHON) $$generator --check || exit 1; done

# --- quality and hostile pages: need the corpora, which are not part of this repository ------

SHARED        = ../shared
HOSTILE_SIZES = 16k,128k,1m
HOSTILE_LIMITS =

# Where the models of the folds are, for figures out of fold.
MODELS = build/model
QUALITY = $(SHARED)/quality/score.py $(SHARED)/corpus $(MODELS)

.PHONY: quality quality-report rules hostile
quality quality-report rules: $(BUILD)/probe
	@if [ -d $(SHARED)/corpus ]; then $(PYTHON) tests/quality/$(SCRIPT) $< $(QUALITY) $(RESULT); \
	else echo "skipped: $@ needs $(SHARED)/corpus"; fi

quality: SCRIPT = quality.py
rules: SCRIPT = rules.py
quality-report: SCRIPT = report.py
quality-report: RESULT = $(BUILD)/quality.html

# Titles, authors and dates: figures, classes of misses; every miss in build/metadata.txt.
.PHONY: metadata-report
metadata-report: $(BIN)
	@if [ -d $(SHARED)/corpus ]; then $(PYTHON) tests/quality/metadata.py ./$< $(SHARED)/quality/score.py \
	    $(SHARED)/corpus $(BUILD)/metadata.txt; else echo "skipped: $@ needs $(SHARED)/corpus"; fi

# The library for the trainer and for out-of-fold figures.
$(BUILD)/probe: tests/quality/probe.c $(LIBRARY)
	$(CC) $(FLAGS_unit) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(filter-out %.h,$^) $(LIBS)

# Learns the model anew from corpora: make model CORPUS="../shared/corpus/wcxb ..."
CORPUS = $(wildcard $(SHARED)/corpus/*/.)

.PHONY: model
model: $(BUILD)/probe
	@sh tests/quality/model.sh $< $(MODELS) $(SHARED)/quality/score.py $(patsubst %/.,%,$(CORPUS))

hostile: $(BIN)
	@if [ -d $(SHARED)/hostile ]; then $(PYTHON) $(SHARED)/hostile/check.py \
	    --extract $(EXTRACT) --sizes $(HOSTILE_SIZES) $(HOSTILE_LIMITS); \
	else echo "skipped: hostile needs $(SHARED)/hostile"; fi
