# The house as make sees it. The floor_ and see_ lines ARE the architecture: a room is compiled with
# -I only to the rooms that its see_ line names (and itself), its unit tests link only those, and
# `make arch` reads the same lines. A new room, or a new wall, is a change of these lines and of
# ARCHITECTURE.md, nothing else.
#
#   make            build/licet                          make unit       unit tests (ASan + UBSan)
#   make release    all programs: the product, tests/tool, bench, bench/limit          (gcc)
#   make clang      objects of tests/tool and bench, a proof that clang takes them too (clang)
#   make debug      the product, checked_tools and the unit tests, with ASan + UBSan   (clang)
#   make tsan       unit tests of the rooms with threads, with TSan                    (clang)
#   make fuzz-build build/fuzz/<target> of each fuzz/<target>.c
#   make corpus-build build/corpus/<target>: the same of the debug objects, to run a corpus once
#   make arch       the checks of tools/arch             make tidy       .clang-tidy's list
#   make fmt        lays the code out                    make fmt-check  refuses other layouts
#
# How things are added, one file each and no line here:
#   src/<room>/**/x.c            is compiled and linked
#   tests/unit/<room>/**/x_test.c  its START_TESTs run (see tools/unit/wrap.sh)
#   tests/tool/x.c, bench/x.c    a program build/<variant>/x, linked with the whole house but main.c; the
#                                functions of its wrap_x line are its own __wrap_<function> (ld --wrap)
#   bench/limit/x.c              a program build/<variant>/x that knows nothing of the house
#   tests/fault/x.c              a library build/fault/x.so to put before a program (LD_PRELOAD)
#   fuzz/x.c                     a target build/fuzz/x (LLVMFuzzerTestOneInput)
#   tools/x/*.c                  a generator build/tools/x; of the house it sees base only (tools/source is
#                                what they share)
#   sql/**/*.sql, db/migrations, db/scope  compiled in by sqlbind as build/gen/store, "store/q_<noun>.h"
#   i18n/*.po                    compiled in by msgc as build/gen/base, "base/messages.h"
#   src/<room>/**/x.html         compiled in by tplc as build/gen/<room>, "<room>/tpl_x.h"
#   static/**/x                  compiled in as build/gen/web, "web/static_files.h"
#   programme/x.json             compiled in as programme_x[], "main/programme_x.h"
#   demo/x.txt                   compiled in as demo_x[], "main/demo_x.h"

# ---- the architecture ---------------------------------------------------------------------------
floor_1 := base
floor_2 := doc domain auth net
floor_3 := store
floor_4 := report action mail
floor_5 := web api job
floor_6 := main

see_base   :=
see_domain := base
see_auth   := base
see_net    := base
see_doc    := base
see_store  := base domain
see_action := base domain auth store
see_report := base domain doc store
see_mail   := base domain net store
see_web    := base domain net auth action report
see_api    := base domain net auth action report
see_job    := base domain action report mail
see_main   := base domain auth net doc store report action mail web api job

# One owner per library: who links it. Who may include its headers stands in tools/arch/headers.txt.
lib_base  := -ljansson -lsodium -licuuc
lib_net   := -lmicrohttpd
lib_store := -lsqlite3 -lpq
lib_doc   := -lxlsxwriter -lpangocairo-1.0 -lpango-1.0 -lcairo -lgobject-2.0 -lglib-2.0
# Headers of a library that lie in folders of their own.
include_doc := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags-only-I pangocairo 2>/dev/null))
# What unit tests alone link: their harness, and ICU's formats, which base/show is compared with.
lib_test  := -lcheck_pic -lsubunit -lm -pthread -licui18n

# Before which functions of the house a program of tests/tool stands.
wrap_watched := db_one db_maybe db_many db_change_one db_change_any db_cursor_open db_cursor_next db_open_to_see \
    q_directory_find see_renewal_lines gate_ask see_session sight_opens_contacts read_note writer_gathering \
    server_handle

# ---- compilers ----------------------------------------------------------------------------------
language := -std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
    -Wmissing-prototypes -Wvla -Wswitch-enum -Wformat=2 -Werror -D_GNU_SOURCE
hardened := -O3 -g1 -fPIE -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
checked  := -O1 -g1 -fno-omit-frame-pointer -fno-sanitize-recover=all

# Each program links the whole house; gold, which lies beside the linker in binutils, takes two fifths of its time. With
# sanitizers it warns of their own symbols.
linker := -fuse-ld=gold

cc_release    := gcc
flags_release := $(hardened) -include src/banned.h
link_release  := $(linker) -pie -Wl,-z,relro,-z,now

