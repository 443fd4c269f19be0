-- Loads one line of an order with its part's type.
-- in: enterprise EnterpriseId, order_id OrderId, line int64_t
-- out: part Text, type Text, site SiteId, quantity Quantity, unit Money, points Points
-- rows: maybe
-- scope: enterprise
SELECT l.part, p.type, l.site, l.quantity, l.unit, l.points
FROM order_line AS l JOIN part AS p ON p.part = l.part
WHERE l.enterprise = :enterprise AND l.order_id = :order_id AND l.line = :line
