-- Loads an accepted order.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: number Text, seq int64_t, agreement AgreementId, term int64_t, accepted_on Date, level ?Text, points Points, total Money
-- rows: maybe
-- scope: enterprise
SELECT number, seq, agreement, term, accepted_on, level, points, total
FROM orders WHERE enterprise = :enterprise AND order_id = :order_id
