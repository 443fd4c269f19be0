// The limit of row A: the least plain C that prices the lines of price_lines_data.h. One loop over
// one table, no types, no checks, no trace; it knows nothing of the house. Of the ways to write it
// that were tried (the bits of a row by clz, no early end, a branch for months) this was the
// fastest.
#include "../measure.h"
#include "../price_lines_data.h"

// A part's rows stand in the order of from, then published: the last one that counts is the one.
static int64_t price_pass(const Data *data) {
    int64_t sum = 0;
    for (const DataLine *line = data->lines; line < data->lines + DATA_LINES; line++) {
        const DataPart *part = &data->parts[line->part];
        const DataRow *row = &data->rows[part->first_row + part->row_count - 1];
        while ((row->from > line->price_on) | (row->published > line->published_by)) {
            row--;
        }
        int level = part->discountable ? line->level : 0;
        while ((row->priced >> level & 1u) == 0) {
            level--;
        }
        int64_t months = line->months != 0 ? line->months : 12;
        sum += (row->unit[level] * months + 6) / 12 * line->quantity;
    }
    return sum;
}

int main(void) {
    Data *data = data_make();
    int64_t begin = measure_now(MEASURE_PROCESSOR);
    int64_t passes = 0;
    bool right = data != NULL;
    while (right && measure_now(MEASURE_PROCESSOR) - begin < MEASURE_SECOND) {
        right = data_is_right("price_loop", price_pass(data));
        passes++;
    }
    int64_t taken = measure_now(MEASURE_PROCESSOR) - begin;
    free(data);
    return right ? measure_say(measure_rate(passes * DATA_LINES, taken), "lines/s", "loop") : 1;
}
