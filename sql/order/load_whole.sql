-- Loads everything that an accepted order says of itself.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: kind Text, state Text, agreement AgreementId, term int64_t, accepted_on Date,
--   accepted_at Instant, level ?Text, points Points, total Money, currency Text,
--   country_group Text, programme_version int64_t
-- rows: one
-- scope: enterprise
SELECT kind, state, agreement, term, accepted_on, accepted_at, level, points, total, currency,
    country_group, programme_version
FROM orders WHERE enterprise = :enterprise AND order_id = :order_id
