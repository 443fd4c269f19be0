// Follows the markup byte by byte: which elements are open, and where in a tag a directive stands.
// It takes less than a browser does, so that both understand the same.
#include "tplc.h"

#include <string.h>

#define MARKUP_MISTAKE(markup, ...)                                                                \
    mistake((markup)->run, (markup)->path, (markup)->line, __VA_ARGS__)

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Of element's and attribute's names: letters, digits, - _ : .
static bool is_name_byte(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

static Text name_of(const MarkupState *state) {
    return (Text){state->name, state->name_len};
}

static void name_begin(MarkupState *state) {
    state->name_len = 0;
}

static void name_add(Markup *markup, char c) {
    MarkupState *state = &markup->state;
    if (state->name_len == NAME_MAX_BYTES) {
        MARKUP_MISTAKE(markup, "a name longer than %d bytes", (int)NAME_MAX_BYTES);
        state->name_len = 0;
    }
    state->name[state->name_len++] = c;
}

// The same in small letters: what browsers read.
static Text small(Markup *markup, Text name) {
    Text copy = text_copy(markup->run->arena, name);
    char *bytes = (char *)copy.bytes;
    for (size_t i = 0; i < copy.len; i++) {
        bytes[i] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] - 'A' + 'a') : bytes[i];
    }
    return copy;
}

static bool inside(const MarkupState *state, Text name) {
    for (size_t i = 0; i < state->depth; i++) {
        if (text_equal(state->open[i], name)) {
            return true;
        }
    }
    return false;
}

static bool in_script(const MarkupState *state) {
    return state->depth > 0 && text_equal(state->open[state->depth - 1], S("script"));
}

static bool keeps_blanks(const MarkupState *state) {
    return inside(state, S("pre")) || inside(state, S("textarea")) || state->place == IN_VALUE;
}

// ---- tags ----

static void tag_begin(Markup *markup) {
    MarkupState *state = &markup->state;
    Text name = text_copy(markup->run->arena, name_of(state));
    const char *why = element_refused(small(markup, name));
    if (why != NULL) {
        MARKUP_MISTAKE(markup, "<%.*s> is refused: %s", TEXT_ARG(name), why);
    }
    state->tag = name;
    state->tag_id = ++markup->last_id;
    state->has_src = state->has_http_equiv = state->has_made_content = false;
    state->place = IN_TAG;
}

// At the > of a start tag.
static void tag_end(Markup *markup, bool closes_itself) {
    MarkupState *state = &markup->state;
    Text name = small(markup, state->tag);
    state->place = IN_CONTENT;
    if (text_equal(name, S("script")) && !state->has_src) {
        MARKUP_MISTAKE(markup, "<script> without src is refused: scripts are files of static/");
    }
    if (state->has_http_equiv && state->has_made_content) {
        MARKUP_MISTAKE(markup, "the content of an http-equiv is literal");
    }
    bool is_void = element_is_void(name);
    if (closes_itself && !is_void && !inside(state, S("svg")) && !text_equal(name, S("svg"))) {
        MARKUP_MISTAKE(markup, "<%.*s/> closes nothing in HTML; write <%.*s></%.*s>",
                       TEXT_ARG(state->tag), TEXT_ARG(state->tag), TEXT_ARG(state->tag));
    }
    if (is_void || closes_itself) {
        return;
    }
    if (state->depth == DEPTH_MAX) {
        MARKUP_MISTAKE(markup, "more than %d elements inside each other", (int)DEPTH_MAX);
        return;
    }
    state->open[state->depth++] = state->tag;
}

static void end_tag(Markup *markup) {
    MarkupState *state = &markup->state;
    Text name = name_of(state);
    state->place = IN_CONTENT;
    if (state->depth == 0) {
        MARKUP_MISTAKE(markup, "</%.*s> closes nothing", TEXT_ARG(name));
    } else if (!text_equal(state->open[state->depth - 1], name)) {
        MARKUP_MISTAKE(markup, "</%.*s> where </%.*s> belongs", TEXT_ARG(name),
                       TEXT_ARG(state->open[state->depth - 1]));
        state->depth--;
    } else {
        state->depth--;
    }
}

// ---- attributes ----

static void attribute_begin(Markup *markup) {
    MarkupState *state = &markup->state;
    Text name = small(markup, name_of(state));
    const char *why = attribute_refused(name);
    if (why != NULL) {
        MARKUP_MISTAKE(markup, "the attribute %.*s is refused: %s", TEXT_ARG(name), why);
    }
    state->kind = attribute_kind(name);
    state->has_src = state->has_src || text_equal(name, S("src"));
    state->has_http_equiv = state->has_http_equiv || text_equal(name, S("http-equiv"));
    state->in_content = text_equal(name, S("content"));
    state->value_id = ++markup->last_id;
    state->value_begun = false;
}

// ---- byte by byte ----

static void unexpected(Markup *markup, char c, const char *allowed) {
    MARKUP_MISTAKE(markup, "'%c' here; %s", c, allowed);
    markup->state.place = IN_CONTENT;
}

static void step_content(Markup *markup, char c) {
    if (c == '<') {
        markup->state.place = IN_TAG_OPEN;
        name_begin(&markup->state);
    } else if (in_script(&markup->state) && !is_blank(c)) {
        MARKUP_MISTAKE(markup, "<script> has no content: scripts are files of static/");
        markup->state.depth--;
    }
}

