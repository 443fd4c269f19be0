-- An outbox row goes to an account too (portal.md §6).
-- in: enterprise EnterpriseId, seq int64_t, item int64_t, account AccountId
-- rows: changes 1
-- scope: enterprise
INSERT INTO outbox_to (enterprise, seq, item, account) VALUES (:enterprise, :seq, :item, :account)
