-- The lines of the submitted orders of an enterprise.
-- in: enterprise EnterpriseId
-- out: order_id OrderId, line int64_t, part Text, quantity Quantity
-- rows: many
-- scope: enterprise
SELECT order_id, line, part, quantity
FROM order_request_line WHERE enterprise = :enterprise ORDER BY order_id, line
