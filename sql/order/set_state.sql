-- Moves an order to another state (R9.1).
-- in: enterprise EnterpriseId, order_id OrderId, state Text
-- rows: changes 1
-- scope: enterprise
UPDATE orders SET state = :state WHERE enterprise = :enterprise AND order_id = :order_id
