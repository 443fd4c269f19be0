-- Adds a line of an order as it was submitted.
-- in: enterprise EnterpriseId, order_id OrderId, line int64_t, part Text, quantity Quantity
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_request_line (enterprise, order_id, line, part, quantity)
VALUES (:enterprise, :order_id, :line, :part, :quantity)
