-- The order that a rebill became.
-- in: enterprise EnterpriseId, change int64_t, made OrderId
-- rows: changes 1
-- scope: enterprise
UPDATE order_change SET made = :made WHERE enterprise = :enterprise AND change = :change
