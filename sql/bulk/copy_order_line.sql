-- Copies order lines of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO order_line (enterprise, order_id, line, site, part, quantity, returned, price_row,
    price_on, yearly, unit, extended, points, coverage_start, coverage_end, months, due,
    entitlement, bid, bid_unit, cap_base, cap_rise, buy_unit, sell_unit, term_months)
SELECT enterprise + :shift, order_id, line, site, part, quantity, returned, price_row, price_on,
    yearly, unit, extended, points, coverage_start, coverage_end, months, due, entitlement, bid,
    bid_unit, cap_base, cap_rise, buy_unit, sell_unit, term_months
FROM order_line WHERE enterprise BETWEEN :first AND :last
