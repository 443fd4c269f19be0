-- What the second person said, or that who asked took it back.
-- in: enterprise EnterpriseId, change int64_t, state Text, decided_seq int64_t, decided_on Date, decided_at Instant,
--   decided_by IdentityId, decided_reason ?Text
-- rows: changes 1
-- scope: enterprise
UPDATE order_change SET state = :state, decided_seq = :decided_seq, decided_on = :decided_on, decided_at = :decided_at,
    decided_by = :decided_by, decided_reason = :decided_reason
WHERE enterprise = :enterprise AND change = :change AND state = 'waiting'
