-- The lines of the accepted orders of a JSON list (as in list_seen), as they are shown, order by order.
-- in: orders Text
-- out: at int64_t, line int64_t, site SiteId, site_number Text, part Text, description Text, type Text,
--   metric Text, quantity Quantity, returned Quantity, coverage_start ?Date, coverage_end ?Date,
--   months ?int64_t, points_per_unit Points, points Points, unit Money, extended Money,
--   sell_unit ?Money
-- rows: many, ahead
-- scope: exempt orders that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS order_id FROM keys_each(:orders))
SELECT k.at, l.line, l.site, s.number AS site_number, l.part, p.description, p.type, p.metric, l.quantity,
    l.returned, l.coverage_start, l.coverage_end, l.months, p.points AS points_per_unit, l.points,
    l.unit, l.extended, l.sell_unit
FROM k CROSS JOIN order_line AS l CROSS JOIN part AS p CROSS JOIN site AS s
WHERE l.enterprise = k.enterprise AND l.order_id = k.order_id
    AND p.part = l.part AND s.enterprise = l.enterprise AND s.site = l.site
ORDER BY k.at, l.line
