// The pair of files that a template becomes: tpl_<stem>.h and tpl_<stem>.c.
#include "tplc.h"

#include <string.h>
#include <unistd.h>

static void write_header(Run *run, const Sources *sources, const Source *source,
                         const Template *template, TextBuf *buf) {
    const char *guard =
        upper(run->arena, format_text(run->arena, "%s_tpl_%s_h", sources->room, source->stem));
    buf_addf(buf, "// Made by tplc from %s. Change that.\n#ifndef %s\n#define %s\n\n", source->path,
             guard, guard);
    buf_addf(buf, "#include \"base/show/html.h\"\n#include \"%s\"\n\n", source->view_header);
    buf_addf(buf, "void tpl_%s(Html *out, const %.*s *view);\n\n#endif\n", source->stem,
             TEXT_ARG(template->view));
}

static void write_source(const Sources *sources, const Source *source, const Template *template,
                         TextBuf *buf) {
    buf_addf(buf, "// Made by tplc from %s. Change that.\n#include \"%s/tpl_%s.h\"\n\n",
             source->path, sources->room, source->stem);
    buf_add(buf, S("#include \"base/messages.h\"\n"));
    for (size_t i = 0; i < template->part_count; i++) {
        buf_addf(buf, "#include \"%s/tpl_%.*s.h\"\n", sources->room, TEXT_ARG(template->parts[i]));
    }
    buf_add(buf, S("\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"));
    buf_addf(buf, "void tpl_%s(Html *out, const %.*s *view) {\n    (void)out;\n    (void)view;\n",
             source->stem, TEXT_ARG(template->view));
    buf_add(buf, template->body);
    buf_add(buf, S("}\n"));
}

bool emit_template(Run *run, const Sources *sources, const Source *source, const Template *template,
                   const char *folder) {
    TextBuf buf = buf_new(run->arena, template->body.len + (64 << 10));
    write_header(run, sources, source, template, &buf);
    const char *header = format_text(run->arena, "%s/tpl_%s.h", folder, source->stem);
    bool written = output_write(run, header, buf_text(&buf));
    buf.len = 0;
    write_source(sources, source, template, &buf);
    ENSURE(!buf.overflow);
    const char *code = format_text(run->arena, "%s/tpl_%s.c", folder, source->stem);
    return output_write(run, code, buf_text(&buf)) && written;
}

void remove_stale(Run *run, const Sources *sources, const char *folder) {
    Names names = {0};
    if (!source_list(run, folder, &names)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        size_t len = strlen(name);
        bool made = len > 6 && strncmp(name, "tpl_", 4) == 0;
        if (made && source_of(sources, (Text){name + 4, len - 6}) == NULL) {
            (void)unlink(format_text(run->arena, "%s/%s", folder, name));
        }
    }
}
