// The list's own route gives the rows; report/rows_book makes cells of them.
#include "main/serve/list_run.h"

#include "base/digest.h"
#include "base/file.h"
#include "domain/columns.h"
#include "main/serve/server.h"
#include "report/manifest.h"

#include <string.h>

enum { PAIRS_MAX = 512, NOTE_MICROSECONDS = 1000000, NAME_BYTES_MAX = 128 };

typedef struct {
    const ListRunner *runner;
    const FileJob *job;
    ActionContext context; // reads as who asked does, in one state of the database
    ListCapture capture;
    RowsAbout about;
    ManifestFile files[MANIFEST_FILES_MAX];
    size_t count;
    int64_t rows;
    int64_t noted_us;
    bool own; // false: cancelled, or taken over
} Run;

// ---- what was asked for ----

static HttpPairs pairs_of(Arena *arena, Text query) {
    HttpPair *pairs = arena_array(arena, HttpPair, PAIRS_MAX);
    size_t count = 0;
    size_t begin = 0;
    pairs[count++] = (HttpPair){S("format"), S("xlsx")};
    for (size_t i = 0; i <= query.len && query.len > 0 && count < PAIRS_MAX; i++) {
        if (i < query.len && query.bytes[i] != '\n') {
            continue;
        }
        const char *at = memchr(query.bytes + begin, '=', i - begin);
        ENSURE(at != NULL);
        size_t name = (size_t)(at - query.bytes) - begin;
        pairs[count++] = (HttpPair){{query.bytes + begin, name}, {at + 1, i - begin - name - 1}};
        begin = i + 1;
    }
    return (HttpPairs){pairs, count};
}

static void about_of(Run *run, HttpPairs query, const SessionView *session) {
    Arena *arena = run->runner->arena;
    AboutFilter *filters = arena_array(arena, AboutFilter, query.count);
    RowsAbout about = {.report = run->job->report,
                       .account = session->viewer.account_number,
                       .filters = filters,
                       .true_on = date_text(arena, run->context.today),
                       .generated_at = instant_text(arena, run->context.now)};
    about.known_on = about.generated_at;
    for (size_t i = 0; i < query.count; i++) {
        Text name = query.items[i].name;
        if (text_equal(name, S("true_on"))) {
            about.true_on = query.items[i].value;
        } else if (text_equal(name, S("known_on"))) {
            about.known_on = query.items[i].value;
        } else if (!text_equal(name, S("format")) && !text_equal(name, S("fields")) &&
                   !text_equal(name, S("sheet"))) {
            filters[about.filter_count++] = (AboutFilter){name, query.items[i].value};
        }
    }
    run->about = about;
}

// ---- files ----

static Err note(Run *run) {
    int64_t now_us = clock_monotonic_us();
    if (now_us - run->noted_us < NOTE_MICROSECONDS) {
        return OK;
    }
    ActionContext context = run->context;
    context.arena = run->runner->batch;
    context.now = clock_now(&run->runner->server->clock);
    run->noted_us = now_us;
    return do_file_job_note(&context, run->job->job, run->runner->runner, run->rows, &run->own);
}

static Err keep_piece(Run *run, int64_t number, Text bytes) {
    ActionContext context = run->context;
    FileJobPiece piece = {.job = run->job->job,
                          .runner = run->runner->runner,
                          .file = (int64_t)run->count + 1,
                          .piece = number,
                          .bytes = bytes,
                          .rows = run->rows};
    context.arena = run->runner->batch;
    context.now = clock_now(&run->runner->server->clock);
    return do_file_job_keep(&context, &piece, &run->own);
}

static Err keep_pieces(Run *run, const FileNameless *file, ManifestFile *kept) {
    Arena *batch = run->runner->batch;
    Digest digest = digest_begin();
    Text bytes = {0};
    int64_t number = 0;
    do {
        arena_reset(batch);
        TRY(file_nameless_read(file, batch, kept->bytes, FILE_PIECE_BYTES, &bytes));
        if (bytes.len > 0) {
            digest_add(&digest, bytes);
            TRY(keep_piece(run, number++, bytes));
        }
        kept->bytes += (int64_t)bytes.len;
    } while (bytes.len == FILE_PIECE_BYTES && run->own && !run->runner->ends(run->runner->target));
    kept->sha256 = digest_end(&digest, run->runner->arena);
    return OK;
}

// "customers-2026-11-21.xlsx", the second "customers-2026-11-21-2.xlsx".
static Text name_of_file(const Run *run) {
    Arena *arena = run->runner->arena;
    TextBuf name = buf_new(arena, NAME_BYTES_MAX);
    Text day = date_text(arena, run->context.today);
    buf_addf(&name, "%.*s-%.*s", TEXT_ARG(run->job->report), TEXT_ARG(day));
    if (run->count > 0) {
        buf_addf(&name, "-%zu", run->count + 1);
    }
    buf_add(&name, S(".xlsx"));
    return buf_text(&name);
}

// Rows until the file is full, or there are no more.
static Err read_rows(Run *run, RowsBook *book, bool *ret_more) {
    const ListRunner *runner = run->runner;
    ActionContext context = run->context;
    context.arena = runner->batch;
    *ret_more = true;
    while (*ret_more && run->own && book->rows < ROWS_IN_BOOK_MAX &&
           !runner->ends(runner->target)) {
        const void *rows = NULL;
        size_t count = 0;
        arena_reset(runner->batch);
        TRY(run->capture.source->next(run->capture.state, run->capture.memory, &context, &rows,
                                      &count, ret_more));
        rows_book_add(book, runner->batch, rows, count);
        run->rows += (int64_t)count;
        TRY(note(run));
    }
    return OK;
}

