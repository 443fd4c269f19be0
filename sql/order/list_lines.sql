-- The lines of an order.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: line int64_t, part Text, quantity Quantity, unit Money, extended Money, points Points,
--   coverage_start ?Date, coverage_end ?Date, months ?int64_t, due ?Date
-- rows: many
-- scope: enterprise
SELECT line, part, quantity, unit, extended, points, coverage_start, coverage_end, months, due
FROM order_line WHERE enterprise = :enterprise AND order_id = :order_id ORDER BY line
