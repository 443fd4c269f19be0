// Message: a sentence for a person with its holes filled, in no language yet. It is made by a
// function of "base/messages.h" (msg_<key>, made by msgc from i18n/*.po), can be kept and handed
// on, and becomes text where the language of the reader is known.
#ifndef BASE_SHOW_MESSAGE_H
#define BASE_SHOW_MESSAGE_H

#include "base/show/format.h"

typedef enum { HOLE_TEXT, HOLE_INT, HOLE_DATE, HOLE_AMOUNT, HOLE_SHARE } HoleKind;

typedef struct {
    HoleKind kind;
    union {
        Text text;
        int64_t number;
        Date date;
        Amount amount;
        Share share;
    };
} MessageValue;

enum { MESSAGE_HOLES_MAX = 6 };

// A pattern is the text with HOLE and the hole's number ('1' is the first) for each hole, and FORM
// between the forms of a plural; msgc lets neither mark into a text.
enum { MESSAGE_MARK_HOLE = 1, MESSAGE_MARK_FORM = 2 };

typedef struct {
    Text text;
    bool is_plain; // one form without holes, of which a page writes every sign as it stands
} MessagePattern;

typedef struct {
    int32_t id;    // a MessageId of base/messages.h
    int64_t count; // what the plural counts; 0 where nothing is counted
    MessageValue values[MESSAGE_HOLES_MAX];
} Message;

// The whole sentence in the arena.
Text message_text(Arena *arena, Lang lang, Message message);
void message_add(TextBuf *buf, Lang lang, Message message);

// Piece by piece, for a sink of another kind.
typedef struct {
    Text rest;
} MessageCursor;

const MessagePattern *message_pattern(Lang lang, const Message *message);
// Either a literal piece (`*ret_value` is NULL) or a hole's value; false at the end.
MessageCursor message_open(Lang lang, const Message *message);
bool message_next(MessageCursor *cursor, const Message *message, Text *ret_literal,
                  const MessageValue **ret_value);
// The value as the language writes it; not for HOLE_TEXT.
void message_format(TextBuf *buf, Lang lang, const MessageValue *value);

#endif
