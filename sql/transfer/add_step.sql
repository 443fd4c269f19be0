-- What became of a transfer.
-- in: enterprise EnterpriseId, transfer int64_t, step int64_t, seq int64_t, verb Text, side ?Text, on_day Date, at Instant,
--   account AccountId, reason ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO transfer_step (enterprise, transfer, step, seq, verb, side, on_day, at, account, reason)
VALUES (:enterprise, :transfer, :step, :seq, :verb, :side, :on_day, :at, :account, :reason)
