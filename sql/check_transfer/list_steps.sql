-- What became of the transfers of an enterprise.
-- in: enterprise EnterpriseId
-- out: transfer int64_t, step int64_t, seq int64_t, verb Text, side ?Text, on_day Date
-- rows: many
-- scope: enterprise
SELECT transfer, step, seq, verb, side, on_day
FROM transfer_step WHERE enterprise = :enterprise ORDER BY transfer, step
