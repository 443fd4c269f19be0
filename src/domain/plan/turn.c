// Points of a line never fall as its quantity rises, so the least quantity is found by halving.
#include "domain/plan/turn.h"

static bool reaches(const OrderLineAsk *line, int64_t count, Points needed) {
    Points points = {0};
    // Points that are over every bound reach whatever is needed.
    return !points_of_line(line->part->points, (Quantity){count}, line->ask.months, &points) ||
           points.hundredths >= needed.hundredths;
}

// In steps of the multiple: the least one that may be ordered and reaches the points.
static bool least_quantity(const OrderLineAsk *line, Points needed, Quantity *ret) {
    int64_t multiple = line->part->multiple.count;
    int64_t low = (line->part->minimum.count + multiple - 1) / multiple;
    int64_t high = QUANTITY_ASKED_MAX / multiple;
    if (low > high || !reaches(line, high * multiple, needed)) {
        return false;
    }
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (reaches(line, middle * multiple, needed)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    ret->count = low * multiple;
    return true;
}

static LevelTurn turn_above(const Programme *programme, Level level, const OrderLineAsk *line,
                            Points without) {
    LevelTurn turn = {0};
    if (programme_next_level(programme, level, &turn.level)) {
        int64_t threshold = programme->levels[turn.level.index].points.hundredths;
        Points needed = {threshold - without.hundredths};
        turn.found = least_quantity(line, needed, &turn.quantity);
    }
    return turn;
}

LineTurns order_line_turns(const Programme *programme, const Standing *before,
                           const OrderLineAsk *lines, const OrderLinePrice *priced, size_t index,
                           const OrderPrice *order) {
    const OrderLineAsk *line = &lines[index];
    if (before->express || !programme->earns_points[line->part->type] ||
        line->part->points.hundredths == 0) {
        return (LineTurns){0};
    }
    Points others = {order->points.hundredths - priced[index].points.hundredths};
    Points in_term = {before->has_term ? before->term_points.hundredths : 0};
    Points total = {in_term.hundredths + order->points.hundredths};
    Points total_of_others = {in_term.hundredths + others.hundredths};
    Level later = standing_order_level(before, programme, total);
    return (LineTurns){
        .this_order = turn_above(programme, order->level, line, others),
        .later = turn_above(programme, later, line, total_of_others),
    };
}
