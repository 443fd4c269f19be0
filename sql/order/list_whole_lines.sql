-- Everything that the lines of an order say.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: line int64_t, site SiteId, part Text, quantity Quantity, returned Quantity,
--   price_row PriceRowId, price_on Date, yearly Money, unit Money, extended Money, points Points,
--   coverage_start ?Date, coverage_end ?Date, term_months ?int64_t
-- rows: many
-- scope: enterprise
SELECT line, site, part, quantity, returned, price_row, price_on, yearly, unit, extended, points,
    coverage_start, coverage_end, term_months
FROM order_line WHERE enterprise = :enterprise AND order_id = :order_id ORDER BY line
