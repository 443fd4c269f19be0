-- Appends who did what in a transaction.
-- in: enterprise EnterpriseId, seq int64_t, at Instant, actor IdentityId, account AccountId,
--   action Text, object int64_t, detail Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO audit (enterprise, seq, at, actor, account, action, object, detail)
VALUES (:enterprise, :seq, :at, :actor, :account, :action, :object, :detail)