static void step_open(Markup *markup, char c) {
    MarkupState *state = &markup->state;
    if (in_script(state) && c != '/') {
        MARKUP_MISTAKE(markup, "<script> has no content: scripts are files of static/");
        state->depth--;
    }
    if (c == '/') {
        state->place = IN_END_NAME;
    } else if (c == '!') {
        state->place = IN_DOCTYPE;
    } else if (is_letter(c)) {
        name_add(markup, c);
        state->place = IN_TAG_NAME;
    } else {
        unexpected(markup, c, "a < that begins no tag is written &lt;");
    }
}

static void step_tag(Markup *markup, char c) {
    MarkupState *state = &markup->state;
    if (c == '>') {
        tag_end(markup, false);
    } else if (c == '/') {
        state->place = BEHIND_SLASH;
    } else if (is_name_byte(c)) {
        name_begin(state);
        name_add(markup, c);
        state->place = IN_ATTRIBUTE;
    } else if (!is_blank(c)) {
        unexpected(markup, c, "an attribute, > or /> belongs here");
    }
}

static void step_tag_name(Markup *markup, char c) {
    if (is_name_byte(c)) {
        name_add(markup, c);
        return;
    }
    tag_begin(markup);
    step_tag(markup, c);
}

static void step_attribute(Markup *markup, char c) {
    MarkupState *state = &markup->state;
    if (is_name_byte(c)) {
        name_add(markup, c);
        return;
    }
    attribute_begin(markup);
    if (c == '=') {
        state->place = BEFORE_VALUE;
        return;
    }
    state->place = IN_TAG;
    step_tag(markup, c);
}

static void step_value(Markup *markup, char c) {
    if (c == '"') {
        markup->state.place = BEHIND_VALUE;
    }
    markup->state.value_begun = true;
}

static void step_end_name(Markup *markup, char c) {
    MarkupState *state = &markup->state;
    if (is_name_byte(c)) {
        name_add(markup, c);
    } else if (c == '>' && state->name_len > 0) {
        end_tag(markup);
    } else {
        unexpected(markup, c, "an end tag is </name>");
    }
}

// <!doctype html> only: a comment would be sent to every reader.
static void step_doctype(Markup *markup, char c) {
    MarkupState *state = &markup->state;
    if (c == '>') {
        state->place = IN_CONTENT;
        if (!text_equal(small(markup, name_of(state)), S("doctype html"))) {
            MARKUP_MISTAKE(markup, "only <!doctype html> begins with <!");
        }
    } else if (c == '-') {
        MARKUP_MISTAKE(markup, "a comment would be sent to every reader; write {{# … }}");
        state->place = IN_CONTENT;
    } else {
        name_add(markup, c);
    }
}

static void step(Markup *markup, char c) {
    switch (markup->state.place) {
    case IN_CONTENT:
        step_content(markup, c);
        return;
    case IN_TAG_OPEN:
        step_open(markup, c);
        return;
    case IN_TAG_NAME:
        step_tag_name(markup, c);
        return;
    case IN_TAG:
        step_tag(markup, c);
        return;
    case IN_ATTRIBUTE:
        step_attribute(markup, c);
        return;
    case BEFORE_VALUE:
        markup->state.place = IN_VALUE;
        if (c != '"') {
            unexpected(markup, c, "an attribute's value stands in double quotes");
        }
        return;
    case IN_VALUE:
        step_value(markup, c);
        return;
    case BEHIND_VALUE:
        markup->state.place = IN_TAG;
        if (is_name_byte(c)) {
            unexpected(markup, c, "a blank belongs between two attributes");
            return;
        }
        step_tag(markup, c);
        return;
    case BEHIND_SLASH:
        if (c != '>') {
            unexpected(markup, c, "> belongs behind the / of a tag");
            return;
        }
        tag_end(markup, true);
        return;
    case IN_END_NAME:
        step_end_name(markup, c);
        return;
    case IN_DOCTYPE:
        step_doctype(markup, c);
        return;
    }
}

void markup_feed(Markup *markup, Text text, int line) {
    markup->line = line;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.bytes[i];
        bool kept = keeps_blanks(&markup->state);
        step(markup, c);
        if (kept || !is_blank(c)) {
            buf_add_char(markup->literal, c);
        } else if (!markup->state.blank) {
            buf_add_char(markup->literal, c == '\t' ? ' ' : c);
        }
        markup->state.blank = !kept && is_blank(c);
        markup->line += c == '\n';
    }
}

void markup_settle(Markup *markup) {
    MarkupState *state = &markup->state;
    if (state->place == IN_TAG_NAME) {
        tag_begin(markup);
    } else if (state->place == IN_ATTRIBUTE) {
        attribute_begin(markup);
    } else if (state->place != BEHIND_VALUE) {
        return;
    }
    state->place = IN_TAG;
    state->blank = true;
    buf_add_char(markup->literal, ' ');
}

static bool same(const MarkupState *a, const MarkupState *b) {
    bool equal = a->place == b->place && a->depth == b->depth &&
                 (a->place == IN_CONTENT || a->tag_id == b->tag_id) &&
                 (a->place != IN_VALUE || a->value_id == b->value_id);
    for (size_t i = 0; equal && i < a->depth; i++) {
        equal = text_equal(a->open[i], b->open[i]);
    }
    return equal;
}

bool markup_join(MarkupState *state, const MarkupState *other) {
    bool equal = same(state, other);
    state->value_begun = state->value_begun || other->value_begun;
    state->has_src = state->has_src && other->has_src;
    state->has_http_equiv = state->has_http_equiv || other->has_http_equiv;
    state->has_made_content = state->has_made_content || other->has_made_content;
    state->blank = state->blank && other->blank;
    return equal;
}
