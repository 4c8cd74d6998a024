# fuhe - see README.  MODE is debug, release or asan; everything is built in build/$(MODE).
MODE ?= release
CC ?= cc
PKGS := ncursesw sqlite3 nettle
O := build/$(MODE)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla
OPT_debug := -O0 -g
OPT_release := -O2 -g
OPT_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS ?=
ALL_CFLAGS := -std=c11 -D_GNU_SOURCE $(WARN) $(OPT_$(MODE)) $(CFLAGS) -Imodel $(shell pkg-config --cflags $(PKGS))
ALL_LDFLAGS := $(OPT_$(MODE)) $(LDFLAGS)
MODEL_LIBS := $(shell pkg-config --libs sqlite3 nettle) -lunistring -lpthread
UI_LIBS := $(shell pkg-config --libs ncursesw)

MODEL := $(wildcard model/*.c model/read/*.c)
UI := $(wildcard ui/*.c)
SRC := $(wildcard src/*.c)
UNIT := $(wildcard tests/unit/test_*.c)
obj = $(patsubst %.c,$(O)/%.o,$(1))

all: $(O)/fuhe

$(O)/fuhe: $(call obj,$(SRC) $(UI)) $(O)/libmodel.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(UI_LIBS) $(MODEL_LIBS)

$(O)/libmodel.a: $(call obj,$(MODEL))
	@rm -f $@
	$(AR) rcs $@ $^

$(O)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(O)/tests/unit/%: $(O)/tests/unit/%.o $(O)/libmodel.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ -lcmocka $(MODEL_LIBS)

unit: $(patsubst %.c,$(O)/%,$(UNIT))
	@for t in $^; do $$t || exit 1; done

clean:
	rm -rf build

-include $(shell find build -name '*.d' 2>/dev/null)
.PHONY: all unit clean
.SECONDARY:
