-- Leaves something to be told, in the transaction that makes it true.
-- in: enterprise EnterpriseId, seq int64_t, item int64_t, kind Text, object int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO outbox (enterprise, seq, item, kind, object)
VALUES (:enterprise, :seq, :item, :kind, :object)
