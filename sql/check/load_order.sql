-- An order with what its price depends on.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: number Text, kind Text, accepted_on Date, level ?Text, points Points, total Money,
--   currency Text, country_group Text, programme_version int64_t
-- rows: one
-- scope: enterprise
SELECT number, kind, accepted_on, level, points, total, currency, country_group, programme_version
FROM orders WHERE enterprise = :enterprise AND order_id = :order_id
