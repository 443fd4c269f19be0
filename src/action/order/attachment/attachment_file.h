// Files that come along with what is asked of an order (P18).
#ifndef ACTION_ORDER_ATTACHMENT_ATTACHMENT_FILE_H
#define ACTION_ORDER_ATTACHMENT_ATTACHMENT_FILE_H

#include "base/text.h"

// A file as it was sent.
typedef struct {
    Text name;
    Text bytes;
} AttachmentFile;

typedef struct {
    const AttachmentFile *items;
    size_t count;
} AttachmentFiles;

#endif
