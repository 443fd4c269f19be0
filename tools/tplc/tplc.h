// tplc: makes C functions of the templates of a room (src/<room>/**/x.html) and refuses what could
// show a reader another's markup. One run: read the templates and the messages (sources.c), split a
// file into markup and directives (pieces.c), follow the markup (markup.c, elements.c), turn
// directives into C (template.c, words.c), write (emit.c). Every mistake is reported and counted;
// nothing is written unless there is none. Types are the compiler's matter: #line leads its errors
// to the template.
#ifndef TPLC_TPLC_H
#define TPLC_TPLC_H

#include "source/source.h"

enum { DEPTH_MAX = 64, NAME_MAX_BYTES = 64, ARGUMENTS_MAX = 8, PARTS_MAX = 64 };

// ---- sources.c ----

typedef struct {
    Text key;   // "quote.lines"
    Text holes; // names in the order of the function's parameters, a blank between
} MessageKey;

typedef struct {
    MessageKey *items;
    size_t count;
} MessageKeys;

typedef struct {
    const char *path;        // "src/web/quote/quote_show.html"
    const char *stem;        // "quote_show"
    const char *view_header; // "web/quote/quote_show.h"
} Source;

typedef struct {
    const char *room;
    Source *items;
    size_t count;
    MessageKeys messages;
} Sources;

// The room's templates, sorted by path, and what msgc listed.
bool sources_find(Run *run, const char *folder, const char *messages, Sources *ret_sources);
const Source *source_of(const Sources *sources, Text stem);
const MessageKey *message_of(const Sources *sources, Text key);

// ---- pieces.c ----

typedef struct {
    bool directive; // what stands between {{ and }}, without blanks around it
    Text text;
    int line;
} Piece;

typedef struct {
    Run *run;
    const char *path;
    Text rest;
    int line;
} PieceReader;

// False at the end, and where a {{ is not closed (reported).
bool piece_next(PieceReader *reader, Piece *ret_piece);
// Takes the first word of *text, up to a blank; empty at the end.
Text word_take(Text *text);

// ---- markup.c ----

typedef enum {
    IN_CONTENT,
    IN_TAG_OPEN, // behind <
    IN_TAG_NAME,
    IN_TAG,       // between attributes
    IN_ATTRIBUTE, // in a name
    BEFORE_VALUE, // behind =
    IN_VALUE,     // between quotes
    BEHIND_VALUE, // behind the closing quote
    BEHIND_SLASH, // of a tag that closes itself
    IN_END_NAME,
    IN_DOCTYPE,
} MarkupPlace;

typedef enum { ATTRIBUTE_PLAIN, ATTRIBUTE_URL, ATTRIBUTE_FIXED } AttributeKind;

// Where in the document a byte of the template stands. Can be copied and compared.
typedef struct {
    MarkupPlace place;
    Text open[DEPTH_MAX]; // elements, the outermost first
    size_t depth;
    char name[NAME_MAX_BYTES]; // of the tag or attribute being read
    size_t name_len;
    Text tag;           // the tag that is open
    int tag_id;         // of this tag, and of the value that is open: no two have the same
    int value_id;       //
    AttributeKind kind; // of the value
    bool value_begun;   // something stands in the value already
    bool has_src;       // what the open tag has
    bool has_http_equiv;
    bool has_made_content; // content="{{…}}"
    bool in_content;       // the value is that of content=""
    bool blank;            // the last byte written was a blank
} MarkupState;

typedef struct {
    Run *run;
    const char *path;
    int line;
    int last_id;
    MarkupState state;
    TextBuf *literal; // what is sent as it stands
} Markup;

// Follows literal markup, and copies it with its runs of blanks made one.
void markup_feed(Markup *markup, Text text, int line);
// Before a directive: ends the name that is being read, so that one may stand between attributes.
void markup_settle(Markup *markup);
// Two branches meet: false where they are not at the same place of the same elements; else *state
// says what holds behind both.
bool markup_join(MarkupState *state, const MarkupState *other);

// ---- elements.c ----

bool element_is_void(Text name);
// NULL, or why a template may not have it.
const char *element_refused(Text name);
const char *attribute_refused(Text name);
AttributeKind attribute_kind(Text name);

// ---- words.c ----

typedef struct {
    Text names[DEPTH_MAX];
    size_t count;
} Variables;

// A letter a-z, then letters, digits and _.
bool is_name(Text text);
// The C of x.y: a variable's member, or the view's. NULL (reported) where it is no such name.
const char *path_in_c(Run *run, const char *path, int line, const Variables *variables, Text words);
// The C of a message with its holes filled: "msg_quote_lines(view->count)". NULL where reported.
const char *message_in_c(Run *run, const char *path, int line, const Sources *sources,
                         const Variables *variables, Text words);

// ---- template.c ----

typedef struct {
    Text view; // the type
    Text parts[PARTS_MAX];
    size_t part_count;
    Text body; // C statements
} Template;

// False where there were mistakes.
bool template_read(Run *run, const Sources *sources, const Source *source, Template *ret_template);

// ---- emit.c ----

bool emit_template(Run *run, const Sources *sources, const Source *source, const Template *template,
                   const char *folder);
// Removes what an earlier run made of a template that is gone.
void remove_stale(Run *run, const Sources *sources, const char *folder);

#endif
