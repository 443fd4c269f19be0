// msgc: makes typed C of the languages' files (i18n/*.po) and refuses what would not say the same
// in each of them. One run: read the files (po.c), find the holes (holes.c), compare the languages
// (check.c), make the pseudo-locale (pseudo.c), write C (emit.c). Every mistake is reported and
// counted; nothing is written unless there is none.
#ifndef MSGC_MSGC_H
#define MSGC_MSGC_H

#include "source/source.h"

#include "base/show/lang.h"

enum {
    FORMS_MAX = 6,     // of a plural: no language has more
    HOLES_MAX = 6,     // base/show/message.h's MESSAGE_HOLES_MAX
    TEXT_MAX = 2000,   // bytes of one text
    ENTRIES_MAX = 8192 // of one file
};

// ---- po.c ----

typedef struct {
    Text text;
    int line;
} Form;

typedef struct {
    Text key;
    int line;
    bool plural;
    Form forms[FORMS_MAX]; // one, unless plural
    size_t form_count;
} Entry;

// One language: its file, or what pseudo.c made.
typedef struct {
    const char *path;
    Entry *items;
    size_t count;
    int plural_line;
    size_t plural_forms;
    Text plural; // a C expression over n
} Catalogue;

// Reads a file of the language `po`; mistakes are in run.
bool catalogue_read(Run *run, const char *path, Text po, Catalogue *ret_catalogue);
// The entry of this key, or NULL.
const Entry *catalogue_find(const Catalogue *catalogue, Text key);
// A letter a-z, then letters, digits and _.
bool is_name(Text text);
// The line of the header that begins with `name` ("Language: "), without it; empty where there is
// none.
Text header_line(Text header, Text name);

// ---- header.c ----

// The header of a file: Language, Content-Type, Plural-Forms.
void header_read(Run *run, Catalogue *catalogue, const Entry *header, Text po);

// ---- holes.c ----

typedef struct {
    const char *name;   // in a hole: {day:date}
    const char *type;   // the parameter's type in C
    const char *kind;   // HoleKind
    const char *member; // of MessageValue
} Kind;

typedef struct {
    Text name;
    const Kind *kind;
} Hole;

typedef struct {
    Hole items[HOLES_MAX];
    size_t count;
} Holes;

// The holes of one form in the order of its text, each once; false where the text has mistakes.
bool holes_of(Run *run, const char *path, const Form *form, Holes *ret_holes);
// All holes of an entry: those of its last form, which has them all.
Holes entry_holes(Run *run, const char *path, const Entry *entry);
bool holes_have(const Holes *holes, const Hole *hole);
// The place of the hole that a text begins with, and its length with the braces.
size_t hole_at(const Holes *holes, Text text, size_t *ret_len);

// ---- check.c ----

// Keys, texts and holes of the source by themselves.
void source_check(Run *run, const Catalogue *source);
// The same for a translation, and that it has each of the source's keys and holes and no other.
void translation_check(Run *run, const Catalogue *source, const Catalogue *translation);

// ---- pseudo.c ----

// The source with accents, in brackets and longer; holes stand as they are.
Catalogue pseudo_of(Run *run, const Catalogue *source);

// ---- emit.c ----

// messages.h, messages.c and messages.list; the languages in the order of Lang, the source first.
bool emit_all(Run *run, const Catalogue *languages, const char *folder);

#endif