# banned.h must include system headers before it can poison their names, and a file could lean on
# them unseen. So this variant is compiled without it: what a file calls it must include itself. Nothing
# runs it, so nothing is made better either.
cc_clang    := clang-14
flags_clang := -O0
link_clang  := $(linker)

cc_debug    := clang-14
flags_debug  = $(checked) $(plain_debug) -fsanitize=address,undefined -include src/banned.h
link_debug  := -fsanitize=address,undefined

# What is generated, and what shows pages and answers, runs little here; to make it fast costs more than it saves.
$(foreach r,gen web api unit action report main,build/debug/obj/$r/%.o): plain_debug := -O0 -g1

cc_fuzz    := clang-14
flags_fuzz := $(checked) -fsanitize=fuzzer-no-link,address,undefined -include src/banned.h
link_fuzz  := -fsanitize=fuzzer,address,undefined

cc_tsan    := clang-14
flags_tsan := $(checked) -fsanitize=thread -include src/banned.h
link_tsan  := -fsanitize=thread
threaded   := auth net store main

variants := release clang debug fuzz tsan
python   := /usr/bin/python3 -B

# ---- what there is ------------------------------------------------------------------------------
MAKEFLAGS += --no-builtin-rules --no-builtin-variables
SHELL     := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: build release clang debug tsan fuzz-build corpus-build arch arch-built unit tidy fmt fmt-check clean

.DEFAULT_GOAL := build
# Goals that need no generated code; for any other the queries are generated first (build/gen/store.mk).
plain := arch fmt fmt-check clean

below   = $(shell [ ! -d $1 ] || find $1 -name '$2' | LC_ALL=C sort)
rooms  := $(floor_1) $(floor_2) $(floor_3) $(floor_4) $(floor_5) $(floor_6)
# A room's objects need those of the rooms it sees, and of the rooms that these see: a page's test
# links the store under the action it calls (docs/decisions/0001). What it may *include* is see_ only.
$(foreach r,$(rooms),$(eval link_$r := $(sort $r $(foreach s,$(see_$r),$(link_$s)))))

