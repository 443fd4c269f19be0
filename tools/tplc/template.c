// One template: its markup is followed, its directives become C.
#include "tplc.h"

#include <string.h>

enum { BODY_MAX = 1 << 20 };

typedef enum { BLOCK_IF, BLOCK_ELSE, BLOCK_EACH } BlockKind;

typedef struct {
    BlockKind kind;
    int line;
    MarkupState start; // where it begins
    MarkupState then;  // of an if with {{else}}: where its first branch ended
} Block;

typedef struct {
    Run *run;
    const Sources *sources;
    const Source *source;
    Template *template;
    Markup markup;
    TextBuf literal; // markup that is not written yet
    TextBuf body;
    int line; // of the directive
    Variables variables;
    Block blocks[DEPTH_MAX];
    size_t depth;
} Reader;

#define READER_MISTAKE(reader, ...)                                                                \
    mistake((reader)->run, (reader)->source->path, (reader)->line, __VA_ARGS__)

// ---- writing C ----

static void write_literal(Reader *reader) {
    if (reader->literal.len > 0) {
        buf_add(&reader->body, S("    html_markup(out, S("));
        emit_literal(&reader->body, buf_text(&reader->literal));
        buf_add(&reader->body, S("));\n"));
        reader->literal.len = 0;
    }
}

// The lines that follow are the template's, for the compiler's errors.
static void write_place(Reader *reader) {
    write_literal(reader);
    buf_addf(&reader->body, "#line %d \"%s\"\n", reader->line, reader->source->path);
}

// ---- values ----

// The writer that the place asks for; NULL (reported) where nothing may be written.
static const char *writer_here(Reader *reader, bool is_message) {
    MarkupState *state = &reader->markup.state;
    if (state->place == IN_CONTENT) {
        bool raw = state->depth > 0 && text_equal(state->open[state->depth - 1], S("script"));
        if (raw) {
            READER_MISTAKE(reader, "nothing is written into <script>");
        }
        return raw ? NULL : "html_value";
    }
    if (state->place != IN_VALUE) {
        READER_MISTAKE(reader, "a value stands in content or in a quoted attribute");
        return NULL;
    }
    if (state->kind == ATTRIBUTE_FIXED) {
        READER_MISTAKE(reader, "nothing is written into this attribute");
        return NULL;
    }
    if (state->kind == ATTRIBUTE_PLAIN) {
        return "html_attribute";
    }
    if (is_message || state->value_begun) {
        READER_MISTAKE(reader, "an address is one Url, from its start; C makes it by url_join and "
                               "url_with");
        return NULL;
    }
    return "html_url";
}

static void write_value(Reader *reader, const char *value, bool is_message) {
    const char *writer = writer_here(reader, is_message);
    if (writer == NULL || value == NULL) {
        return;
    }
    MarkupState *state = &reader->markup.state;
    state->value_begun = true;
    state->blank = false;
    state->has_made_content =
        state->has_made_content || (state->place == IN_VALUE && state->in_content);
    write_place(reader);
    buf_addf(&reader->body, "    %s(out, ", writer);
    buf_add(&reader->body, text_of(value));
    buf_add(&reader->body, S(");\n"));
}

static const char *path_of(Reader *reader, Text words) {
    return path_in_c(reader->run, reader->source->path, reader->line, &reader->variables, words);
}

static void read_message(Reader *reader, Text words) {
    const char *message = message_in_c(reader->run, reader->source->path, reader->line,
                                       reader->sources, &reader->variables, words);
    write_value(reader, message, true);
}

static void add_part(Reader *reader, Text name) {
    Template *template = reader->template;
    for (size_t i = 0; i < template->part_count; i++) {
        if (text_equal(template->parts[i], name)) {
            return;
        }
    }
    if (template->part_count == PARTS_MAX) {
        READER_MISTAKE(reader, "more than %d different parts", (int)PARTS_MAX);
        return;
    }
    template->parts[template->part_count++] = name;
}

