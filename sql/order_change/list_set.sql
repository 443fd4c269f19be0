-- The prices that two persons set of an order's lines, or of those of the orders that it was billed anew for (R9.3); of several
-- of a line the latest comes last.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: line int64_t, place int64_t, unit Money, total ?Money
-- rows: many
-- scope: enterprise
WITH RECURSIVE billed AS (
    SELECT CAST(:order_id AS bigint) AS order_id
    UNION
    SELECT o.source_order FROM billed AS b JOIN orders AS o ON o.enterprise = :enterprise AND o.order_id = b.order_id
    WHERE o.source_order IS NOT NULL
)
SELECT p.line, c.place, p.unit, c.total
FROM billed AS b CROSS JOIN order_change AS c CROSS JOIN order_change_price AS p
WHERE c.enterprise = :enterprise AND c.order_id = b.order_id AND p.enterprise = c.enterprise AND p.change = c.change
    AND c.kind = 'price' AND c.state = 'confirmed'
ORDER BY c.change, p.line