static Err make_book(Run *run, const char *path, int64_t *ret_rows, bool *ret_more) {
    RowsBook book;
    Arena *arena = run->runner->arena;
    TRY(rows_book_begin(arena, path, &run->capture.rows.form.choice, run->context.now, &book));
    Err err = read_rows(run, &book, ret_more);
    arena_reset(run->runner->batch);
    Err ended = rows_book_end(&book, run->runner->batch, &run->about);
    *ret_rows = book.rows;
    return err_failed(err) ? err : ended;
}

static Err make_file(Run *run, bool *ret_more) {
    FileNameless file;
    ManifestFile kept = {.name = name_of_file(run)};
    if (run->count == MANIFEST_FILES_MAX) {
        return FAULT_AT(FAULT_TOO_LARGE, 0);
    }
    TRY(file_nameless_open(run->runner->arena, &file));
    Err err = make_book(run, file.path, &kept.rows, ret_more);
    if (!err_failed(err) && run->own && !run->runner->ends(run->runner->target)) {
        err = keep_pieces(run, &file, &kept);
    }
    file_nameless_close(&file);
    run->files[run->count++] = kept;
    return err;
}

static Err make_ready(Run *run) {
    Arena *arena = run->runner->arena;
    FileJobFile *files = arena_array(arena, FileJobFile, run->count);
    for (size_t i = 0; i < run->count; i++) {
        const ManifestFile *file = &run->files[i];
        files[i] = (FileJobFile){file->name, file->rows, file->bytes, file->sha256};
    }
    FileJobReady ready = {.job = run->job->job,
                          .runner = run->runner->runner,
                          .files = files,
                          .count = run->count,
                          .manifest = manifest_write(arena, run->runner->server->press.key,
                                                     &run->about, &run->capture.rows.form.choice,
                                                     run->files, run->count)};
    ActionContext context = run->context;
    context.now = clock_now(&run->runner->server->clock);
    return do_file_job_ready(&context, &ready, &run->own);
}

// ---- the list ----

// Asks the route of the address, as who asked does. False, with the reason, where it gives no list.
static Err ask_route(Run *run, const SessionView *session, Text *ret_why) {
    const ListRunner *runner = run->runner;
    HttpAnswer answer = {.status = 200};
    HttpRequest request = {.method = HTTP_GET,
                           .path = run->job->path,
                           .query = pairs_of(runner->arena, run->job->query),
                           .arrived_at = run->context.now,
                           .arena = runner->arena,
                           .worker = runner->worker};
    Serving serving = {.server = runner->server,
                       .request = &request,
                       .answer = &answer,
                       .arena = runner->arena,
                       .context = run->context,
                       .session = session,
                       .viewer = &session->viewer,
                       .capture = &run->capture};
    (void)lang_find(run->job->language, &serving.lang);
    TRY(server_call(&serving));
    if (run->capture.source == NULL) {
        *ret_why = answer.status == 403 ? S("forbidden") : S("refused");
    }
    about_of(run, request.query, session);
    return OK;
}

static Err read_list(Run *run, const SessionView *session, Text *ret_why) {
    bool more = true;
    TRY(ask_route(run, session, ret_why));
    if (ret_why->len > 0) {
        return OK;
    }
    while (more && run->own && !run->runner->ends(run->runner->target)) {
        TRY(make_file(run, &more));
    }
    return run->own && !run->runner->ends(run->runner->target) ? make_ready(run) : OK;
}

// C6: the seat and its rights are looked up now.
static Err run_as_asker(Run *run, Text *ret_why) {
    SessionView *session = arena_array(run->runner->arena, SessionView, 1);
    TRY(see_seat_of(&run->context, run->job->identity, run->job->account, run->job->site, session));
    if (!session->found || !session->has_seat) {
        *ret_why = S("forbidden");
        return OK;
    }
    run->context.viewer = &session->viewer;
    run->context.actor = session->viewer.identity;
    run->context.account = session->viewer.account;
    return read_list(run, session, ret_why);
}

static Err run_list(Run *run, Text *ret_why) {
    const ListRunner *runner = run->runner;
    Err err = engine_begin(runner->server->engine, runner->worker, runner->arena,
                           clock_now(&runner->server->clock), S(""), &run->context);
    if (!err_failed(err)) {
        err = run_as_asker(run, ret_why);
    }
    engine_release(runner->server->engine, runner->worker);
    return err;
}

Err list_run(const ListRunner *runner, const FileJob *job) {
    Run *run = arena_array(runner->arena, Run, 1);
    Text why = S("");
    *run = (Run){.runner = runner, .job = job, .own = true};
    run->capture.memory = runner->arena;
    TRY(engine_context(runner->server->engine, runner->worker, runner->arena,
                       clock_now(&runner->server->clock), &run->context));
    Err err = run_list(run, &why);
    if (err_failed(err)) {
        why = S("fault");
    }
    if (why.len > 0) {
        TRY(do_file_job_fail(&run->context, job->job, runner->runner, why));
    }
    return err;
}
