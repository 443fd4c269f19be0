-- What became of a transfer, in its order.
-- in: enterprise EnterpriseId, transfer int64_t
-- out: step int64_t, verb Text, side ?Text, on_day Date, at Instant, reason ?Text
-- rows: many
-- scope: enterprise
SELECT step, verb, side, on_day, at, reason
FROM transfer_step WHERE enterprise = :enterprise AND transfer = :transfer ORDER BY step
