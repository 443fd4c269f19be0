-- The lines of an enterprise's orders.
-- in: enterprise EnterpriseId
-- out: order_id OrderId, line int64_t, site SiteId, part Text, quantity Quantity,
--   returned Quantity, price_row PriceRowId, price_on Date, yearly Money, unit Money,
--   extended Money, points Points, coverage_start ?Date, coverage_end ?Date, months ?int64_t,
--   due ?Date, entitlement ?EntitlementId, bid_unit ?Money, cap_base ?Money, cap_rise ?int64_t,
--   term_months ?int64_t
-- rows: many
-- scope: enterprise
SELECT order_id, line, site, part, quantity, returned, price_row, price_on, yearly, unit, extended,
    points, coverage_start, coverage_end, months, due, entitlement, bid_unit, cap_base, cap_rise,
    term_months
FROM order_line WHERE enterprise = :enterprise ORDER BY order_id, line
