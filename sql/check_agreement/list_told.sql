-- The accounts that were told beside those that took part, each with what it was told.
-- in: enterprise EnterpriseId
-- out: seq int64_t, item int64_t, kind Text, object int64_t, account AccountId
-- rows: many
-- scope: enterprise
SELECT w.seq, w.item, b.kind, b.object, w.account
FROM outbox_to AS w JOIN outbox AS b ON b.enterprise = w.enterprise AND b.seq = w.seq AND b.item = w.item
WHERE w.enterprise = :enterprise ORDER BY w.seq, w.item, w.account
