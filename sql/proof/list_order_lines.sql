-- The lines of an order at one site, as a proof says them.
-- in: enterprise EnterpriseId, order_id OrderId, site SiteId
-- out: line int64_t, part Text, description Text, type Text, metric Text, quantity Quantity,
--   coverage_start ?Date, coverage_end ?Date, months ?int64_t
-- rows: many
-- scope: enterprise
SELECT l.line, l.part, p.description, p.type, p.metric, l.quantity, l.coverage_start, l.coverage_end,
    l.months
FROM order_line AS l JOIN part AS p ON p.part = l.part
WHERE l.enterprise = :enterprise AND l.order_id = :order_id AND l.site = :site
ORDER BY l.line
