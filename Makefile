# fuhe - the two commands to begin with: `make setup run` and `make setup test`. See README.
# MODE is release, debug or asan; everything is built in build/$(MODE) and nowhere else.
MODE ?= release
CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=
VERSION := 0.1.0
O := build/$(MODE)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror=implicit
OPT_release := -O2 -g
OPT_debug := -O0 -g
OPT_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LIBS := ncursesw sqlite3 nettle
# Asked once, when the first file is compiled: `make setup` may only just have brought pkg-config.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(LIBS)))$(PKG_CFLAGS)
MODEL_LIBS = $(eval MODEL_LIBS := $$(shell pkg-config --libs sqlite3 nettle) -lunistring -lpthread)$(MODEL_LIBS)
UI_LIBS = $(eval UI_LIBS := $$(shell pkg-config --libs ncursesw))$(UI_LIBS)
# What is made in a word and a name; the commands in full with V=1.
quiet = $(if $(V),,@printf '  %-4s %s\n' $(1) $@;)
COMPILE = $(call quiet,CC) $(CC) -std=c11 -D_GNU_SOURCE $(WARN) $(OPT_$(MODE)) -DVERSION='"$(VERSION)"' -DLOCALEDIR='"$(PREFIX)/share/locale"' \
	-Imodel $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINK = $(call quiet,LINK) $(CC) $(OPT_$(MODE)) $(CFLAGS) $(LDFLAGS)

MODEL := $(wildcard model/*.c model/*/*.c model/*/*/*.c)
UI := $(wildcard ui/*.c)
SRC := $(wildcard src/*.c)
UNIT := $(patsubst %.c,$(O)/%,$(wildcard tests/unit/test_*.c))
FUZZ := $(patsubst %.c,$(O)/%,$(wildcard tests/fuzz/fuzz_*.c))
SCREEN := $(patsubst %.c,$(O)/%,$(wildcard tests/screen/*.c))
PTY := $(patsubst %.c,$(O)/%,$(wildcard tests/pty/pty*.c))
BENCH := $(patsubst %.c,$(O)/%,$(wildcard tests/bench/*.c))
MO := $(patsubst ui/po/%.po,$(O)/locale/%/LC_MESSAGES/fuhe.mo,$(wildcard ui/po/*.po))
obj = $(patsubst %.c,$(O)/%.o,$(1))
SETUP := $(filter setup,$(MAKECMDGOALS))

all: $(O)/fuhe $(O)/fuhe.1 $(MO)

$(O)/fuhe: $(call obj,$(SRC)) $(O)/libui.a $(O)/libmodel.a
	$(LINK) -o $@ $^ $(UI_LIBS) $(MODEL_LIBS)
$(O)/libmodel.a: $(call obj,$(MODEL))
$(O)/libui.a: $(call obj,$(UI))
$(O)/%.a:
	@rm -f $@
	$(call quiet,AR) $(AR) rcs $@ $^
$(O)/%.o: %.c | $(SETUP)
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<
$(O)/locale/%/LC_MESSAGES/fuhe.mo: ui/po/%.po | $(SETUP)
	@mkdir -p $(@D)
	$(call quiet,MO) msgfmt --check-format -o $@ $<

# The tables of the manual are those of the program.
$(O)/fuhe.1: man/fuhe.1.in $(O)/man/tables
	$(call quiet,MAN) $(O)/man/tables <$< >$@.new && mv $@.new $@

# Unit tests and fuzz replays see the model alone: a call into the terminal does not link.
$(UNIT): $(O)/%: $(O)/%.o $(O)/libmodel.a
	$(LINK) -o $@ $^ -lcmocka $(MODEL_LIBS)
$(FUZZ): $(O)/%: $(O)/%.o $(O)/tests/fuzz/replay.o $(O)/libmodel.a
	$(LINK) -o $@ $^ $(MODEL_LIBS)
$(SCREEN) $(BENCH) $(O)/man/tables: $(O)/%: $(O)/%.o $(O)/libui.a $(O)/libmodel.a
	$(LINK) -o $@ $^ $(UI_LIBS) $(MODEL_LIBS) -lm
$(PTY): $(O)/%: $(O)/%.o $(O)/tests/pty/session.o
	$(LINK) -o $@ $^ -lvterm -lutil -lsqlite3

# On samples/, in a store of its own.
run: all
	@FUHE_STORE=build/samples.db $(O)/fuhe import samples && FUHE_STORE=build/samples.db $(O)/fuhe

# Everything, under the address and undefined-behaviour sanitizers with leak detection. T=name runs the tests so named.
test: | $(SETUP)
	@$(MAKE) --no-print-directory MODE=asan tests
tests: all $(UNIT) $(FUZZ) $(SCREEN) $(PTY)
	@tests/run $(O) $(T)
# Rewrites the expected screen of one screen test after you looked at it: make accept T=name
accept: | $(SETUP)
	@$(MAKE) --no-print-directory MODE=asan tests ACCEPT=1
# Coverage-guided, with clang: make fuzz T=reader SECONDS=60
fuzz:
	@tests/fuzz/run $(T) $(SECONDS)
bench: all $(BENCH)
	@tests/bench/run $(O)
lint:
	clang-tidy --quiet $(MODEL) $(UI) $(SRC) -- -std=c11 -D_GNU_SOURCE -DVERSION='""' -DLOCALEDIR='""' -Imodel
	cppcheck --quiet --enable=warning,portability --suppress=unknownEvaluationOrder --error-exitcode=1 -Imodel model ui src

install: all
	install -D -m 755 $(O)/fuhe $(DESTDIR)$(PREFIX)/bin/fuhe
	install -D -m 644 $(O)/fuhe.1 $(DESTDIR)$(PREFIX)/share/man/man1/fuhe.1
	for l in $(patsubst ui/po/%.po,%,$(wildcard ui/po/*.po)); do install -D -m 644 $(O)/locale/$$l/LC_MESSAGES/fuhe.mo \
		$(DESTDIR)$(PREFIX)/share/locale/$$l/LC_MESSAGES/fuhe.mo; done
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/fuhe $(DESTDIR)$(PREFIX)/share/man/man1/fuhe.1 $(DESTDIR)$(PREFIX)/share/locale/*/LC_MESSAGES/fuhe.mo
clean:
	rm -rf build

# The texts of the sources into the translation; untranslated ones are left empty (a test says so).
po:
	xgettext -o build/fuhe.pot --from-code=UTF-8 -k_ -kN_ --no-location --sort-output --package-name=fuhe $(MODEL) $(UI) $(SRC) $(wildcard */*.h */*/*.h */*/*/*.h)
	for p in ui/po/*.po; do msgmerge --quiet --no-fuzzy-matching --sort-output --no-location -U --backup=none $$p build/fuhe.pot; done

setup:
	@.ci/setup

-include $(shell find $(O) -name '*.d' 2>/dev/null)
.PHONY: all run test tests accept fuzz bench lint install uninstall clean po setup
.SECONDARY:
