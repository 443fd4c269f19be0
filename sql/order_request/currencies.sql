-- The currencies in which a customer bought, the latest first.
-- in: enterprise EnterpriseId
-- out: currency Text
-- rows: many
-- scope: enterprise
SELECT o.currency FROM orders AS o WHERE o.enterprise = :enterprise
GROUP BY o.currency ORDER BY MAX(o.order_id) DESC
