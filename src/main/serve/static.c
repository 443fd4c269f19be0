// Files of static/, compiled in: each address names its bytes by their hash, so it holds for ever.
#include "main/serve/serving.h"
#include "web/static_files.h"

static bool takes_brotli(const HttpRequest *request) {
    static const Text word = S_INIT("br");
    Text accepted;
    if (!http_header(request, S("Accept-Encoding"), &accepted)) {
        return false;
    }
    for (size_t i = 0; i + word.len <= accepted.len; i++) {
        bool begins = i == 0 || accepted.bytes[i - 1] == ' ' || accepted.bytes[i - 1] == ',';
        Text rest = {accepted.bytes + i, accepted.len - i};
        if (begins && text_begins(rest, word)) {
            return true;
        }
    }
    return false;
}

static void answer_file(const HttpRequest *request, HttpAnswer *answer, const StaticFile *file) {
    bool packed = file->brotli.len > 0 && takes_brotli(request);
    (void)http_answer_header(answer, S("Cache-Control"), S("public, max-age=31536000, immutable"));
    (void)http_answer_header(answer, S("Vary"), S("Accept-Encoding"));
    (void)http_answer_header(answer, S("X-Content-Type-Options"), S("nosniff"));
    (void)http_answer_header(answer, S("Cross-Origin-Resource-Policy"), S("same-origin"));
    if (http_answer_tag(request, answer, file->etag)) {
        return;
    }
    if (packed) {
        (void)http_answer_header(answer, S("Content-Encoding"), S("br"));
    }
    http_answer_body(answer, file->type, packed ? file->brotli : file->bytes);
    answer->is_constant = true;
}

bool serve_static(const HttpRequest *request, HttpAnswer *answer) {
    if (!text_begins(request->path, S("/static/"))) {
        return false;
    }
    bool reads = request->method == HTTP_GET || request->method == HTTP_HEAD;
    for (int i = 0; reads && i < (int)STATIC_COUNT; i++) {
        if (text_equal(request->path, static_files[i].url)) {
            answer_file(request, answer, &static_files[i]);
            return true;
        }
    }
    answer->status = reads ? 404 : 405;
    http_answer_body(answer, S("text/plain; charset=utf-8"), S("not found\n"));
    return true;
}