static void read_part(Reader *reader, Text words) {
    Text name = word_take(&words);
    if (reader->markup.state.place != IN_CONTENT) {
        READER_MISTAKE(reader, "a part stands in content");
        return;
    }
    if (source_of(reader->sources, name) == NULL) {
        READER_MISTAKE(reader, "the room has no template \"%.*s\"; {{part name view}}",
                       TEXT_ARG(name));
        return;
    }
    const char *view = path_of(reader, words);
    if (view != NULL) {
        add_part(reader, name);
        reader->markup.state.blank = false;
        write_place(reader);
        buf_addf(&reader->body, "    tpl_%.*s(out, &%s);\n", TEXT_ARG(name), view);
    }
}

// ---- blocks ----

static Block *begin_block(Reader *reader, BlockKind kind) {
    if (reader->depth == DEPTH_MAX) {
        READER_MISTAKE(reader, "more than %d blocks inside each other", (int)DEPTH_MAX);
        return NULL;
    }
    Block *block = &reader->blocks[reader->depth++];
    *block = (Block){.kind = kind, .line = reader->line, .start = reader->markup.state};
    return block;
}

// {{if x}}, {{if not x}}
static void read_if(Reader *reader, Text words) {
    MarkupPlace place = reader->markup.state.place;
    Text rest = words;
    bool is_not = text_equal(word_take(&rest), S("not")) && rest.len > 0;
    const char *value = path_of(reader, is_not ? rest : words);
    if (place != IN_CONTENT && place != IN_TAG && place != IN_VALUE) {
        READER_MISTAKE(reader, "a block stands in content, between attributes or in a value");
    }
    write_place(reader);
    buf_addf(&reader->body, "    if (%shtml_holds(%s)) {\n", is_not ? "!" : "",
             value == NULL ? "" : value);
    (void)begin_block(reader, BLOCK_IF);
}

static void begin_loop(Reader *reader, Text name, const char *list) {
    Text *names = reader->variables.names;
    for (size_t i = 0; i < reader->variables.count; i++) {
        if (text_equal(names[i], name)) {
            READER_MISTAKE(reader, "a loop around this one has the name %.*s", TEXT_ARG(name));
            return;
        }
    }
    write_place(reader);
    buf_addf(&reader->body,
             "    for (size_t at_%.*s = 0; at_%.*s < (size_t)%s.count; at_%.*s++) {\n",
             TEXT_ARG(name), TEXT_ARG(name), list, TEXT_ARG(name));
    buf_addf(&reader->body, "#line %d \"%s\"\n", reader->line, reader->source->path);
    buf_addf(&reader->body, "    const __typeof__(%s.items[0]) *each_%.*s = &%s.items[at_%.*s];\n",
             list, TEXT_ARG(name), list, TEXT_ARG(name));
    buf_addf(&reader->body, "    (void)each_%.*s;\n", TEXT_ARG(name));
}

// {{each line in lines}}
static void read_each(Reader *reader, Text words) {
    Text name = word_take(&words);
    Text in = word_take(&words);
    const char *list = path_of(reader, words);
    bool named = is_name(name) && !text_equal(name, S("view")) && text_equal(in, S("in"));
    if (!named) {
        READER_MISTAKE(reader, "a loop is {{each name in list}}");
    } else if (reader->markup.state.place != IN_CONTENT) {
        READER_MISTAKE(reader, "a loop stands in content");
    } else if (list != NULL) {
        begin_loop(reader, name, list);
    }
    if (begin_block(reader, BLOCK_EACH) != NULL) {
        reader->variables.names[reader->variables.count++] = name;
    }
}

static void read_else(Reader *reader, Text words) {
    Block *block = reader->depth == 0 ? NULL : &reader->blocks[reader->depth - 1];
    if (block == NULL || block->kind != BLOCK_IF || words.len > 0) {
        READER_MISTAKE(reader, "{{else}} stands once inside {{if …}} … {{end}}");
        return;
    }
    write_literal(reader);
    buf_add(&reader->body, S("    } else {\n"));
    block->kind = BLOCK_ELSE;
    block->then = reader->markup.state;
    reader->markup.state = block->start;
}

