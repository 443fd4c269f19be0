-- Notes a change that a person of the order desk asks for (P19).
-- in: enterprise EnterpriseId, change int64_t, seq int64_t, order_id OrderId, place int64_t, kind Text, reason Text, asked_on Date,
--   asked_at Instant, account AccountId, asked_by IdentityId, total_before ?Money, total ?Money
-- rows: changes 1
-- scope: enterprise
INSERT INTO order_change (enterprise, change, seq, order_id, place, kind, reason, asked_on, asked_at, account, asked_by, state,
    total_before, total)
VALUES (:enterprise, :change, :seq, :order_id, :place, :kind, :reason, :asked_on, :asked_at, :account, :asked_by, 'waiting',
    :total_before, :total)
