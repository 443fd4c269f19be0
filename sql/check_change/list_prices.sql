-- The prices that changes of the orders of an enterprise set of their lines.
-- in: enterprise EnterpriseId
-- out: order_id OrderId, change int64_t, place int64_t, state Text, line int64_t, unit_before Money, unit Money, quantity ?Quantity
-- rows: many
-- scope: enterprise
SELECT c.order_id, p.change, c.place, c.state, p.line, p.unit_before, p.unit, r.quantity
FROM order_change_price AS p JOIN order_change AS c ON c.enterprise = p.enterprise AND c.change = p.change
    LEFT JOIN order_request_line AS r ON r.enterprise = c.enterprise AND r.order_id = c.order_id AND r.line = p.line
WHERE p.enterprise = :enterprise ORDER BY p.change, p.line