static void read_end(Reader *reader, Text words) {
    if (reader->depth == 0 || words.len > 0) {
        READER_MISTAKE(reader, "{{end}} without its {{if …}} or {{each …}}");
        return;
    }
    const Block *block = &reader->blocks[--reader->depth];
    write_literal(reader);
    buf_add(&reader->body, S("    }\n"));
    if (block->kind == BLOCK_EACH) {
        reader->variables.count--;
    }
    const MarkupState *other = block->kind == BLOCK_ELSE ? &block->then : &block->start;
    if (!markup_join(&reader->markup.state, other)) {
        READER_MISTAKE(reader,
                       "the block that begins in line %d ends elsewhere: each of its branches "
                       "closes what it opens",
                       block->line);
        reader->markup.state = block->start;
    }
}

// ---- the whole ----

static void read_view(Reader *reader, Text words) {
    Text type = word_take(&words);
    bool good = type.len > 0 && type.bytes[0] >= 'A' && type.bytes[0] <= 'Z' && words.len == 0;
    for (size_t i = 0; i < type.len; i++) {
        char c = type.bytes[i];
        good = good && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }
    if (!good || reader->template->view.len > 0 || reader->body.len > 0) {
        READER_MISTAKE(reader, "{{view Type}} stands once, at the start");
        return;
    }
    reader->template->view = type;
    reader->literal.len = 0; // blanks before it
}

static void read_directive(Reader *reader, Text text) {
    static const struct {
        const char *word;
        void (*read)(Reader *reader, Text words);
    } directives[] = {
        {"view", read_view}, {"each", read_each}, {"if", read_if},     {"else", read_else},
        {"end", read_end},   {"part", read_part}, {"t", read_message},
    };
    Text words = text;
    Text first = word_take(&words);
    markup_settle(&reader->markup);
    for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++) {
        if (text_equal(first, text_of(directives[i].word))) {
            directives[i].read(reader, words);
            return;
        }
    }
    write_value(reader, path_of(reader, text), false);
}

static void check_end(Reader *reader) {
    const MarkupState *state = &reader->markup.state;
    reader->line = reader->markup.line;
    if (reader->depth > 0) {
        READER_MISTAKE(reader, "the block that begins in line %d has no {{end}}",
                       reader->blocks[reader->depth - 1].line);
    } else if (state->depth > 0) {
        READER_MISTAKE(reader, "<%.*s> is not closed", TEXT_ARG(state->open[state->depth - 1]));
    } else if (state->place != IN_CONTENT) {
        READER_MISTAKE(reader, "the file ends inside a tag");
    }
}

static void read_pieces(Reader *reader, PieceReader *pieces) {
    Piece piece = {0};
    while (piece_next(pieces, &piece)) {
        Text words = piece.text;
        Text first = word_take(&words);
        bool begins = piece.directive ? text_equal(first, S("view")) : first.len == 0;
        if (reader->template->view.len == 0 && !begins) {
            break;
        }
        reader->line = piece.line;
        if (piece.directive) {
            read_directive(reader, piece.text);
        } else {
            markup_feed(&reader->markup, piece.text, piece.line);
        }
    }
    if (reader->template->view.len == 0) {
        mistake(reader->run, reader->source->path, 1, "a template begins with {{view Type}}");
        return;
    }
    check_end(reader);
}

bool template_read(Run *run, const Sources *sources, const Source *source, Template *ret_template) {
    int mistakes = run->mistakes;
    PieceReader pieces = {.run = run, .path = source->path, .line = 1};
    if (!source_read(run, source->path, &pieces.rest)) {
        return false;
    }
    size_t literal_max = pieces.rest.len * 2 + 16;
    Reader *reader = arena_new(run->arena, Reader);
    *reader = (Reader){.run = run, .sources = sources, .source = source, .template = ret_template};
    reader->literal = buf_new(run->arena, literal_max);
    reader->body = buf_new(run->arena, BODY_MAX);
    reader->markup =
        (Markup){.run = run, .path = source->path, .line = 1, .literal = &reader->literal};
    reader->markup.state.blank = true;
    read_pieces(reader, &pieces);
    write_literal(reader);
    ENSURE(!reader->literal.overflow);
    if (reader->body.overflow) {
        mistake(run, source->path, 1, "the template is too large");
    }
    ret_template->body = buf_text(&reader->body);
    return run->mistakes == mistakes;
}
