-- Adds a line of an accepted order, with where its price came from.
-- in: enterprise EnterpriseId, order_id OrderId, line int64_t, site SiteId, part Text,
--   quantity Quantity, price_row PriceRowId, price_on Date, yearly Money, unit Money,
--   extended Money, points Points, coverage_start ?Date, coverage_end ?Date, months ?int64_t,
--   due ?Date, entitlement ?EntitlementId, term_months ?int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_line (enterprise, order_id, line, site, part, quantity, returned, price_row,
    price_on, yearly, unit, extended, points, coverage_start, coverage_end, months, due, entitlement,
    term_months)
VALUES (:enterprise, :order_id, :line, :site, :part, :quantity, 0, :price_row,
    :price_on, :yearly, :unit, :extended, :points, :coverage_start, :coverage_end, :months, :due,
    :entitlement, :term_months)
