-- The lines of the prices that two persons set of an order, as far as the reader sees them: all of them for the desks.
-- in: enterprise EnterpriseId, order_id OrderId, of_desk bool
-- out: change int64_t, line int64_t, unit_before Money, unit Money
-- rows: many
-- scope: enterprise
SELECT p.change, p.line, p.unit_before, p.unit
FROM order_change AS c JOIN order_change_price AS p ON p.enterprise = c.enterprise AND p.change = c.change
WHERE c.enterprise = :enterprise AND c.order_id = :order_id AND (c.state = 'confirmed' OR CAST(:of_desk AS bigint) = 1)
ORDER BY p.change, p.line
