-- Counts a returned quantity on its order line.
-- in: enterprise EnterpriseId, order_id OrderId, line int64_t, quantity Quantity
-- rows: changes 1
-- scope: enterprise
UPDATE order_line SET returned = returned + :quantity
WHERE enterprise = :enterprise AND order_id = :order_id AND line = :line
