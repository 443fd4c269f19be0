-- What became of the submitted orders of an enterprise.
-- in: enterprise EnterpriseId
-- out: order_id OrderId, seq int64_t, state Text, hold Text, on_day Date, at Instant, account AccountId
-- rows: many
-- scope: enterprise
SELECT order_id, seq, state, COALESCE(hold, '') AS hold, on_day, at, account
FROM order_step WHERE enterprise = :enterprise ORDER BY order_id, seq
