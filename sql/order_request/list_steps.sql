-- What became of a submitted order, oldest first.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: seq int64_t, state Text, hold ?Text, on_day Date, at Instant, account AccountId, reason ?Text
-- rows: many
-- scope: enterprise
SELECT seq, state, hold, on_day, at, account, reason FROM order_step
WHERE enterprise = :enterprise AND order_id = :order_id ORDER BY seq
