// A page: one file with one PAGE(), which names its method, its path, who may come (a page without
// a gate does not compile), the fields it takes, and its body. The list of all pages is made of
// these lines; nothing else registers one.
//
//     PAGE(quote_show, HTTP_GET, "/quotes/{number}", GATE(SUBJECT_QUOTES, ACT_READ), NO_FIELDS) {
//         …
//         return page_render(call, HTTP_OK, title, body);
//     }
//
// A body is given what the gate and the field table made of the request, asks some see_ or one do_,
// and answers. A fault goes up as Err; who called the page answers it.
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "action/action.h"
#include "action/file_job/file_job_see.h"
#include "action/gate.h"
#include "action/proof/proof_press.h"
#include "action/row_source.h"
#include "action/identity/session.h"
#include "action/viewer.h"
#include "base/input/fields.h"
#include "base/show/html.h"

#include "net/http.h"
#include "report/rows_stream.h"

enum { PAGE_PARAMS_MAX = 4, PATH_CHARACTERS_MAX = 2048 };

typedef enum { THEME_SYSTEM, THEME_LIGHT, THEME_DARK } Theme;

typedef struct PageCall {
    const HttpRequest *request;
    HttpAnswer *answer;
    Arena *arena;
    const ActionContext *context; // reads as the viewer; a do_ is given it too
    const Viewer *viewer;         // NULL: nobody is signed in
    const SessionView *session;   // NULL where viewer is, but for who has chosen no seat yet
    Lang lang;
    Theme theme;
    bool compact; // rows stand close
    Text secret;  // of the session; empty: none
    PasswordGate *passwords;
    const Entropy *entropy;
    const ProofPress *press;
    bool is_demo;                 // the database was made by `licet demo`
    Text params[PAGE_PARAMS_MAX]; // what stood for the {…} of the path
    const void *input;            // read by the page's field table; NULL where it takes nothing
    const Complaints *complaints; // what is wrong with it; the form is shown again, filled
    const FieldPair *typed;       // what was typed, to fill it
    size_t typed_count;
    Text csrf; // for the forms of this answer
    Text key;  // a fresh idempotency key for them
    // Makes the answer a file of all rows of a source; ret_state is the source's zeroed state, what
    // it points to must live in ret_memory.
    Err (*stream)(const struct PageCall *call, const RowSource *source, const RowsStream *rows,
                  void **ret_state, Arena **ret_memory);
    // Makes the answer a file of a ready job of the viewer's.
    Err (*send_file)(const struct PageCall *call, const FileJobView *job,
                     const FileJobFileRow *file);
    // Whether the gate of the list at this path opens for the viewer now (portal.md C6).
    bool (*may_read)(const struct PageCall *call, Text path);
    // Whether at this path is a list that the viewer may read now; complains of parameters that it
    // does not take.
    bool (*reads_list)(const struct PageCall *call, Text path, const FieldPair *pairs, size_t count,
                       Complaints *complaints);
    const void *serving; // of who calls; for these four only
} PageCall;

typedef struct Page {
    Text name; // "quote_show"
    HttpMethod method;
    Text path;
    Gate gate;
    const FieldTable *fields; // NULL: takes nothing
    Err (*run)(PageCall *call);
} Page;

#define NO_FIELDS NULL
#define PAGE(page, verb, pattern, who, takes)                                                      \
    static Err page_##page##_run(PageCall *call);                                                  \
    extern const Page page_##page;                                                                 \
    const Page page_##page = {.name = S_INIT(#page),                                               \
                              .method = (verb),                                                    \
                              .path = S_INIT(pattern),                                             \
                              .gate = who, /* NOLINT(bugprone-macro-parentheses) */                \
                              .fields = (takes),                                                   \
                              .run = page_##page##_run};                                           \
    static Err page_##page##_run(PageCall *call)

#endif
