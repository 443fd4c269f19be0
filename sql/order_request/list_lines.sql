-- The lines of a submitted order.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: line int64_t, part Text, quantity Quantity
-- rows: many
-- scope: enterprise
SELECT line, part, quantity FROM order_request_line
WHERE enterprise = :enterprise AND order_id = :order_id ORDER BY line
