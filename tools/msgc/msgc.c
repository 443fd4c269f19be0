// msgc --i18n FOLDER --out FOLDER: exit 0 where all is well and written, else 1.
#include "msgc.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_BYTES = 256 << 20 };

static const char *const po_names[LANG_COUNT] = {
#define LANGUAGE(id, tag, po) [id] = (po),
#include "base/show/lang.def"
#undef LANGUAGE
};

static const char *po_path(Run *run, const char *folder, int lang) {
    return format_text(run->arena, "%s/%s.po", folder, po_names[lang]);
}

// A file that no language reads would be forgotten.
static void check_folder(Run *run, const char *folder) {
    Names names = {0};
    if (!source_list(run, folder, &names)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        bool known = strstr(names.items[i], ".po") == NULL;
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            const char *name = format_text(run->arena, "%s.po", po_names[lang]);
            known = known || strcmp(names.items[i], name) == 0;
        }
        if (!known) {
            mistake(run, format_text(run->arena, "%s/%s", folder, names.items[i]), 1,
                    "no language reads this file; give it a row in src/base/show/lang.def");
        }
    }
}

static void run_all(Run *run, const char *folder, const char *out) {
    Catalogue languages[LANG_COUNT] = {0};
    check_folder(run, folder);
    bool has_source =
        catalogue_read(run, po_path(run, folder, 0), text_of(po_names[0]), &languages[0]);
    if (has_source) {
        source_check(run, &languages[0]);
    }
    for (int lang = 1; lang < LANG_COUNT; lang++) {
        Text po = text_of(po_names[lang]);
        if (po.len > 0 && catalogue_read(run, po_path(run, folder, lang), po, &languages[lang]) &&
            has_source) {
            translation_check(run, &languages[0], &languages[lang]);
        }
    }
    for (int lang = 0; lang < LANG_COUNT && run->mistakes == 0; lang++) {
        if (po_names[lang][0] == 0) {
            languages[lang] = pseudo_of(run, &languages[0]);
        }
    }
    if (run->mistakes == 0) {
        (void)emit_all(run, languages, out);
    }
}

int main(int argc, char **argv) {
    if (argc != 5 || strcmp(argv[1], "--i18n") != 0 || strcmp(argv[3], "--out") != 0) {
        (void)fputs("msgc --i18n FOLDER --out FOLDER\n", stderr);
        return 1;
    }
    Arena arena;
    if (err_failed(arena_init(&arena, ARENA_BYTES))) {
        (void)fputs("msgc: no memory\n", stderr);
        return 1;
    }
    Run run = {.arena = &arena};
    run_all(&run, argv[2], argv[4]);
    int status = run_end(&run, "msgc");
    arena_free(&arena);
    return status;
}