all_c     := $(call below,src,*.c)
all_h     := $(call below,src,*.h)
tool_c    := $(wildcard tests/tool/*.c)
bench_c   := $(wildcard bench/*.c)
limit_c   := $(wildcard bench/limit/*.c)
fault_c   := $(wildcard tests/fault/*.c)
fuzz_c    := $(wildcard fuzz/*.c)
tools_c   := $(wildcard tools/*/*.c)
unit_c    := $(call below,tests/unit,*_test.c)
sql       := $(call below,sql,*.sql) $(call below,db,*.sql)
sql_dirs  := $(foreach d,$(wildcard sql db),$(shell find $d -type d))
po        := $(wildcard i18n/*.po)
static    := $(shell [ ! -d static ] || find static -type f | LC_ALL=C sort)
programme := $(wildcard programme/*.json)
demo      := $(wildcard demo/*.txt)
fmt_files := $(shell find $(wildcard src tools tests bench fuzz) -name '*.[ch]' | LC_ALL=C sort)

# Rooms whose templates tplc makes C of: each .html below src/<room>.
templated := web mail doc
$(foreach r,$(templated),$(eval html_$r := $(call below,src/$r,*.html)))
tpl_c = $(patsubst %.html,build/gen/$1/tpl_%.c,$(notdir $(html_$1)))
static_c := $(if $(static),build/gen/web/static_files.c)
messages := build/gen/base/messages.c

gen_base := $(messages)
$(foreach r,$(templated),$(eval gen_$r := $(call tpl_c,$r)))
gen_web += $(static_c)
gen_main := $(programme:programme/%.json=build/gen/main/programme_%.c) $(demo:demo/%.txt=build/gen/main/demo_%.c)
# The lists of what is declared by PAGE() and ENDPOINT(), "main/serve/lists.h".
lists := build/gen/main/list_of_pages.c build/gen/main/list_of_endpoints.c
# Names the generated files of the store (gen_store); made by running sqlbind. Where that fails, the rooms
# that see the store are not built (queries below); the others still are.
queries := $(if $(wildcard tools/sqlbind/*.c),build/gen/store.mk)
# They stand here as makefiles so that make begins anew when a generator ran: only then does it see that a header
# is newer than an object.
generated := $(if $(po),build/gen/base.done) $(foreach r,$(templated),$(if $(html_$r),build/gen/$r.done)) \
    $(if $(static),build/gen/static.done)
ifneq ($(filter-out $(plain),$(or $(MAKECMDGOALS),build)),)
-include $(queries) $(generated)
endif

$(foreach r,$(rooms),$(eval c_$r := $(filter src/$r/%,$(all_c)) $(gen_$r)))
c_main += $(lists)
$(foreach r,$(rooms),$(eval unit_$r := $(filter tests/unit/$r/%,$(unit_c))))
object    = $(patsubst %.c,build/$1/obj/%.o,$(patsubst src/%,%,$(2:build/%=%)))
objects   = $(foreach r,$2,$(call object,$1,$(c_$r)))
house     = $(filter-out build/$1/obj/main/main.o,$(call objects,$1,$(rooms)))
libraries = $(foreach r,$1,$(lib_$r))
see       = -Ibuild/see/$1 -Ibuild/see/$1/gen $(include_$1) -fmacro-prefix-map=build/see/$1/=src/
product   = $(if $(wildcard src/main/main.c),build/$1/licet)
tests     = $(foreach r,$(rooms),$(if $(unit_$r),build/$1/test_$r))
programs  = $(product) $(patsubst %.c,build/$1/%,$(notdir $(tool_c) $(bench_c) $(limit_c)))
# The programs of tests/tool that are run with the sanitizers; linking all would take longer than running these.
checked_tools := http_echo postgres_store replay_many

# ---- goals --------------------------------------------------------------------------------------
build: $(call objects,release,$(rooms)) $(if $(wildcard src/main/main.c),build/licet)
release: build $(call objects,release,$(rooms)) $(call programs,release) $(fault_c:tests/%.c=build/%.so)
clang: $(patsubst %.c,build/clang/obj/%.o,$(tool_c) $(bench_c) $(limit_c))
debug: $(if $(product),build/debug/licet) $(checked_tools:%=build/debug/%) $(call tests,debug)
fuzz-build: $(patsubst fuzz/%.c,build/fuzz/%,$(fuzz_c))
corpus-build: $(patsubst fuzz/%.c,build/corpus/%,$(fuzz_c))

build/licet: build/release/licet
	@cp $< $@.new && mv $@.new $@

unit: $(call tests,debug)
	@tools/unit/run.sh $^

tsan: $(foreach r,$(threaded),build/tsan/test_$r)
	@tools/unit/run.sh $^

arch:
	+@$(python) tools/arch/arch.py "$(MAKE)"

fmt:
	@printf '%s\n' $(fmt_files) | xargs -r clang-format-14 -i

fmt-check:
	@tools/arch/format.sh $(fmt_files)

clean:
	rm -rf build

# ---- rules --------------------------------------------------------------------------------------
say     = printf '  %-8s %s\n' $1 $2;
compile = @mkdir -p $(@D); $(call say,$1,$<) $(cc_$1) $(language) $(own) $(flags_$1) $2 -MMD -MP -c $< -o $@
link    = @mkdir -p $(@D); $(call say,$1,$@) $(cc_$1) $(link_$1) $(filter %.o,$^) $2 -o $@
# Outside the rooms (tests, benches, generators) the clock may be read; so may it in base.
clock_base := -DMAY_READ_THE_CLOCK
outside    := -DMAY_READ_THE_CLOCK
# The library's headers use names that src/banned.h poisons, and come before that.
build/%/obj/doc/xlsx.o: own := -DMAY_WRITE_SPREADSHEETS

# One folder of links per room, build/see/<room>/{<seen room>, gen/<seen room>}: the walls.
build/see/.done: Makefile
	@rm -rf build/see
	@$(foreach r,$(rooms),mkdir -p build/see/$r/gen; \
	    for s in $r $(see_$r); do \
	        ln -s ../../../src/$$s build/see/$r/$$s; ln -s ../../../gen/$$s build/see/$r/gen/$$s; done;)
	@touch $@

# What stands before each object of a room (or of a program outside, which sees what main sees).
# base has no generated header before it but in base/show: the generators are made of the rest of it.
shown := src/base/show/%
$(foreach r,$(rooms),$(eval first_$r := Makefile build/see/.done | \
    $(if $(filter store,$r $(see_$r)),$(queries)) \
    $(foreach s,$(filter-out base,$r) $(see_$r),$(if $(filter-out store,$s),$(gen_$s:.c=.h)))))

define rules_of_room # variant, room
build/$1/obj/$2/%.o: src/$2/%.c $(first_$2)
	$$(call compile,$1,$$(call see,$2) $(clock_$2))
build/$1/obj/gen/$2/%.o: build/gen/$2/%.c $(first_$2)
	$$(call compile,$1,$$(call see,$2) $(clock_$2))
build/$1/obj/unit/$2/%.o: build/unit/$2/%.c $(first_$2) $(messages:.c=.h)
	$$(call compile,$1,$$(call see,$2) $(clock_$2) -Itests/unit/$2)
build/$1/test_$2: $(unit_$2:tests/%.c=build/$1/obj/%.o) build/$1/obj/unit/$2/runner.o \
    $(filter-out build/$1/obj/main/main.o,$(call objects,$1,$(link_$2)))
	$$(call link,$1,$(lib_test) $(call libraries,$(link_$2)))
endef

define rules_of_variant # variant
$(foreach r,$(rooms),$(eval $(call rules_of_room,$1,$r)))
$(call object,$1,$(filter $(shown),$(c_base)) $(messages)): | $(messages:.c=.h)
build/$1/licet: $(call objects,$1,$(rooms))
	$$(call link,$1,$(call libraries,$(rooms)))
build/$1/obj/tests/%.o: tests/%.c $(first_main)
	$$(call compile,$1,$$(call see,main) $(outside) -Itests)
build/$1/obj/bench/%.o: bench/%.c $(first_main)
	$$(call compile,$1,$$(call see,main) $(outside))
build/$1/obj/bench/limit/%.o: bench/limit/%.c Makefile
	$$(call compile,$1,$(outside))
build/$1/obj/fuzz/%.o: fuzz/%.c $(first_main)
	$$(call compile,$1,$$(call see,main) $(outside))
$(patsubst tests/tool/%.c,build/$1/%,$(tool_c)): build/$1/%: build/$1/obj/tests/tool/%.o $(call house,$1)
	$$(call link,$1,$$(addprefix -Wl$$(comma)--wrap=,$$(wrap_$$*)) $(call libraries,$(rooms)))
$(patsubst bench/%.c,build/$1/%,$(bench_c)): build/$1/%: build/$1/obj/bench/%.o $(call house,$1)
	$$(call link,$1,$(call libraries,$(rooms)))
$(patsubst bench/limit/%.c,build/$1/%,$(limit_c)): build/$1/%: build/$1/obj/bench/limit/%.o
	$$(call link,$1,-Wl$$(comma)--as-needed $(call libraries,$(rooms)))
endef
comma := ,
$(foreach v,$(variants),$(eval $(call rules_of_variant,$v)))

$(patsubst fuzz/%.c,build/fuzz/%,$(fuzz_c)): build/fuzz/%: build/fuzz/obj/fuzz/%.o $(call house,fuzz)
	$(call link,fuzz,$(call libraries,$(rooms)))
# A corpus that is only run again needs no counters of what was reached, so the house is not built once more.
$(patsubst fuzz/%.c,build/corpus/%,$(fuzz_c)): build/corpus/%: build/debug/obj/fuzz/%.o $(call house,debug)
	$(call link,fuzz,$(call libraries,$(rooms)))

build/fault/%.so: tests/fault/%.c Makefile
	@mkdir -p $(@D); $(call say,release,$<) $(cc_release) $(language) -O2 -g -fPIC -shared -MMD -MP $< -o $@

# Unit tests: each file is copied with a list of its own tests behind it; a runner per room.
build/unit/%_test.c: tests/unit/%_test.c tools/unit/wrap.sh
	@mkdir -p $(@D); tools/unit/wrap.sh $< > $@
define rule_of_runner # room
build/unit/$1/runner.c: tools/unit/runner.sh $(unit_$1) $(sort $(dir $(unit_$1)))
	@mkdir -p $$(@D); tools/unit/runner.sh $1 $(unit_$1) > $$@
endef
$(foreach r,$(rooms),$(if $(unit_$r),$(eval $(call rule_of_runner,$r))))

# Generators, and what they write.
define rules_of_tool # name
build/tools/$1: $(patsubst tools/%.c,build/tools/obj/%.o,$(wildcard tools/$1/*.c tools/source/*.c)) \
    $(call object,release,$(filter-out $(shown) $(gen_base),$(c_base)))
	$$(call link,release,$(lib_store) $(lib_base))
endef
build/tools/obj/%.o: tools/%.c $(first_base)
	$(call compile,release,$(call see,base) -Itools $(outside))
$(foreach t,$(filter-out source,$(sort $(patsubst tools/%/,%,$(dir $(tools_c))))),$(eval $(call rules_of_tool,$t)))

# Only files that changed are replaced, so that one query does not compile the whole house again.
build/gen/store.mk: build/tools/sqlbind $(sql) $(sql_dirs)
	@rm -rf build/gen/store.new; mkdir -p build/gen/store.new build/gen/store; $(call say,sqlbind,sql) \
	    build/tools/sqlbind --migrations db/migrations --sql sql --scope db/scope --out build/gen/store.new
	@cd build/gen; shopt -s nullglob; for f in store/*; do [ -e store.new/$${f#store/} ] || rm $$f; done; \
	    for f in store.new/*; do cmp -s $$f store/$${f#store.new/} || mv $$f store/; done; rm -rf store.new; \
	    echo "gen_store := $$(printf 'build/gen/%s ' store/*.c)" > store.mk.new && mv store.mk.new store.mk

# A generator leaves files alone that did not change; so its run has a mark (.done) that says when it was.
build/gen/base.done: build/tools/msgc $(po) i18n
	@$(call say,msgc,i18n) build/tools/msgc --i18n i18n --out build/gen/base && touch $@
$(messages) $(messages:.c=.h) $(messages:.c=.list): build/gen/base.done
	@:

define rules_of_templates # room
build/gen/$1.done: build/tools/tplc $(html_$1) $(sort $(dir $(html_$1))) $(messages:.c=.list)
	@$$(call say,tplc,src/$1) build/tools/tplc --room $1 --src src/$1 \
	    --messages $(messages:.c=.list) --out build/gen/$1 && touch $$@
$(call tpl_c,$1) $(patsubst %.c,%.h,$(call tpl_c,$1)): build/gen/$1.done
	@:
endef
$(foreach r,$(templated),$(if $(html_$r),$(eval $(call rules_of_templates,$r))))

build/gen/static.done: tools/static/pack.sh $(static) $(sort $(dir $(static)))
	@$(call say,pack,static) tools/static/pack.sh build/gen/web $(static) && touch $@
$(static_c) $(static_c:.c=.h): build/gen/static.done
	@:

# A file as bytes: name of the array, the file, what it is for people.
define embedded_c
	@mkdir -p $(@D); { printf '#include "main/$1.h"\nconst unsigned char $1[] = {\n'; \
	    od -An -v -tx1 $< | sed 's/ \(..\)/0x\1,/g'; \
	    printf '};\nconst size_t $1_bytes = sizeof $1;\n'; } > $@
endef
define embedded_h
	@mkdir -p $(@D); printf '%s\n' '#ifndef MAIN_$1_H' '#define MAIN_$1_H' '#include <stddef.h>' \
	    '// $2, byte by byte; not terminated.' \
	    'extern const unsigned char $1[];' 'extern const size_t $1_bytes;' '#endif' > $@
endef
build/gen/main/programme_%.c: programme/%.json Makefile
	$(call embedded_c,programme_$*)
build/gen/main/programme_%.h: Makefile
	$(call embedded_h,programme_$*,programme/$*.json)
build/gen/main/demo_%.c: demo/%.txt Makefile
	$(call embedded_c,demo_$*)
build/gen/main/demo_%.h: Makefile
	$(call embedded_h,demo_$*,demo/$*.txt)

build/gen/main/list_of_pages.c: tools/routes/routes.sh $(filter src/web/%,$(all_c)) $(sort $(dir $(filter src/web/%,$(all_c))))
	@mkdir -p $(@D); tools/routes/routes.sh page src/web > $@.new; cmp -s $@.new $@ || mv $@.new $@; touch $@
build/gen/main/list_of_endpoints.c: tools/routes/routes.sh $(filter src/api/%,$(all_c)) $(sort $(dir $(filter src/api/%,$(all_c))))
	@mkdir -p $(@D); tools/routes/routes.sh endpoint src/api > $@.new; cmp -s $@.new $@ || mv $@.new $@; touch $@

# What `make arch` needs built: the objects of the release, and every header compiled by itself.
arch-built: $(call objects,release,$(rooms)) $(patsubst src/%,build/arch/%.ok,$(filter-out src/banned.h,$(all_h)))
build/arch/%.h.ok: src/%.h tools/arch/header.sh $(first_main)
	@tools/arch/header.sh $< $@ $(cc_release) $(language) $(call see,$(firstword $(subst /, ,$*)))

tidy: $(patsubst src/%.c,build/tidy/%.ok,$(all_c)) $(patsubst tools/%.c,build/tidy/tools/%.ok,$(tools_c))
run_tidy = @mkdir -p $(@D); $(call say,tidy,$<) \
    clang-tidy-14 --quiet $< -- $(language) -O1 $1 2>/dev/null && touch $@
build/tidy/%.ok: src/%.c .clang-tidy build/release/obj/%.o
	$(call run_tidy,$(call see,$(firstword $(subst /, ,$*))))
build/tidy/tools/%.ok: tools/%.c .clang-tidy build/tools/obj/%.o
	$(call run_tidy,$(call see,base) -Itools)

-include $(shell [ ! -d build ] || find build -name '*.d')
