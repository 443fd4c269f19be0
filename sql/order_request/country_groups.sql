-- The country groups by whose prices a customer bought in a currency, the latest first.
-- in: enterprise EnterpriseId, currency Text
-- out: country_group Text
-- rows: many
-- scope: enterprise
SELECT o.country_group FROM orders AS o WHERE o.enterprise = :enterprise AND o.currency = :currency
GROUP BY o.country_group ORDER BY MAX(o.order_id) DESC
