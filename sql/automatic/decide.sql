-- An automatic renewal was paid, or is cancelled.
-- in: enterprise EnterpriseId, order_id OrderId, state Text, seq int64_t, today Date, account AccountId
-- rows: changes 1
-- scope: enterprise
UPDATE automatic_order SET state = :state, decided_seq = :seq, decided_on = :today, decided_by = :account
WHERE enterprise = :enterprise AND order_id = :order_id
