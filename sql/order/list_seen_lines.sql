-- The lines of an accepted order as they are shown.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: line int64_t, site SiteId, site_number Text, part Text, description Text, type Text,
--   metric Text, quantity Quantity, returned Quantity, coverage_start ?Date, coverage_end ?Date,
--   months ?int64_t, points_per_unit Points, points Points, unit Money, extended Money,
--   sell_unit ?Money
-- rows: many
-- scope: enterprise
SELECT l.line, l.site, s.number AS site_number, l.part, p.description, p.type, p.metric, l.quantity,
    l.returned, l.coverage_start, l.coverage_end, l.months, p.points AS points_per_unit, l.points,
    l.unit, l.extended, l.sell_unit
FROM order_line AS l JOIN part AS p ON p.part = l.part
    JOIN site AS s ON s.enterprise = l.enterprise AND s.site = l.site
WHERE l.enterprise = :enterprise AND l.order_id = :order_id ORDER BY l.line
