-- Appends what became of a submitted order.
-- in: enterprise EnterpriseId, order_id OrderId, seq int64_t, state Text, hold ?Text, on_day Date,
--   at Instant, account AccountId, reason ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_step (enterprise, order_id, seq, state, hold, on_day, at, account, reason)
VALUES (:enterprise, :order_id, :seq, :state, :hold, :on_day, :at, :account, :reason)
