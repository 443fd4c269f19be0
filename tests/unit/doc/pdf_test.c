// Papers as PDF: the same paper gives the same bytes, long ones get pages, what is no paper is
// refused.
#include "doc/paper.h"
#include "doc/pdf.h"
#include "paper_basket.h"

#include <check.h>

// The libraries keep and lose a little of what they once found: no leak of ours.
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig\nleak:libcairo\n";
}

static const PaperColumn columns[] = {
    {S_INIT("料號"), 2, false}, {S_INIT("Uraian"), 6, false}, {S_INIT("Quantity"), 1, true}};

static Text paper_of(Arena *arena, Text language, int rows) {
    Basket basket = new_basket(arena);
    PaperHead head = {language, S("權利證明 / Bukti Hak"), S("2025-03-31"), S("SHA-256 0123")};
    PaperWriter paper = paper_writer(arena, &head, (Sink){take, &basket});
    paper_title(&paper, S("權利證明"), S("Proof of Entitlement"));
    paper_pair(&paper, S("客戶"), S("臺灣軟體股份有限公司"));
    paper_pair(&paper, S("Pelanggan"), S("Perusahaan Perangkat Lunak Nusantara"));
    paper_paragraph(&paper, S("Dokumen ini membuktikan hak pakai."));
    paper_table(&paper, columns, 3);
    for (int i = 0; i < rows; i++) {
        TextBuf part = buf_new(arena, 20);
        buf_addf(&part, "XL-%05d", i);
        const Text cells[] = {buf_text(&part), S("授權 perpetual licence"), S("12")};
        paper_row(&paper, cells);
    }
    ck_assert(!err_failed(paper_end(&paper)));
    return buf_text(&basket.buf);
}

static Text pdf_of(Arena *arena, Text paper, PdfProblem wanted) {
    Basket basket = new_basket(arena);
    PdfProblem problem;
    Err err = pdf_write(arena, paper, (Sink){take, &basket}, &problem);
    ck_assert_msg(!err_failed(err), "%s", err_message(err));
    ck_assert_int_eq(problem, wanted);
    return buf_text(&basket.buf);
}

static size_t count_of(Text text, const char *part) {
    size_t count = 0;
    size_t length = strlen(part);
    const char *at = text.bytes;
    const char *end = text.bytes + text.len;
    while ((at = memmem(at, (size_t)(end - at), part, length)) != NULL) {
        count++;
        at += length;
    }
    return count;
}

START_TEST(the_same_paper_gives_the_same_bytes) {
    Arena arena = new_arena();
    static const Text languages[] = {S_INIT("en"), S_INIT("id"), S_INIT("zh-Hant")};
    for (size_t i = 0; i < 3; i++) {
        Text paper = paper_of(&arena, languages[i], 20);
        Text one = pdf_of(&arena, paper, PDF_FINE);
        Text other = pdf_of(&arena, paper, PDF_FINE);
        ck_assert(text_equal(one, other));
        ck_assert(count_of(one, "%PDF-") == 1 && one.bytes[one.len - 1] == '\n');
        ck_assert(count_of(one, "2025") >= 1);
        ck_assert(count_of(one, "/FontFile") >= 1); // fonts go in
        ck_assert_uint_lt(one.len, 200000);         // as subsets
    }
    arena_free(&arena);
}

START_TEST(long_papers_get_pages) {
    Arena arena = new_arena();
    Text ten = pdf_of(&arena, paper_of(&arena, S("zh-Hant"), 420), PDF_FINE);
    Text long_one = pdf_of(&arena, paper_of(&arena, S("en"), 10000), PDF_FINE);
    ck_assert_uint_ge(count_of(ten, "/Type /Page %"), 9);
    ck_assert_uint_ge(count_of(long_one, "/Type /Page %"), 180);
    arena_free(&arena);
}

START_TEST(what_is_no_paper_is_refused) {
    Arena arena = new_arena();
    static const Text bad[] = {
        S_INIT(""),
        S_INIT("{}"),
        S_INIT("[]"),
        S_INIT("[[\"paper\",\"en\",\"t\",\"2025-02-30\",\"f\"]]"),
        S_INIT("[[\"paper\",\"en\",\"t\",\"2025-02-28\"]]"),
        S_INIT("[[\"paper\",\"en\",\"t\",\"2025-02-28\",\"f\"],[\"row\",\"x\"]]"),
        S_INIT("[[\"paper\",\"en\",\"t\",\"2025-02-28\",\"f\"],[\"table\",\"a\",0]]"),
        S_INIT("[[\"paper\",\"en\",\"t\",\"2025-02-28\",\"f\"],[\"table\",\"a\",1],[\"row\"]]"),
        S_INIT("[[\"paper\",\"en\",\"t\",\"2025-02-28\",\"f\"],[\"pair\",\"a\",1]]"),
        S_INIT("[[\"paper\",\"en\",\"t\",\"2025-02-28\",\"f\"],[\"picture\",\"a\"]]"),
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        (void)pdf_of(&arena, bad[i], PDF_NOT_A_PAPER);
    }
    (void)pdf_of(&arena, S("[[\"paper\",\"en\",\"t\",\"2025-02-28\",\"f\"]]"), PDF_FINE);
    arena_free(&arena);
}

START_TEST(a_row_higher_than_a_page_is_refused) {
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    PaperHead head = {S("en"), S("t"), S("2025-03-31"), S("f")};
    PaperWriter paper = paper_writer(&arena, &head, (Sink){take, &basket});
    TextBuf cell = buf_new(&arena, 16000);
    while (!cell.overflow) {
        buf_add(&cell, S("word "));
    }
    const Text cells[] = {S("a"), S("b"), {cell.bytes, cell.len}};
    paper_table(&paper, columns, 3);
    paper_row(&paper, cells);
    ck_assert(!err_failed(paper_end(&paper)));
    (void)pdf_of(&arena, buf_text(&basket.buf), PDF_TOO_LONG);
    arena_free(&arena);
}

START_TEST(a_sink_that_fails_is_a_fault) {
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    PdfProblem problem;
    basket.fail_at = 2;
    Err err = pdf_write(&arena, paper_of(&arena, S("en"), 3), (Sink){take, &basket}, &problem);
    ck_assert_int_eq(err.code, FAULT_FILE_WRITE);
    arena_free(&arena);
}
